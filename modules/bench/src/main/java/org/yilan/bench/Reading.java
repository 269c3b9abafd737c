package org.yilan.bench;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.yilan.feeds.spi.FeedException;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/// What JMH runs: the documents of a format read once. JMH makes the objects itself, in this process, so what they read lies
/// in a place of the class. Public, as everything JMH calls has to be.
@State(Scope.Thread)
public class Reading {
    static final Map<String, ParseInput> INPUTS = new ConcurrentHashMap<>();

    @Param("none")
    public String name = "none";

    private ParseInput input = ParseInput.NONE;

    @Setup
    public void find() {
        input = Objects.requireNonNull(INPUTS.get(name), "no documents named " + name);
    }

    /// @return how many things were understood
    @Benchmark
    public int read() throws FeedException {
        return input.read().observations();
    }
}

package org.yilan.bench;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.spi.Document;
import org.yilan.feeds.spi.FeedConfig;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.Observation;
import org.yilan.feeds.spi.Poll;
import org.yilan.situation.model.GeoPoint;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// A round that is answered from memory and counts what was found. Nothing is ever said to be recorded, so an adapter reads
/// everything anew in each round, but for what it keeps of its own accord. One thread.
final class PreparedPoll implements Poll {
    private final FeedConfig config;
    private final Instant now;
    private final Map<URI, byte[]> answers;
    private int observations;
    private int refused;
    private String firstRefused = "";
    private long bytes;

    /// @param answers by address, never changed
    PreparedPoll(FeedConfig config, Instant now, Map<URI, byte[]> answers) {
        this.config = config;
        this.now = now;
        this.answers = answers;
    }

    int observations() {
        return observations;
    }

    int refusedCount() {
        return refused;
    }

    /// What was refused first and why, empty when nothing was.
    String firstRefused() {
        return firstRefused;
    }

    /// Of the documents that were asked for.
    long bytes() {
        return bytes;
    }

    @Override
    public FeedConfig config() {
        return config;
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public Optional<Document> get(URI uri) throws FeedException {
        byte[] answer = answers.get(uri);
        if (answer == null) {
            throw new FeedException("http-404", "There is nothing at " + uri + ".");
        }
        bytes += answer.length;
        return Optional.of(new Document(uri, answer, StandardCharsets.UTF_8));
    }

    @Override
    public boolean mayFollow(URI uri) {
        return answers.containsKey(uri);
    }

    @Override
    public void saw(Observation observation) {
        observations++;
    }

    @Override
    public void ignored(String path, String reason) {}

    @Override
    public void refused(String path, String reason) {
        if (refused++ == 0) {
            firstRefused = path + ": " + reason;
        }
    }

    @Override
    public void incomplete() {}

    @Override
    public void onRecorded(Runnable action) {}

    @Override
    public String division(@Nullable GeoPoint point) {
        return "";
    }
}

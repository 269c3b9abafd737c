package org.yilan.feeds.fuzz;

import com.sun.management.ThreadMXBean;

import org.yilan.feeds.FeedFormats;
import org.yilan.feeds.ScriptedPoll;
import org.yilan.feeds.Specimens;
import org.yilan.feeds.Specimens.Specimen;
import org.yilan.feeds.spi.FeedAdapter;
import org.yilan.feeds.spi.FeedException;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// The reading of a document that may be anything. It may be refused, in part or as a whole; it may not fail otherwise, take
/// longer than a second of the processor, or allocate more than a document of that size may cost.
final class Reading {
    private static final long MAX_NANOS = 1_000_000_000L;
    private static final long MAX_ALLOCATED = 64L << 20;
    private static final FeedFormats FORMATS = FeedFormats.installed();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Reading() {}

    /// @throws AssertionError when it breaks a limit
    static void of(Specimen specimen, byte[] document) {
        // Once more before it is blamed: the first reading of all also loads classes.
        long[] cost = once(specimen, document);
        if (tooMuch(cost)) {
            cost = once(specimen, document);
        }
        if (tooMuch(cost)) {
            throw new AssertionError(
                    specimen
                            + ": "
                            + document.length
                            + " bytes cost "
                            + cost[0] / 1_000_000
                            + " ms and "
                            + (cost[1] >> 20)
                            + " MB");
        }
    }

    private static boolean tooMuch(long[] cost) {
        return cost[0] > MAX_NANOS || cost[1] > MAX_ALLOCATED;
    }

    private static long[] once(Specimen specimen, byte[] document) {
        FeedAdapter adapter = FORMATS.adapter(specimen.format()).orElseThrow();
        ScriptedPoll poll =
                new ScriptedPoll(specimen.format(), specimen.root()).at("2024-09-15T09:00:00Z");
        for (Map.Entry<String, String> other : specimen.others().entrySet()) {
            poll.withAnyQuery(other.getKey(), other.getValue().getBytes(StandardCharsets.UTF_8));
        }
        specimen.options().forEach(poll::option);
        poll.withAnyQuery(specimen.path(), document);
        long thread = Thread.currentThread().threadId();
        long cpu = THREADS.getCurrentThreadCpuTime();
        long allocated = THREADS.getThreadAllocatedBytes(thread);
        try {
            adapter.poll(poll);
            poll.recorded();
        } catch (FeedException e) {
            // Refused as a whole, with a reason.
            if (e.sentence().isBlank() || e.errorClass().isBlank()) {
                throw new AssertionError(specimen + ": refused without a reason", e);
            }
        }
        return new long[] {
            THREADS.getCurrentThreadCpuTime() - cpu,
            THREADS.getThreadAllocatedBytes(thread) - allocated
        };
    }

    /// The good document is understood: otherwise the fuzzing would try nothing.
    static int understood(Specimen specimen) throws FeedException {
        ScriptedPoll poll =
                new ScriptedPoll(specimen.format(), specimen.root()).at("2024-09-15T09:00:00Z");
        specimen.others()
                .forEach(
                        (path, body) ->
                                poll.withAnyQuery(path, body.getBytes(StandardCharsets.UTF_8)));
        specimen.options().forEach(poll::option);
        poll.withAnyQuery(specimen.path(), specimen.body())
                .by(FORMATS.adapter(specimen.format()).orElseThrow());
        return poll.observations.size();
    }

    static java.util.List<Specimen> specimens() {
        return Specimens.all();
    }
}

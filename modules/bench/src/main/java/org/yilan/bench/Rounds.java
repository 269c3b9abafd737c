package org.yilan.bench;

import org.yilan.feeds.FeedReport;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// What the rounds of many feeds came to, heard from their threads.
final class Rounds {
    private final Samples request = new Samples();
    private final Samples answer = new Samples();
    private final Samples changeAtMost = new Samples();
    private final LongAdder count = new LongAdder();
    private final LongAdder faults = new LongAdder();
    private final LongAdder events = new LongAdder();
    private final LongAdder documents = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final Map<String, LongAdder> refused = new ConcurrentHashMap<>();
    private final Map<String, Long> begunBefore = new ConcurrentHashMap<>();
    private volatile boolean recording;

    /// Counts from now on, or no more.
    void record(boolean on) {
        recording = on;
    }

    /// A round is over.
    void over(FeedReport report) {
        long now = System.nanoTime();
        Long before = begunBefore.put(report.feed(), now - report.took().toNanos());
        if (!recording) {
            return;
        }
        count.increment();
        events.add(report.events());
        documents.add(report.documents());
        bytes.add(report.bytes());
        if (!report.errorClass().isEmpty()) {
            faults.increment();
            refused.computeIfAbsent(report.errorClass(), k -> new LongAdder()).increment();
        }
        if (report.events() > 0) {
            request.add(report.took().toNanos() / 1e6);
            answer.add(report.took().minus(report.waited()).toNanos() / 1e6);
            if (before != null) {
                changeAtMost.add((now - before) / 1e6);
            }
        }
    }

    void put(Meter meter, double seconds) {
        meter.quantiles("request", request)
                .quantiles("answer", answer)
                .quantiles("changeAtMost", changeAtMost)
                .put("rounds", count.sum())
                .put("roundsWithNews", request.count())
                .put("faults", faults.sum())
                .put("faultClasses", new TreeMap<>(refused).toString())
                .put("requestsPerSecond", documents.sum() / seconds)
                .put("eventsPerSecond", events.sum() / seconds)
                .put("megabytesPerSecond", bytes.sum() / seconds / 1e6)
                .put(
                        "documentKb",
                        documents.sum() == 0 ? Double.NaN : bytes.sum() / 1e3 / documents.sum());
    }
}

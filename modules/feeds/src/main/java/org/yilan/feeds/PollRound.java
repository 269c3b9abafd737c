package org.yilan.feeds;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.spi.Document;
import org.yilan.feeds.spi.FeedConfig;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.Observation;
import org.yilan.feeds.spi.Poll;
import org.yilan.feeds.transport.Transport;
import org.yilan.situation.model.GeoPoint;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What one poll found so far. One thread.
final class PollRound implements Poll {
    private final FeedConfig config;
    private final Transport transport;
    private final Instant now;
    private final Locator locator;
    private final Edge edge;
    private final List<Observation> observations = new ArrayList<>();
    private final List<Remark> ignored = new ArrayList<>();
    private final List<Remark> refused = new ArrayList<>();
    private final List<Runnable> onRecorded = new ArrayList<>();
    private int ignoredCount;
    private int refusedCount;
    private boolean complete = true;
    private boolean readingOfNow;
    private boolean placeOfNow;

    PollRound(FeedConfig config, Transport transport, Instant now, Locator locator) {
        this.config = config;
        this.transport = transport;
        this.now = now;
        this.locator = locator;
        this.edge = new Edge(config.datum());
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
        return transport.get(uri);
    }

    @Override
    public boolean mayFollow(URI uri) {
        return transport.mayFollow(uri);
    }

    @Override
    public void saw(Observation observation) {
        switch (observation) {
            case Observation.ReadingSeen r -> readingOfNow |= r.reading().observedAt().equals(now);
            case Observation.FacilitySeen f -> placeOfNow |= f.facility().observedAt().equals(now);
            default -> {}
        }
        observations.add(edge.inWgs84(observation));
    }

    @Override
    public void ignored(String path, String reason) {
        ignoredCount++;
        if (ignored.size() < FeedReport.MAX_REMARKS) {
            ignored.add(new Remark(path, reason));
        }
    }

    /// A document with a refused item is fetched in full the next time too, or the fault would seem healed by a "not
    /// modified".
    @Override
    public void refused(String path, String reason) {
        refusedCount++;
        complete = false;
        if (refused.size() < FeedReport.MAX_REMARKS) {
            refused.add(new Remark(path, reason));
        }
    }

    @Override
    public void incomplete() {
        complete = false;
    }

    @Override
    public void onRecorded(Runnable action) {
        onRecorded.add(action);
    }

    @Override
    public String division(@Nullable GeoPoint point) {
        return point == null ? "" : locator.divisionAt(edge.inWgs84(point));
    }

    List<Observation> observations() {
        return observations;
    }

    /// When unchanged documents must be read again, null for never. What has no time of its own counts as of the moment
    /// when it was read, and would grow old while its upstream says the same and is well. A place is told of again when half
    /// of its freshness is over, so it has to be looked at in time for that; a reading each time.
    @Nullable Instant readAgain() {
        return readingOfNow ? now : placeOfNow ? now.plus(config.freshness().dividedBy(4)) : null;
    }

    boolean complete() {
        return complete;
    }

    int understood() {
        return observations.size();
    }

    int refusedCount() {
        return refusedCount;
    }

    String firstRefused() {
        return refused.isEmpty() ? "" : refused.getFirst().toString();
    }

    void recorded() {
        onRecorded.forEach(Runnable::run);
    }

    FeedReport report(int events, Duration took, String errorClass, String detail) {
        Map<String, Integer> understood = new TreeMap<>();
        for (Observation observation : observations) {
            understood.merge(word(observation), 1, Integer::sum);
        }
        return new FeedReport(
                config.id(),
                now,
                understood,
                events,
                ignoredCount,
                ignored,
                refusedCount,
                refused,
                transport.traffic().documents(),
                transport.traffic().bytes(),
                took,
                Duration.ofNanos(transport.traffic().waited()),
                errorClass,
                detail);
    }

    private static String word(Observation observation) {
        return switch (observation) {
            case Observation.AlertSeen a -> "alert";
            case Observation.LevelSeen l -> "level";
            case Observation.LevelOver l -> "level";
            case Observation.StormSeen s -> "storm";
            case Observation.EarthquakeSeen e -> "earthquake";
            case Observation.TicketSeen t -> "ticket";
            case Observation.SensorSeen s -> "sensor";
            case Observation.ReadingSeen r -> "reading";
            case Observation.FacilitySeen f -> "facility";
            case Observation.RoadEventSeen r -> "road event";
            case Observation.RoadEventsAre r -> "list of road events";
        };
    }
}

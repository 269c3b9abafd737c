package org.yilan.map.mark;

import org.jspecify.annotations.Nullable;
import org.yilan.situation.Situation;
import org.yilan.situation.kpi.Look;
import org.yilan.situation.model.FeedHealth;

import java.time.Duration;
import java.time.Instant;

/// Which of the four looks something from a feed has.
public final class Looks {
    private Looks() {}

    /// The look of a value.
    ///
    /// @param observedAt when it was observed, or null when nothing has come yet
    public static Look of(
            Situation situation, String feed, @Nullable Instant observedAt, Instant now) {
        FeedHealth health = situation.feed(feed).orElse(null);
        boolean unreachable = health != null && health.state() == FeedHealth.State.UNREACHABLE;
        if (observedAt == null) {
            return unreachable ? Look.UNREACHABLE : Look.NO_DATA;
        }
        if (unreachable) {
            return Look.UNREACHABLE;
        }
        if (health == null) {
            return Look.VALUE;
        }
        boolean old = Duration.between(observedAt, now).compareTo(health.freshness()) > 0;
        return health.state() == FeedHealth.State.STALE || old ? Look.STALE : Look.VALUE;
    }
}

package org.yilan.feeds;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.spi.FeedConfig;
import org.yilan.geography.Datum;
import org.yilan.situation.model.FeedHealth;
import org.yilan.situation.model.FeedHealth.State;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// How a feed is doing, and whether that is news. Times are the hub's clock. Thread safe.
///
/// Only a change of state or of error class is news: a feed that answers every five seconds must not write to the journal
/// every five seconds.
final class Health {
    /// After this many freshness limits without a good answer, stale becomes unreachable.
    private static final int LONG_GONE = 3;

    /// Faults of documents and not of the way to them.
    private static final Set<String> CONTENT = Set.of("items-refused", "nothing-usable");

    private final FeedConfig config;
    private @Nullable FeedHealth published;
    private State state = State.STARTING;
    private Instant since;
    private Instant watchedFrom;
    private @Nullable Instant lastGood;
    private String errorClass = "";
    private String detail = "";

    /// @param known what the journal says from before, or null
    Health(FeedConfig config, @Nullable FeedHealth known, Instant now) {
        this.config = config;
        this.published = known;
        this.since = now;
        this.watchedFrom = now;
        if (known != null) {
            state = known.state();
            since = known.since();
            lastGood = known.lastGood();
            errorClass = known.errorClass();
            detail = known.detail();
        }
    }

    /// The upstream gave a usable answer.
    synchronized void good(Instant now) {
        lastGood = now;
        become(State.GOOD, "", "", now);
    }

    /// The upstream gave an answer that could be used in part.
    synchronized void partlyGood(String faultClass, String sentence, Instant now) {
        lastGood = now;
        become(State.DEGRADED, faultClass, sentence, now);
    }

    /// The upstream is there; what its last documents were like still holds.
    synchronized void alive(Instant now) {
        if (state == State.DEGRADED && CONTENT.contains(errorClass)) {
            lastGood = now;
        } else {
            good(now);
        }
    }

    /// There was no usable answer.
    synchronized void fault(String faultClass, String sentence, Instant now) {
        become(aged(now, true), faultClass, sentence, now);
    }

    /// Time has passed.
    synchronized void tick(Instant now) {
        if (state == State.STARTING || state == State.UNREACHABLE) {
            return;
        }
        State aged = aged(now, !errorClass.isEmpty());
        if (aged == State.STALE || aged == State.UNREACHABLE) {
            boolean silent = errorClass.isEmpty();
            become(
                    aged,
                    silent ? "overdue" : errorClass,
                    silent ? "It should have answered again by now." : detail,
                    now);
        }
    }

    private State aged(Instant now, boolean faulty) {
        if (lastGood == null) {
            return State.UNREACHABLE;
        }
        // After a restart the journal's last good answer is old only because nobody asked
        // meanwhile.
        Instant from = lastGood.isBefore(watchedFrom) ? watchedFrom : lastGood;
        Duration age = Duration.between(from, now);
        Duration limit = config.freshness();
        if (age.compareTo(limit) <= 0) {
            return faulty ? State.DEGRADED : State.GOOD;
        }
        return age.compareTo(limit.multipliedBy(LONG_GONE)) <= 0 ? State.STALE : State.UNREACHABLE;
    }

    private void become(State next, String faultClass, String sentence, Instant now) {
        if (next != state) {
            since = now;
        }
        state = next;
        errorClass = faultClass;
        detail = sentence;
    }

    /// How it is doing now, with the last good answer up to date.
    synchronized FeedHealth current() {
        return new FeedHealth(
                config.id(),
                config.name(),
                config.department(),
                state,
                since,
                lastGood,
                config.freshness(),
                errorClass,
                detail,
                config.datum() == Datum.WGS84 ? "" : config.datum().label());
    }

    /// How it is doing, if that is news.
    synchronized Optional<FeedHealth> news() {
        FeedHealth now = current();
        FeedHealth before = published;
        boolean same =
                before != null
                        && before.state() == now.state()
                        && before.errorClass().equals(now.errorClass())
                        && before.name().equals(now.name())
                        && before.department().equals(now.department())
                        && before.datum().equals(now.datum())
                        && before.freshness().equals(now.freshness());
        return same ? Optional.empty() : Optional.of(now);
    }

    /// The journal has it.
    synchronized void published(FeedHealth health) {
        published = health;
    }
}

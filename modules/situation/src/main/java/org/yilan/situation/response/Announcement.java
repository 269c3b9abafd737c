package org.yilan.situation.response;

import org.jspecify.annotations.Nullable;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.LevelChange;
import org.yilan.situation.model.ResponseLevel;

import java.time.Instant;
import java.util.List;

/// A change of a level that was decided here and that others are told of.
///
/// @param id that of the event in the journal: the same whenever and by whomever it is read
/// @param kind declared, raised, lowered or ended
/// @param level the level; for an end the one that ended
/// @param before the level before, or null
/// @param at when the journal recorded it
/// @param by who decided it
/// @param reason why, in their words
/// @param previous what was told of the same level before, or null
/// @param deliveries one per channel that is to tell it
public record Announcement(
        String id,
        LevelChange.Kind kind,
        ResponseLevel level,
        @Nullable Grade before,
        Instant at,
        String by,
        String reason,
        @Nullable Earlier previous,
        List<Delivery> deliveries) {
    public Announcement {
        deliveries = List.copyOf(deliveries);
    }

    /// What a later message refers to.
    public record Earlier(String id, Instant at) {}

    /// Whether it goes to a channel.
    public boolean to(String channel) {
        return deliveries.stream().anyMatch(d -> d.channel().equals(channel));
    }

    /// The same after a delivery went on.
    public Announcement with(Delivery changed) {
        return new Announcement(
                id,
                kind,
                level,
                before,
                at,
                by,
                reason,
                previous,
                deliveries.stream()
                        .map(d -> d.channel().equals(changed.channel()) ? changed : d)
                        .toList());
    }

    /// How far one channel is with it.
    ///
    /// @param attempts how often it was tried
    /// @param next when it is tried again; null once it is over
    /// @param outcome what came of the last try, in words; empty before the first
    public record Delivery(
            String channel, State state, int attempts, @Nullable Instant next, String outcome) {
        /// How far it is.
        public enum State {
            PENDING,
            SENT,
            /// Given up.
            FAILED
        }

        public static Delivery pending(String channel, Instant at) {
            return new Delivery(channel, State.PENDING, 0, at, "");
        }
    }
}

package org.yilan.situation.model;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/// Something that hinders traffic on a road or on a line of public transport, as its publisher last described it.
///
/// @param id feed, colon, the publisher's id
/// @param code the publisher's own code for what it is, verbatim: `VehicleObstruction/brokenDownVehicle`
/// @param words the publisher's description, may be empty
/// @param place where its sign stands; without a point only the words tell
/// @param line the stretch that it is about, from one end to the other; empty when it is a point
/// @param road number or name of the road or line, empty when not known
/// @param direction the publisher's words for the direction, empty when not known
/// @param severity the publisher's word (DATEX II: `highest`, `high`, `medium`, `low`, `lowest`), empty when not given
/// @param from when it begins or began, or null when not known
/// @param to when it ends or ended, or null when that is open
/// @param state as the publisher has it; [#at] tells it for a moment
/// @param updated when the publisher last changed it
/// @param version the publisher's count of changes, 0 without one
/// @param simulated whether it never happened
public record RoadEvent(
        String id,
        String feed,
        Kind kind,
        String code,
        String words,
        Place place,
        List<GeoPoint> line,
        String road,
        String direction,
        String severity,
        @Nullable Instant from,
        @Nullable Instant to,
        State state,
        Instant updated,
        int version,
        boolean simulated) {

    /// What it is, as far as Yilan tells it apart.
    public enum Kind {
        ACCIDENT,
        ROADWORKS,
        /// Nothing passes.
        CLOSURE,
        /// Something on the road, or lanes of it that are shut.
        OBSTRUCTION,
        CONGESTION,
        /// The road's own condition, or the weather on it.
        WEATHER,
        /// A line of public transport that does not run as it should.
        TRANSIT,
        OTHER
    }

    /// Whether it holds.
    public enum State {
        ACTIVE,
        PLANNED,
        ENDED
    }

    /// Which of two descriptions of the same event is the later one.
    public static final Comparator<RoadEvent> AGE =
            Comparator.comparing(RoadEvent::updated).thenComparingInt(RoadEvent::version);

    public RoadEvent {
        line = List.copyOf(line);
    }

    /// Whether it holds at a moment: what its publisher calls active or planned ends by its own time, and begins by it.
    public State at(Instant now) {
        if (state == State.ENDED || (to != null && !now.isBefore(to))) {
            return State.ENDED;
        }
        return from != null && now.isBefore(from) ? State.PLANNED : State.ACTIVE;
    }

    /// When it ended, null when it has not ended at `now`.
    public @Nullable Instant ended(Instant now) {
        if (to != null && !now.isBefore(to)) {
            return to;
        }
        return state == State.ENDED ? updated : null;
    }

    /// Whether nothing passes at all, or its publisher calls it as grave as can be.
    public boolean grave() {
        return kind == Kind.CLOSURE || severity.equals("highest");
    }

    /// The same description as if it were of another time. Some publishers stamp what has not changed.
    public RoadEvent stamped(Instant when) {
        return new RoadEvent(
                id, feed, kind, code, words, place, line, road, direction, severity, from, to,
                state, when, version, simulated);
    }

    /// The same event, ended because its publisher lists it no more. It counts as no later description: should the
    /// publisher list it again, it holds again.
    public RoadEvent over(Instant when) {
        return new RoadEvent(
                id,
                feed,
                kind,
                code,
                words,
                place,
                line,
                road,
                direction,
                severity,
                from,
                when,
                State.ENDED,
                updated,
                version,
                simulated);
    }
}

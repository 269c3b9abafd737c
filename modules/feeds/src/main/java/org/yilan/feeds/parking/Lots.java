package org.yilan.feeds.parking;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.spi.JsonItem;
import org.yilan.feeds.spi.Observation;
import org.yilan.feeds.spi.Poll;
import org.yilan.feeds.spi.Refusal;
import org.yilan.feeds.spi.Values;
import org.yilan.situation.model.Facility;
import org.yilan.situation.model.Place;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/// Reports the car parks of one document, each once. One thread, one poll.
final class Lots {
    /// Numbers of spaces, -1 where not known.
    record Spaces(int occupied, int capacity) {
        static final Spaces UNKNOWN = new Spaces(-1, -1);
    }

    private final Poll poll;
    private final boolean simulated;
    private final Set<String> told = new HashSet<>();

    Lots(Poll poll) {
        this(poll, false);
    }

    /// @param simulated whether the document says that it was invented
    Lots(Poll poll, boolean simulated) {
        this.poll = poll;
        this.simulated = simulated;
    }

    /// @param id the publisher's, unique in the document
    /// @throws Refusal when a car park of that id was told already: one of them would be lost
    void tell(
            JsonItem item,
            String id,
            String kind,
            String name,
            Place place,
            String status,
            Spaces spaces,
            Instant at)
            throws Refusal {
        if (!told.add(id)) {
            throw new Refusal(item.path(), "a second car park " + Values.quoted(id));
        }
        poll.saw(
                new Observation.FacilitySeen(
                        new Facility(
                                poll.config().id() + ":" + id,
                                poll.config().id(),
                                kind,
                                name,
                                place,
                                status,
                                spaces.occupied(),
                                spaces.capacity(),
                                at,
                                simulated)));
    }

    /// A number of spaces, null when there is none or it is refused, which is reported.
    @Nullable Integer count(JsonItem item) {
        if (item.isArray() || item.isObject()) {
            poll.refused(item.path(), "not a number");
            return null;
        }
        Double count = poll.part(() -> Values.number(item.text(), item.path(), 0, 1_000_000));
        return count == null ? null : (int) Math.round(count);
    }

    /// What is taken where free spaces are counted. More free spaces than spaces are refused, not shown as a number below 0.
    Spaces ofFree(@Nullable Integer free, @Nullable Integer capacity, String path) {
        if (capacity == null) {
            if (free != null) {
                poll.ignored(path, "free spaces of a car park whose size is not known");
            }
            return Spaces.UNKNOWN;
        }
        if (free == null) {
            return new Spaces(-1, capacity);
        }
        if (free > capacity) {
            poll.refused(path, free + " spaces are free of only " + capacity);
            return new Spaces(-1, capacity);
        }
        return new Spaces(capacity - free, capacity);
    }
}

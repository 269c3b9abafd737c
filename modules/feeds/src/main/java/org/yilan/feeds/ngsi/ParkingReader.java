package org.yilan.feeds.ngsi;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.spi.JsonItem;
import org.yilan.feeds.spi.Observation;
import org.yilan.feeds.spi.Poll;
import org.yilan.feeds.spi.Refusal;
import org.yilan.feeds.spi.Values;
import org.yilan.situation.model.Facility;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Reads car parks and single parking places.
final class ParkingReader {
    static final String CAR_PARK = "OffStreetParking";
    static final String SPOT = "ParkingSpot";

    private static final int MOST_SPOTS = 10_000_000;
    private static final String[] STAMPS = {
        "dateObserved", "TimeInstant", "dateModified", "modifiedAt"
    };
    private static final Set<String> READ =
            Set.of(
                    "location",
                    "address",
                    "name",
                    "status",
                    "totalSpotNumber",
                    "availableSpotNumber",
                    "occupiedSpotNumber",
                    "dateObserved",
                    "TimeInstant",
                    "dateModified",
                    "modifiedAt");

    private final Poll poll;

    ParkingReader(Poll poll) {
        this.poll = poll;
    }

    void carPark(Entity entity) throws Refusal {
        Attribute free = entity.get("availableSpotNumber");
        Attribute taken = entity.get("occupiedSpotNumber");
        int capacity = count(entity.get("totalSpotNumber"));
        int occupied = count(taken);
        int available = count(free);
        if (occupied < 0 && capacity >= 0 && available >= 0) {
            occupied = capacity - available;
            if (occupied < 0) {
                poll.refused(
                        free.value().path(),
                        free.line() + " places are free of " + capacity + " in all");
                occupied = -1;
            }
        }
        saw(
                entity,
                "parking",
                occupied,
                capacity,
                Values.missing(free.time().text()) ? taken.time() : free.time());
    }

    void spot(Entity entity) throws Refusal {
        Attribute status = entity.get("status");
        int occupied =
                switch (status.line()) {
                    case "free" -> 0;
                    case "occupied" -> 1;
                    default -> -1;
                };
        saw(entity, "parking-spot", occupied, 1, status.time());
    }

    private void saw(Entity entity, String kind, int occupied, int capacity, JsonItem own)
            throws Refusal {
        Instant at = moment(Values.missing(own.text()) ? entity.moment(STAMPS) : own);
        poll.saw(
                new Observation.FacilitySeen(
                        new Facility(
                                poll.config().id() + ":" + entity.id(),
                                poll.config().id(),
                                kind,
                                entity.name(),
                                entity.place(poll),
                                entity.line("status"),
                                occupied,
                                capacity,
                                at)));
        List<String> ignored = new ArrayList<>();
        for (Attribute attribute : entity.attributes()) {
            if (!READ.contains(attribute.name())) {
                ignored.add(attribute.name());
            }
        }
        if (!ignored.isEmpty()) {
            poll.ignored(entity.path(), "not about how full it is: " + String.join(", ", ignored));
        }
    }

    /// Without a time it counts as seen now.
    private Instant moment(@Nullable JsonItem time) throws Refusal {
        return time == null ? poll.now() : Values.of(poll).pastInstant(time.text(), time.path());
    }

    private int count(Attribute attribute) {
        JsonItem item = attribute.value();
        Double count = poll.part(() -> Values.number(item.text(), item.path(), 0, MOST_SPOTS));
        return count == null ? -1 : (int) Math.round(count);
    }
}

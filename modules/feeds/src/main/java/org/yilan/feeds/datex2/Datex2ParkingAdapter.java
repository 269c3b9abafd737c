package org.yilan.feeds.datex2;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.spi.FeedAdapter;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.Observation;
import org.yilan.feeds.spi.Poll;
import org.yilan.feeds.spi.Refusal;
import org.yilan.feeds.spi.Values;
import org.yilan.feeds.spi.XmlElement;
import org.yilan.situation.model.Facility;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// `datex2-parking`: car parks by DATEX II version 3.
///
/// The url is a ParkingStatusPublication; the option `table` is the address of the ParkingTablePublication with names,
/// places and numbers of spaces, without which car parks are called by their ids and have no place. Each record is a
/// facility of the kind `parking`; its status is `parkingSiteStatus` as published, or `parkingSiteOpeningStatus` where that
/// says anything but open. The time is `parkingStatusOriginTime`.
///
/// `occupied` is `parkingNumberOfOccupiedSpaces`, else the table's spaces less the vacant ones. Publishers write 0 for a
/// number that they do not know: 0 occupied spaces are not believed where the share of occupied spaces is not 0, or where
/// none is vacant either. `capacity` is the table's, else occupied and vacant spaces together. Groups of spaces within a
/// car park are ignored.
public final class Datex2ParkingAdapter implements FeedAdapter {
    private static final String FORMAT = "datex2-parking";

    private final SiteTable table =
            new SiteTable(
                    new SiteTable.Form(
                            FORMAT,
                            List.of("ParkingTablePublication"),
                            List.of("parkingRecord"),
                            "parkingName",
                            "parkingLocation",
                            "parkingNumberOfSpaces"));

    @Override
    public String format() {
        return FORMAT;
    }

    @Override
    public String about() {
        return "how full car parks are by DATEX II 3";
    }

    @Override
    public void poll(Poll poll) throws FeedException {
        Optional<XmlElement> publication = table.values(poll, "ParkingStatusPublication");
        if (publication.isEmpty()) {
            return;
        }
        Set<String> told = new HashSet<>();
        for (XmlElement item : publication.get().children("parkingRecordStatus")) {
            poll.item(
                    () -> {
                        Facility facility = facility(item, poll);
                        if (!told.add(facility.id())) {
                            throw new Refusal(item.path(), "a second status of the same car park");
                        }
                        poll.saw(new Observation.FacilitySeen(facility));
                    });
        }
    }

    private Facility facility(XmlElement item, Poll poll) throws Refusal {
        String id =
                Datex2.requiredId(
                        item.child("parkingRecordReference"), item, "parkingRecordReference");
        XmlElement time = item.child("parkingStatusOriginTime");
        Instant at =
                Values.of(poll)
                        .pastInstant(Datex2.time(time), time == null ? item.path() : time.path());
        int groups = item.children("groupOfParkingSpacesStatus").size();
        if (groups > 0) {
            poll.ignored(item.path(), groups + " groups of spaces within the car park");
        }
        int capacity = table.capacity(id);
        int occupied = -1;
        XmlElement occupancy = item.child("parkingOccupancy");
        if (occupancy != null) {
            Integer vacant = count(occupancy, "parkingNumberOfVacantSpaces", poll);
            Integer taken = taken(occupancy, vacant, poll);
            if (capacity < 0 && taken != null && vacant != null) {
                capacity = taken + vacant;
            }
            if (taken != null) {
                occupied = taken;
            } else if (vacant != null && vacant <= capacity) {
                occupied = capacity - vacant;
            }
        }
        return new Facility(
                poll.config().id() + ":" + id,
                poll.config().id(),
                "parking",
                table.name(id),
                table.place(id, poll),
                status(item),
                occupied,
                capacity,
                at);
    }

    /// The number of occupied spaces, null where none is given or it is not believed.
    private static @Nullable Integer taken(
            XmlElement occupancy, @Nullable Integer vacant, Poll poll) {
        Integer taken = count(occupancy, "parkingNumberOfOccupiedSpaces", poll);
        if (taken == null || taken != 0) {
            return taken;
        }
        String share = occupancy.line("parkingOccupancy");
        Double percent = poll.part(() -> Values.number(share, occupancy.path()));
        boolean empty = percent == null || percent == 0;
        if (empty && (vacant == null || vacant > 0)) {
            return taken;
        }
        poll.ignored(
                occupancy.path(),
                empty
                        ? "0 occupied spaces where none is vacant"
                        : "0 occupied spaces where "
                                + Values.quoted(share)
                                + " percent are occupied");
        return null;
    }

    private static @Nullable Integer count(XmlElement occupancy, String name, Poll poll) {
        Double count =
                poll.part(
                        () ->
                                Values.number(
                                        occupancy.text(name),
                                        occupancy.path() + "/" + name,
                                        0,
                                        1_000_000));
        return count == null ? null : (int) Math.round(count);
    }

    private static String status(XmlElement item) {
        String opening = item.line("parkingSiteOpeningStatus");
        return opening.isEmpty() || opening.equals("open") || opening.equals("openingTimesInForce")
                ? item.line("parkingSiteStatus")
                : opening;
    }
}

package org.yilan.map.arrival;

import org.yilan.geography.District;
import org.yilan.geography.Districts;
import org.yilan.geography.Outline;
import org.yilan.geography.Ring;
import org.yilan.situation.arrival.Arrival;
import org.yilan.situation.arrival.ArrivalClock;
import org.yilan.situation.arrival.Force;
import org.yilan.situation.arrival.Target;
import org.yilan.situation.arrival.Waters;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Storm;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Chooses what the arrivals box says: the strongest wind that is still on its way to somewhere, and where it arrives next.
/// Immutable.
///
/// @param storm the storm's id
/// @param rows places, those that are still waited for first; of those what comes together with rain or tide, then the soonest
/// @param asked how many agencies were looked at; `onlyAgency` names the one when there is one
public record ArrivalBoard(
        String storm, Force force, List<Row> rows, int asked, String onlyAgency, boolean assumed) {

    /// A place that wind may reach.
    public record Place(String zh, String en, Target target) {
        public static Place of(String zh, String en, GeoPoint point) {
            return new Place(zh, en, Target.of(zh, point));
        }
    }

    /// @param waters rain and tide there round that hour
    public record Row(Place place, Arrival arrival, Waters waters) {
        /// How much comes together with the wind: 0 to 2.
        int together() {
            return waters.together().size();
        }
    }

    /// Points of an outline that are looked at: enough to find the near side of a district within a few kilometres.
    private static final int CORNERS = 12;

    public ArrivalBoard {
        rows = List.copyOf(rows);
    }

    /// The districts as places.
    public static List<Place> districts(Districts districts) {
        List<Place> places = new ArrayList<>();
        for (District d : districts.list()) {
            places.add(
                    new Place(
                            shortName(d.zh()), d.en(), new Target(d.code(), corners(d.outline()))));
        }
        return places;
    }

    private static String shortName(String zh) {
        return zh.endsWith("新区")
                ? zh.substring(0, zh.length() - 2)
                : zh.endsWith("区") && zh.length() > 2 ? zh.substring(0, zh.length() - 1) : zh;
    }

    private static List<GeoPoint> corners(Outline outline) {
        Ring largest =
                outline.pieces().stream()
                        .map(Outline.Piece::outer)
                        .max(Comparator.comparingInt(Ring::size))
                        .orElseThrow();
        List<GeoPoint> points = new ArrayList<>();
        int step = Math.max(1, largest.size() / CORNERS);
        for (int i = 0; i < largest.size(); i += step) {
            points.add(largest.point(i));
        }
        return points;
    }

    /// Works it out; some tens of milliseconds, so not on the FX thread. Empty when no force is expected anywhere.
    ///
    /// @param waters rain and tide where and when a wind arrives
    public static Optional<ArrivalBoard> of(
            Collection<Storm> storms,
            List<Place> places,
            BiFunction<Target, Arrival, Waters> waters,
            Instant now) {
        Map<String, Place> byId =
                places.stream()
                        .collect(
                                Collectors.toMap(
                                        p -> p.target().id(), Function.identity(), (a, b) -> a));
        List<Target> targets = byId.values().stream().map(Place::target).toList();
        ArrivalBoard fallback = null;
        for (Storm storm : storms) {
            for (Force force : List.of(Force.TWELVE, Force.TEN, Force.SEVEN)) {
                List<Arrival> arrivals = ArrivalClock.arrivals(storm, force, targets, now);
                if (arrivals.isEmpty()) {
                    continue;
                }
                List<Row> rows =
                        arrivals.stream()
                                .map(
                                        a -> {
                                            Place place =
                                                    Objects.requireNonNull(byId.get(a.target()));
                                            return new Row(
                                                    place, a, waters.apply(place.target(), a));
                                        })
                                // What comes together goes before what only comes sooner.
                                .sorted(
                                        Comparator.comparing((Row r) -> r.arrival().reached())
                                                .thenComparing(r -> -r.together()))
                                .toList();
                Arrival first = rows.getFirst().arrival();
                String only =
                        first.asked() == 1 && !first.byAgency().isEmpty()
                                ? first.byAgency().keySet().iterator().next()
                                : "";
                ArrivalBoard board =
                        new ArrivalBoard(
                                storm.id(),
                                force,
                                rows,
                                first.asked(),
                                only,
                                arrivals.stream().anyMatch(Arrival::assumed));
                if (!first.reached()) {
                    return Optional.of(board);
                }
                fallback = fallback == null ? board : fallback;
            }
        }
        return Optional.ofNullable(fallback);
    }
}

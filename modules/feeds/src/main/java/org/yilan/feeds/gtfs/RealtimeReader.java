package org.yilan.feeds.gtfs;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.spi.Observation;
import org.yilan.feeds.spi.Poll;
import org.yilan.feeds.spi.Refusal;
import org.yilan.feeds.spi.Values;
import org.yilan.situation.model.Facility;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Place;
import org.yilan.situation.model.Quantity;
import org.yilan.situation.model.Reading;
import org.yilan.situation.model.RoadEvent;
import org.yilan.situation.model.Sensor;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Reads a message of GTFS Realtime. Numbers of fields are those of gtfs-realtime.proto.
///
/// - A vehicle position is a facility of the kind `vehicle-bus`, `-tram`, `-metro`, `-rail` or `-ferry`, after the route's type,
///   else `vehicle`. It is called by its route, where the trip is in the timetable its headsign, and its label. Its
///   address is the stop that it is at or comes to. It must have an id and a position. The time is its own, else the message's.
///   How full it is, its speed and bearing are ignored.
/// - Trip updates give a sensor `transit-delay` for each route, in seconds: the mean over its trips of the delay that the trip
///   states, else of that at its next stop. Trips without any, and cancelled ones, are ignored.
/// - An alert is a road event of the kind `TRANSIT`: its code is the effect and the cause, its words are header and
///   description, its road are the routes, its place is the first stop it names. The periods are taken as one, from the first
///   beginning to the last end.
/// - A message that is a full dataset holds all alerts that there are. Entities that are marked as deleted are passed over.
final class RealtimeReader {
    private static final String[] EFFECTS = {
        "UNKNOWN_EFFECT",
        "NO_SERVICE",
        "REDUCED_SERVICE",
        "SIGNIFICANT_DELAYS",
        "DETOUR",
        "ADDITIONAL_SERVICE",
        "MODIFIED_SERVICE",
        "OTHER_EFFECT",
        "UNKNOWN_EFFECT",
        "STOP_MOVED",
        "NO_EFFECT",
        "ACCESSIBILITY_ISSUE"
    };
    private static final String[] CAUSES = {
        "UNKNOWN_CAUSE",
        "UNKNOWN_CAUSE",
        "OTHER_CAUSE",
        "TECHNICAL_PROBLEM",
        "STRIKE",
        "DEMONSTRATION",
        "ACCIDENT",
        "HOLIDAY",
        "WEATHER",
        "MAINTENANCE",
        "CONSTRUCTION",
        "POLICE_ACTIVITY",
        "MEDICAL_EMERGENCY"
    };
    private static final String[] SEVERITIES = {"", "UNKNOWN", "INFO", "WARNING", "SEVERE"};
    private static final String[] STATUSES = {"incoming", "stopped", "in-transit"};
    private static final int CANCELED = 3;
    private static final int MOST_ROUTES = 6;

    /// A trip that is later or earlier than this is a mistake, s.
    private static final long MOST_DELAY = 86_400;

    /// Delays of the trips of a route.
    private static final class Delays {
        private long sum;
        private int trips;
    }

    private final Poll poll;
    private final Timetable timetable;
    private final Values values;
    private final Map<String, Delays> delays = new TreeMap<>();
    private final Set<String> told = new HashSet<>();
    private final Set<String> alerts = new HashSet<>();
    private int withoutDelay;
    private int full;

    RealtimeReader(Poll poll, Timetable timetable) {
        this.poll = poll;
        this.timetable = timetable;
        this.values = Values.of(poll);
    }

    void read(Proto message) throws Refusal {
        Proto header = message.messageOrEmpty(1, "header");
        Instant made = moment(header.whole(3), header.path() + "/timestamp");
        Instant at = made == null ? poll.now() : made;
        boolean[] whole = {!Long.valueOf(1).equals(header.whole(2))};
        for (Proto entity : message.messages(2, "entity")) {
            poll.item(
                    () -> {
                        try {
                            entity(entity, at);
                        } catch (Refusal e) {
                            // An alert that is refused is still there.
                            whole[0] &= !entity.has(5) || !entity.line(1).isEmpty();
                            throw e;
                        }
                    });
        }
        for (Map.Entry<String, Delays> route : delays.entrySet()) {
            tell(route.getKey(), route.getValue(), at);
        }
        if (withoutDelay > 0) {
            poll.ignored("/entity", withoutDelay + " trips without a delay, or cancelled");
        }
        if (full > 0) {
            poll.ignored("/entity", "how full " + full + " vehicles are");
        }
        if (whole[0]) {
            poll.saw(new Observation.RoadEventsAre(alerts));
        }
    }

    private void entity(Proto entity, Instant at) throws Refusal {
        String id = entity.line(1);
        if (entity.has(5) && !id.isEmpty() && !Long.valueOf(1).equals(entity.whole(2))) {
            alerts.add(poll.config().id() + ":" + id);
        }
        if (Long.valueOf(1).equals(entity.whole(2))) {
            poll.ignored(entity.path(), "an entity that is deleted");
            return;
        }
        Proto update = entity.message(3, "trip_update");
        Proto vehicle = entity.message(4, "vehicle");
        Proto alert = entity.message(5, "alert");
        if (update != null) {
            trip(update);
        }
        if (vehicle != null) {
            vehicle(vehicle, id, at);
        }
        if (alert != null) {
            alert(alert, id, at);
        }
        if (update == null && vehicle == null && alert == null) {
            poll.ignored(entity.path(), "neither a trip, a vehicle nor an alert");
        }
    }

    private @Nullable Instant moment(@Nullable Long seconds, String path) throws Refusal {
        if (seconds == null || seconds == 0) {
            return null;
        }
        try {
            return values.pastInstant(Instant.ofEpochSecond(seconds).toString(), path);
        } catch (DateTimeException e) {
            throw new Refusal(path, "no such time: " + seconds);
        }
    }

    // ---- vehicles

    private void vehicle(Proto vehicle, String entity, Instant made) throws Refusal {
        Proto position = vehicle.message(2, "position");
        if (position == null) {
            throw new Refusal(vehicle.path(), "no position");
        }
        Float lat = position.real(1);
        Float lon = position.real(2);
        GeoPoint point =
                Values.point(
                        lat == null ? null : lat.toString(),
                        lon == null ? null : lon.toString(),
                        position.path());
        if (point == null) {
            throw new Refusal(position.path(), "no coordinates");
        }
        Proto descriptor = vehicle.messageOrEmpty(8, "vehicle");
        String label = descriptor.line(2);
        String id = descriptor.line(1);
        id = id.isEmpty() ? label : id;
        id = id.isEmpty() ? entity : id;
        if (id.isEmpty()) {
            throw new Refusal(vehicle.path(), "no id");
        }
        if (!told.add(id)) {
            throw new Refusal(vehicle.path(), "a second vehicle " + Values.quoted(id));
        }
        Proto trip = vehicle.messageOrEmpty(1, "trip");
        Timetable.Trip planned = timetable.trip(trip.line(1));
        String route = routeOf(trip);
        Timetable.Route known = timetable.route(route);
        Timetable.Stop stop = timetable.stop(vehicle.line(7));
        Instant own = moment(vehicle.whole(5), vehicle.path() + "/timestamp");
        full += vehicle.has(9) || vehicle.has(10) ? 1 : 0;
        poll.saw(
                new Observation.FacilitySeen(
                        new Facility(
                                poll.config().id() + ":" + id,
                                poll.config().id(),
                                kind(known),
                                name(
                                        known == null ? route : known.name(),
                                        planned == null ? "" : planned.headsign(),
                                        label.isEmpty() ? id : label),
                                new Place(
                                        point,
                                        stop == null ? "" : stop.name(),
                                        poll.division(point)),
                                status(vehicle.whole(4)),
                                -1,
                                -1,
                                own == null ? made : own,
                                known != null && known.simulated())));
    }

    private String routeOf(Proto trip) {
        String route = trip.line(5);
        Timetable.Trip planned = timetable.trip(trip.line(1));
        return route.isEmpty() && planned != null ? planned.route() : route;
    }

    private static String name(String route, String headsign, String label) {
        String line = headsign.isEmpty() ? route : route + " → " + headsign;
        return line.isEmpty() ? label : line + " (" + label + ")";
    }

    /// In transit where nothing is said, as the format has it; a number that it does not know is shown as it is.
    private static String status(@Nullable Long status) {
        if (status == null) {
            return "in-transit";
        }
        return status >= 0 && status < STATUSES.length
                ? STATUSES[status.intValue()]
                : status.toString();
    }

    /// After the route's type: those of GTFS, and the extended ones that many operators use.
    private static String kind(Timetable.@Nullable Route route) {
        int type = route == null ? -1 : route.type();
        if (type == 0 || type == 5 || (type >= 900 && type < 1000)) {
            return "vehicle-tram";
        }
        if (type == 1 || (type >= 400 && type < 500)) {
            return "vehicle-metro";
        }
        if (type == 2 || type == 12 || (type >= 100 && type < 200)) {
            return "vehicle-rail";
        }
        if (type == 3 || type == 11 || (type >= 200 && type < 300) || (type >= 700 && type < 900)) {
            return "vehicle-bus";
        }
        return type == 4 || type == 1000 || type == 1200 ? "vehicle-ferry" : "vehicle";
    }

    // ---- delays

    private void trip(Proto update) throws Refusal {
        Proto trip = update.messageOrEmpty(1, "trip");
        String route = routeOf(trip);
        Long delay = update.whole(5);
        if (delay == null) {
            for (Proto stop : update.messages(2, "stop_time_update")) {
                Proto event = stop.message(3, "departure");
                event = event == null || !event.has(1) ? stop.message(2, "arrival") : event;
                delay = event == null ? null : event.whole(1);
                if (delay != null) {
                    break;
                }
            }
        }
        boolean canceled = Long.valueOf(CANCELED).equals(trip.whole(4));
        if (route.isEmpty() || delay == null || canceled) {
            withoutDelay++;
            return;
        }
        if (Math.abs(delay) > MOST_DELAY) {
            throw new Refusal(update.path(), "a delay of " + delay + " s");
        }
        Delays of = delays.computeIfAbsent(route, r -> new Delays());
        of.sum += delay;
        of.trips++;
    }

    private void tell(String route, Delays of, Instant at) {
        Timetable.Route known = timetable.route(route);
        String sensor = poll.config().id() + ":route:" + route;
        poll.saw(
                new Observation.SensorSeen(
                        new Sensor(
                                sensor,
                                poll.config().id(),
                                known == null || known.name().isEmpty() ? route : known.name(),
                                Quantity.TRANSIT_DELAY,
                                "s",
                                Place.UNKNOWN,
                                Double.NaN)));
        poll.saw(
                new Observation.ReadingSeen(
                        new Reading(
                                sensor,
                                (double) of.sum / of.trips,
                                at,
                                poll.now(),
                                Reading.Quality.GOOD)));
    }

    // ---- alerts

    private void alert(Proto alert, String id, Instant made) throws Refusal {
        if (id.isEmpty()) {
            throw new Refusal(alert.path(), "no id");
        }
        Set<String> routes = new LinkedHashSet<>();
        GeoPoint point = null;
        String where = "";
        for (Proto selector : alert.messages(5, "informed_entity")) {
            String route = selector.line(2);
            if (route.isEmpty()) {
                route = routeOf(selector.messageOrEmpty(4, "trip"));
            }
            if (!route.isEmpty()) {
                Timetable.Route known = timetable.route(route);
                routes.add(known == null || known.name().isEmpty() ? route : known.name());
            }
            Timetable.Stop stop = timetable.stop(selector.line(5));
            if (point == null && stop != null) {
                point = stop.point();
                where = stop.name();
            }
        }
        Instant from = null;
        Instant to = null;
        boolean open = false;
        for (Proto period : alert.messages(1, "active_period")) {
            Instant start = bound(period, 1);
            Instant end = bound(period, 2);
            from = from == null || (start != null && start.isBefore(from)) ? start : from;
            to = to == null || (end != null && end.isAfter(to)) ? end : to;
            open |= end == null;
        }
        poll.saw(
                new Observation.RoadEventSeen(
                        new RoadEvent(
                                poll.config().id() + ":" + id,
                                poll.config().id(),
                                RoadEvent.Kind.TRANSIT,
                                word(CAUSES, alert.whole(6), 1)
                                        + "/"
                                        + word(EFFECTS, alert.whole(7), 8),
                                words(alert),
                                new Place(point, where, poll.division(point)),
                                List.of(),
                                named(routes),
                                "",
                                word(SEVERITIES, alert.whole(14), 0),
                                from,
                                open ? null : to,
                                RoadEvent.State.ACTIVE,
                                made,
                                0,
                                false)));
    }

    private @Nullable Instant bound(Proto period, int number) throws Refusal {
        Long seconds = period.whole(number);
        if (seconds == null || seconds == 0) {
            return null;
        }
        // Publishers write the largest number they have for an end that is open.
        if (number == 2 && (seconds < 0 || seconds >= 4_102_444_800L)) {
            return null;
        }
        try {
            return values.instant(Instant.ofEpochSecond(seconds).toString(), period.path());
        } catch (DateTimeException e) {
            throw new Refusal(period.path(), "no such time: " + seconds);
        }
    }

    private static String named(Set<String> routes) {
        List<String> some = routes.stream().limit(MOST_ROUTES).toList();
        return String.join(", ", some) + (routes.size() > some.size() ? ", …" : "");
    }

    private String words(Proto alert) throws Refusal {
        List<String> parts = new ArrayList<>();
        for (String text :
                List.of(text(alert, 10, "header_text"), text(alert, 11, "description"))) {
            if (!text.isEmpty() && !parts.contains(text)) {
                parts.add(text);
            }
        }
        return String.join(" · ", parts);
    }

    /// A text in the language wanted, else in the first.
    private String text(Proto alert, int number, String name) throws Refusal {
        String language = poll.config().option("language").orElse("");
        String first = "";
        for (Proto translation : alert.messageOrEmpty(number, name).messages(1, "translation")) {
            String text = translation.line(1);
            if (!language.isEmpty() && translation.line(2).equals(language)) {
                return text;
            }
            first = first.isEmpty() ? text : first;
        }
        return first;
    }

    /// The name of a number, the number itself where the format has none for it.
    private static String word(String[] words, @Nullable Long number, int usual) {
        if (number == null) {
            return words[usual];
        }
        return number >= 0 && number < words.length ? words[number.intValue()] : number.toString();
    }
}

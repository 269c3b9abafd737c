package org.yilan.feeds.datex2;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.spi.Poll;
import org.yilan.feeds.spi.Refusal;
import org.yilan.feeds.spi.Values;
import org.yilan.feeds.spi.XmlElement;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Place;
import org.yilan.situation.model.RoadEvent;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Reads the records of situations.
///
/// - The kind follows from the record's type; a measure of traffic management (a speed limit, a diversion, a lane that is
///   shut) is of the kind of its cause, unless it closes a road or a carriageway. The code is the type and, after a slash, the
///   value of its element that ends in `Type`.
/// - Words are the comments for the public, one after the other, else the description of a diversion, and a speed limit.
/// - The place is the point for display or the first point, else the middle of the line; a line is a `posList`. Locations by
///   Alert-C or OpenLR alone are not resolved: such a record has no place.
/// - A record is active, planned (`validityStatus`) or, when suspended, ended; its times tell the rest. Periods within its
///   time, like nights only, are ignored.
/// - It must have a version time. `informationStatus` other than `real` marks it as simulated.
final class SituationRecords {
    private static final int MOST_POINTS = 2000;
    private static final int MOST_WORDS = 600;

    private static final Set<String> CLOSURES =
            Set.of(
                    "roadClosed",
                    "carriagewayClosures",
                    "closedPermanentlyForTheWinter",
                    "bridgeClosed");

    private final Poll poll;
    private final Values values;
    private final String language;

    SituationRecords(Poll poll) {
        this.poll = poll;
        this.values = Values.of(poll);
        this.language = poll.config().option("language").orElse("");
    }

    RoadEvent event(XmlElement situation, XmlElement record, String id) throws Refusal {
        String type = Datex2.type(record);
        String value = value(record);
        XmlElement stamp = record.child("situationRecordVersionTime");
        if (stamp == null) {
            stamp = situation.child("situationVersionTime");
        }
        Instant updated =
                values.pastInstant(
                        stamp == null ? null : stamp.text(),
                        stamp == null ? record.path() : stamp.path());
        XmlElement validity = record.child("validity");
        XmlElement times = validity == null ? null : validity.child("validityTimeSpecification");
        if (times != null
                && (!times.children("validPeriod").isEmpty()
                        || !times.children("exceptionPeriod").isEmpty())) {
            poll.ignored(times.path(), "periods within the time of the record");
        }
        XmlElement location = record.child("locationReference");
        if (location == null) {
            location = record.child("groupOfLocations");
        }
        XmlElement where = location;
        List<GeoPoint> line = new ArrayList<>();
        if (where != null) {
            List<GeoPoint> read = poll.part(() -> line(where));
            line.addAll(read == null ? List.of() : read);
        }
        GeoPoint point = poll.part(() -> Datex2.point(where));
        if (point == null && !line.isEmpty()) {
            point = line.get(line.size() / 2);
        }
        if (point == null && where != null) {
            poll.ignored(where.path(), "a location without coordinates");
        }
        String severity = record.line("severity");
        return new RoadEvent(
                poll.config().id() + ":" + id,
                poll.config().id(),
                kind(type, closes(record) ? value : "", cause(record)),
                value.isEmpty() ? type : type + "/" + value,
                words(record),
                new Place(
                        point,
                        where == null ? "" : descriptor(where, "townName"),
                        poll.division(point)),
                line,
                where == null ? "" : road(where),
                where == null ? "" : direction(where),
                severity.isEmpty() ? situation.line("overallSeverity") : severity,
                time(times, "overallStartTime"),
                time(times, "overallEndTime"),
                state(validity),
                updated,
                version(record),
                simulated(situation));
    }

    private @Nullable Instant time(@Nullable XmlElement times, String name) {
        return times == null
                ? null
                : poll.part(() -> values.instant(times.text(name), times.path() + "/" + name));
    }

    private static RoadEvent.State state(@Nullable XmlElement validity) {
        String status = validity == null ? "" : validity.line("validityStatus");
        return switch (status) {
            case "suspended" -> RoadEvent.State.ENDED;
            case "planned" -> RoadEvent.State.PLANNED;
            default -> RoadEvent.State.ACTIVE;
        };
    }

    private static int version(XmlElement record) {
        String version = Values.line(record.attribute("version"));
        return version.matches("\\d{1,9}") ? Integer.parseInt(version) : 0;
    }

    private static boolean simulated(XmlElement situation) {
        XmlElement header = situation.child("headerInformation");
        String status = header == null ? "" : header.line("informationStatus");
        return !status.isEmpty() && !status.equals("real");
    }

    /// The value that says most precisely what it is: of the record's own element that ends in `Type`, or that says what a
    /// line of public transport does.
    private static String value(XmlElement record) {
        for (XmlElement child : record.children()) {
            if (child.name().endsWith("Type") || child.name().equals("transitServiceInformation")) {
                String value = Values.line(child.text());
                if (!value.isEmpty()) {
                    return value;
                }
            }
        }
        return "";
    }

    /// Whether a closure is one for everybody; one for wide or heavy vehicles is not.
    private boolean closes(XmlElement record) {
        XmlElement some = record.child("forVehiclesWithCharacteristicsOf");
        if (some != null) {
            poll.ignored(some.path(), "which vehicles it is for");
        }
        return some == null;
    }

    private static String cause(XmlElement record) {
        XmlElement cause = record.child("cause");
        return cause == null ? "" : cause.line("causeType");
    }

    private static RoadEvent.Kind kind(String type, String value, String cause) {
        return switch (type) {
            case "Accident" -> RoadEvent.Kind.ACCIDENT;
            case "MaintenanceWorks", "ConstructionWorks", "Roadworks" -> RoadEvent.Kind.ROADWORKS;
            case "AbnormalTraffic" -> RoadEvent.Kind.CONGESTION;
            case "VehicleObstruction",
                    "GeneralObstruction",
                    "EnvironmentalObstruction",
                    "InfrastructureDamageObstruction",
                    "AnimalPresenceObstruction",
                    "EquipmentOrSystemFault" ->
                    RoadEvent.Kind.OBSTRUCTION;
            case "PoorEnvironmentConditions",
                    "WeatherRelatedRoadConditions",
                    "NonWeatherRelatedRoadConditions" ->
                    RoadEvent.Kind.WEATHER;
            case "TransitInformation" -> RoadEvent.Kind.TRANSIT;
            default -> CLOSURES.contains(value) ? RoadEvent.Kind.CLOSURE : ofCause(value, cause);
        };
    }

    private static RoadEvent.Kind ofCause(String value, String cause) {
        return switch (cause) {
            case "accident" -> RoadEvent.Kind.ACCIDENT;
            case "roadMaintenance", "roadworks", "maintenanceWorks", "constructionWorks" ->
                    RoadEvent.Kind.ROADWORKS;
            case "congestion", "abnormalTraffic" -> RoadEvent.Kind.CONGESTION;
            case "obstruction", "vehicleObstruction", "environmentalObstruction" ->
                    RoadEvent.Kind.OBSTRUCTION;
            case "poorWeather", "poorEnvironment", "roadSurfaceConditions" ->
                    RoadEvent.Kind.WEATHER;
            default ->
                    value.equals("laneClosures") || value.equals("narrowLanes")
                            ? RoadEvent.Kind.OBSTRUCTION
                            : RoadEvent.Kind.OTHER;
        };
    }

    private String words(XmlElement record) {
        List<String> parts = new ArrayList<>();
        for (XmlElement comment : record.children("generalPublicComment")) {
            add(parts, text(comment.child("comment")));
        }
        if (parts.isEmpty()) {
            add(parts, text(record.child("reroutingItineraryDescription")));
        }
        String limit = record.line("temporarySpeedLimit");
        if (!limit.isEmpty()) {
            add(parts, limit.replaceFirst("\\.0+$", "") + " km/h");
        }
        String words = String.join(" · ", parts);
        return words.length() <= MOST_WORDS ? words : words.substring(0, MOST_WORDS) + "…";
    }

    private static void add(List<String> parts, String words) {
        if (!words.isEmpty() && !parts.contains(words)) {
            parts.add(words);
        }
    }

    /// A text in the language wanted, else in the first.
    private String text(@Nullable XmlElement text) {
        if (text == null) {
            return "";
        }
        for (XmlElement value : text.descendants("value")) {
            String words = Values.line(value.text());
            if (!words.isEmpty() && value.attribute("lang").equals(language)) {
                return words;
            }
        }
        return Datex2.words(text);
    }

    private static String road(XmlElement location) {
        for (String name : List.of("roadName", "roadNumber")) {
            for (XmlElement element : location.descendants(name)) {
                String own = Values.line(element.text());
                String words = own.isEmpty() ? Datex2.words(element) : own;
                String link = descriptor(location, "linkName");
                // France writes the road's number as its database has it, and its name as the
                // link's.
                if (!words.isEmpty()) {
                    return link.isEmpty() ? words : link;
                }
            }
        }
        return descriptor(location, "linkName");
    }

    /// What TPEG calls a place in a location, by the type of the descriptor.
    private static String descriptor(XmlElement location, String type) {
        for (XmlElement name : location.descendants("name")) {
            for (XmlElement child : name.children()) {
                if (child.name().endsWith("DescriptorType")) {
                    String own = Values.line(child.text());
                    if (own.equals(type)) {
                        return Datex2.words(name.child("descriptor"));
                    }
                }
            }
        }
        return "";
    }

    private static String direction(XmlElement location) {
        for (String name : List.of("tpegDirection", "directionBound", "directionDescription")) {
            for (XmlElement element : location.descendants(name)) {
                String own = Values.line(element.text());
                String words = own.isEmpty() ? Datex2.words(element) : own;
                if (!words.isEmpty()) {
                    return words;
                }
            }
        }
        return "";
    }

    /// The line of a location: its `posList`s one after the other as far as each begins where the one before ends; where
    /// they do not, the longest.
    private List<GeoPoint> line(XmlElement location) throws Refusal {
        List<GeoPoint> best = List.of();
        List<GeoPoint> running = new ArrayList<>();
        for (XmlElement string : location.descendants("gmlLineString")) {
            String srs = Values.line(string.attribute("srsName"));
            if (!srs.isEmpty() && !srs.matches(".*(WGS ?84|4326|CRS84).*")) {
                throw new Refusal(string.path(), "coordinates that are not WGS 84: " + srs);
            }
            List<GeoPoint> part = points(string);
            if (!running.isEmpty()
                    && !part.isEmpty()
                    && meets(running.getLast(), part.getFirst())) {
                running.addAll(part);
            } else {
                running = new ArrayList<>(part);
            }
            if (running.size() > best.size()) {
                best = List.copyOf(running);
            }
        }
        return thinned(best, location);
    }

    private static List<GeoPoint> points(XmlElement string) throws Refusal {
        XmlElement list = string.child("posList");
        String text = list == null ? "" : Values.missing(list.text()) ? "" : list.text().strip();
        if (list == null || text.isEmpty()) {
            return List.of();
        }
        String[] numbers = text.split("\\s+");
        if (numbers.length % 2 != 0) {
            throw new Refusal(list.path(), "an odd number of coordinates");
        }
        List<GeoPoint> points = new ArrayList<>(numbers.length / 2);
        for (int i = 0; i < numbers.length; i += 2) {
            GeoPoint point = Values.point(numbers[i], numbers[i + 1], list.path());
            if (point != null) {
                points.add(point);
            }
        }
        return points;
    }

    private static boolean meets(GeoPoint a, GeoPoint b) {
        return Math.abs(a.lat() - b.lat()) < 0.001 && Math.abs(a.lon() - b.lon()) < 0.001;
    }

    private List<GeoPoint> thinned(List<GeoPoint> line, XmlElement location) {
        if (line.size() <= MOST_POINTS) {
            return line;
        }
        poll.ignored(location.path(), "points of a line with more than " + MOST_POINTS);
        int step = (line.size() + MOST_POINTS - 1) / MOST_POINTS;
        List<GeoPoint> thin = new ArrayList<>();
        for (int i = 0; i < line.size() - 1; i += step) {
            thin.add(line.get(i));
        }
        thin.add(line.getLast());
        return thin;
    }
}

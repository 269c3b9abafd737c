package org.yilan.city.serve;

import static org.yilan.city.serve.Reply.JSON;

import org.yilan.city.model.CityModel;
import org.yilan.city.scenario.Scenario.Station;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// OGC SensorThings API 1.1, read only: Datastreams and their Observations, Things.
final class SensorThingsApi {
    private static final String ROOT = "/sta/v1.1";
    private static final Pattern PATH =
            Pattern.compile(
                    "(Datastreams|Things)(?:\\((\\d+)\\))?(?:/(Observations|Thing|Locations|ObservedProperty|Datastreams))?");
    private static final Pattern TOP = Pattern.compile("Observations\\([^)]*\\$top=(\\d+)");
    private static final Set<String> OPTIONS =
            Set.of("Thing", "Locations", "Observations", "ObservedProperty", "Sensor");

    private final CityModel model;
    private final String base;
    private final List<Station> things;
    private final List<Stream> streams = new ArrayList<>();

    private record Stream(int id, int thing, Station station, Readings.Kind kind) {}

    SensorThingsApi(CityModel model, String base) {
        this.model = model;
        this.base = base + ROOT;
        this.things = List.copyOf(model.sites().keySet());
        for (int i = 0; i < things.size(); i++) {
            for (Readings.Kind kind :
                    Readings.KINDS.getOrDefault(things.get(i).kind(), List.of())) {
                streams.add(new Stream(streams.size() + 1, i + 1, things.get(i), kind));
            }
        }
    }

    /// @param path after `/sta/v1.1`
    Reply answer(String path, Query query, Instant now) {
        if (path.isEmpty() || path.equals("/")) {
            ArrayNode sets = JSON.arrayNode();
            for (String name : List.of("Things", "Datastreams")) {
                sets.addObject().put("name", name).put("url", base + "/" + name);
            }
            ObjectNode root = JSON.objectNode();
            root.set("value", sets);
            return Reply.json(root);
        }
        Matcher matcher = PATH.matcher(path.substring(1));
        if (!matcher.matches()) {
            return fault(404, "Nothing found at " + path);
        }
        if (query.text("$filter").isPresent()) {
            return fault(501, "$filter is not supported by this service");
        }
        boolean datastreams = matcher.group(1).equals("Datastreams");
        String within = matcher.group(3) == null ? "" : matcher.group(3);
        if (matcher.group(2) == null) {
            if (!within.isEmpty()) {
                return fault(404, "Nothing found at " + path);
            }
            Set<String> expand = expand(query);
            int latest = top(query);
            return datastreams
                    ? page(
                            "/Datastreams",
                            query,
                            streams.size(),
                            100,
                            i -> datastream(streams.get(i), expand, latest, now))
                    : page(
                            "/Things",
                            query,
                            things.size(),
                            100,
                            i -> thing(i + 1, expand.contains("Locations")));
        }
        int id = Integer.parseInt(matcher.group(2).length() > 7 ? "0" : matcher.group(2));
        if (id < 1 || id > (datastreams ? streams.size() : things.size())) {
            return fault(404, "No entity with id " + matcher.group(2) + " in " + matcher.group(1));
        }
        return datastreams
                ? one(streams.get(id - 1), within, query, now)
                : oneThing(id, within, query, now);
    }

    private Reply one(Stream stream, String within, Query query, Instant now) {
        return switch (within) {
            case "" -> Reply.json(datastream(stream, expand(query), top(query), now));
            case "Thing" -> Reply.json(thing(stream.thing(), true));
            case "ObservedProperty" -> Reply.json(property(stream));
            case "Observations" -> {
                boolean rising = query.text("$orderby").orElse("").endsWith("asc");
                int count = count(stream, now);
                yield page(
                        "/Datastreams(" + stream.id() + ")/Observations",
                        query,
                        count,
                        100,
                        i -> observation(stream, rising ? i : count - 1 - i));
            }
            default -> fault(404, "A Datastream has no " + within);
        };
    }

    private Reply oneThing(int id, String within, Query query, Instant now) {
        return switch (within) {
            case "" -> Reply.json(thing(id, expand(query).contains("Locations")));
            case "Locations" -> {
                ObjectNode node = JSON.objectNode();
                node.putArray("value").add(location(id));
                yield Reply.json(node);
            }
            case "Datastreams" -> {
                List<Stream> own = streams.stream().filter(s -> s.thing() == id).toList();
                Set<String> expand = expand(query);
                int latest = top(query);
                yield page(
                        "/Things(" + id + ")/Datastreams",
                        query,
                        own.size(),
                        100,
                        i -> datastream(own.get(i), expand, latest, now));
            }
            default -> fault(404, "A Thing has no " + within);
        };
    }

    private static Set<String> expand(Query query) {
        Set<String> names = new TreeSet<>();
        for (String word : query.text("$expand").orElse("").split("[^A-Za-z]+")) {
            if (OPTIONS.contains(word)) {
                names.add(word);
            }
        }
        return names;
    }

    private static int top(Query query) {
        Matcher top = TOP.matcher(query.text("$expand").orElse(""));
        return top.find()
                ? Math.min(
                        100,
                        Integer.parseInt(
                                top.group(1).substring(0, Math.min(4, top.group(1).length()))))
                : 12;
    }

    private Reply page(
            String path, Query query, int count, int usual, IntFunction<ObjectNode> entity) {
        int top = query.number("$top", 1, 1000, usual);
        int skip = query.number("$skip", 0, Integer.MAX_VALUE - 1000, 0);
        ObjectNode answer = JSON.objectNode();
        if (query.text("$count").orElse("").equals("true")) {
            answer.put("@iot.count", count);
        }
        int end = Math.min(count, skip + top);
        if (end < count) {
            StringBuilder next =
                    new StringBuilder(base)
                            .append(path)
                            .append("?$top=")
                            .append(top)
                            .append("&$skip=")
                            .append(end);
            for (String option : List.of("$expand", "$orderby", "$count")) {
                query.text(option)
                        .ifPresent(
                                value ->
                                        next.append('&')
                                                .append(option)
                                                .append('=')
                                                .append(
                                                        URLEncoder.encode(
                                                                value, StandardCharsets.UTF_8)));
            }
            answer.put("@iot.nextLink", next.toString());
        }
        ArrayNode list = answer.putArray("value");
        for (int i = skip; i < end; i++) {
            list.add(entity.apply(i));
        }
        return Reply.json(answer);
    }

    private ObjectNode datastream(Stream s, Set<String> expand, int latest, Instant now) {
        String self = base + "/Datastreams(" + s.id() + ")";
        int count = count(s, now);
        ObjectNode node = JSON.objectNode();
        node.put("@iot.id", s.id());
        node.put("@iot.selfLink", self);
        node.put("name", s.station().name().zh() + " " + s.kind().name().zh());
        node.put(
                "description",
                s.station().name().en() + ": " + s.kind().name().en() + " (simulated)");
        node.put(
                "observationType",
                "http://www.opengis.net/def/observationType/OGC-OM/2.0/OM_Measurement");
        node.putObject("unitOfMeasurement")
                .put("name", s.kind().unit())
                .put("symbol", s.kind().symbol())
                .put("definition", "ucum:" + s.kind().ucum());
        node.set("observedArea", geometry(s.station()));
        if (count > 0) {
            String span = time(s, 0) + "/" + time(s, count - 1);
            node.put("phenomenonTime", span);
            node.put("resultTime", span);
        }
        ObjectNode properties = node.putObject("properties");
        properties.put("quantity", s.kind().code()).put("simulated", true);
        Double warnAt = s.station().warnAt();
        if (warnAt != null) {
            properties.put("warnAt", warnAt);
        }
        if (expand.contains("Thing")) {
            node.set("Thing", thing(s.thing(), expand.contains("Locations")));
        }
        node.set("ObservedProperty", property(s));
        if (expand.contains("Observations")) {
            ArrayNode list = node.putArray("Observations");
            for (int i = 0; i < Math.min(latest, count); i++) {
                list.add(observation(s, count - 1 - i));
            }
        }
        for (String link : List.of("Thing", "Sensor", "ObservedProperty", "Observations")) {
            node.put(link + "@iot.navigationLink", self + "/" + link);
        }
        return node;
    }

    private ObjectNode property(Stream s) {
        ObjectNode node = JSON.objectNode();
        node.put("@iot.id", s.kind().code());
        node.put("name", s.kind().code());
        node.put("definition", "urn:yilan:quantity:" + s.kind().code());
        node.put("description", s.kind().name().zh() + " " + s.kind().name().en());
        node.putObject("properties").put("quantity", s.kind().code());
        return node;
    }

    private ObjectNode thing(int id, boolean located) {
        Station station = things.get(id - 1);
        ObjectNode node = JSON.objectNode();
        node.put("@iot.id", id);
        node.put("@iot.selfLink", base + "/Things(" + id + ")");
        node.put("name", station.name().zh());
        node.put("description", station.name().en() + " (simulated)");
        ObjectNode properties = node.putObject("properties");
        properties.put("code", station.id());
        properties.put("kind", station.kind());
        properties.put("name_en", station.name().en());
        properties.put("division", station.division());
        Double warnAt = station.warnAt();
        if (warnAt != null) {
            properties.put("warnAt", warnAt);
        }
        properties.put("simulated", true);
        if (located) {
            node.putArray("Locations").add(location(id));
        }
        node.put("Locations@iot.navigationLink", base + "/Things(" + id + ")/Locations");
        node.put("Datastreams@iot.navigationLink", base + "/Things(" + id + ")/Datastreams");
        return node;
    }

    private ObjectNode location(int thing) {
        Station station = things.get(thing - 1);
        ObjectNode node = JSON.objectNode();
        node.put("@iot.id", thing);
        node.put("name", station.name().zh());
        node.put("description", station.name().en());
        node.put("encodingType", "application/geo+json");
        node.set("location", geometry(station));
        return node;
    }

    private static ObjectNode geometry(Station station) {
        ObjectNode node = JSON.objectNode().put("type", "Point");
        node.putArray("coordinates").add(station.point().lon()).add(station.point().lat());
        return node;
    }

    private ObjectNode observation(Stream s, int number) {
        Instant at = at(s, number);
        // Numbered through per stream: the same observation has the same id in every answer.
        long id = s.id() * 1_000_000L + number;
        ObjectNode node = JSON.objectNode();
        node.put("@iot.id", id);
        node.put("@iot.selfLink", base + "/Observations(" + id + ")");
        node.put("phenomenonTime", time(s, number));
        double value = Readings.of(model, s.station(), s.kind(), at);
        node.put(
                "result",
                Math.round(Math.round(value / s.kind().step()) * s.kind().step() * 1000) / 1000.0);
        node.put("resultTime", time(s, number));
        node.putObject("resultQuality").put("quality", "Simulated");
        node.put("Datastream@iot.navigationLink", base + "/Datastreams(" + s.id() + ")");
        return node;
    }

    private Instant at(Stream s, int number) {
        long every = s.kind().every();
        long first = Math.floorDiv(model.scenario().begins().getEpochSecond(), every) * every;
        return Instant.ofEpochSecond(first + number * every);
    }

    private int count(Stream s, Instant now) {
        Instant last = now.isAfter(model.scenario().ends()) ? model.scenario().ends() : now;
        long since = last.getEpochSecond() - at(s, 0).getEpochSecond();
        return since < 0 ? 0 : (int) (since / s.kind().every()) + 1;
    }

    private String time(Stream s, int number) {
        return at(s, number).toString().replace("Z", ".000Z");
    }

    private static Reply fault(int status, String message) {
        return Reply.json(
                status,
                JSON.objectNode().put("code", status).put("type", "error").put("message", message));
    }
}

package org.yilan.city;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yilan.assets.Assets;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Holds what the city serves against recorded answers of the real publishers.
class FormatsTest {
    private static final Instant AT = Instant.parse("2024-09-15T09:30:00Z");

    private static City city;
    private static Calls calls;

    @BeforeAll
    static void open() {
        city =
                City.open(
                        Assets.shipped(),
                        "bebinca-2024",
                        CityOptions.DEFAULT,
                        CityClock.manual(AT));
        calls = new Calls(city);
    }

    @AfterAll
    static void close() {
        city.close();
    }

    @Test
    void zhejiangTracksHaveTheFieldsOfTheRealOnes() {
        JsonNode real = sample("typhoon/zj_typhooninfo_202116.json").get(0);
        JsonNode ours = calls.json("/typhoon/zj/TyphoonInfo/202413").get(0);
        assertSameFieldsAndKinds(real, ours);
        JsonNode realPoint = real.path("points").get(25);
        JsonNode ourPoint = ours.path("points").get(ours.path("points").size() - 1);
        assertSameFieldsAndKinds(realPoint, ourPoint);
        JsonNode withForecast = null;
        for (JsonNode point : ours.path("points")) {
            withForecast = point.path("forecast").isEmpty() ? withForecast : point;
        }
        assertThat(withForecast).isNotNull();
        assertSameFieldsAndKinds(
                realPoint.path("forecast").get(0), withForecast.path("forecast").get(0));
        assertSameFieldsAndKinds(
                realPoint.path("forecast").get(0).path("forecastpoints").get(0),
                withForecast.path("forecast").get(0).path("forecastpoints").get(0));
        assertThat(ourPoint.path("time").asString()).matches("2024/9/15 \\d{1,2}:00:00");
        assertSameFieldsAndKinds(
                sample("typhoon/zj_typhoonlist_2019.json").get(0),
                calls.json("/typhoon/zj/TyphoonList/2024").get(0));
        assertThat(calls.json("/typhoon/zj/TyphoonList/2019")).isEmpty();
    }

    @Test
    void qweatherTracksHaveTheFieldsOfTheRealOnes() {
        JsonNode real = sample("typhoon/qweather_storm_track_2024-05.json");
        JsonNode ours = calls.json("/typhoon/qweather/v7/tropical/storm-track?stormid=NP_2413");
        assertSameFieldsAndKinds(real, ours);
        assertSameFieldsAndKinds(
                real.path("track").get(30), ours.path("track").get(ours.path("track").size() - 1));
        assertSameFieldsAndKinds(
                sample("typhoon/qweather_storm_list_zh.json").path("storm").get(0),
                calls.json("/typhoon/qweather/v7/tropical/storm-list?basin=NP&year=2024")
                        .path("storm")
                        .get(0));
        assertThat(
                        calls.json("/typhoon/qweather/v7/tropical/storm-forecast?stormid=NP_2413")
                                .path("forecast"))
                .isNotEmpty();
        assertThat(
                        calls.json("/typhoon/qweather/v7/tropical/storm-track?stormid=NP_1")
                                .path("code")
                                .asString())
                .isEqualTo("204");
    }

    @Test
    void ticketsHaveTheFieldsOfRealOpen311() {
        JsonNode real = sample("open311/chicago_requests_1.json").get(0);
        JsonNode ours = calls.json("/open311/v2/requests.json?status=closed").get(0);
        assertThat(names(ours)).containsAll(names(real));
        assertThat(names(ours.path("notes").get(0))).contains("datetime", "summary", "type");
        assertThat(ours.path("requested_datetime").asString())
                .matches("2024-09-1\\dT\\d\\d:\\d\\d:\\d\\d\\+08:00");
        assertThat(ours.path("lat").isNumber()).isTrue();
        assertThat(ours.path("extended_attributes").path("simulated").asBoolean()).isTrue();
    }

    @Test
    void datastreamsHaveTheFieldsOfRealSensorThings() {
        JsonNode real = sample("sensors/sta_datastreams_bgs.json").path("14").get(0);
        JsonNode ours =
                calls.json("/sta/v1.1/Datastreams?$top=1&$expand=Thing,Observations($top=1)")
                        .path("value")
                        .get(0);
        Set<String> expected = new HashSet<>(names(real));
        expected.remove("FeatureOfInterest");
        assertThat(names(ours)).containsAll(expected);
        JsonNode realObservation =
                sample("sensors/sta_observations_page_bgs.json").path("value").get(0);
        Set<String> fields = new HashSet<>(names(realObservation));
        fields.removeAll(
                Set.of(
                        "parameters",
                        "FeatureOfInterest@iot.navigationLink",
                        "MultiDatastream@iot.navigationLink"));
        assertThat(names(ours.path("Observations").get(0))).containsAll(fields);
    }

    @Test
    void sensorPagesLeadOnByTheirNextLink() {
        Set<Integer> ids = new TreeSet<>();
        int pages = 0;
        String next =
                "/sta/v1.1/Datastreams?$top=50&$count=true&$expand=Thing($expand=Locations),"
                        + "Observations($orderby=phenomenonTime%20desc;$top=1)";
        int count = 0;
        while (!next.isEmpty()) {
            JsonNode page = calls.json(next);
            count = page.path("@iot.count").asInt();
            for (JsonNode stream : page.path("value")) {
                ids.add(stream.path("@iot.id").asInt());
                assertThat(
                                stream.path("Thing")
                                        .path("Locations")
                                        .get(0)
                                        .path("location")
                                        .path("type")
                                        .asString())
                        .isEqualTo("Point");
                assertThat(stream.path("Observations")).hasSize(1);
                assertThat(
                                Instant.parse(
                                        stream.path("Observations")
                                                .get(0)
                                                .path("phenomenonTime")
                                                .asString()))
                        .isBetween(AT.minusSeconds(3600), AT);
            }
            next = page.path("@iot.nextLink").asString("");
            pages++;
        }
        assertThat(ids).hasSize(count);
        assertThat(pages).isEqualTo((count + 49) / 50);
        assertThat(calls.status("/sta/v1.1/Datastreams?$top=x")).isEqualTo(400);
        assertThat(calls.status("/sta/v1.1/Datastreams(99999)")).isEqualTo(404);
    }

    @Test
    void ticketsComeInPagesAndByWhatChanged() {
        Set<String> paged = new HashSet<>();
        int page = 1;
        JsonNode list;
        do {
            list = calls.json("/open311/v2/requests.json?page_size=100&page=" + page++);
            list.forEach(
                    t -> assertThat(paged.add(t.path("service_request_id").asString())).isTrue());
        } while (!list.isEmpty());
        assertThat(paged).hasSizeGreaterThan(500);
        JsonNode changed =
                calls.json(
                        "/open311/v2/requests.json?updated_after=2024-09-15T17:20:00%2B08:00&page_size=1000");
        assertThat(changed).isNotEmpty();
        changed.forEach(
                t ->
                        assertThat(t.path("updated_datetime").asString())
                                .isGreaterThan("2024-09-15T17:20:00+08:00"));
        assertThat(calls.status("/open311/v2/requests.json?updated_after=yesterday"))
                .isEqualTo(400);
    }

    @Test
    void shelterAndUnitsAreGeoJson() {
        for (String path : new String[] {"/geojson/units.geojson", "/geojson/shelters.geojson"}) {
            JsonNode collection = calls.json(path);
            assertThat(collection.path("type").asString()).isEqualTo("FeatureCollection");
            assertThat(collection.path("features").size()).isGreaterThan(60);
            for (JsonNode feature : collection.path("features")) {
                assertThat(names(feature.path("properties")))
                        .contains(
                                "id",
                                "name",
                                "kind",
                                "status",
                                "occupied",
                                "capacity",
                                "division",
                                "address",
                                "updated");
            }
        }
    }

    /// CAP 1.2 (OASIS, 1 July 2010), section 4.3: names and their order; those that a message must have are in capitals here.
    private static final List<String> ALERT =
            words(
                    "IDENTIFIER SENDER SENT STATUS MSGTYPE source SCOPE restriction addresses code"
                            + " note references incidents info");

    private static final List<String> INFO =
            words(
                    "language CATEGORY EVENT responseType URGENCY SEVERITY CERTAINTY audience"
                            + " eventCode effective onset expires senderName headline description"
                            + " instruction web contact parameter resource area");

    private static List<String> words(String words) {
        return List.of(words.split(" "));
    }

    @Test
    void messagesHaveTheElementsOfCapInItsOrder() {
        int read = 0;
        Matcher link =
                Pattern.compile("href=\"(/cap/[^\"]+\\.xml)\"")
                        .matcher(calls.text("/cap/index.atom"));
        while (link.find()) {
            String message = calls.text(link.group(1));
            inOrder(message, "\n  <(\\w+)", ALERT);
            assertThat(message)
                    .containsPattern("<status>(Actual|Exercise|System|Test|Draft)</status>")
                    .containsPattern("<msgType>(Alert|Update|Cancel|Ack|Error)</msgType>")
                    .containsPattern(
                            "<sent>\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d[+-]\\d\\d:\\d\\d</sent>")
                    .contains("<scope>Public</scope>");
            String[] infos = message.split("<info>");
            assertThat(infos).hasSizeGreaterThan(1);
            for (int i = 1; i < infos.length; i++) {
                inOrder(infos[i].split("</info>")[0], "\n    <(\\w+)", INFO);
                assertThat(infos[i])
                        .containsPattern(
                                "<category>(Met|Safety|Geo|Rescue|Fire|Infra|Other)</category>")
                        .containsPattern(
                                "<urgency>(Immediate|Expected|Future|Past|Unknown)</urgency>")
                        .containsPattern(
                                "<severity>(Extreme|Severe|Moderate|Minor|Unknown)</severity>")
                        .containsPattern(
                                "<certainty>(Observed|Likely|Possible|Unlikely|Unknown)</certainty>");
            }
            read++;
        }
        assertThat(read).isGreaterThan(20);
    }

    /// RFC 4287: what a feed and each of its entries must have.
    @Test
    void theIndexIsAnAtomFeed() {
        String[] parts = calls.text("/cap/index.atom").split("<entry>");
        assertThat(parts[0])
                .contains("<feed xmlns=\"http://www.w3.org/2005/Atom\"")
                .containsPattern("<id>[a-z]+:[^<]+</id>")
                .containsPattern("<title>[^<]+</title>")
                .containsPattern("<updated>2024-09-15T17:30:00\\+08:00</updated>")
                .contains("<author><name>", "<link rel=\"self\"");
        assertThat(parts).hasSizeGreaterThan(20);
        for (int i = 1; i < parts.length; i++) {
            assertThat(parts[i])
                    .containsPattern("<id>urn:[^<]+</id>")
                    .containsPattern("<title>[^<]+</title>")
                    .containsPattern("<updated>[^<]+</updated>")
                    .containsPattern(
                            "<link rel=\"alternate\" type=\"application/cap\\+xml\" href=");
        }
    }

    private static void inOrder(String text, String element, List<String> order) {
        Matcher found = Pattern.compile(element).matcher(text);
        Set<String> names = new TreeSet<>();
        int at = 0;
        while (found.find()) {
            String name = found.group(1);
            int next =
                    IntStream.range(0, order.size())
                            .filter(i -> order.get(i).equalsIgnoreCase(name))
                            .findFirst()
                            .orElseThrow(() -> new AssertionError("not of CAP: " + name));
            assertThat(next).as(name + " after " + order.get(at)).isGreaterThanOrEqualTo(at);
            at = next;
            names.add(name.toLowerCase(Locale.ROOT));
        }
        assertThat(names)
                .containsAll(
                        order.stream()
                                .filter(w -> w.equals(w.toUpperCase(Locale.ROOT)))
                                .map(w -> w.toLowerCase(Locale.ROOT))
                                .toList());
    }

    private static void assertSameFieldsAndKinds(JsonNode real, JsonNode ours) {
        for (String name : real.propertyNames()) {
            assertThat(names(ours)).as("fields").contains(name);
            if (!real.path(name).isNull() && !ours.path(name).isNull()) {
                assertThat(ours.path(name).getNodeType())
                        .as(name)
                        .isEqualTo(real.path(name).getNodeType());
            }
        }
    }

    private static Set<String> names(JsonNode node) {
        return new TreeSet<>(node.propertyNames());
    }

    private static JsonNode sample(String path) {
        Path file = Path.of(System.getProperty("yilan.samples", "none")).resolve(path);
        Assumptions.assumeTrue(
                Files.isRegularFile(file), "the recorded samples are not here: " + file);
        return JsonMapper.shared().readTree(file);
    }
}

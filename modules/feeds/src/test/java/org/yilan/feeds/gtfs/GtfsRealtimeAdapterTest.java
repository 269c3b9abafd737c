package org.yilan.feeds.gtfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;

import org.junit.jupiter.api.Test;
import org.yilan.feeds.Samples;
import org.yilan.feeds.ScriptedPoll;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.Observation.FacilitySeen;
import org.yilan.feeds.spi.Observation.ReadingSeen;
import org.yilan.feeds.spi.Observation.RoadEventSeen;
import org.yilan.feeds.spi.Observation.RoadEventsAre;
import org.yilan.feeds.spi.Observation.SensorSeen;
import org.yilan.situation.model.Facility;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.RoadEvent;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

class GtfsRealtimeAdapterTest {
    /// 2026-01-01T00:00:00Z.
    private static final long NEW_YEAR = 1_767_225_600L;

    // ---- messages by the numbers of gtfs-realtime.proto

    private static Object[] f(int number, Object value) {
        return new Object[] {number, value};
    }

    private static UnknownFieldSet message(Object[]... fields) {
        UnknownFieldSet.Builder builder = UnknownFieldSet.newBuilder();
        for (Object[] field : fields) {
            UnknownFieldSet.Field.Builder value = UnknownFieldSet.Field.newBuilder();
            switch (field[1]) {
                case Long l -> value.addVarint(l);
                case Integer i -> value.addVarint(i);
                case Float x -> value.addFixed32(Float.floatToIntBits(x));
                case String s -> value.addLengthDelimited(ByteString.copyFromUtf8(s));
                case UnknownFieldSet m -> value.addLengthDelimited(m.toByteString());
                default -> throw new IllegalArgumentException();
            }
            builder.mergeField((Integer) field[0], value.build());
        }
        return builder.build();
    }

    private static byte[] feed(UnknownFieldSet... entities) {
        return feed(0, entities);
    }

    private static byte[] feed(int incrementality, UnknownFieldSet... entities) {
        Object[][] fields = new Object[entities.length + 1][];
        fields[0] = f(1, message(f(1, "2.0"), f(2, incrementality), f(3, NEW_YEAR)));
        for (int i = 0; i < entities.length; i++) {
            fields[i + 1] = f(2, entities[i]);
        }
        return message(fields).toByteArray();
    }

    private static UnknownFieldSet vehicle(String id, float lat, float lon, Object[]... more) {
        Object[][] fields = Arrays.copyOf(more, more.length + 2);
        fields[more.length] = f(2, message(f(1, lat), f(2, lon)));
        fields[more.length + 1] = f(8, message(f(1, id), f(2, "沪A" + id)));
        return message(f(1, "e" + id), f(4, message(fields)));
    }

    private static UnknownFieldSet trip(String trip, String route) {
        return message(f(1, trip), f(5, route));
    }

    private static byte[] archive(Map<String, String> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return bytes.toByteArray();
    }

    private static final Map<String, String> TABLES =
            Map.of(
                    "routes.txt",
                    "\uFEFFroute_id,route_short_name,route_long_name,route_type\r\n"
                            + "R1,71,\"延安路, 快速\",3\r\nF,,东金线,4\r\nM,2,,1\r\n",
                    "trips.txt",
                    "route_id,trip_id,trip_headsign\nR1,T1,外滩\n",
                    "stops.txt",
                    "stop_id,stop_name,stop_lat,stop_lon\nS1,\"人民广场\n站\",31.23,121.47\n",
                    "stop_times.txt",
                    "trip_id\nT1\n");

    private static ScriptedPoll poll(byte[] message) throws FeedException {
        return poll(message, archive(TABLES));
    }

    private static ScriptedPoll poll(byte[] message, byte[] archive) throws FeedException {
        return new ScriptedPoll("gtfs-realtime", "rt.pb")
                .at("2026-01-01T00:01:00Z")
                .option("static", "gtfs.zip")
                .with("gtfs.zip", archive)
                .with("rt.pb", message)
                .by(new GtfsRealtimeAdapter());
    }

    private static List<Facility> vehicles(ScriptedPoll poll) {
        return poll.all(FacilitySeen.class).stream().map(FacilitySeen::facility).toList();
    }

    private static List<RoadEvent> alerts(ScriptedPoll poll) {
        return poll.all(RoadEventSeen.class).stream().map(RoadEventSeen::event).toList();
    }

    @Test
    void aVehicleHasItsLineHeadsignAndStop() throws FeedException {
        ScriptedPoll poll =
                poll(
                        feed(
                                vehicle(
                                        "7",
                                        31.25f,
                                        121.5f,
                                        f(1, trip("T1", "")),
                                        f(4, 1),
                                        f(5, NEW_YEAR - 20),
                                        f(7, "S1"))));
        assertThat(poll.refused).isEmpty();
        Facility bus = vehicles(poll).getFirst();
        assertThat(bus.id()).isEqualTo("test:7");
        assertThat(bus.kind()).isEqualTo("vehicle-bus");
        assertThat(bus.name()).isEqualTo("71 → 外滩 (沪A7)");
        assertThat(bus.status()).isEqualTo("stopped");
        assertThat(bus.place().point()).isEqualTo(new GeoPoint(31.25, 121.5));
        assertThat(bus.place().address()).isEqualTo("人民广场 站");
        assertThat(bus.observedAt()).isEqualTo("2025-12-31T23:59:40Z");
        assertThat(bus.capacity()).isEqualTo(-1);
    }

    @Test
    void theKindIsThatOfTheRouteAndTheTimeTheMessagesWhereItHasNone() throws FeedException {
        ScriptedPoll poll =
                poll(
                        feed(
                                vehicle("1", 31.2f, 121.5f, f(1, trip("x", "F"))),
                                vehicle("2", 31.2f, 121.5f, f(1, trip("x", "M"))),
                                vehicle("3", 31.2f, 121.5f, f(1, trip("x", "unknown"))),
                                vehicle("4", 31.2f, 121.5f)));
        assertThat(vehicles(poll))
                .extracting(Facility::kind)
                .containsExactly("vehicle-ferry", "vehicle-metro", "vehicle", "vehicle");
        assertThat(vehicles(poll))
                .extracting(Facility::name)
                .containsExactly("东金线 (沪A1)", "2 (沪A2)", "unknown (沪A3)", "沪A4");
        assertThat(vehicles(poll).getFirst().observedAt()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(vehicles(poll).getFirst().status()).isEqualTo("in-transit");
    }

    @Test
    void aVehicleOfALineThatTheTimetableCallsSimulatedIsSo() throws FeedException {
        Map<String, String> tables = new HashMap<>(TABLES);
        tables.put(
                "routes.txt",
                "route_id,route_short_name,route_type,simulated\nR1,71,3,true\nM,2,1,\n");
        ScriptedPoll poll =
                poll(
                        feed(
                                vehicle("1", 31.2f, 121.5f, f(1, trip("x", "R1"))),
                                vehicle("2", 31.2f, 121.5f, f(1, trip("x", "M"))),
                                vehicle("3", 31.2f, 121.5f)),
                        archive(tables));
        assertThat(vehicles(poll))
                .extracting(Facility::simulated)
                .containsExactly(true, false, false);
    }

    @Test
    void delaysAreTheMeanOfALinesTrips() throws FeedException {
        UnknownFieldSet atStop =
                message(f(3, message(f(1, 60)))); // departure 60 s late at the next stop
        ScriptedPoll poll =
                poll(
                        feed(
                                message(f(1, "a"), f(3, message(f(1, trip("T1", "")), f(5, 300)))),
                                message(
                                        f(1, "b"),
                                        f(3, message(f(1, trip("", "R1")), f(2, atStop)))),
                                message(f(1, "c"), f(3, message(f(1, trip("", "M")), f(5, -90L)))),
                                message(f(1, "d"), f(3, message(f(1, trip("", "M"))))),
                                message(
                                        f(1, "e"),
                                        f(
                                                3,
                                                message(
                                                        f(1, message(f(4, 3), f(5, "M"))),
                                                        f(5, 900)))),
                                message(
                                        f(1, "g"),
                                        f(3, message(f(1, trip("", "M")), f(5, 90_000))))));
        assertThat(poll.all(SensorSeen.class))
                .extracting(s -> s.sensor().name() + " " + s.sensor().quantity())
                .containsExactly("2 transit-delay", "71 transit-delay");
        assertThat(poll.all(ReadingSeen.class))
                .extracting(r -> r.reading().value())
                .containsExactly(-90.0, 180.0);
        assertThat(poll.all(ReadingSeen.class).getFirst().reading().observedAt())
                .isEqualTo("2026-01-01T00:00:00Z");
        assertThat(poll.ignored)
                .anyMatch(r -> r.reason().equals("2 trips without a delay, or cancelled"));
        assertThat(poll.refused).singleElement().matches(r -> r.reason().contains("90000"));
    }

    private static UnknownFieldSet alert(String id, Object[]... fields) {
        return message(f(1, id), f(5, message(fields)));
    }

    private static UnknownFieldSet texts(String... pairs) {
        Object[][] fields = new Object[pairs.length / 2][];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = f(1, message(f(1, pairs[2 * i]), f(2, pairs[2 * i + 1])));
        }
        return message(fields);
    }

    @Test
    void anAlertIsADisruptionOfItsLines() throws FeedException {
        ScriptedPoll poll =
                new ScriptedPoll("gtfs-realtime", "rt.pb")
                        .at("2026-01-01T00:01:00Z")
                        .option("static", "gtfs.zip")
                        .option("language", "zh")
                        .with("gtfs.zip", archive(TABLES))
                        .with(
                                "rt.pb",
                                feed(
                                        alert(
                                                "A1",
                                                f(1, message(f(1, NEW_YEAR - 600), f(2, NEW_YEAR))),
                                                f(
                                                        1,
                                                        message(
                                                                f(1, NEW_YEAR + 600),
                                                                f(2, NEW_YEAR + 900))),
                                                f(5, message(f(2, "R1"))),
                                                f(5, message(f(4, trip("", "F")))),
                                                f(5, message(f(5, "S1"))),
                                                f(6, 8),
                                                f(7, 1),
                                                f(10, texts("Stopped", "en", "停运", "zh")),
                                                f(11, texts("Wind", "en", "大风", "zh")),
                                                f(14, 4)),
                                        alert("A2", f(7, 99))))
                        .by(new GtfsRealtimeAdapter());
        assertThat(poll.refused).isEmpty();
        RoadEvent event = alerts(poll).getFirst();
        assertThat(event.id()).isEqualTo("test:A1");
        assertThat(event.kind()).isEqualTo(RoadEvent.Kind.TRANSIT);
        assertThat(event.code()).isEqualTo("WEATHER/NO_SERVICE");
        assertThat(event.words()).isEqualTo("停运 · 大风");
        assertThat(event.road()).isEqualTo("71, 东金线");
        assertThat(event.place().point()).isEqualTo(new GeoPoint(31.23, 121.47));
        assertThat(event.severity()).isEqualTo("SEVERE");
        assertThat(event.from()).isEqualTo("2025-12-31T23:50:00Z");
        assertThat(event.to()).isEqualTo("2026-01-01T00:15:00Z");
        assertThat(alerts(poll).get(1).code()).isEqualTo("UNKNOWN_CAUSE/99");
        assertThat(alerts(poll).get(1).to()).isNull();
        assertThat(poll.all(RoadEventsAre.class).getFirst().ids())
                .containsExactlyInAnyOrder("test:A1", "test:A2");
    }

    @Test
    void aMessageOfChangesEndsNothing() throws FeedException {
        assertThat(poll(feed(1, alert("A1"))).all(RoadEventsAre.class)).isEmpty();
    }

    @Test
    void refusesAVehicleWithoutPlaceOrTwiceOrWithAnAbsurdOne() throws FeedException {
        ScriptedPoll poll =
                poll(
                        feed(
                                message(f(1, "e"), f(4, message(f(8, message(f(1, "x")))))),
                                vehicle("a", 31.2f, 121.5f),
                                vehicle("a", 31.3f, 121.5f),
                                vehicle("b", 95f, 121.5f),
                                vehicle("c", Float.NaN, 121.5f),
                                vehicle("d", 31.2f, 121.5f, f(5, 32_503_680_000L)),
                                vehicle("e", 31.2f, 121.5f, f(5, Long.MAX_VALUE))));
        assertThat(vehicles(poll)).extracting(Facility::id).containsExactly("test:a");
        assertThat(poll.refused).hasSize(6);
    }

    @Test
    void refusesWhatIsNoSuchMessage() {
        assertThatThrownBy(() -> poll("<html>down</html>".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(FeedException.class)
                .hasMessageContaining("not a message of GTFS Realtime");
        byte[] whole = feed(vehicle("a", 31.2f, 121.5f));
        assertThatThrownBy(() -> poll(Arrays.copyOf(whole, whole.length - 3)))
                .isInstanceOf(FeedException.class);
        assertThatThrownBy(() -> poll(new byte[0])).isInstanceOf(FeedException.class);
    }

    @Test
    void withoutItsTimetableTheVehiclesAreStillThere() throws FeedException {
        ScriptedPoll poll =
                poll(
                        feed(vehicle("1", 31.2f, 121.5f, f(1, trip("T1", "R1")))),
                        "<html>".getBytes(StandardCharsets.UTF_8));
        assertThat(vehicles(poll).getFirst().name()).isEqualTo("R1 (沪A1)");
        assertThat(poll.refused).singleElement().matches(r -> r.path().equals("static"));
    }

    @Test
    void theTimetableIsFetchedTwiceADay() throws FeedException {
        GtfsRealtimeAdapter adapter = new GtfsRealtimeAdapter();
        ScriptedPoll poll =
                new ScriptedPoll("gtfs-realtime", "rt.pb")
                        .at("2026-01-01T00:01:00Z")
                        .option("static", "gtfs.zip")
                        .with("gtfs.zip", archive(TABLES))
                        .with("rt.pb", feed(vehicle("1", 31.2f, 121.5f)));
        poll.by(adapter).recorded();
        poll.at("2026-01-01T12:00:59Z").by(adapter).recorded();
        assertThat(poll.asked).filteredOn(u -> u.getPath().endsWith("zip")).hasSize(1);
        poll.at("2026-01-01T12:01:00Z").by(adapter);
        assertThat(poll.asked).filteredOn(u -> u.getPath().endsWith("zip")).hasSize(2);
    }

    // ---- hostile archives

    @Test
    void anArchiveThatUnpacksToTooMuchIsRefused() {
        byte[] bomb = archive(Map.of("stop_times.txt", "0".repeat(3 << 20)));
        assertThat(bomb.length).isLessThan(10_000);
        assertThatThrownBy(() -> Timetable.read(bomb, new ScriptedPoll("x", "x"), 1 << 20))
                .isInstanceOf(FeedException.class)
                .hasMessage("The archive unpacks to more than 1 MiB.");
    }

    @Test
    void anArchiveThatIsCutOrHasNoRoutesOrAnEndlessRowIsRefused() throws FeedException {
        byte[] whole = archive(Map.of("routes.txt", TABLES.get("routes.txt").repeat(50)));
        assertThatThrownBy(
                        () ->
                                Timetable.read(
                                        Arrays.copyOf(whole, whole.length / 3),
                                        new ScriptedPoll("x", "x")))
                .isInstanceOf(FeedException.class);
        assertThatThrownBy(
                        () ->
                                Timetable.read(
                                        archive(Map.of("stops.txt", "stop_id\n1\n")),
                                        new ScriptedPoll("x", "x")))
                .hasMessageContaining("no routes.txt");
        ScriptedPoll poll = new ScriptedPoll("x", "x");
        Timetable.read(
                archive(Map.of("routes.txt", "route_id\n\"" + "x".repeat(200_000) + "\"\n")), poll);
        assertThat(poll.refused).singleElement().matches(r -> r.reason().contains("100000"));
    }

    // ---- King County Metro, 2 September 2021 and an older timetable

    @Test
    void readsTheVehiclesOfKingCountyWithTheirRoutesNames() throws FeedException {
        ScriptedPoll poll =
                new ScriptedPoll("gtfs-realtime", "rt.pb")
                        .at("2021-09-02T15:32:00Z")
                        .option("static", "gtfs.zip")
                        .with("gtfs.zip", Samples.bytes("transit-parking/gtfs_kcm_reduced.zip"))
                        .with("rt.pb", Samples.bytes("transit-parking/gtfsrt_kcm_vehicles_1.pb"))
                        .by(new GtfsRealtimeAdapter());
        assertThat(poll.refused).isEmpty();
        List<Facility> vehicles = vehicles(poll);
        assertThat(vehicles).hasSize(627);
        Facility first = vehicles.getFirst();
        assertThat(first.id()).isEqualTo("test:4382");
        assertThat(first.name()).isEqualTo("1 (4382)");
        assertThat(first.kind()).isEqualTo("vehicle-bus");
        assertThat(first.observedAt()).isEqualTo("2021-09-02T15:31:30Z");
        GeoPoint at = first.place().point();
        assertThat(at).isNotNull();
        assertThat(at.lat()).isCloseTo(47.636154, within(1e-6));
        assertThat(at.lon()).isCloseTo(-122.37035, within(1e-5));
        assertThat(vehicles.getLast().id()).isEqualTo("test:7452");
        // Route 102720 is newer than the timetable.
        assertThat(vehicles.getLast().name()).isEqualTo("102720 (7452)");
        assertThat(vehicles.getLast().kind()).isEqualTo("vehicle");
    }

    @Test
    void readsTheTimetableOfKingCounty() throws FeedException {
        ScriptedPoll poll = new ScriptedPoll("gtfs-realtime", "rt.pb");
        Timetable timetable =
                Timetable.read(Samples.bytes("transit-parking/gtfs_kcm_reduced.zip"), poll);
        assertThat(poll.refused).isEmpty();
        assertThat(timetable.size()).isEqualTo(219 + 56 + 282);
        assertThat(timetable.route("100002")).isEqualTo(new Timetable.Route("10", 3, false));
        assertThat(timetable.stop("1471"))
                .isEqualTo(
                        new Timetable.Stop(
                                "S Jackson St & 5th Ave S", new GeoPoint(47.599125, -122.328041)));
        assertThat(timetable.trip("30935382"))
                .isEqualTo(new Timetable.Trip("100001", "DOWNTOWN SEATTLE"));
    }
}

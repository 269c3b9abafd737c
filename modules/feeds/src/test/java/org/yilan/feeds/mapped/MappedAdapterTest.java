package org.yilan.feeds.mapped;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.yilan.assets.Assets;
import org.yilan.feeds.Remark;
import org.yilan.feeds.Samples;
import org.yilan.feeds.ScriptedPoll;
import org.yilan.feeds.spi.FeedAdapter;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.Observation.AlertSeen;
import org.yilan.feeds.spi.Observation.FacilitySeen;
import org.yilan.feeds.spi.Observation.ReadingSeen;
import org.yilan.feeds.spi.Observation.SensorSeen;
import org.yilan.feeds.spi.Observation.TicketSeen;
import org.yilan.situation.model.Alert;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.IncidentState;
import org.yilan.situation.model.Quantity;
import org.yilan.situation.model.Reading;

import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.Collectors;

/// Documents of house systems by mapping files, and two of real cities by the examples that we ship.
class MappedAdapterTest {
    private static String json(String yaml) {
        return JsonMapper.shared()
                .writeValueAsString(new Load(LoadSettings.builder().build()).loadFromString(yaml));
    }

    private static String shipped(String name) throws Exception {
        return json(Assets.shipped().text("settings/mappings/" + name + ".yaml"));
    }

    private static ScriptedPoll csv(String mapping, String document) throws FeedException {
        return poll(
                new MappedCsvAdapter(), json(mapping), document.getBytes(StandardCharsets.UTF_8));
    }

    private static ScriptedPoll jsonPoll(String mapping, String document) throws FeedException {
        return poll(
                new MappedJsonAdapter(), json(mapping), document.getBytes(StandardCharsets.UTF_8));
    }

    private static ScriptedPoll poll(FeedAdapter adapter, String mapping, byte[] document)
            throws FeedException {
        return new ScriptedPoll(adapter.format(), "rows")
                .option("mapping", mapping)
                .with("rows", document)
                .by(adapter);
    }

    private static TicketSeen ticket(ScriptedPoll poll, String id) {
        return poll.all(TicketSeen.class).stream()
                .filter(t -> t.report().id().equals("test:" + id))
                .findFirst()
                .orElseThrow();
    }

    // ---- real files

    @Test
    void readsNewYorks311RequestsByTheExampleThatWeShip() throws Exception {
        ScriptedPoll poll =
                poll(
                        new MappedCsvAdapter(),
                        shipped("nyc311"),
                        Samples.bytes("open311/nyc311_2018.csv"));
        assertThat(poll.all(TicketSeen.class)).hasSize(1000);
        assertThat(poll.refused).isEmpty();
        assertThat(
                        poll.all(TicketSeen.class).stream()
                                .collect(
                                        Collectors.groupingBy(
                                                TicketSeen::stage, Collectors.counting())))
                .containsEntry(IncidentState.RESOLVED, 969L)
                .containsEntry(IncidentState.NEW, 7L)
                .containsEntry(IncidentState.ACKNOWLEDGED, 14L)
                .containsEntry(IncidentState.ASSIGNED, 10L); // 5 in progress, 4 assigned, 1 mailed
        assertThat(
                        poll.all(TicketSeen.class).stream()
                                .filter(t -> t.report().place().point() == null))
                .hasSize(107);
        TicketSeen first = ticket(poll, "39573567");
        assertThat(first.report().title())
                .isEqualTo("Non-Emergency Police Matter: Other (complaint details)");
        assertThat(first.report().category()).isEqualTo("Non-Emergency Police Matter");
        // 10:58:54 in New York in summer.
        assertThat(first.report().reportedAt()).isEqualTo(Instant.parse("2018-06-26T14:58:54Z"));
        assertThat(first.report().dueAt()).isEqualTo(Instant.parse("2018-06-26T22:58:54Z"));
        assertThat(first.updated()).isEqualTo(Instant.parse("2018-06-26T16:50:01Z"));
        assertThat(first.unit()).isEqualTo("NYPD");
        assertThat(first.stage()).isEqualTo(IncidentState.RESOLVED);
        assertThat(first.report().place().address()).isEqualTo("91-33 97 STREET, WOODHAVEN");
        assertThat(first.report().place().division()).isEqualTo("QUEENS");
        assertThat(first.report().place().point().lat()).isCloseTo(40.6900923, within(1e-7));
        assertThat(first.report().place().point().lon()).isCloseTo(-73.8464276, within(1e-7));
        TicketSeen second = ticket(poll, "39573572");
        assertThat(second.report().place().point()).isNull();
        assertThat(second.report().place().address()).isEqualTo("CAMBRIA HEIGHTS");
        // After 19:54:32 on 23 March 2019, the last line.
        TicketSeen last = ticket(poll, "42032005");
        assertThat(last.report().reportedAt()).isEqualTo(Instant.parse("2019-03-23T23:54:32Z"));
        assertThat(last.report().dueAt()).isNull();
        assertThat(poll.ignored.getFirst().toString())
                .startsWith("line 1: columns not mapped: Closed Date, Agency Name, ");
        // What the mapping does not know is said, and does not close the ticket.
        assertThat(poll.ignored)
                .anySatisfy(r -> assertThat(r.reason()).contains("\"Email Sent\" is no stage"));
    }

    @Test
    void readsChicagosIncidentsByTheExampleThatWeShip() throws Exception {
        ScriptedPoll poll =
                poll(
                        new MappedJsonAdapter(),
                        shipped("chicago-crimes"),
                        Samples.bytes("city-events/chicago_incidents_1.json"));
        assertThat(poll.all(TicketSeen.class)).hasSize(27);
        assertThat(poll.refused).isEmpty();
        TicketSeen first = ticket(poll, "HY191041");
        assertThat(first.report().title()).isEqualTo("OTHER OFFENSE: HARASSMENT BY TELEPHONE");
        // 05:57 in Chicago on the day that summer time ended, at 2.
        assertThat(first.report().reportedAt()).isEqualTo(Instant.parse("2014-11-02T11:57:00Z"));
        assertThat(first.updated()).isEqualTo(Instant.parse("2015-03-22T21:07:18Z"));
        assertThat(first.report().place().point()).isEqualTo(new GeoPoint(41.694202, -87.631029));
        assertThat(first.report().place().address()).isEqualTo("003XX W 110TH ST");
        assertThat(first.report().grade()).isEqualTo(Grade.IV);
        assertThat(first.stage()).isEqualTo(IncidentState.NEW);
        assertThat(ticket(poll, "HY223111").report().grade()).isEqualTo(Grade.II);
        assertThat(poll.ignored.getFirst().reason()).startsWith("not mapped: beat, ");
    }

    // ---- what a mapping can say

    private static final String READINGS =
            """
            makes: reading
            items: /data/list
            times: {epoch: seconds}
            fields:
              id: /station/code
              name: /station/name
              quantity: {value: wind-speed}
              unit: {value: km/h}
              value: speed
              observed: at
              quality: {from: flag, values: {"0": GOOD, "1": SUSPECT}, otherwise: BAD}
              warnAt: {value: 36}
              lat: /station/pos/1
              lon: /station/pos/0
            """;

    @Test
    void readsReadingsWithTheirUnitByPointers() throws Exception {
        ScriptedPoll poll =
                jsonPoll(
                        READINGS,
                        """
                        {"code":0,"data":{"list":[
                         {"station":{"code":"A/1","name":"外滩","pos":[121.49,31.24]},"speed":72,"at":1726390800,"flag":0},
                         {"station":{"code":"A2","name":"浦东","pos":[121.8]},"speed":"-","at":1726390800,"flag":0},
                         {"station":{"code":"A3","name":"临港"},"speed":null,"at":1726390800,"flag":2},
                         {"station":{"name":"无号"},"speed":3,"at":1726390800},
                         {"station":{"code":"A5","name":"崇明"},"speed":18,"at":1726390800,"flag":7}]}}
                        """);
        assertThat(poll.all(SensorSeen.class))
                .extracting(s -> s.sensor().id())
                .containsExactly("test:A/1", "test:A3", "test:A5");
        var sensor = poll.all(SensorSeen.class).getFirst().sensor();
        assertThat(sensor.unit()).isEqualTo("m/s");
        assertThat(sensor.quantity()).isEqualTo(Quantity.WIND);
        assertThat(sensor.warnAt()).isEqualTo(10);
        assertThat(sensor.place().point()).isEqualTo(new GeoPoint(31.24, 121.49));
        assertThat(poll.all(ReadingSeen.class))
                .extracting(r -> r.reading().value(), r -> r.reading().quality())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(20.0, Reading.Quality.GOOD),
                        org.assertj.core.groups.Tuple.tuple(5.0, Reading.Quality.BAD));
        assertThat(poll.all(ReadingSeen.class).getFirst().reading().observedAt())
                .isEqualTo(Instant.parse("2024-09-15T09:00:00Z"));
        assertThat(poll.refused)
                .containsExactly(
                        new Remark("/data/list/1/speed", "not a number: \"-\""),
                        new Remark("/data/list/3/station/code", "no id"));
    }

    @Test
    void readsPlacesAndCountsThoseInsideFromTheFreeOnes() throws Exception {
        ScriptedPoll poll =
                csv(
                        """
                        makes: facility
                        csv: {separator: ";", skip: 1}
                        times: {pattern: "d.M.yyyy H:mm", zone: Europe/Berlin}
                        fields:
                          id: Nr
                          name: Name
                          kind: {value: shelter}
                          status: {from: Offen, values: {ja: open, nein: closed}}
                          capacity: Plätze
                          free: Frei
                          observed: Stand
                        """,
                        """
                        Notunterkünfte;;;;;
                        Nr;Name;Offen;Plätze;Frei;Stand
                        1;"Halle ""Nord""; West";ja;200;50;15.9.2024 11:00
                        2;Schule;vielleicht;100;;15.9.2024 11:00
                        3;Turnhalle;nein;10;20;15.9.2024 11:00
                        4;Bad
                        5;Kirche;ja;1;1;31.2.2024 11:00
                        """);
        assertThat(poll.all(FacilitySeen.class)).hasSize(2);
        var hall = poll.all(FacilitySeen.class).getFirst().facility();
        assertThat(hall.name()).isEqualTo("Halle \"Nord\"; West");
        assertThat(hall.kind()).isEqualTo("shelter");
        assertThat(hall.status()).isEqualTo("open");
        assertThat(hall.occupied()).isEqualTo(150);
        assertThat(hall.observedAt()).isEqualTo(Instant.parse("2024-09-15T09:00:00Z"));
        var school = poll.all(FacilitySeen.class).getLast().facility();
        assertThat(school.status()).isEqualTo("vielleicht"); // kept as it is
        assertThat(school.occupied()).isEqualTo(-1);
        assertThat(poll.refused)
                .extracting(Remark::toString)
                .containsExactly(
                        "line 5: Frei: 20 free of 10",
                        "line 6: it ends after 2 of 6 columns",
                        "line 7: Stand: not a date and time as the mapping has it: \"31.2.2024"
                                + " 11:00\"");
    }

    @Test
    void readsAlertsOfAnObjectByName() throws Exception {
        ScriptedPoll poll =
                jsonPoll(
                        """
                        makes: alert
                        items: /warnings
                        fields:
                          id: no
                          event: type
                          hazard: {from: type, values: {暴雨: rainstorm}, otherwise: other}
                          grade: colour
                          sender: {value: house}
                          senderName: {value: 区气象台}
                          tier: {value: DISTRICT}
                          kind: {from: op, values: {new: ALERT, change: UPDATE, lift: CANCEL}}
                          replaces: old
                          sent: time
                          expires: until
                          description: text
                          division: areas
                          lat: y
                          lon: x
                          radius: {from: metres, factor: 0.001}
                        """,
                        """
                        {"warnings":{"w1":{"no":"7","type":"暴雨","colour":"橙色","op":"change","old":"5","time":"2024-09-15 17:00",
                        "until":"2024-09-15T20:00:00Z","text":"大雨","areas":"310115,310101","x":121.5,"y":31.2,"metres":2500}}}
                        """);
        Alert alert = poll.only(AlertSeen.class).alert();
        assertThat(alert.id()).isEqualTo("house,7");
        assertThat(alert.references()).containsExactly("house,5");
        assertThat(alert.kind()).isEqualTo(Alert.Kind.UPDATE);
        assertThat(alert.hazard()).isEqualTo("rainstorm");
        assertThat(alert.grade()).isEqualTo(Grade.II);
        assertThat(alert.sent()).isEqualTo(Instant.parse("2024-09-15T09:00:00Z"));
        assertThat(alert.areas().getFirst().divisions()).containsExactly("310115", "310101");
        assertThat(alert.areas().getFirst().circles().getFirst().radiusKm()).isEqualTo(2.5);
        assertThat(alert.text("zh").event()).isEqualTo("暴雨");
    }

    @Test
    void readsTheEncodingThatTheMappingNames() throws Exception {
        String mapping =
                """
                makes: facility
                csv: {charset: GBK}
                fields: {id: 编号, name: 名称}
                """;
        byte[] gbk = "编号,名称\n1,市民中心\n".getBytes(Charset.forName("GBK"));
        ScriptedPoll poll = poll(new MappedCsvAdapter(), json(mapping), gbk);
        assertThat(poll.only(FacilitySeen.class).facility().name()).isEqualTo("市民中心");
        assertThatThrownBy(
                        () ->
                                poll(
                                        new MappedCsvAdapter(),
                                        json(mapping.replace("csv: {charset: GBK}\n", "")),
                                        gbk))
                .isInstanceOfSatisfying(
                        FeedException.class,
                        e -> assertThat(e.errorClass()).isEqualTo("wrong-encoding"));
    }

    // ---- what upstreams do on bad days

    private static final String ROWS =
            """
            makes: ticket
            fields: {id: id, title: title, reported: at, lat: y, lon: x}
            """;

    @Test
    void refusesAbsurdPlacesAndDatesAndKeepsTheRest() throws Exception {
        ScriptedPoll poll =
                csv(
                        ROWS,
                        """
                        id,title,at,y,x
                        1,far,2024-09-15T09:00:00Z,9000,121
                        2,old,0001-01-01T00:00:00Z,31,121
                        3,new,2099-01-01T00:00:00Z,31,121
                        4,,2024-09-15T09:00:00Z,31,121
                        5,good,2024-09-15T09:00:00Z,31,121
                        """);
        assertThat(poll.all(TicketSeen.class)).hasSize(2);
        assertThat(ticket(poll, "1").report().place().point()).isNull();
        assertThat(ticket(poll, "5").report().place().point()).isEqualTo(new GeoPoint(31, 121));
        assertThat(poll.refused).hasSize(4);
        assertThat(poll.refused.getFirst().toString()).startsWith("line 2: y: latitude outside");
        assertThat(poll.refused.get(3).toString())
                .isEqualTo("line 5: title: no title and no category");
    }

    @Test
    void saysWhenAColumnHasGone() throws Exception {
        ScriptedPoll poll = csv(ROWS, "id,title,at,lat,x\n1,a,2024-09-15T09:00:00Z,31,121\n");
        assertThat(poll.refused.getFirst())
                .isEqualTo(new Remark("line 1", "there is no column \"y\""));
        assertThat(poll.ignored.getFirst())
                .isEqualTo(new Remark("line 1", "columns not mapped: lat"));
        assertThat(poll.all(TicketSeen.class)).hasSize(1);
    }

    @Test
    void refusesWhatIsNoDocumentOfItsKind() {
        refuses("not-text", () -> csv(ROWS, "<!DOCTYPE html><html><body>登录</body></html>"));
        refuses("empty", () -> csv(ROWS, ""));
        refuses("no-columns", () -> csv(ROWS, "a;b;c\n1;2;3\n"));
        refuses("not-text", () -> csv(ROWS, "{\"error\":1}"));
        refuses("not-json", () -> jsonPoll(ROWS, "<html>"));
        refuses("cut-short", () -> jsonPoll(ROWS, "[{\"id\":1,"));
        refuses("no-items", () -> jsonPoll("items: /rows\n" + ROWS, "{\"error\":\"no\"}"));
        refuses(
                "bad-mapping",
                () -> poll(new MappedJsonAdapter(), "{\"makes\":\"cake\"}", new byte[0]));
        refuses(
                "bad-mapping",
                () -> new ScriptedPoll("mapped-csv", "rows").by(new MappedCsvAdapter()));
    }

    @Test
    void refusesARowThatIsCutInTheMiddle() throws Exception {
        ScriptedPoll poll =
                csv(ROWS, "id,title,at,y,x\n1,a,2024-09-15T09:00:00Z,31,121\n2,\"b and the re");
        assertThat(poll.all(TicketSeen.class)).hasSize(1);
        assertThat(poll.refused).hasSize(1);
        assertThat(poll.refused.getFirst().path()).isEqualTo("line 3");
    }

    private interface Attempt {
        void read() throws FeedException;
    }

    private static void refuses(String errorClass, Attempt reading) {
        assertThatThrownBy(reading::read)
                .isInstanceOfSatisfying(
                        FeedException.class, e -> assertThat(e.errorClass()).isEqualTo(errorClass));
    }
}

package org.yilan.feeds.open311;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.yilan.feeds.Remark;
import org.yilan.feeds.Samples;
import org.yilan.feeds.ScriptedPoll;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.Observation.TicketSeen;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.IncidentReport;
import org.yilan.situation.model.IncidentState;
import org.yilan.situation.model.Place;
import org.yilan.situation.model.Reporter;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class Open311AdapterTest {
    static final String NOW = "2024-09-15T09:00:00Z";
    static final String FIRST =
            "o/requests.json?extensions=true&start_date=2024-09-08T09:00:00Z&page=%d&page_size=200";

    static final String TICKET =
            """
            {"service_request_id":"T-1","status":"open","service_name":"道路积水","service_code":"waterlogging",
             "description":"水深到膝盖","agency_responsible":"浦东排水所","status_notes":"已派泵车",
             "requested_datetime":"2024-09-15T14:00:00+08:00","updated_datetime":"2024-09-15T14:20:00+08:00",
             "address":"浦东新区世纪大道1号","lat":31.23,"long":121.53,
             "extended_attributes":{"severity":"red","hazard":"typhoon","due":"2024-09-15T16:00:00+08:00",
               "division":"310115","title":"世纪大道积水","title_en":"Flooding","stage":"assigned",
               "caller_name":"张三","caller_phone":"13800000000","simulated":true}}\
            """;

    static ScriptedPoll poll(String body) throws FeedException {
        return new ScriptedPoll("open311", "o")
                .at(NOW)
                .with(FIRST.formatted(1), body)
                .by(new Open311Adapter());
    }

    @Test
    void readsATicketWithEverythingThatACityAdds() throws FeedException {
        TicketSeen ticket = poll("[" + TICKET + "]").only(TicketSeen.class);
        assertThat(ticket)
                .isEqualTo(
                        new TicketSeen(
                                new IncidentReport(
                                        "test:T-1",
                                        "test",
                                        "waterlogging",
                                        Grade.I,
                                        "世纪大道积水",
                                        "水深到膝盖",
                                        new Place(
                                                new GeoPoint(31.23, 121.53),
                                                "浦东新区世纪大道1号",
                                                "310115"),
                                        new Reporter("张三", "13800000000"),
                                        Instant.parse("2024-09-15T06:00:00Z"),
                                        Instant.parse("2024-09-15T08:00:00Z"),
                                        "typhoon",
                                        true),
                                Instant.parse("2024-09-15T06:20:00Z"),
                                IncidentState.ASSIGNED,
                                "浦东排水所",
                                null,
                                "已派泵车"));
    }

    @Test
    void refusesOneTicketAndReadsTheOthers() throws FeedException {
        ScriptedPoll poll =
                poll(
                        "["
                                + TICKET.replace("\"T-1\"", "\"\"")
                                + ","
                                + TICKET.replace("\"open\"", "\"pending\"")
                                + ","
                                + TICKET.replace("2024-09-15T14:00", "99999-09-15T14:00")
                                + ","
                                + TICKET.replace("31.23", "9000").replace("T-1", "T-2")
                                + ","
                                + TICKET.replace("16:00:00+08:00", "noon").replace("T-1", "T-3")
                                + "]");
        assertThat(poll.all(TicketSeen.class))
                .extracting(t -> t.report().id())
                .containsExactly("test:T-2", "test:T-3");
        assertThat(poll.all(TicketSeen.class).getFirst().report().place().point()).isNull();
        assertThat(poll.refused)
                .containsExactly(
                        new Remark("/0", "no service_request_id"),
                        new Remark("/1", "status \"pending\" is neither open nor closed"),
                        new Remark(
                                "/2/requested_datetime",
                                "date outside 1990 to 2100: \"99999-09-15T14:00:00+08:00\""),
                        new Remark("/3", "latitude outside -90 to 90: \"9000\""),
                        new Remark("/4/due", "not a date and time: \"2024-09-15Tnoon\""));
    }

    @Test
    void mapsStagesAndEvaluation() throws FeedException {
        ScriptedPoll poll =
                poll(
                        "["
                                + TICKET.replace("\"assigned\"", "\"new\"")
                                + ","
                                + TICKET.replace("\"assigned\"", "\"acknowledged\"")
                                + ","
                                + TICKET.replace("\"assigned\"", "\"resolved\",\"satisfied\":false")
                                + ","
                                + TICKET.replace("\"stage\":\"assigned\",", "")
                                + ","
                                + TICKET.replace("\"stage\":\"assigned\",", "").replace("浦东排水所", "")
                                + ","
                                + TICKET.replace("\"stage\":\"assigned\",", "")
                                        .replace("\"open\"", "\"closed\"")
                                + ","
                                + TICKET.replace("\"assigned\"", "\"triage\"")
                                + "]");
        assertThat(poll.all(TicketSeen.class))
                .extracting(TicketSeen::stage)
                .containsExactly(
                        IncidentState.NEW,
                        IncidentState.ACKNOWLEDGED,
                        IncidentState.RESOLVED,
                        IncidentState.ASSIGNED,
                        IncidentState.NEW,
                        IncidentState.RESOLVED,
                        IncidentState.ASSIGNED);
        assertThat(poll.all(TicketSeen.class).get(2).satisfied()).isFalse();
        assertThat(poll.ignored).hasSize(1);
    }

    static String page(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> TICKET.replace("T-1", "P-" + i))
                .collect(Collectors.joining(",", "[", "]"));
    }

    @Test
    void readsAllPagesOfAServerThatCapsThem() throws FeedException {
        ScriptedPoll poll =
                new ScriptedPoll("open311", "o/")
                        .at(NOW)
                        .with(FIRST.formatted(1), page(0, 50))
                        .with(FIRST.formatted(2), page(50, 100))
                        .with(FIRST.formatted(3), page(100, 110))
                        .by(new Open311Adapter());
        assertThat(poll.all(TicketSeen.class)).hasSize(110);
        assertThat(poll.asked).hasSize(3);
    }

    @Test
    void looksBehindAPageThatHasNotChanged() throws FeedException {
        Open311Adapter adapter = new Open311Adapter();
        // after the first round the adapter asks for what is newer than that, less an overlap
        String later =
                "o/requests.json?extensions=true&updated_after=2024-09-15T06:10:00Z&page=%d&page_size=200";
        ScriptedPoll poll =
                new ScriptedPoll("open311", "o/")
                        .at(NOW)
                        .with(FIRST.formatted(1), page(0, 5))
                        .with(later.formatted(1), page(0, 50))
                        .with(later.formatted(2), page(50, 55));
        poll.by(adapter).recorded().clear();
        poll.by(adapter).recorded().clear();

        poll.unchanged(later.formatted(1)).with(later.formatted(2), page(50, 60));

        assertThat(poll.by(adapter).all(TicketSeen.class)).hasSize(10);
        poll.recorded().clear();
        // and it still knows in the round after that
        assertThat(poll.by(adapter).all(TicketSeen.class)).hasSize(10);
    }

    @Test
    void stopsAtAServerThatIgnoresPaging() throws FeedException {
        ScriptedPoll poll =
                new ScriptedPoll("open311", "o/")
                        .at(NOW)
                        .with(FIRST.formatted(1), page(0, 50))
                        .with(FIRST.formatted(2), page(0, 50))
                        .by(new Open311Adapter());
        assertThat(poll.asked).hasSize(2);
    }

    @Test
    void asksForUpdatesAfterWhatIsRecordedOnly() throws FeedException {
        Open311Adapter adapter = new Open311Adapter();
        ScriptedPoll poll =
                new ScriptedPoll("open311", "o/")
                        .at(NOW)
                        .with(FIRST.formatted(1), "[" + TICKET + "]")
                        .with(
                                "o/requests.json?extensions=true&updated_after=2024-09-15T06:10:00Z&page=1&page_size=200",
                                "[]");
        poll.by(adapter).clear();
        poll.by(adapter);
        assertThat(poll.observations).hasSize(1); // not recorded: from the start again
        poll.recorded().clear();
        assertThat(poll.by(adapter).observations).isEmpty();
    }

    @Test
    void looksUpTheNameOfAServiceThatARequestDoesNotGive() throws FeedException {
        ScriptedPoll poll =
                new ScriptedPoll("open311", "o/")
                        .at(NOW)
                        .with(
                                FIRST.formatted(1),
                                "[{\"service_request_id\":7,\"status\":\"open\",\"service_code\":\"021\","
                                    + "\"requested_datetime\":\"2024-09-15T14:00:00+08:00\"}]")
                        .with(
                                "o/services.json",
                                "[{\"service_code\":\"021\",\"service_name\":\"井盖缺失\"}]")
                        .by(new Open311Adapter());
        IncidentReport report = poll.only(TicketSeen.class).report();
        assertThat(report.title()).isEqualTo("井盖缺失");
        assertThat(report.grade()).isEqualTo(Grade.IV);
    }

    @Test
    void saysSoWhenItIsNoListOfRequests() {
        assertThatThrownBy(() -> poll("{\"message\":\"hello\"}"))
                .hasMessage("The answer is not a list of requests.");
        assertThatThrownBy(() -> poll("<errors/>"))
                .hasMessage("The answer has <errors> instead of <service_requests>.");
    }

    // ---- real ones

    @Test
    void readsChicago() throws FeedException {
        ScriptedPoll poll =
                new ScriptedPoll("open311", "o")
                        .at("2015-10-11T00:00:00Z")
                        .with(
                                "o/requests.json?extensions=true&start_date=2015-10-04T00:00:00Z&page=1&page_size=200",
                                Samples.bytes("open311/chicago_requests_1.json"))
                        .with(
                                "o/requests.json?extensions=true&start_date=2015-10-04T00:00:00Z&page=2&page_size=200",
                                "[]")
                        .by(new Open311Adapter());
        assertThat(poll.refused).isEmpty();
        List<TicketSeen> tickets = poll.all(TicketSeen.class);
        assertThat(tickets).hasSize(30);
        TicketSeen pothole = tickets.getFirst();
        assertThat(pothole.report().id()).isEqualTo("test:14-00684314");
        assertThat(pothole.report().title()).isEqualTo("Pothole in Street");
        assertThat(pothole.report().category()).isEqualTo("4fd3b656e750846c53000004");
        assertThat(pothole.report().reportedAt()).isEqualTo(Instant.parse("2014-05-10T00:02:21Z"));
        assertThat(pothole.updated()).isEqualTo(Instant.parse("2015-10-10T15:15:40Z"));
        assertThat(pothole.report().place().point())
                .isEqualTo(new GeoPoint(41.74685764200721, -87.6536401592609));
        assertThat(pothole.report().place().address())
                .isEqualTo("1200 W 81ST ST, CHICAGO, IL, 60620");
        assertThat(pothole.stage()).isEqualTo(IncidentState.RESOLVED);
        assertThat(pothole.unit()).isEqualTo("Division of In-House Construction CDOT");
        assertThat(pothole.notes()).isEqualTo("CDOT Inspect Public Way Survey Transfer Outcome");
        assertThat(tickets.stream().filter(t -> t.stage().open()))
                .singleElement()
                .satisfies(
                        t -> {
                            assertThat(t.report().id()).isEqualTo("test:14-01873637");
                            assertThat(t.stage()).isEqualTo(IncidentState.ASSIGNED);
                            assertThat(t.unit()).isEqualTo("DIM, Public Way Management - CDOT");
                        });
    }

    static ScriptedPoll sanFrancisco(String file) throws FeedException {
        return new ScriptedPoll("open311", "o")
                .option("representation", "xml")
                .at("2010-04-20T00:00:00Z")
                .with(
                        "o/requests.xml?extensions=true&start_date=2010-04-13T00:00:00Z&page=1&page_size=200",
                        Samples.bytes("open311/" + file))
                .by(new Open311Adapter());
    }

    @Test
    void readsSanFrancisco() throws FeedException {
        ScriptedPoll poll = sanFrancisco("sf_service_requests.xml");
        assertThat(poll.refused).isEmpty();
        List<TicketSeen> tickets = poll.all(TicketSeen.class);
        assertThat(tickets)
                .extracting(t -> t.report().id())
                .containsExactly("test:638344", "test:638349");
        TicketSeen duplicate = tickets.getFirst();
        assertThat(duplicate.stage()).isEqualTo(IncidentState.RESOLVED);
        assertThat(duplicate.notes()).isEqualTo("Duplicate request.");
        assertThat(duplicate.report().dueAt()).isEqualTo(Instant.parse("2010-04-15T14:37:38Z"));
        assertThat(duplicate.report().place().point())
                .isEqualTo(new GeoPoint(37.762221815, -122.4651145));
        assertThat(tickets.getLast().stage()).isEqualTo(IncidentState.NEW);
        assertThat(tickets.getLast().report().reportedAt())
                .isEqualTo(Instant.parse("2010-04-19T14:37:38Z"));
    }

    @Test
    void readsAnEmptyList() throws FeedException {
        ScriptedPoll poll = sanFrancisco("sf_service_requests_empty.xml");
        assertThat(poll.observations).isEmpty();
        assertThat(poll.refused).isEmpty();
    }

    @Test
    void refusesOtherAnswersOfTheSameInterface() throws FeedException {
        assertThat(sanFrancisco("sf_post_service_request.xml").refused)
                .extracting(Remark::reason)
                .containsExactly("no status");
        assertThatThrownBy(() -> sanFrancisco("sf_services.xml"))
                .hasMessage("The answer has <services> instead of <service_requests>.");
        assertThatThrownBy(() -> sanFrancisco("sf_service_definition.xml"))
                .hasMessage("The answer has <service_definition> instead of <service_requests>.");
        assertThatThrownBy(() -> sanFrancisco("fiware_open311_request.json"))
                .hasMessage("The answer is not a list of requests.");
        assertThatThrownBy(() -> sanFrancisco("nyc311_2018.csv"))
                .isInstanceOfSatisfying(
                        FeedException.class, e -> assertThat(e.errorClass()).isEqualTo("not-json"));
    }

    @Test
    void readsTheNamesOfSanFranciscosServices() throws FeedException {
        ScriptedPoll poll =
                new ScriptedPoll("open311", "o")
                        .option("representation", "xml")
                        .at("2010-04-20T00:00:00Z")
                        .with(
                                "o/requests.xml?extensions=true&start_date=2010-04-13T00:00:00Z&page=1&page_size=200",
                                "<service_requests><request><service_request_id>1</service_request_id>"
                                    + "<status>open</status><service_code>002</service_code>"
                                    + "<requested_datetime>2010-04-19T06:37:38-08:00</requested_datetime>"
                                    + "</request></service_requests>")
                        .with("o/services.xml", Samples.bytes("open311/sf_services.xml"))
                        .by(new Open311Adapter());
        assertThat(poll.only(TicketSeen.class).report().title())
                .isEqualTo("Construction_Plate_Shifted");
    }
}

package org.yilan.feeds.datex2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.yilan.feeds.Samples;
import org.yilan.feeds.ScriptedPoll;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.Observation.RoadEventSeen;
import org.yilan.feeds.spi.Observation.RoadEventsAre;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.RoadEvent;

import java.time.Instant;
import java.util.List;

class Datex2SituationsAdapterTest {
    private static String publication(String situations) {
        return "<d2LogicalModel xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
                + "<payloadPublication xsi:type=\"SituationPublication\" lang=\"en\">"
                + situations
                + "</payloadPublication></d2LogicalModel>";
    }

    private static String situation(String records) {
        return "<situation id=\"S\"><overallSeverity>low</overallSeverity>"
                   + "<situationVersionTime>2026-01-01T00:00:00Z</situationVersionTime>"
                   + "<headerInformation><informationStatus>real</informationStatus></headerInformation>"
                + records
                + "</situation>";
    }

    private static String record(String id, String type, String content) {
        return "<situationRecord xsi:type=\"sit:"
                + type
                + "\" id=\""
                + id
                + "\" version=\"3\">"
                + content
                + "</situationRecord>";
    }

    private static String validity(String status, String from, String to) {
        return "<validity><validityStatus>"
                + status
                + "</validityStatus><validityTimeSpecification>"
                + (from.isEmpty() ? "" : "<overallStartTime>" + from + "</overallStartTime>")
                + (to.isEmpty() ? "" : "<overallEndTime>" + to + "</overallEndTime>")
                + "</validityTimeSpecification></validity>";
    }

    private static final String POINT =
            "<groupOfLocations xsi:type=\"Point\"><pointByCoordinates><pointCoordinates>"
                    + "<latitude>31.2</latitude><longitude>121.5</longitude></pointCoordinates>"
                    + "</pointByCoordinates></groupOfLocations>";

    private static ScriptedPoll poll(String document) throws FeedException {
        return new ScriptedPoll("datex2-situations", "events.xml")
                .at("2026-01-01T12:00:00Z")
                .with("events.xml", document)
                .by(new Datex2SituationsAdapter());
    }

    private static List<RoadEvent> events(ScriptedPoll poll) {
        return poll.all(RoadEventSeen.class).stream().map(RoadEventSeen::event).toList();
    }

    private static RoadEvent one(String type, String content) throws FeedException {
        ScriptedPoll poll = poll(publication(situation(record("R", type, content))));
        assertThat(poll.refused).isEmpty();
        return events(poll).getFirst();
    }

    @Test
    void readsARecordOfVersionTwo() throws FeedException {
        RoadEvent event =
                one(
                        "Accident",
                        validity("active", "2026-01-01T08:00:00+08:00", "2026-01-01T21:00:00+08:00")
                                + "<severity>high</severity>"
                                + "<generalPublicComment><comment><values>"
                                + "<value lang=\"en\">Two cars</value></values></comment>"
                                + "</generalPublicComment>"
                                + POINT
                                + "<accidentType>multivehicleAccident</accidentType>");
        assertThat(event.id()).isEqualTo("test:R");
        assertThat(event.kind()).isEqualTo(RoadEvent.Kind.ACCIDENT);
        assertThat(event.code()).isEqualTo("Accident/multivehicleAccident");
        assertThat(event.words()).isEqualTo("Two cars");
        assertThat(event.severity()).isEqualTo("high");
        assertThat(event.place().point()).isEqualTo(new GeoPoint(31.2, 121.5));
        assertThat(event.from()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(event.to()).isEqualTo("2026-01-01T13:00:00Z");
        assertThat(event.at(Instant.parse("2026-01-01T12:59:59Z")))
                .isEqualTo(RoadEvent.State.ACTIVE);
        assertThat(event.at(Instant.parse("2026-01-01T13:00:00Z")))
                .isEqualTo(RoadEvent.State.ENDED);
        assertThat(event.version()).isEqualTo(3);
        assertThat(event.updated()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(event.simulated()).isFalse();
    }

    @Test
    void aMeasureIsOfTheKindOfItsCauseUnlessItClosesTheRoad() throws FeedException {
        String cause = "<cause><causeType>roadMaintenance</causeType></cause>";
        String type = "roadOrCarriagewayOrLaneManagementType";
        assertThat(kind(cause + element(type, "laneClosures"))).isEqualTo(RoadEvent.Kind.ROADWORKS);
        assertThat(kind(element(type, "laneClosures"))).isEqualTo(RoadEvent.Kind.OBSTRUCTION);
        assertThat(kind(cause + element(type, "carriagewayClosures")))
                .isEqualTo(RoadEvent.Kind.CLOSURE);
        assertThat(
                        kind(
                                cause
                                        + "<forVehiclesWithCharacteristicsOf/>"
                                        + element(type, "roadClosed")))
                .isEqualTo(RoadEvent.Kind.ROADWORKS);
        assertThat(kind("<cause><causeType>poorWeather</causeType></cause>"))
                .isEqualTo(RoadEvent.Kind.WEATHER);
        assertThat(one("NewKindOfTomorrow", POINT).kind()).isEqualTo(RoadEvent.Kind.OTHER);
        assertThat(one("NewKindOfTomorrow", POINT).code()).isEqualTo("NewKindOfTomorrow");
    }

    private static RoadEvent.Kind kind(String content) throws FeedException {
        return one("RoadOrCarriagewayOrLaneManagement", content + POINT).kind();
    }

    private static String element(String name, String text) {
        return "<" + name + ">" + text + "</" + name + ">";
    }

    @Test
    void plannedSuspendedAndSimulatedAreToldApart() throws FeedException {
        RoadEvent planned =
                one("Accident", validity("planned", "2026-01-02T00:00:00Z", "") + POINT);
        Instant now = Instant.parse("2026-01-01T12:00:00Z");
        assertThat(planned.at(now)).isEqualTo(RoadEvent.State.PLANNED);
        assertThat(planned.at(now.plusSeconds(86_400))).isEqualTo(RoadEvent.State.ACTIVE);
        assertThat(one("Accident", validity("suspended", "", "") + POINT).at(now))
                .isEqualTo(RoadEvent.State.ENDED);
        ScriptedPoll exercise =
                poll(
                        publication(
                                situation(record("R", "Accident", POINT))
                                        .replace(">real<", ">technicalExercise<")));
        assertThat(events(exercise).getFirst().simulated()).isTrue();
    }

    @Test
    void linesThatFollowEachOtherAreOneAndALineMakesAPlace() throws FeedException {
        RoadEvent event =
                one(
                        "ConstructionWorks",
                        "<locationReference>"
                                + line("31.0 121.0 31.1 121.1")
                                + line("31.1 121.1 31.2 121.2 31.3 121.3")
                                + "</locationReference>");
        assertThat(event.line())
                .extracting(GeoPoint::lat)
                .containsExactly(31.0, 31.1, 31.1, 31.2, 31.3);
        assertThat(event.place().point()).isEqualTo(new GeoPoint(31.1, 121.1));
    }

    private static String line(String points) {
        return "<gmlLineString srsName=\"WGS 84\"><posList>"
                + points
                + "</posList></gmlLineString>";
    }

    @Test
    void aBadLineIsRefusedAndItsEventStays() throws FeedException {
        for (String bad :
                List.of(
                        line("31.0 121.0 31.1"),
                        line("91 121 31 121"),
                        line("31.0 121.0").replace("WGS 84", "RD New"))) {
            ScriptedPoll poll =
                    poll(
                            publication(
                                    situation(
                                            record(
                                                    "R",
                                                    "Accident",
                                                    "<locationReference>"
                                                            + bad
                                                            + "</locationReference>"))));
            assertThat(poll.refused).as(bad).hasSize(1);
            assertThat(events(poll)).hasSize(1);
        }
    }

    @Test
    void whatThePublicationHoldsIsAllThereIsUnlessItSendsChanges() throws FeedException {
        String records = situation(record("A", "Accident", POINT) + record("B", "Accident", POINT));
        assertThat(poll(publication(records)).all(RoadEventsAre.class).getFirst().ids())
                .containsExactlyInAnyOrder("test:A", "test:B");
        assertThat(
                        poll(publication(records)
                                        .replace(
                                                "<payloadPublication",
                                                "<exchange><updateMethod>singleElementUpdate"
                                                    + "</updateMethod></exchange><payloadPublication"))
                                .all(RoadEventsAre.class))
                .isEmpty();
        // One that cannot be told apart may be any of those known.
        assertThat(
                        poll(publication(situation(record("", "Accident", POINT))))
                                .all(RoadEventsAre.class))
                .isEmpty();
    }

    @Test
    void refusesWhatHasNoTimeOrAnAbsurdOneAndWhatIsThereTwice() throws FeedException {
        ScriptedPoll poll =
                poll(
                        publication(
                                situation(
                                                record("A", "Accident", POINT)
                                                        + record("A", "Accident", POINT))
                                        + situation(record("B", "Accident", POINT))
                                                .replace("2026-01-01", "99999-01-01")
                                        + situation(record("C", "Accident", POINT))
                                                .replaceAll(
                                                        "<situationVersionTime>.*?</situationVersionTime>",
                                                        "")));
        assertThat(events(poll)).extracting(RoadEvent::id).containsExactly("test:A");
        assertThat(poll.refused).hasSize(3);
        // A refused record still exists upstream: its former description is not over.
        assertThat(poll.all(RoadEventsAre.class).getFirst().ids()).contains("test:B", "test:C");
    }

    @Test
    void refusesAnotherPublicationAPageAndATruncatedDocument() {
        assertThatThrownBy(
                        () ->
                                poll(
                                        publication("")
                                                .replace(
                                                        "SituationPublication",
                                                        "MeasuredDataPublication")))
                .isInstanceOf(FeedException.class)
                .hasMessageContaining("MeasuredDataPublication");
        assertThatThrownBy(() -> poll("<!DOCTYPE html><html><body>down</body></html>"))
                .isInstanceOf(FeedException.class)
                .hasMessageContaining("HTML");
        assertThatThrownBy(() -> poll(publication("").substring(0, 100)))
                .isInstanceOf(FeedException.class);
    }

    @Test
    void readsTheFrenchSample() throws FeedException {
        ScriptedPoll poll =
                sample("transit-parking/datex2_france_events.xml", "2026-07-24T06:10:00Z");
        assertThat(poll.refused).isEmpty();
        RoadEvent event = events(poll).getFirst();
        assertThat(events(poll)).hasSize(1);
        assertThat(event.id()).isEqualTo("test:260724-000456-1");
        assertThat(event.kind()).isEqualTo(RoadEvent.Kind.OBSTRUCTION);
        assertThat(event.code()).isEqualTo("VehicleObstruction/brokenDownVehicle");
        assertThat(event.severity()).isEqualTo("medium");
        assertThat(event.from()).isEqualTo("2026-07-24T06:04:50Z");
        assertThat(event.to()).isNull();
        assertThat(event.updated()).isEqualTo("2026-07-24T06:06:04.287Z");
        assertThat(event.place().point()).isEqualTo(new GeoPoint(48.821583, 2.3988867));
        assertThat(event.place().address()).isEqualTo("Charenton-le-Pont");
        assertThat(event.road()).isEqualTo("A4");
        assertThat(event.direction()).isEqualTo("westBound");
        assertThat(event.words())
                .startsWith("Sur 500 m · situé 582 m à l'est de Paris - Porte de Bercy")
                .endsWith("De Strasbourg vers Paris");
        assertThat(poll.all(RoadEventsAre.class)).hasSize(1);
    }

    @Test
    void readsTheDutchSample() throws FeedException {
        ScriptedPoll poll =
                sample("transit-parking/datex2_netherlands_situations.xml", "2026-07-24T21:12:00Z");
        assertThat(poll.refused).isEmpty();
        List<RoadEvent> events = events(poll);
        assertThat(events).hasSize(11);

        RoadEvent lanes = events.get(1);
        assertThat(lanes.id()).isEqualTo("test:RWS01_M1162215_CLOSED_LANES_D2_WWA");
        assertThat(lanes.kind()).isEqualTo(RoadEvent.Kind.ROADWORKS);
        assertThat(lanes.code()).isEqualTo("RoadOrCarriagewayOrLaneManagement/laneClosures");
        assertThat(lanes.version()).isEqualTo(18);
        assertThat(lanes.updated()).isEqualTo("2026-07-07T07:10:18Z");
        assertThat(lanes.from()).isEqualTo("2026-07-03T10:25:45Z");
        assertThat(lanes.to()).isEqualTo("2026-12-01T11:00:00Z");
        assertThat(lanes.line()).hasSize(20);
        assertThat(lanes.line().getFirst()).isEqualTo(new GeoPoint(52.693642, 6.207613));
        assertThat(lanes.line().getLast()).isEqualTo(new GeoPoint(52.678352, 6.193355));

        assertThat(events.get(0).words()).isEqualTo("70 km/h");
        assertThat(events.get(4).code()).isEqualTo("ReroutingManagement/followDiversionSigns");
        assertThat(events.get(4).words()).isEqualTo("Volg route A");
        // roadClosed, but for wide vehicles only
        assertThat(events.get(6).id()).contains("NARROW_LANES");
        assertThat(events.get(6).kind()).isEqualTo(RoadEvent.Kind.ROADWORKS);
        assertThat(events.get(10).kind()).isEqualTo(RoadEvent.Kind.CLOSURE);
        assertThat(events.get(10).line()).hasSize(93);
        assertThat(events.get(10).line().getFirst()).isEqualTo(new GeoPoint(52.7277412, 6.7896776));
    }

    private static ScriptedPoll sample(String name, String at) throws FeedException {
        return new ScriptedPoll("datex2-situations", "events.xml")
                .at(at)
                .with("events.xml", Samples.bytes(name))
                .by(new Datex2SituationsAdapter());
    }
}

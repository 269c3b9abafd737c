package org.yilan.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.yilan.situation.Recorded;
import org.yilan.situation.Situation;
import org.yilan.situation.command.Command;
import org.yilan.situation.command.CommandEnvelope;
import org.yilan.situation.command.Outcome;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Alert;
import org.yilan.situation.model.Facility;
import org.yilan.situation.model.FeedFigures;
import org.yilan.situation.model.Forecast;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Place;
import org.yilan.situation.model.Sensor;
import org.yilan.situation.model.Signature;
import org.yilan.testing.AlertBuilder;
import org.yilan.testing.JournalScript;
import org.yilan.testing.Samples;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

class WireCodecTest {
    private final WireCodec codec = new WireCodec();

    private static List<Recorded> everything() {
        return JournalScript.from(Samples.START)
                .then(Samples.events().toArray(Event[]::new))
                .records();
    }

    @Test
    void samplesCoverEveryEventAndEveryCommand() {
        assertThat(kinds(Samples.events()))
                .containsExactlyInAnyOrderElementsOf(DomainJson.leaves(Event.class));
        assertThat(kinds(Samples.commands()))
                .containsExactlyInAnyOrderElementsOf(DomainJson.leaves(Command.class));
    }

    private static Set<Class<?>> kinds(List<?> values) {
        return values.stream().map(Object::getClass).collect(Collectors.toSet());
    }

    @Test
    void everyEventComesBackAsItWas() {
        RecordBatch back = codec.readRecords(codec.records(everything()));

        assertThat(back.records()).isEqualTo(everything());
        assertThat(back.skipped()).isEmpty();
        assertThat(back.lastSeq()).isEqualTo(everything().size());
        for (Event event : Samples.events()) {
            assertThat(codec.readEvent(codec.event(event))).contains(event);
        }
    }

    @Test
    void everyCommandComesBackAsItWas() {
        for (Command command : Samples.commands()) {
            CommandEnvelope envelope =
                    new CommandEnvelope("c-1", "李明", Samples.START, "因为", 7, command);

            assertThat(codec.readCommand(codec.command(envelope))).isEqualTo(envelope);
        }
    }

    @Test
    void aSituationAndItsClockComeBackAsTheyWere() throws IOException {
        Situation situation = JournalScript.fold(everything());
        Snapshot snapshot =
                new Snapshot(new ClockReading(Samples.START, 60, 25), situation.capture());

        ByteArrayOutputStream text = new ByteArrayOutputStream();
        codec.writeSnapshot(snapshot, text);
        ByteArrayOutputStream state = new ByteArrayOutputStream();
        codec.writeState(situation.capture(), state);

        assertThat(codec.readSnapshot(new ByteArrayInputStream(text.toByteArray())))
                .isEqualTo(snapshot);
        assertThat(codec.readState(new ByteArrayInputStream(state.toByteArray())))
                .isEqualTo(situation.capture());
    }

    /// A console that goes away in the middle, a full disk: what the target says is what the caller hears.
    @Test
    void aTargetThatTakesNoMoreIsAnErrorOfItsOwn() {
        OutputStream full =
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("no room");
                    }
                };

        assertThatThrownBy(() -> codec.writeState(JournalScript.fold(everything()).capture(), full))
                .isInstanceOf(IOException.class)
                .hasMessage("no room");
    }

    /// While a round is under way nobody knows when the next one is.
    @Test
    void aFeedsFiguresComeBackWithOrWithoutANextTry() {
        for (Duration next : Arrays.asList(Duration.ofMillis(2500), null)) {
            FeedFigures figures =
                    new FeedFigures(
                            "hotline",
                            "poll",
                            FeedFigures.Circuit.HALF_OPEN,
                            4,
                            100,
                            7,
                            next,
                            new FeedFigures.Rate(12.5, 4096),
                            FeedFigures.Round.NONE,
                            0,
                            0);
            assertThat(codec.read(FeedFigures.class, codec.write(figures))).isEqualTo(figures);
        }
    }

    @Test
    void anAlertsSignatureComesBackAndOlderAlertsHaveNone() {
        Alert alert = AlertBuilder.alert("a").build();
        Alert signed = alert.signed(new Signature(Signature.State.BROKEN, "CN=x", "changed"));
        Event event = new Event.AlertPublished(signed);
        assertThat(codec.readEvent(codec.event(event))).contains(event);
        String older =
                new String(codec.event(new Event.AlertPublished(alert)), UTF_8)
                        .replaceAll(",?\"signature\":null", "");
        assertThat(older).doesNotContain("signature");
        assertThat(codec.readEvent(older.getBytes(UTF_8)))
                .contains(new Event.AlertPublished(alert));
    }

    @Test
    void whatWasTakenOrAskedByAnOlderProgramHasNeitherAnEndNorWords() {
        String taken =
                "{\"type\":\"IncidentAcknowledged\",\"incident\":\"a\",\"by\":\"李明\",\"reason\":\"\"}";
        assertThat(codec.readEvent(taken.getBytes(UTF_8)))
                .contains(new Event.IncidentAcknowledged("a", "李明", "", null));
        String asked =
                "{\"type\":\"IncidentEvaluated\",\"incident\":\"a\",\"satisfied\":true,\"by\":\"李明\"}";
        assertThat(codec.readEvent(asked.getBytes(UTF_8)))
                .contains(new Event.IncidentEvaluated("a", true, "李明", ""));
    }

    @Test
    void aSensorsForecastComesBackAndOlderSensorsHaveNone() {
        Sensor measures = new Sensor("t", "f", "黄浦公园", "tide-forecast", "m", Place.UNKNOWN, 4.55);
        Sensor foretells =
                new Sensor(
                        "t",
                        "f",
                        "黄浦公园",
                        "tide-forecast",
                        "m",
                        Place.UNKNOWN,
                        4.55,
                        new Forecast(
                                Forecast.Kind.HIGH_WATERS,
                                Instant.parse("2024-09-15T12:00:00Z"),
                                List.of(
                                        new Forecast.Value(
                                                Instant.parse("2024-09-16T04:10:00Z"), 4.71))));
        Event event = new Event.SensorDescribed(foretells);

        String text = new String(codec.event(event), UTF_8);
        assertThat(codec.readEvent(text.getBytes(UTF_8))).contains(event);
        String older = text.replaceAll(",\"forecast\":\\{.*?\\]\\}", "");
        assertThat(older).isNotEqualTo(text);
        assertThat(codec.readEvent(older.getBytes(UTF_8)))
                .contains(new Event.SensorDescribed(measures));
    }

    @Test
    void aRecordLooksAsTheContractSays() {
        Recorded record =
                new Recorded(
                        3,
                        Instant.parse("2024-09-15T01:00:00.250Z"),
                        "x1",
                        "c1",
                        new Event.IncidentEscalated("12345:1", Grade.II, "李明", "超时"));

        assertThat(new String(codec.records(List.of(record)), UTF_8))
                .isEqualTo(
                        "[{\"seq\":3,\"at\":\"2024-09-15T01:00:00.250Z\",\"id\":\"x1\",\"cause\":\"c1\","
                            + "\"event\":{\"type\":\"IncidentEscalated\",\"incident\":\"12345:1\","
                            + "\"to\":\"II\",\"by\":\"李明\",\"reason\":\"超时\"}}]");
    }

    @Test
    void durationsAreIsoText() {
        Event event =
                new Event.FeedHealthChanged(
                        Samples.health(org.yilan.situation.model.FeedHealth.State.GOOD, null));

        assertThat(new String(codec.event(event), UTF_8))
                .contains("\"freshness\":\"PT5M\"")
                .contains("\"lastGood\":null");
    }

    @Test
    void answersLookAsTheContractSays() {
        Outcome accepted = new Outcome.Accepted("c1", 12);
        Outcome refused = new Outcome.Refused("c2", "refused.resolved", List.of("12345:1"), "done");

        assertThat(new String(codec.outcome(accepted), UTF_8))
                .isEqualTo("{\"outcome\":\"accepted\",\"command\":\"c1\",\"lastSeq\":12}");
        assertThat(codec.readOutcome(codec.outcome(accepted))).isEqualTo(accepted);
        assertThat(codec.readOutcome(codec.outcome(refused))).isEqualTo(refused);
    }

    @Test
    void skipsAndNamesEventsOfANewerProgram() {
        String text =
                """
                [{"seq":1,"at":"2024-09-15T01:00:00Z","id":"a","cause":"x","event":{"type":"IncidentResolved","incident":"1","by":"b","reason":""}},
                 {"seq":2,"at":"2024-09-15T01:00:01Z","id":"b","cause":"x","event":{"type":"MeteorSeen","size":{"km":3}}},
                 {"seq":3,"at":"2024-09-15T01:00:02Z","id":"c","cause":"x","event":{"type":"IncidentResolved","incident":"2","by":"b","reason":"","mood":"good"}},
                 {"seq":4,"at":"2024-09-15T01:00:03Z","id":"d","cause":"x","event":{"type":"ReadingTaken","reading":{"sensor":"s"}}},
                 {"seq":5,"at":"2024-09-15T01:00:03Z","id":"e","cause":"x"}]
                """;

        RecordBatch batch = codec.readRecords(text);

        assertThat(batch.records()).extracting(Recorded::seq).containsExactly(1L, 3L);
        assertThat(batch.skipped())
                .extracting(RecordBatch.Skipped::type)
                .containsExactly("MeteorSeen", "ReadingTaken", "");
        assertThat(batch.lastSeq()).isEqualTo(5);
    }

    @Test
    void textsAndListsThatAreMissingAreEmpty() {
        String text =
                """
                {"type":"AlertPublished","alert":{"id":"a","feed":"cap","kind":"ALERT","status":"ACTUAL","tier":"CITY",
                 "hazard":"typhoon","grade":"II","sent":"2024-09-15T09:00:00+08:00"}}
                """;

        Event.AlertPublished event =
                (Event.AlertPublished) codec.readEvent(text.getBytes(UTF_8)).orElseThrow();

        assertThat(event.alert().references()).isEmpty();
        assertThat(event.alert().senderName()).isEmpty();
        assertThat(event.alert().expires()).isNull();
        assertThat(event.alert().sent()).isEqualTo(Samples.START);
    }

    @Test
    void refusesWhatIsNotTheFormatInOneSentence() {
        for (String bad :
                List.of(
                        "",
                        "null",
                        "{",
                        "<html>",
                        "{\"seq\":1}",
                        "[1]",
                        "[null]",
                        "[".repeat(10_000),
                        "[{\"seq\":\"x\"}]")) {
            assertThatThrownBy(() -> codec.readRecords(bad))
                    .isInstanceOf(WireException.class)
                    .hasMessageStartingWith("records: ")
                    .extracting(e -> e.getMessage().lines().count())
                    .isEqualTo(1L);
        }
        for (String bad :
                List.of(
                        "null",
                        "[]",
                        "{}",
                        "{\"id\":\"c\",\"by\":\"\",\"at\":\"2024-09-15T01:00:00Z\",\"command\":{\"type\":\"Fly\"}}",
                        "{\"id\":\"c\",\"by\":\"\",\"at\":\"99999-01-01\",\"command\":{\"type\":\"ResolveIncident\",\"incident\":\"1\"}}")) {
            assertThatThrownBy(() -> codec.readCommand(bad.getBytes(UTF_8)))
                    .isInstanceOf(WireException.class);
        }
    }

    @Test
    void leavesTheStreamOpen() throws Exception {
        ByteArrayOutputStream out =
                new ByteArrayOutputStream() {
                    @Override
                    public void close() {
                        throw new AssertionError("closed");
                    }
                };

        codec.writeRecords(everything(), out);

        assertThat(codec.readRecords(out.toByteArray()).records()).isEqualTo(everything());
    }

    @Test
    void instantsAreExact() {
        for (String text :
                List.of(
                        "2024-02-29T23:59:59Z",
                        "1969-12-31T23:59:59.999999999Z",
                        "0001-01-01T00:00:00Z",
                        "9999-12-31T23:59:59.123456Z",
                        "+10000-01-01T00:00:00Z",
                        "-0044-03-15T12:00:00.001Z")) {
            Instant at = Instant.parse(text);
            ClockReading clock = new ClockReading(at, 1, 1);

            assertThat(codec.readClock(codec.clock(clock))).isEqualTo(clock);
            assertThat(new String(codec.clock(clock), UTF_8)).contains("\"" + at + "\"");
        }
        assertThat(Moments.parse("2023-02-29T00:00:00Z")).isNull();
        assertThat(Moments.parse("2023-02-28T24:00:00Z")).isNull();
    }

    /// Written before facilities said whether they are simulated.
    @Test
    void readsAFacilityThatDoesNotSayWhetherItIsSimulated() {
        String text =
                """
                {"type":"FacilityReported","facility":{"id":"f:1","feed":"f","kind":"shelter","name":"中学",
                 "place":{"point":{"lat":31.2,"lon":121.5},"address":"","division":"310115"},"status":"open",
                 "occupied":3,"capacity":10,"observedAt":"2024-09-15T09:00:00Z"}}\
                """;
        Event event = codec.readEvent(text.getBytes(UTF_8)).orElseThrow();
        Facility facility = ((Event.FacilityReported) event).facility();
        assertThat(facility.simulated()).isFalse();
        assertThat(facility.capacity()).isEqualTo(10);
        Facility invented =
                new Facility(
                        facility.id(),
                        facility.feed(),
                        facility.kind(),
                        facility.name(),
                        facility.place(),
                        facility.status(),
                        facility.occupied(),
                        facility.capacity(),
                        facility.observedAt(),
                        true);
        byte[] written = codec.event(new Event.FacilityReported(invented));
        assertThat(codec.readEvent(written)).contains(new Event.FacilityReported(invented));
    }

    /// Written before feeds had a datum.
    @Test
    void readsTheHealthOfAFeedThatNamesNoDatum() {
        String text =
                """
                {"type":"FeedHealthChanged","health":{"feed":"cap","name":"预警","department":"","state":"GOOD",
                 "since":"2024-09-15T09:00:00Z","lastGood":null,"freshness":"PT10M","errorClass":"","detail":""}}\
                """;
        Event event = codec.readEvent(text.getBytes(UTF_8)).orElseThrow();
        assertThat(((Event.FeedHealthChanged) event).health().datum()).isEmpty();
    }
}

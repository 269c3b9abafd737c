package org.yilan.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.yilan.testing.IncidentBuilder.incident;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yilan.journal.Journal;
import org.yilan.journal.JournalException;
import org.yilan.situation.command.Command;
import org.yilan.situation.command.CommandEnvelope;
import org.yilan.situation.command.Outcome;
import org.yilan.situation.event.Event;
import org.yilan.situation.limit.TimeLimits;
import org.yilan.situation.model.HoldCause;
import org.yilan.situation.model.Incident;
import org.yilan.situation.model.IncidentState;
import org.yilan.situation.model.Rung;
import org.yilan.situation.model.Tier;
import org.yilan.testing.Samples;
import org.yilan.wire.WireCodec;
import org.yilan.wire.WireException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Limits that are kept by the hub: five minutes to take, then street, then district.
class SupervisionTest {
    private static final String LIMITS =
            """
            {
              "name": "试行",
              "calendar": {"zone": "Asia/Shanghai", "week": ["MONDAY"], "dayEnds": "17:30", "holidays": [], "makeUp": []},
              "rules": [
                {"id": "take", "clock": "ACKNOWLEDGE", "within": "PT5M", "source": "test", "mark": "O"},
                {"id": "end", "clock": "RESOLVE", "within": "PT2H", "source": "test", "mark": "O"}
              ],
              "holds": [{"cause": "CALLER", "stops": ["RESOLVE"], "longest": "PT30M"}],
              "claim": "PT20M",
              "ladder": [
                {"tier": "STREET", "after": "PT1M", "answer": "PT10M", "act": "PT30M"},
                {"tier": "DISTRICT", "after": "PT0S", "answer": "PT10M", "act": "PT30M"}
              ]
            }
            """;

    private static final TimeLimits READ = new WireCodec().readLimits(LIMITS);

    @TempDir private Path directory;

    private static Incident a(TestHub hub) {
        return hub.hub.situation().incident("a").orElseThrow();
    }

    private static Outcome order(TestHub hub, String id, Command command) {
        return hub.hub.submit(
                new CommandEnvelope(id, "", hub.clock.instant(), "说明", -1, command),
                new org.yilan.situation.command.Actor(TestHub.CHEN.name(), TestHub.CHEN.role()),
                null);
    }

    private static void report(TestHub hub) {
        hub.hub.append("12345", List.of(incident("a").due(null).reported()));
    }

    @Test
    void tellsTheStreetThenTheDistrictAndEachOnce() {
        try (TestHub hub = new TestHub(directory);
                Supervision supervision = Supervision.prepare(hub.hub, READ)) {
            report(hub);
            hub.clock.advance(Duration.ofMinutes(5));
            supervision.look();
            assertThat(a(hub).timing().rung()).as("the first waits a minute").isNull();

            hub.clock.advance(Duration.ofMinutes(1));
            supervision.look();
            supervision.look();
            hub.clock.advance(Duration.ofMinutes(10));
            supervision.look();
            supervision.look();

            assertThat(hub.hub.journal().timeline("a", Journal.END_OF_TIME).records())
                    .filteredOn(r -> r.event() instanceof Event.SupervisionRaised)
                    .extracting(
                            r -> ((Event.SupervisionRaised) r.event()).rung().tier(),
                            r -> r.cause(),
                            r -> Duration.between(Samples.START, r.at()).toMinutes())
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(Tier.STREET, Rung.RULES, 6L),
                            org.assertj.core.groups.Tuple.tuple(Tier.DISTRICT, Rung.RULES, 16L));
        }
    }

    @Test
    void aStepThatIsTakenStopsItAndNothingWakesUpLater() {
        try (TestHub hub = new TestHub(directory);
                Supervision supervision = Supervision.prepare(hub.hub, READ)) {
            report(hub);
            hub.clock.advance(Duration.ofMinutes(6));
            supervision.look();
            assertThat(order(hub, "c1", new Command.AcknowledgeIncident("a", Duration.ZERO)))
                    .isInstanceOf(Outcome.Accepted.class);
            hub.clock.advance(Duration.ofMinutes(50));
            supervision.look();

            assertThat(a(hub).timing().rung()).isNull();
        }
    }

    /// It comes back, and what was owed meanwhile is owed at once.
    @Test
    void whatSomebodyTookAndForgotComesBackAndTheStreetIsTold() {
        try (TestHub hub = new TestHub(directory);
                Supervision supervision = Supervision.prepare(hub.hub, READ)) {
            report(hub);
            hub.clock.advance(Duration.ofMinutes(2));
            order(hub, "c1", new Command.AcknowledgeIncident("a"));
            hub.clock.advance(Duration.ofMinutes(19));
            supervision.look();
            assertThat(a(hub).progress().owner()).isEqualTo(TestHub.CHEN.name());

            hub.clock.advance(Duration.ofMinutes(1));
            supervision.look();
            supervision.look();
            supervision.look();

            assertThat(a(hub).progress().state()).isEqualTo(IncidentState.NEW);
            assertThat(a(hub).timing().rung().tier()).isEqualTo(Tier.STREET);
            assertThat(hub.hub.journal().timeline("a", Journal.END_OF_TIME).records())
                    .extracting(r -> r.event().getClass().getSimpleName())
                    .containsExactly(
                            "IncidentReported",
                            "IncidentAcknowledged",
                            "IncidentHandedBack",
                            "SupervisionRaised");
        }
    }

    @Test
    void aClockGoesOnByItselfWhenItHasStoodStillLongEnough() {
        try (TestHub hub = new TestHub(directory);
                Supervision supervision = Supervision.prepare(hub.hub, READ)) {
            report(hub);
            order(hub, "c1", new Command.AcknowledgeIncident("a", Duration.ZERO));
            order(hub, "c2", new Command.HoldClock("a", HoldCause.CALLER));
            hub.clock.advance(Duration.ofMinutes(29));
            supervision.look();
            assertThat(a(hub).timing().hold()).isNotNull();

            hub.clock.advance(Duration.ofMinutes(1));
            supervision.look();

            assertThat(a(hub).timing().hold()).isNull();
            assertThat(a(hub).due())
                    .isEqualTo(Samples.START.plus(Duration.ofHours(2)).plusSeconds(1800));
        }
    }

    @Test
    void limitsInForceAreNotWrittenAgainAndOutliveTheHub() {
        try (TestHub hub = new TestHub(directory)) {
            Supervision.prepare(hub.hub, READ).close();
            long seq = hub.hub.journal().lastSeq();
            Supervision.prepare(hub.hub, READ).close();
            assertThat(hub.hub.journal().lastSeq()).isEqualTo(seq);
        }
        try (TestHub again = new TestHub(directory)) {
            assertThat(again.hub.situation().limits()).isEqualTo(READ);
        }
    }

    @Test
    void aFullDiskIsToldAndTriedAgain() {
        try (TestHub hub = new TestHub(directory);
                Supervision supervision = Supervision.prepare(hub.hub, READ)) {
            report(hub);
            hub.clock.advance(Duration.ofMinutes(6));
            hub.diskFull = true;
            assertThatThrownBy(supervision::look).isInstanceOf(JournalException.class);
            assertThat(a(hub).timing().rung()).isNull();

            hub.diskFull = false;
            supervision.look();
            assertThat(a(hub).timing().rung()).isNotNull();
        }
    }

    @Test
    void aMistakeInTheFileIsNamedWithItsPlace() {
        WireCodec codec = new WireCodec();
        assertThatThrownBy(
                        () ->
                                codec.readLimits(
                                        LIMITS.replace("\"within\": \"PT5M\"", "\"wihtin\": 5")))
                .isInstanceOf(WireException.class)
                .hasMessageContaining("limit take needs either \"within\" or \"workingDays\"")
                .hasMessageContaining("line 5");
        assertThatThrownBy(
                        () ->
                                codec.readLimits(
                                        LIMITS.replace("\"source\": \"test\"", "\"sorce\": 1")))
                .isInstanceOf(WireException.class)
                .hasMessageContaining("sorce");
        assertThatThrownBy(
                        () ->
                                codec.readLimits(
                                        LIMITS.replace("\"id\": \"end\"", "\"id\": \"take\"")))
                .isInstanceOf(WireException.class)
                .hasMessageContaining("two of one name: limit take");
        assertThatThrownBy(
                        () ->
                                codec.readLimits(
                                        LIMITS.replace(
                                                "PT10M\", \"act\": \"PT30M\"",
                                                "PT10M\", \"act\": \"PT5M\"")))
                .isInstanceOf(WireException.class)
                .hasMessageContaining("the step of STREET");
        assertThatThrownBy(() -> codec.readLimits(LIMITS.replace("Asia/Shanghai", "Asia/Shanghia")))
                .isInstanceOf(WireException.class)
                .hasMessageContaining("Shanghia");
    }
}

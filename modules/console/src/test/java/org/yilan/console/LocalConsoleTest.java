package org.yilan.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.yilan.situation.Changes;
import org.yilan.situation.command.Command;
import org.yilan.situation.command.Outcome;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.IncidentReport;
import org.yilan.situation.model.IncidentState;
import org.yilan.situation.model.Place;
import org.yilan.situation.model.Reporter;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

class LocalConsoleTest {
    private static final Instant NOON = Instant.parse("2024-09-15T04:00:00Z");

    private volatile Instant now = NOON;
    private final LocalConsole console = new LocalConsole(() -> now);

    @AfterEach
    void close() {
        console.close();
    }

    @Test
    void showsWhatWasAppliedAtOnce() {
        console.apply(reported("a"));

        assertThat(console.situation().incident("a")).isPresent();
        assertThat(console.time().now()).isEqualTo(NOON);
        assertThat(console.time().earliest()).isEqualTo(NOON);
    }

    @Test
    void rewindsByFoldingAgainAndComesBackWithWhatHappenedMeanwhile() {
        tellThreeEvents();

        console.time().pauseAt(NOON.plusSeconds(70)).join();
        console.applyAt(NOON.plusSeconds(200), reported("meanwhile"));

        assertThat(console.time().mode()).isEqualTo(TimeContext.Mode.PAUSED);
        assertThat(console.time().now()).isEqualTo(NOON.plusSeconds(70));
        assertThat(console.situation().incident("a")).isPresent();
        assertThat(console.situation().incident("b")).isPresent();
        assertThat(console.situation().incident("b").orElseThrow().progress().state())
                .isEqualTo(IncidentState.NEW);
        assertThat(console.situation().incident("meanwhile")).isEmpty();

        console.time().goLive().join();
        assertThat(console.situation().incident("meanwhile")).isPresent();
        assertThat(console.time().mode()).isEqualTo(TimeContext.Mode.LIVE);
    }

    @Test
    void clampsAMomentToTheJournal() {
        tellThreeEvents();

        console.time().pauseAt(NOON.minusSeconds(3600)).join();
        assertThat(console.time().now()).isEqualTo(NOON);
        console.time().pauseAt(NOON.plusSeconds(99_999)).join();
        assertThat(console.time().now()).isEqualTo(now);
    }

    @Test
    void stepsByEvent() {
        tellThreeEvents();
        console.time().pauseAt(NOON).join();

        console.time().stepForward().join();
        assertThat(console.time().now()).isEqualTo(NOON.plusSeconds(60));
        console.time().stepForward().join();
        assertThat(console.time().now()).isEqualTo(NOON.plusSeconds(120));
        assertThat(console.situation().incident("b").orElseThrow().progress().state())
                .isEqualTo(IncidentState.ACKNOWLEDGED);
        console.time().stepBack().join();
        assertThat(console.time().now()).isEqualTo(NOON.plusSeconds(60));
        assertThat(console.situation().incident("b").orElseThrow().progress().state())
                .isEqualTo(IncidentState.NEW);
    }

    @Test
    void playsToTheEndAndGoesLive() {
        tellThreeEvents();
        List<Changes> heard = new CopyOnWriteArrayList<>();
        console.onChange(heard::add);
        console.time().pauseAt(NOON).join();

        console.time().play(600);

        await().until(() -> console.time().mode() == TimeContext.Mode.LIVE);
        assertThat(console.situation().seq()).isEqualTo(3);
        assertThat(heard.stream().mapToLong(Changes::events).sum()).isEqualTo(2);
    }

    @Test
    void refusesCommandsInThePast() {
        tellThreeEvents();
        console.onCommand(e -> new Outcome.Accepted(e.id(), 3));
        console.time().pauseAt(NOON).join();

        Outcome outcome = console.send(new Command.AcknowledgeIncident("a"), "", -1).join();

        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(((Outcome.Refused) outcome).code()).isEqualTo("refused.not-live");
        console.time().goLive().join();
        assertThat(console.send(new Command.AcknowledgeIncident("a"), "", -1).join())
                .isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void judgesCommandsByTheHubsRules() {
        console.apply(reported("a"));

        assertThat(console.send(new Command.AcknowledgeIncident("a"), "", 1).join())
                .isInstanceOf(Outcome.Accepted.class);
        assertThat(console.situation().incident("a").orElseThrow().progress().state())
                .isEqualTo(IncidentState.ACKNOWLEDGED);
        Outcome again = console.send(new Command.AcknowledgeIncident("a"), "", 1).join();
        assertThat(((Outcome.Refused) again).code()).isEqualTo("refused.changed-meanwhile");
    }

    @Test
    void tellsTheStoryOfOneIncidentUpToTheMomentShown() {
        tellThreeEvents();

        assertThat(console.timeline("b").join()).hasSize(2);
        console.time().pauseAt(NOON.plusSeconds(60)).join();
        assertThat(console.timeline("b").join()).hasSize(1);
    }

    @Test
    void countsTheJournalForTheTimeBar() {
        tellThreeEvents();
        now = NOON.plus(Duration.ofHours(4));

        JournalIndex index = console.index().join();

        assertThat(index.from()).isEqualTo(NOON);
        assertThat(index.to()).isEqualTo(now);
        assertThat(index.events()).isEqualTo(3);
        assertThat(index.commands()).isEqualTo(1);
        // Four hours in 1440 intervals: ten seconds each, the incidents in the first and the
        // seventh.
        assertThat(index.incidents().get(0)).isEqualTo(1);
        assertThat(index.incidents().get(6)).isEqualTo(1);
        assertThat(index.incidents().stream().mapToInt(Integer::intValue).sum()).isEqualTo(2);
    }

    private void tellThreeEvents() {
        console.applyAt(NOON, reported("a"));
        console.applyAt(NOON.plusSeconds(60), reported("b"));
        console.applyAt(NOON.plusSeconds(120), new Event.IncidentAcknowledged("b", "王", "看到"));
        now = NOON.plusSeconds(180);
    }

    private static Event reported(String id) {
        return new Event.IncidentReported(
                new IncidentReport(
                        id,
                        "12345",
                        "waterlogging",
                        Grade.II,
                        "积水",
                        "",
                        Place.UNKNOWN,
                        new Reporter("", ""),
                        NOON,
                        null,
                        "typhoon",
                        true));
    }
}

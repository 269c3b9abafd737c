package org.yilan.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.yilan.testing.IncidentBuilder.incident;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yilan.journal.JournalException;
import org.yilan.situation.alarm.AlarmState;
import org.yilan.situation.command.Actor;
import org.yilan.situation.command.Command;
import org.yilan.situation.command.CommandEnvelope;
import org.yilan.situation.command.Outcome;
import org.yilan.situation.model.Grade;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Alarms that the hub raises: in the journal, on the writer thread, through a full disk and a new start.
class AlarmWatchTest {
    private static final String KEY = "incident:a";

    @TempDir private Path directory;

    private static AlarmState state(TestHub hub) {
        return hub.hub.situation().alarms().of(KEY).orElseThrow().state();
    }

    private static Outcome order(TestHub hub, String id, Command command) {
        return hub.hub.submit(
                new CommandEnvelope(id, "", hub.clock.instant(), "王女士来电", -1, command),
                new Actor(TestHub.LI.name(), TestHub.LI.role()),
                null);
    }

    private static void report(TestHub hub) {
        hub.hub.append("12345", List.of(incident("a").grade(Grade.I).reported()));
    }

    @Test
    void aShelfEndsByItselfAndTheAlarmIsHeardAgain() {
        try (TestHub hub = new TestHub(directory);
                AlarmWatch watch = AlarmWatch.prepare(hub.hub)) {
            report(hub);
            watch.look();
            assertThat(state(hub)).isEqualTo(AlarmState.UNACKNOWLEDGED);
            assertThat(
                            order(
                                    hub,
                                    "c1",
                                    new Command.ShelveAlarm(
                                            KEY, hub.clock.instant().plusSeconds(600))))
                    .isInstanceOf(Outcome.Accepted.class);
            hub.clock.advance(Duration.ofMinutes(10));
            watch.look();
            watch.look();

            assertThat(state(hub)).isEqualTo(AlarmState.UNACKNOWLEDGED);
            long seq = hub.hub.journal().lastSeq();
            watch.look();
            assertThat(hub.hub.journal().lastSeq()).as("nothing new").isEqualTo(seq);
        }
    }

    @Test
    void aFullDiskIsToldAndTriedAgainAndANewStartKnowsTheAlarm() {
        try (TestHub hub = new TestHub(directory);
                AlarmWatch watch = AlarmWatch.prepare(hub.hub)) {
            report(hub);
            hub.diskFull = true;
            assertThatThrownBy(watch::look).isInstanceOf(JournalException.class);
            assertThat(hub.hub.situation().alarms().all()).isEmpty();
            hub.diskFull = false;
            watch.look();
            order(hub, "c1", new Command.AcknowledgeAlarms(List.of(KEY)));
        }
        try (TestHub again = new TestHub(directory);
                AlarmWatch watch = AlarmWatch.prepare(again.hub)) {
            long seq = again.hub.journal().lastSeq();
            watch.look();
            assertThat(state(again)).isEqualTo(AlarmState.ACKNOWLEDGED);
            assertThat(again.hub.journal().lastSeq()).isEqualTo(seq);
        }
    }

    @Test
    void aWallGetsTheAlarmsWithoutTheReasonsThatPeopleWrote() {
        try (TestHub hub = new TestHub(directory);
                AlarmWatch watch = AlarmWatch.prepare(hub.hub)) {
            report(hub);
            watch.look();
            order(hub, "c1", new Command.ShelveAlarm(KEY, hub.clock.instant().plusSeconds(600)));

            assertThat(text(hub, TestHub.LI)).contains(KEY).contains("王女士来电");
            assertThat(text(hub, TestHub.WALL)).contains(KEY).doesNotContain("王女士");
        }
    }

    private static String text(TestHub hub, HubPerson person) {
        return new String(hub.get(person, "/snapshot").body(), StandardCharsets.UTF_8)
                + hub.text(person, "/journal?after=0");
    }
}

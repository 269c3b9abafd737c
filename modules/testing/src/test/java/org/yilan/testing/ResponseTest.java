package org.yilan.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yilan.situation.Situation;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Exercise;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.LevelChange;
import org.yilan.situation.model.ResponseLevel;
import org.yilan.situation.model.Tier;
import org.yilan.situation.response.Announcement;
import org.yilan.situation.response.ChannelInfo;
import org.yilan.situation.response.Checklist;
import org.yilan.situation.response.ResponsePlan;
import org.yilan.situation.response.ResponseTask;
import org.yilan.situation.response.RollCall;
import org.yilan.situation.response.Words;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The fold of what follows from levels, and how a checklist is counted.
class ResponseTest {
    private static final Instant NOW = Samples.START;
    private static final ResponseLevel.Key CITY = Samples.level(Grade.IV, null).key();

    private static ResponseTask task(String id, int dueIn, ResponseTask.State state, int at) {
        return new ResponseTask(
                id,
                CITY,
                Grade.IV,
                new Words("办", "O"),
                new Words("值守", "Watch"),
                NOW.minusSeconds(600),
                NOW.plusSeconds(dueIn),
                state,
                NOW.plusSeconds(at),
                "",
                "");
    }

    @Test
    void aChecklistCountsWhatIsOwedAndNeverRoundsToTheEnd() {
        List<ResponseTask> tasks = new ArrayList<>();
        for (int n = 0; n < 299; n++) {
            tasks.add(task("d" + n, 60, ResponseTask.State.DONE, -60));
        }
        tasks.add(task("open", 0, ResponseTask.State.OPEN, 0));
        Checklist list = Checklist.of(tasks, NOW);
        assertThat(list.percent()).as("299 of 300").isEqualTo(99);
        assertThat(list.late()).as("due this very moment").isEqualTo(1);
        assertThat(list.tasks().getFirst().id()).isEqualTo("open");

        Checklist waived =
                Checklist.of(
                        List.of(
                                task("a", 60, ResponseTask.State.DONE, -60),
                                task("b", 60, ResponseTask.State.WAIVED, -60),
                                task("c", 60, ResponseTask.State.OPEN, 0)),
                        NOW);
        assertThat(waived.percent()).isEqualTo(50);
        assertThat(waived.all()).isEqualTo(2);
        assertThat(Checklist.EMPTY.percent()).isEqualTo(100);
        assertThat(task("late", -60, ResponseTask.State.DONE, -30).late(NOW))
                .as("done, but after its time")
                .isTrue();
    }

    private static ResponseLevel level(Grade grade) {
        return Samples.level(grade, null);
    }

    private static JournalScript channels() {
        return JournalScript.from(NOW)
                .then(
                        new Event.PlanSet(
                                new ResponsePlan(
                                        "p",
                                        "310000",
                                        List.of(),
                                        List.of(
                                                new ResponsePlan.ForHazard(
                                                        "typhoon",
                                                        List.of(),
                                                        RollCall.NONE,
                                                        Map.of(
                                                                "IV", List.of("units"),
                                                                "II",
                                                                        List.of(
                                                                                "units",
                                                                                "public")))))),
                        new Event.ChannelsSet(
                                List.of(
                                        new ChannelInfo("u", "", "units"),
                                        new ChannelInfo("p", "", "public"))));
    }

    @Test
    void whoeverHeardOfALevelHearsWhatBecomesOfIt() {
        Situation s =
                channels()
                        .then(
                                new Event.LevelDeclared(level(Grade.IV)),
                                new Event.LevelDeclared(level(Grade.II)),
                                new Event.LevelDeclared(level(Grade.IV)),
                                new Event.LevelEnded(CITY, NOW, "陈静", "过去"),
                                new Event.LevelDeclared(level(Grade.IV)))
                        .fold();

        assertThat(s.response().announcements())
                .extracting(
                        Announcement::kind,
                        a -> a.deliveries().stream().map(d -> d.channel()).toList(),
                        a -> a.previous() != null)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                LevelChange.Kind.DECLARED, List.of("u"), false),
                        org.assertj.core.groups.Tuple.tuple(
                                LevelChange.Kind.RAISED, List.of("u", "p"), true),
                        org.assertj.core.groups.Tuple.tuple(
                                LevelChange.Kind.LOWERED, List.of("u", "p"), true),
                        org.assertj.core.groups.Tuple.tuple(
                                LevelChange.Kind.ENDED, List.of("u", "p"), true),
                        org.assertj.core.groups.Tuple.tuple(
                                LevelChange.Kind.DECLARED, List.of("u"), false));
        assertThat(Situation.of(s.capture()).capture()).isEqualTo(s.capture());
    }

    @Test
    void inAnExerciseNothingIsPutUpToBeTold() {
        Situation s =
                channels()
                        .then(
                                new Event.ExerciseMarked(new Exercise("x", "演练", "", "Drill", "")),
                                new Event.LevelDeclared(level(Grade.II)))
                        .fold();
        assertThat(s.level(CITY)).isPresent();
        assertThat(s.response().announcements()).isEmpty();
    }

    @Test
    void aLevelForLaterGoesWhenAnotherOneIsDeclared() {
        JournalScript script = channels().then(new Event.LevelScheduled(level(Grade.II)));
        assertThat(script.fold().response().scheduled(CITY)).isPresent();
        assertThat(script.fold().level(CITY)).isEmpty();
        Situation s = script.then(new Event.LevelDeclared(level(Grade.I))).fold();
        assertThat(s.response().scheduled(CITY)).isEmpty();
        assertThat(s.response().plan().posts(new ResponseLevel.Key(Tier.CITY, "x", "y"), Grade.I))
                .isEmpty();
    }
}

package org.yilan.hub;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yilan.journal.Journal;
import org.yilan.situation.command.Actor;
import org.yilan.situation.command.Command;
import org.yilan.situation.command.CommandEnvelope;
import org.yilan.situation.command.Outcome;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.ResponseLevel;
import org.yilan.situation.model.Tier;
import org.yilan.situation.response.Checklist;
import org.yilan.situation.response.ResponsePlan;
import org.yilan.situation.response.ResponseTask;
import org.yilan.testing.Samples;
import org.yilan.wire.WireCodec;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// A plan of four tasks that the hub carries out: one each for IV, III and II of the city, one for districts.
class PlanInForceTest {
    private static final ResponsePlan PLAN =
            new WireCodec()
                    .readPlan(
                            """
                            {"id": "t", "zh": "试", "en": "T", "city": "310000", "districts": ["310115"], "readingsCountFor": "PT40M",
                             "hazards": [
                              {"hazard": "typhoon", "rules": [{"anything": 1}],
                               "tasks": [
                                {"id": "four", "level": "IV", "tiers": ["CITY"], "unit": {"zh": "办", "en": "O"}, "words": {"zh": "值守", "en": "Watch"}, "within": "PT30M", "source": "t", "mark": "O"},
                                {"id": "three", "level": "III", "tiers": ["CITY"], "unit": {"zh": "水", "en": "W"}, "words": {"zh": "泵车", "en": "Pumps"}, "within": "PT1H", "source": "t", "mark": "O"},
                                {"id": "two", "level": "II", "tiers": ["CITY"], "unit": {"zh": "民", "en": "C"}, "words": {"zh": "转移", "en": "Evacuate"}, "within": "PT2H", "source": "t", "mark": "O"},
                                {"id": "here", "level": "IV", "tiers": ["DISTRICT"], "unit": {"zh": "区", "en": "D"}, "words": {"zh": "巡查", "en": "Patrol"}, "within": "PT1H", "source": "t", "mark": "O"}],
                               "rollCall": {"levels": ["I"], "tiers": ["CITY"], "posts": [{"id": "water", "words": {"zh": "水务", "en": "Water"}}]},
                               "audiences": {"IV": ["units"]}},
                              {"hazard": "gale", "rules": []}]}
                            """);

    private static final ResponseLevel.Key CITY =
            new ResponseLevel.Key(Tier.CITY, "310000", "typhoon");

    @TempDir private Path directory;
    private int commands;

    private Outcome order(TestHub hub, String reason, Command command) {
        return hub.hub.submit(
                new CommandEnvelope("c" + commands++, "", hub.clock.instant(), reason, -1, command),
                new Actor(TestHub.CHEN.name(), TestHub.CHEN.role()),
                new Actor(TestHub.ZHAO.name(), TestHub.ZHAO.role()));
    }

    private void declare(TestHub hub, Grade level) {
        assertThat(
                        order(
                                hub,
                                "逼近",
                                new Command.DeclareLevel(
                                        "市防指", Tier.CITY, "310000", "typhoon", level, null)))
                .isInstanceOf(Outcome.Accepted.class);
    }

    private static Checklist list(TestHub hub) {
        return hub.hub.situation().response().checklist(CITY, hub.clock.instant());
    }

    private static String id(String task) {
        return ResponseTask.idOf(CITY, task);
    }

    @Test
    void issuesWhatALevelCallsForOnceAndAddsToItWhenItIsRaised() {
        try (TestHub hub = new TestHub(directory);
                PlanInForce plan = PlanInForce.prepare(hub.hub, PLAN)) {
            declare(hub, Grade.III);
            plan.look();
            plan.look();
            assertThat(list(hub).tasks())
                    .extracting(ResponseTask::id, ResponseTask::due)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple(
                                    id("four"), Samples.START.plusSeconds(1800)),
                            org.assertj.core.groups.Tuple.tuple(
                                    id("three"), Samples.START.plusSeconds(3600)));
            assertThat(order(hub, "", new Command.CompleteTask(id("four"))))
                    .isInstanceOf(Outcome.Accepted.class);

            hub.clock.advance(Duration.ofMinutes(61));
            declare(hub, Grade.II);
            plan.look();
            Checklist raised = list(hub);
            assertThat(raised.tasks())
                    .extracting(ResponseTask::id)
                    .containsExactly(id("three"), id("two"), id("four"));
            assertThat(raised.late()).as("the pumps, by a minute").isEqualTo(1);
            assertThat(raised.percent()).isEqualTo(33);
            assertThat(hub.hub.situation().response().task(id("two")).orElseThrow().due())
                    .isEqualTo(Samples.START.plus(Duration.ofMinutes(61 + 120)));
            assertThat(
                            hub.hub.journal().read(0, 100, Journal.END_OF_TIME).records().stream()
                                    .filter(r -> r.event() instanceof Event.TasksIssued)
                                    .count())
                    .isEqualTo(2);
        }
    }

    @Test
    void withdrawsWhatIsNotDoneWithTheReasonOfTheDecision() {
        try (TestHub hub = new TestHub(directory);
                PlanInForce plan = PlanInForce.prepare(hub.hub, PLAN)) {
            declare(hub, Grade.II);
            plan.look();
            order(hub, "", new Command.CompleteTask(id("two")));
            assertThat(
                            order(
                                    hub,
                                    "减弱",
                                    new Command.DeclareLevel(
                                            "市防指", Tier.CITY, "310000", "typhoon", Grade.IV, null)))
                    .isInstanceOf(Outcome.Accepted.class);
            plan.look();
            assertThat(list(hub).tasks())
                    .extracting(ResponseTask::id)
                    .as("what is done stays done")
                    .containsExactly(id("four"), id("two"));
            assertThat(order(hub, "", new Command.CompleteTask(id("three"))))
                    .isInstanceOf(Outcome.Refused.class);

            order(hub, "过去了", new Command.EndLevel(CITY));
            plan.look();
            plan.look();
            assertThat(list(hub).tasks()).isEmpty();
            assertThat(hub.hub.journal().read(0, 100, Journal.END_OF_TIME).records())
                    .extracting(r -> r.event())
                    .contains(
                            new Event.TasksWithdrawn(
                                    CITY, List.of(id("three")), TestHub.CHEN.name(), "减弱"),
                            new Event.TasksWithdrawn(
                                    CITY, List.of(id("four")), TestHub.CHEN.name(), "过去了"));
        }
    }

    @Test
    void aTaskIsDoneWaivedForAReasonAndTakenBack() {
        try (TestHub hub = new TestHub(directory);
                PlanInForce plan = PlanInForce.prepare(hub.hub, PLAN)) {
            declare(hub, Grade.III);
            plan.look();
            assertThat(order(hub, " ", new Command.WaiveTask(id("three"))))
                    .extracting("code")
                    .isEqualTo("refused.reason-required");
            order(hub, "泵车已提前布防", new Command.WaiveTask(id("three")));
            order(hub, "完成", new Command.CompleteTask(id("four")));
            assertThat(list(hub).percent()).isEqualTo(100);
            assertThat(list(hub).waived()).isEqualTo(1);
            assertThat(order(hub, "", new Command.CompleteTask(id("four"))))
                    .extracting("code")
                    .isEqualTo("refused.task-done");

            order(hub, "误点", new Command.ReopenTask(id("four")));
            assertThat(list(hub).percent()).isZero();
        }
    }

    @Test
    void whatWasDeclaredForLaterComesIntoForceThen() {
        try (TestHub hub = new TestHub(directory);
                PlanInForce plan = PlanInForce.prepare(hub.hub, PLAN)) {
            declare(hub, Grade.IV);
            order(
                    hub,
                    "夜间逼近",
                    new Command.DeclareLevel(
                            "市防指",
                            Tier.CITY,
                            "310000",
                            "typhoon",
                            Grade.III,
                            Samples.START.plusSeconds(7200),
                            Samples.START.plusSeconds(3600)));
            plan.look();
            assertThat(hub.hub.situation().level(CITY).orElseThrow().level()).isEqualTo(Grade.IV);
            assertThat(hub.hub.situation().response().scheduled(CITY)).isPresent();
            assertThat(list(hub).tasks()).hasSize(1);

            hub.clock.advance(Duration.ofHours(1));
            plan.look();
            plan.look();
            assertThat(hub.hub.situation().level(CITY).orElseThrow().level()).isEqualTo(Grade.III);
            assertThat(hub.hub.situation().response().scheduled(CITY)).isEmpty();
            assertThat(list(hub).tasks()).hasSize(2);
        }
    }

    @Test
    void thePostsAreAskedAndWhoGoesAgainstThemSaysWhy() {
        try (TestHub hub = new TestHub(directory);
                PlanInForce plan = PlanInForce.prepare(hub.hub, PLAN)) {
            declare(hub, Grade.I);
            String proposal = hub.hub.situation().proposals().iterator().next().id();
            Command confirm = new Command.ConfirmProposal(proposal);
            assertThat(order(hub, "同意", confirm))
                    .extracting("code")
                    .isEqualTo("refused.posts-silent");
            assertThat(order(hub, "", new Command.AnswerRollCall(proposal, "water", false)))
                    .extracting("code")
                    .isEqualTo("refused.reason-required");
            order(hub, "泵车在修", new Command.AnswerRollCall(proposal, "water", false));
            assertThat(order(hub, "同意", confirm))
                    .extracting("code")
                    .isEqualTo("refused.post-no-go");

            assertThat(order(hub, "不能再等", new Command.ConfirmProposal(proposal, true)))
                    .isInstanceOf(Outcome.Accepted.class);
            ResponseLevel level = hub.hub.situation().level(CITY).orElseThrow();
            assertThat(level.level()).isEqualTo(Grade.I);
            assertThat(level.reason()).isEqualTo("逼近 · 不能再等");
            assertThat(hub.hub.situation().response().rollCall(proposal)).isEmpty();
        }
    }

    @Test
    void aRestartFindsEverythingAsItWas() {
        try (TestHub hub = new TestHub(directory);
                PlanInForce plan = PlanInForce.prepare(hub.hub, PLAN)) {
            declare(hub, Grade.II);
            plan.look();
            order(hub, "", new Command.CompleteTask(id("four")));
        }
        try (TestHub hub = new TestHub(directory);
                PlanInForce plan = PlanInForce.prepare(hub.hub, PLAN)) {
            long before = hub.hub.journal().lastSeq();
            plan.look();
            assertThat(hub.hub.journal().lastSeq()).isEqualTo(before);
            assertThat(list(hub).done()).isEqualTo(1);
            assertThat(list(hub).tasks()).hasSize(3);
        }
    }
}

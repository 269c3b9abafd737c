package org.yilan.city.crew;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yilan.testing.IncidentBuilder.incident;
import static org.yilan.testing.Samples.START;

import org.junit.jupiter.api.Test;
import org.yilan.city.crew.DutyCrew.Ordered;
import org.yilan.situation.Changes;
import org.yilan.situation.Recorded;
import org.yilan.situation.Situation;
import org.yilan.situation.command.Command;
import org.yilan.situation.command.Decider;
import org.yilan.situation.command.Decision;
import org.yilan.situation.command.Refusal;
import org.yilan.situation.event.Event;
import org.yilan.situation.limit.LimitRule;
import org.yilan.situation.limit.Step;
import org.yilan.situation.limit.TimeLimits;
import org.yilan.situation.limit.WorkCalendar;
import org.yilan.situation.model.Exercise;
import org.yilan.situation.model.Facility;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Incident;
import org.yilan.situation.model.IncidentState;
import org.yilan.situation.model.Place;
import org.yilan.situation.model.Proposal;
import org.yilan.situation.model.ReturnReason;
import org.yilan.situation.model.Rung;
import org.yilan.situation.model.ServiceClock;
import org.yilan.situation.model.Tier;
import org.yilan.situation.response.PlanTask;
import org.yilan.situation.response.Post;
import org.yilan.situation.response.ResponseTask;
import org.yilan.situation.response.RollAnswer;
import org.yilan.situation.response.Words;
import org.yilan.situation.watch.Watch;
import org.yilan.testing.Samples;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/// Sixteen hours of the played crew against the real state machine: a city with limits and a ladder, a hundred tasks of two
/// to eight hours, a roll-call, and what its hub finds by itself.
class DutyCrewTest {
    private static final int TASKS = 100;

    private final List<Ordered> given = new ArrayList<>();
    private Situation situation = new Situation();
    private Instant now = START;
    private long seq;

    private void record(Event... events) {
        for (Event event : events) {
            seq++;
            situation.apply(new Recorded(seq, now, "e" + seq, "test", event), new Changes());
        }
    }

    private static LimitRule rule(ServiceClock clock, int minutes) {
        return new LimitRule(
                clock.name(),
                clock,
                Set.of(),
                Set.of(),
                Duration.ofMinutes(minutes),
                0,
                null,
                "t",
                "O");
    }

    private void begin(boolean exercise) {
        situation = new Situation();
        given.clear();
        now = START;
        seq = 0;
        if (exercise) {
            record(new Event.ExerciseMarked(new Exercise("t", "演练", "", "Exercise", "")));
        }
        record(
                new Event.LimitsSet(
                        new TimeLimits(
                                "t",
                                WorkCalendar.PLAIN,
                                List.of(
                                        rule(ServiceClock.ACKNOWLEDGE, 15),
                                        rule(ServiceClock.DISPATCH, 45),
                                        rule(ServiceClock.ACCEPT, 10),
                                        rule(ServiceClock.ARRIVE, 60),
                                        rule(ServiceClock.RESOLVE, 120)),
                                List.of(),
                                List.of(
                                        new Step(
                                                Tier.STREET,
                                                Duration.ZERO,
                                                Duration.ofMinutes(15),
                                                Duration.ofHours(1)),
                                        new Step(
                                                Tier.DISTRICT,
                                                Duration.ZERO,
                                                Duration.ofMinutes(30),
                                                Duration.ofHours(2))),
                                Duration.ofMinutes(15))));
        for (int n = 0; n < 8; n++) {
            record(
                    new Event.FacilityReported(
                            new Facility(
                                    "u" + n,
                                    "units",
                                    n % 2 == 0 ? "pump-truck" : "urban-management",
                                    "单位" + n,
                                    new Place(new GeoPoint(31.2 + n * 0.01, 121.5), "", "310115"),
                                    "available",
                                    0,
                                    1,
                                    now)));
        }
        List<ResponseTask> tasks = new ArrayList<>();
        for (int n = 0; n < TASKS; n++) {
            PlanTask task =
                    new PlanTask(
                            "t" + n,
                            Grade.III,
                            Set.of(Tier.CITY),
                            new Words("单位" + n % 7, "Unit"),
                            new Words("任务" + n, "Task"),
                            Duration.ofHours(2 + n % 7),
                            "t",
                            "O");
            tasks.add(
                    ResponseTask.issued(
                            Samples.level(Grade.III, null).key(),
                            task,
                            now,
                            now.plus(task.within())));
        }
        record(
                new Event.LevelDeclared(Samples.level(Grade.III, null)),
                new Event.TasksIssued(Samples.level(Grade.III, null).key(), tasks),
                new Event.LevelProposed(new Proposal("p", Samples.level(Grade.II, null), now)),
                new Event.PostsCalled(
                        "p",
                        java.util.stream.IntStream.range(0, 12)
                                .mapToObj(n -> new Post("q" + n, new Words("岗" + n, "Post")))
                                .toList()));
    }

    private void found(int n, Random random) {
        record(
                incident("watch:gust:" + n)
                        .feed(Watch.FEED)
                        .category(n % 3 == 0 ? "waterlogging" : "billboard")
                        .grade(n % 2 == 0 ? Grade.II : Grade.III)
                        .at(31.2 + random.nextDouble() * 0.1, 121.5)
                        .reportedAt(now)
                        .due(null)
                        .reported());
    }

    /// What the hub does by its rules.
    private void supervise() {
        for (Incident i : List.copyOf(situation.incidents())) {
            if (TimeLimits.lapsed(i, now)) {
                record(new Event.IncidentHandedBack(i.id(), Rung.RULES, ""));
            }
            situation
                    .limits()
                    .climb(situation.incident(i.id()).orElseThrow(), now)
                    .ifPresent(r -> record(new Event.SupervisionRaised(i.id(), r, Rung.RULES, "")));
        }
    }

    private void act(DutyCrew crew) {
        for (int round = 0; round < 8; round++) {
            List<Ordered> due = crew.due(situation, now, i -> false);
            for (Ordered o : due) {
                Decision decision =
                        new Decider().decide(situation, o.envelope(), o.actor(), null, now);
                assertThat(decision).as("%s", o).isInstanceOf(Decision.Accept.class);
                record(((Decision.Accept) decision).events().toArray(Event[]::new));
                given.add(o);
            }
        }
    }

    private void run(long seed, int leastStep, int mostStep) {
        begin(true);
        DutyCrew crew = new DutyCrew(seed, "zh");
        Random random = new Random(7);
        Random steps = new Random(seed);
        int found = 0;
        Instant end = START.plus(Duration.ofHours(16));
        while (now.isBefore(end)) {
            // One every seven minutes for six hours, whatever the steps are.
            while (found < 50 && !now.isBefore(START.plusSeconds(420L * found))) {
                found(found++, random);
            }
            supervise();
            act(crew);
            now = now.plusSeconds(60L * (leastStep + steps.nextInt(mostStep - leastStep + 1)));
        }
    }

    @Test
    void nothingItOrdersIsRefusedAndEverythingGetsDone() {
        for (long seed = 1; seed <= 6; seed++) {
            run(seed, 1, 7);
            assertThat(situation.incidents())
                    .as("seed %d", seed)
                    .hasSize(50)
                    .allMatch(i -> i.progress().state() == IncidentState.RESOLVED);
            assertThat(situation.response().tasks()).noneMatch(ResponseTask::open);
            assertThat(situation.response().rollCall("p"))
                    .allMatch(a -> Boolean.TRUE.equals(a.go()));
            assertThat(given).extracting(o -> o.envelope().id()).doesNotHaveDuplicates();
        }
    }

    @Test
    void someAreLateOrWaivedWithAReasonAndMostAreNot() {
        run(1, 1, 1);
        List<ResponseTask> tasks = List.copyOf(situation.response().tasks());
        assertThat(tasks.stream().filter(t -> t.late(now)).count()).isBetween(3L, 15L);
        List<ResponseTask> waived =
                tasks.stream().filter(t -> t.state() == ResponseTask.State.WAIVED).toList();
        assertThat(waived).hasSizeBetween(1, 9).allMatch(t -> !t.note().isBlank());
        assertThat(tasks)
                .allMatch(t -> t.at().isAfter(t.issued()))
                .allMatch(t -> t.by().startsWith(Roster.MARK));
        assertThat(situation.disputes()).as("some are sent back").hasSizeBetween(2, 15);
    }

    @Test
    void neverMoreThanAFewAreLateAtOnce() {
        begin(true);
        DutyCrew crew = new DutyCrew(1, "zh");
        long most = 0;
        for (int minute = 0; minute < 14 * 60; minute += 5) {
            now = START.plusSeconds(60L * minute);
            act(crew);
            most =
                    Math.max(
                            most,
                            situation.response().tasks().stream()
                                    .filter(t -> t.open() && t.late(now))
                                    .count());
        }
        assertThat(most).isBetween(1L, 9L);
    }

    @Test
    void theSameSeedAndStepsGiveTheSameOrders() {
        run(3, 1, 7);
        List<Ordered> first = List.copyOf(given);
        run(3, 1, 7);
        assertThat(given).isEqualTo(first);
        run(4, 1, 7);
        assertThat(given).isNotEqualTo(first);
    }

    @Test
    void howOftenAnybodyLooksMakesNoDifferenceToWhatIsDone() {
        List<Set<String>> done = new ArrayList<>();
        for (int step : new int[] {1, 15}) {
            begin(true);
            DutyCrew crew = new DutyCrew(1, "zh");
            for (int minute = 0; minute <= 240; minute += step) {
                now = START.plusSeconds(60L * minute);
                act(crew);
            }
            Set<String> ids = new TreeSet<>();
            situation.response().tasks().stream()
                    .filter(t -> !t.open())
                    .forEach(t -> ids.add(t.id() + t.state()));
            done.add(ids);
        }
        assertThat(done.get(0)).isNotEmpty().isEqualTo(done.get(1));
    }

    @Test
    void whatAPersonHasTouchedIsLeftToThem() {
        begin(true);
        found(0, new Random(1));
        found(1, new Random(2));
        DutyCrew crew = new DutyCrew(1, "zh");
        String task = ResponseTask.idOf(Samples.level(Grade.III, null).key(), "t5");
        record(
                new Event.TaskDone(task, "李明", ""),
                new Event.TaskReopened(task, "李明", "误点"),
                new Event.PostAnswered("p", "q3", false, "李明", "缺泵"));
        now = START.plus(Duration.ofHours(13));

        List<Ordered> due = crew.due(situation, now, "watch:gust:1"::equals);

        assertThat(due)
                .extracting(o -> o.envelope().command())
                .noneMatch(c -> c instanceof Command.OnTask t && t.task().equals(task))
                .noneMatch(c -> c instanceof Command.AnswerRollCall a && a.post().equals("q3"))
                .noneMatch(c -> c instanceof Command.OnIncident i && i.incident().endsWith(":1"))
                .anyMatch(c -> c instanceof Command.OnIncident i && i.incident().endsWith(":0"));
        act(crew);
        assertThat(situation.response().task(task).orElseThrow().open()).isTrue();
        assertThat(situation.response().rollCall("p"))
                .filteredOn(a -> a.post().id().equals("q3"))
                .extracting(RollAnswer::go)
                .containsExactly(false);
    }

    @Test
    void whatAPersonOrderedMeanwhileMakesTheirOrderTheOneThatCounts() {
        begin(true);
        found(0, new Random(1));
        DutyCrew crew = new DutyCrew(1, "zh");
        now = START.plus(Duration.ofMinutes(59));
        Ordered take =
                crew.due(situation, now, i -> false).stream()
                        .filter(o -> o.envelope().command() instanceof Command.AcknowledgeIncident)
                        .findFirst()
                        .orElseThrow();
        record(new Event.IncidentEscalated("watch:gust:0", Grade.I, "李明", "水在涨"));

        assertThat(new Decider().decide(situation, take.envelope(), take.actor(), null, now))
                .isInstanceOfSatisfying(
                        Decision.Refuse.class,
                        r -> assertThat(r.code()).isEqualTo(Refusal.CHANGED_MEANWHILE.code()));
    }

    @Test
    void nobodyIsPlayedInEarnest() {
        begin(false);
        found(0, new Random(1));
        now = START.plus(Duration.ofHours(9));
        List<Ordered> due = new DutyCrew(1, "zh").due(situation, now, i -> false);
        assertThat(due)
                .isNotEmpty()
                .allSatisfy(
                        o ->
                                assertThat(
                                                new Decider()
                                                        .decide(
                                                                situation,
                                                                o.envelope(),
                                                                o.actor(),
                                                                null,
                                                                now))
                                        .isEqualTo(
                                                Refusal.TRAINER_IN_EARNEST.because(
                                                        o.actor().name())));
    }

    @Test
    void whatIsSentBackTwiceIsRuledOnAndNotSentBackAgain() {
        begin(true);
        for (int n = 0; n < 200; n++) {
            found(n, new Random(n));
        }
        DutyCrew crew = new DutyCrew(1, "zh");
        for (int minute = 0; minute < 600; minute += 5) {
            now = START.plusSeconds(60L * minute);
            act(crew);
        }
        assertThat(situation.disputes()).anyMatch(d -> d.times() == 2);
        assertThat(situation.disputes())
                .allMatch(d -> d.times() <= 2)
                .filteredOn(d -> d.times() == 2)
                .allMatch(d -> d.ruling() != null)
                .allMatch(d -> d.ruling().unit().equals(d.returns().getFirst().unit()));
        assertThat(given)
                .filteredOn(o -> o.envelope().command() instanceof Command.ReturnIncident)
                .extracting(o -> ((Command.ReturnIncident) o.envelope().command()).cause())
                .contains(ReturnReason.NOT_OUR_DUTY, ReturnReason.NOT_OUR_AREA);
    }
}

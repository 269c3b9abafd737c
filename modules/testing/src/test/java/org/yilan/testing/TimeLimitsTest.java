package org.yilan.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yilan.testing.IncidentBuilder.incident;

import org.junit.jupiter.api.Test;
import org.yilan.situation.Situation;
import org.yilan.situation.command.Actor;
import org.yilan.situation.command.Command;
import org.yilan.situation.command.CommandEnvelope;
import org.yilan.situation.command.Decider;
import org.yilan.situation.command.Decision;
import org.yilan.situation.command.Refusal;
import org.yilan.situation.command.Role;
import org.yilan.situation.event.Event;
import org.yilan.situation.limit.HoldRule;
import org.yilan.situation.limit.LimitRule;
import org.yilan.situation.limit.Step;
import org.yilan.situation.limit.TimeLimits;
import org.yilan.situation.limit.WorkCalendar;
import org.yilan.situation.model.Deadline;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Hold;
import org.yilan.situation.model.HoldCause;
import org.yilan.situation.model.Incident;
import org.yilan.situation.model.ReturnReason;
import org.yilan.situation.model.Rung;
import org.yilan.situation.model.ServiceClock;
import org.yilan.situation.model.Tier;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Clocks of incidents and the ladder of supervision, worked out by hand.
class TimeLimitsTest {
    private static final Instant START = Samples.START;
    private static final Actor LI = new Actor("李明", Role.SUPERVISOR);

    /// Saturday 14 September 2024 was worked, the 15th to the 17th were days off (Mid-Autumn).
    private static final WorkCalendar CALENDAR =
            new WorkCalendar(
                    "Asia/Shanghai",
                    EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                    LocalTime.of(17, 30),
                    Set.of(
                            LocalDate.of(2024, 9, 15),
                            LocalDate.of(2024, 9, 16),
                            LocalDate.of(2024, 9, 17)),
                    Set.of(LocalDate.of(2024, 9, 14)));

    private static final TimeLimits LIMITS =
            new TimeLimits(
                    "试行",
                    CALENDAR,
                    List.of(
                            rule("take", ServiceClock.ACKNOWLEDGE, "PT10M", "PT2M"),
                            rule("pass", ServiceClock.DISPATCH, "PT30M", "PT10M"),
                            rule("accept", ServiceClock.ACCEPT, "PT5M", "PT1M"),
                            rule("reach", ServiceClock.ARRIVE, "PT40M", "PT10M"),
                            new LimitRule(
                                    "general",
                                    ServiceClock.RESOLVE,
                                    Set.of(),
                                    Set.of("noise"),
                                    null,
                                    2,
                                    null,
                                    "",
                                    "O"),
                            rule("grave", ServiceClock.RESOLVE, "PT2H", "PT30M")),
                    List.of(
                            new HoldRule(
                                    HoldCause.NO_ACCESS,
                                    EnumSet.of(ServiceClock.ARRIVE, ServiceClock.RESOLVE),
                                    Duration.ofHours(1))),
                    List.of(
                            new Step(Tier.STREET, minutes(0), minutes(10), minutes(30)),
                            new Step(Tier.DISTRICT, minutes(0), minutes(20), minutes(60)),
                            new Step(Tier.CITY, minutes(0), minutes(20), minutes(60))),
                    null);

    private static LimitRule rule(String id, ServiceClock clock, String within, String warn) {
        return new LimitRule(
                id,
                clock,
                Set.of(),
                Set.of(),
                Duration.parse(within),
                0,
                Duration.parse(warn),
                "",
                "O");
    }

    private static Duration minutes(int n) {
        return Duration.ofMinutes(n);
    }

    private static Instant at(int minute) {
        return START.plus(minutes(minute));
    }

    /// A journal under these limits, with an incident that no publisher has set a limit for.
    private static JournalScript journal() {
        return JournalScript.from(START)
                .then(
                        new Event.LimitsSet(LIMITS),
                        incident("a").title("积水").reportedAt(START).due(null).reported());
    }

    private static Incident a(JournalScript script) {
        return script.fold().incident("a").orElseThrow();
    }

    private static Deadline deadline(ServiceClock clock, int from, int due, int warn, String rule) {
        return new Deadline(clock, at(from), at(due), at(warn), rule);
    }

    @Test
    void workingDaysSkipHolidaysAndCountTheDaysThatAreWorkedForThem() {
        // A Friday: the Saturday is worked, Sunday to Tuesday are off, so the third is the
        // Thursday.
        Instant friday = Instant.parse("2024-09-13T08:00:00Z");

        assertThat(CALENDAR.after(friday, 1)).isEqualTo(Instant.parse("2024-09-14T09:30:00Z"));
        assertThat(CALENDAR.after(friday, 2)).isEqualTo(Instant.parse("2024-09-18T09:30:00Z"));
        assertThat(CALENDAR.after(friday, 3)).isEqualTo(Instant.parse("2024-09-19T09:30:00Z"));
    }

    @Test
    void aDayIsTheCitysAndNotGreenwichs() {
        // 00:30 on the 14th in Shanghai is still the 13th in Greenwich.
        assertThat(CALENDAR.after(Instant.parse("2024-09-13T16:30:00Z"), 1))
                .isEqualTo(Instant.parse("2024-09-18T09:30:00Z"));
    }

    @Test
    void eachStepStartsItsClocksAndStopsThem() {
        JournalScript script = journal();
        assertThat(a(script).timing().running())
                .containsExactly(
                        deadline(ServiceClock.ACKNOWLEDGE, 0, 10, 8, "take"),
                        deadline(ServiceClock.DISPATCH, 0, 30, 20, "pass"),
                        deadline(ServiceClock.RESOLVE, 0, 120, 90, "grave"));

        script.after(minutes(4), new Event.IncidentAcknowledged("a", "李明", ""));
        assertThat(a(script).due()).isEqualTo(at(30));

        script.after(minutes(2), new Event.IncidentAssigned("a", "水务局", "李明", ""));
        assertThat(a(script).timing().running())
                .containsExactly(
                        deadline(ServiceClock.ACCEPT, 6, 11, 10, "accept"),
                        deadline(ServiceClock.ARRIVE, 6, 46, 36, "reach"),
                        deadline(ServiceClock.RESOLVE, 0, 120, 90, "grave"));

        script.after(minutes(3), new Event.IncidentAttended("a", "水务局", "水务局", ""));
        assertThat(a(script).timing().running())
                .containsExactly(deadline(ServiceClock.RESOLVE, 0, 120, 90, "grave"));

        script.after(minutes(3), new Event.IncidentResolved("a", "李明", "排干"));
        assertThat(a(script).timing().running()).isEmpty();
        assertThat(a(script).timing().resolveBy()).isEqualTo(at(120));
    }

    @Test
    void whatIsSentBackMustBePassedOnWithinTheSameTimeAgain() {
        JournalScript script =
                journal()
                        .after(minutes(1), new Event.IncidentAssigned("a", "水务局", "李明", ""))
                        .after(
                                minutes(24),
                                new Event.IncidentReturned(
                                        "a", "水务局", ReturnReason.UNCLEAR, "水务局", "不明"));

        assertThat(a(script).timing().running(ServiceClock.DISPATCH))
                .contains(deadline(ServiceClock.DISPATCH, 25, 55, 45, "pass"));
    }

    @Test
    void aReopenedIncidentIsOwedAsLongAgain() {
        JournalScript script =
                journal()
                        .after(minutes(1), new Event.IncidentAssigned("a", "水务局", "李明", ""))
                        .after(minutes(49), new Event.IncidentResolved("a", "李明", "排干"))
                        .after(minutes(10), new Event.IncidentReopened("a", "李明", "又积水"));

        assertThat(a(script).timing().running(ServiceClock.RESOLVE))
                .contains(deadline(ServiceClock.RESOLVE, 60, 180, 150, "grave"));
    }

    @Test
    void whatThePublisherPromisedCountsBeforeTheRules() {
        JournalScript script =
                JournalScript.from(START)
                        .then(
                                new Event.LimitsSet(LIMITS),
                                incident("a").reportedAt(START).due(at(100)).reported());

        // Close from four fifths of it on.
        assertThat(a(script).timing().running(ServiceClock.RESOLVE))
                .contains(deadline(ServiceClock.RESOLVE, 0, 100, 80, Deadline.PUBLISHER));
    }

    @Test
    void rulesForACategoryComeInTheirOrderAndInWorkingDays() {
        Instant friday = Instant.parse("2024-09-13T08:00:00Z");
        JournalScript script =
                JournalScript.from(friday)
                        .then(
                                new Event.LimitsSet(LIMITS),
                                incident("a")
                                        .category("noise")
                                        .reportedAt(friday)
                                        .due(null)
                                        .reported());

        assertThat(a(script).timing().resolveBy()).isEqualTo(Instant.parse("2024-09-18T09:30:00Z"));
    }

    @Test
    void limitsThatAreSetLaterCountForWhatIsOpen() {
        JournalScript script =
                JournalScript.from(START)
                        .then(incident("a").reportedAt(START).due(null).reported());
        assertThat(a(script).due()).isNull();

        script.after(minutes(3), new Event.LimitsSet(LIMITS));

        assertThat(a(script).due()).isEqualTo(at(10));
        assertThat(a(script).version()).isEqualTo(1);
    }

    @Test
    void aClockThatStandsStillIsOwedTheTimeAndGoesOnAtMostSoLong() {
        JournalScript script =
                journal()
                        .after(minutes(5), new Event.IncidentAssigned("a", "水务局", "李明", ""))
                        .after(minutes(1), new Event.IncidentAccepted("a", "水务局", "水务局", ""));
        Decision decision =
                decide(script, new Command.HoldClock("a", HoldCause.NO_ACCESS), "围挡未开", at(10));
        Hold hold =
                new Hold(
                        HoldCause.NO_ACCESS,
                        Set.of(ServiceClock.ARRIVE, ServiceClock.RESOLVE),
                        at(10),
                        at(70),
                        "李明");
        assertThat(decision)
                .isEqualTo(
                        new Decision.Accept(List.of(new Event.ClockHeld("a", hold, "李明", "围挡未开"))));

        script.after(minutes(4), new Event.ClockHeld("a", hold, "李明", "围挡未开"));
        assertThat(a(script).due()).isNull();
        assertThat(a(script).overdue(at(500))).isFalse();
        assertThat(decide(script, new Command.HoldClock("a", HoldCause.NO_ACCESS), "再停", at(20)))
                .isEqualTo(Refusal.ALREADY_HELD.because("积水"));

        script.after(minutes(25), new Event.ClockReleased("a", "李明", ""));
        assertThat(a(script).timing().running(ServiceClock.RESOLVE).orElseThrow().due())
                .isEqualTo(at(145));
    }

    @Test
    void aCauseThatTheCityDoesNotKnowStopsNothing() {
        assertThat(decide(journal(), new Command.HoldClock("a", HoldCause.CALLER), "电话不通", at(3)))
                .isEqualTo(Refusal.NO_HOLD.because("CALLER"));
        assertThat(decide(journal(), new Command.HoldClock("a", HoldCause.NO_ACCESS), "", at(3)))
                .isEqualTo(Refusal.REASON_REQUIRED.because());
    }

    @Test
    void theLadderIsClimbedWhileNobodyAnswers() {
        JournalScript script = journal();
        assertThat(LIMITS.climb(a(script), at(9))).isEmpty();
        Rung street = rung(Tier.STREET, 10, 20, 40);
        assertThat(LIMITS.climb(a(script), at(10))).contains(street);

        script.after(minutes(10), raised(street));
        assertThat(LIMITS.climb(a(script), at(19))).isEmpty();
        assertThat(LIMITS.climb(a(script), at(20))).contains(rung(Tier.DISTRICT, 20, 40, 80));
        // After an outage it is the next step too, not the last one.
        assertThat(LIMITS.climb(a(script), at(300))).contains(rung(Tier.DISTRICT, 300, 320, 360));

        script.after(minutes(10), raised(rung(Tier.DISTRICT, 20, 40, 80)));
        script.after(minutes(20), raised(rung(Tier.CITY, 40, 60, 100)));
        assertThat(LIMITS.climb(a(script), at(1000))).isEmpty();
        assertThat(a(script).version()).isEqualTo(1);
    }

    @Test
    void anAnswerBuysTimeButNotForEver() {
        JournalScript script = journal().after(minutes(10), raised(rung(Tier.STREET, 10, 20, 40)));
        assertThat(decide(script, new Command.AnswerSupervision("a"), "泵车在途", at(12)))
                .isEqualTo(
                        new Decision.Accept(
                                List.of(
                                        new Event.SupervisionAnswered(
                                                "a", Tier.STREET, "李明", "泵车在途"))));
        script.after(minutes(2), new Event.SupervisionAnswered("a", Tier.STREET, "李明", "泵车在途"));

        assertThat(LIMITS.climb(a(script), at(39))).isEmpty();
        assertThat(LIMITS.climb(a(script), at(40))).contains(rung(Tier.DISTRICT, 40, 60, 100));
        assertThat(decide(script, new Command.AnswerSupervision("a"), "再说", at(13)))
                .isEqualTo(Refusal.SUPERVISION_ANSWERED.because("积水"));
    }

    @Test
    void whoeverTakesTheLateStepEndsTheLadder() {
        JournalScript script = journal().after(minutes(10), raised(rung(Tier.STREET, 10, 20, 40)));
        script.after(minutes(5), new Event.IncidentAcknowledged("a", "李明", ""));

        assertThat(a(script).timing().rung()).isNull();
        assertThat(LIMITS.climb(a(script), at(29))).isEmpty();
        // The next limit begins from below again.
        assertThat(LIMITS.climb(a(script), at(30)).orElseThrow().tier()).isEqualTo(Tier.STREET);
    }

    @Test
    void whatWasBrokenBeforeItCameHereIsShownButNobodyIsToldForIt() {
        JournalScript script =
                JournalScript.from(START)
                        .then(
                                new Event.LimitsSet(LIMITS),
                                incident("a")
                                        .reportedAt(START.minus(Duration.ofDays(3)))
                                        .due(START.minus(Duration.ofDays(2)))
                                        .reported());

        assertThat(a(script).overdue(at(1))).isTrue();
        assertThat(LIMITS.climb(a(script), at(9))).isEmpty();
        assertThat(LIMITS.climb(a(script), at(10)).orElseThrow().clock())
                .isEqualTo(ServiceClock.ACKNOWLEDGE);
    }

    @Test
    void aPersonMayGoStraightToAHigherTierButNotDown() {
        JournalScript script = journal();
        assertThat(decide(script, new Command.SuperviseIncident("a", Tier.CITY), "领导批示", at(2)))
                .isEqualTo(
                        new Decision.Accept(
                                List.of(
                                        new Event.SupervisionRaised(
                                                "a",
                                                new Rung(
                                                        ServiceClock.ACKNOWLEDGE,
                                                        Tier.CITY,
                                                        at(2),
                                                        at(22),
                                                        at(62),
                                                        null,
                                                        "李明"),
                                                "李明",
                                                "领导批示"))));
        script.after(minutes(10), raised(rung(Tier.DISTRICT, 10, 30, 70)));

        assertThat(decide(script, new Command.SuperviseIncident("a", Tier.STREET), "x", at(12)))
                .isEqualTo(Refusal.ALREADY_SUPERVISED.because("积水", "DISTRICT"));
        assertThat(decide(script, new Command.SuperviseIncident("a", Tier.NATIONAL), "x", at(12)))
                .isEqualTo(Refusal.NO_LADDER.because("NATIONAL"));
    }

    @Test
    void aStateThatWasCapturedGoesOnAsItWas() {
        JournalScript script =
                journal()
                        .after(minutes(10), raised(rung(Tier.STREET, 10, 20, 40)))
                        .then(incident("b").grade(Grade.I).reported());
        Situation again = Situation.of(script.fold().capture());

        assertThat(again.limits()).isEqualTo(LIMITS);
        assertThat(again.capture()).isEqualTo(script.fold().capture());
    }

    private static Rung rung(Tier tier, int at, int answerBy, int actBy) {
        return new Rung(
                ServiceClock.ACKNOWLEDGE, tier, at(at), at(answerBy), at(actBy), null, Rung.RULES);
    }

    private static Event raised(Rung rung) {
        return new Event.SupervisionRaised("a", rung, Rung.RULES, "");
    }

    private static Decision decide(
            JournalScript script, Command command, String reason, Instant now) {
        return new Decider()
                .decide(
                        script.fold(),
                        new CommandEnvelope("c", LI.name(), now, reason, -1, command),
                        LI,
                        null,
                        now);
    }
}

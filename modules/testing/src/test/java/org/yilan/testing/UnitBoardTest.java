package org.yilan.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yilan.testing.IncidentBuilder.incident;
import static org.yilan.testing.Samples.START;

import org.junit.jupiter.api.Test;
import org.yilan.situation.event.Event;
import org.yilan.situation.limit.LimitRule;
import org.yilan.situation.limit.TimeLimits;
import org.yilan.situation.limit.WorkCalendar;
import org.yilan.situation.model.Facility;
import org.yilan.situation.model.Place;
import org.yilan.situation.model.ServiceClock;
import org.yilan.situation.unit.UnitBoard;
import org.yilan.situation.unit.UnitDuty;
import org.yilan.situation.unit.UnitDuty.Standing;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// Who owes what, by limits of ten minutes to accept, thirty to be there and an hour to be done.
class UnitBoardTest {
    private final JournalScript script =
            JournalScript.from(START)
                    .then(
                            new Event.LimitsSet(
                                    new TimeLimits(
                                            "t",
                                            WorkCalendar.PLAIN,
                                            List.of(
                                                    rule(ServiceClock.ACCEPT, 10),
                                                    rule(ServiceClock.ARRIVE, 30),
                                                    rule(ServiceClock.RESOLVE, 60)),
                                            List.of(),
                                            List.of(),
                                            null)));

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

    private static Instant at(int minute) {
        return START.plusSeconds(60L * minute);
    }

    private static Event given(String id, String unit) {
        return new Event.IncidentAssigned(id, unit, "李明", "");
    }

    private static Event place(String name, String kind, String status) {
        return new Event.FacilityReported(
                new Facility(name, "f", kind, name, Place.UNKNOWN, status, 0, 1, START));
    }

    private void reported(String... ids) {
        for (String id : ids) {
            script.then(incident(id).reportedAt(START).due(null).reported());
        }
    }

    private UnitBoard board(int minute) {
        return UnitBoard.of(script.fold(), at(minute));
    }

    private static UnitDuty unit(UnitBoard board, String name) {
        return board.units().stream().filter(u -> u.name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void whoHasNotAcceptedIsLateAfterTenMinutesAndWhoIsNotThereAfterThirty() {
        reported("a");
        script.then(given("a", "水务"), place("水务", "pump-truck", "available"));

        assertThat(unit(board(10), "水务").standing(at(10))).isEqualTo(Standing.AWAITED);
        assertThat(unit(board(11), "水务").standing(at(11))).isEqualTo(Standing.LATE);
        assertThat(board(11).late()).isEqualTo(1);

        script.after(Duration.ofMinutes(12), new Event.IncidentAccepted("a", "水务", "李明", ""));
        assertThat(unit(board(30), "水务").standing(at(30))).isEqualTo(Standing.AWAITED);
        assertThat(unit(board(31), "水务").owed().orElseThrow().clock())
                .isEqualTo(ServiceClock.ARRIVE);
        assertThat(unit(board(31), "水务").standing(at(31))).isEqualTo(Standing.LATE);

        script.after(Duration.ofMinutes(20), new Event.IncidentAttended("a", "水务", "李明", ""));
        assertThat(unit(board(60), "水务").standing(at(60))).isEqualTo(Standing.AT_WORK);
        assertThat(unit(board(61), "水务").standing(at(61))).isEqualTo(Standing.OVERDUE);
        assertThat(unit(board(61), "水务").since()).contains(START);

        script.then(new Event.IncidentResolved("a", "李明", "好了"));
        assertThat(unit(board(61), "水务").standing(at(61))).isEqualTo(Standing.FREE);
        assertThat(unit(board(61), "水务").since()).isEmpty();
    }

    @Test
    void worstFirst() {
        reported("late", "later", "there", "awaited", "done");
        script.then(
                given("there", "在场的"),
                new Event.IncidentAttended("there", "在场的", "李明", ""),
                given("later", "迟的"),
                place("闲的", "fire", "available"),
                place("忙的", "fire", "en-route"),
                place("停的", "fire", "out-of-service"),
                place("体育馆", "shelter", "open"));
        script.after(Duration.ofMinutes(5), given("late", "更迟的"));
        script.after(Duration.ofMinutes(20), given("awaited", "在等的"));
        // At 26 minutes: given at 0 is due at 10, given at 5 at 15, given at 25 at 35.
        assertThat(board(26).units())
                .extracting(UnitDuty::name)
                .containsExactly("迟的", "更迟的", "在等的", "在场的", "闲的", "忙的", "停的");
        assertThat(board(26).late()).isEqualTo(2);
        // At 61 whoever is on the scene should have been done.
        assertThat(board(61).units())
                .extracting(UnitDuty::name)
                .startsWith("迟的", "更迟的", "在等的", "在场的");
        assertThat(unit(board(61), "在场的").standing(at(61))).isEqualTo(Standing.OVERDUE);
    }

    @Test
    void aUnitWithSeveralIsAsBadAsTheWorst() {
        reported("a", "b");
        script.then(given("a", "水务"), new Event.IncidentAttended("a", "水务", "李明", ""));
        script.after(Duration.ofMinutes(20), given("b", "水务"));

        UnitDuty unit = unit(board(31), "水务");
        assertThat(unit.incidents()).extracting(i -> i.id()).containsExactly("b", "a");
        assertThat(unit.standing(at(31))).isEqualTo(Standing.LATE);
        assertThat(unit.since()).contains(at(20));
    }

    @Test
    void whatWasSentBackIsNobodys() {
        reported("a");
        script.then(
                given("a", "水务"),
                new Event.IncidentReturned(
                        "a", "水务", org.yilan.situation.model.ReturnReason.UNCLEAR, "李明", "x"));
        assertThat(board(90).units()).isEmpty();
    }

    @Test
    void withoutLimitsNobodyIsLate() {
        JournalScript plain =
                JournalScript.from(START)
                        .then(incident("a").due(null).reported(), given("a", "水务"));
        UnitBoard board = UnitBoard.of(plain.fold(), at(900));
        assertThat(board.late()).isZero();
        assertThat(unit(board, "水务").standing(at(900))).isEqualTo(Standing.AT_WORK);
        assertThat(unit(board, "水务").owed()).isEmpty();
    }
}

package org.yilan.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yilan.queue.Incidents.NOON;
import static org.yilan.queue.Incidents.in;
import static org.yilan.queue.Incidents.incident;
import static org.yilan.queue.Incidents.with;

import org.junit.jupiter.api.Test;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Hold;
import org.yilan.situation.model.HoldCause;
import org.yilan.situation.model.Incident;
import org.yilan.situation.model.IncidentState;
import org.yilan.situation.model.Rung;
import org.yilan.situation.model.ServiceClock;
import org.yilan.situation.model.Tier;
import org.yilan.situation.model.Timing;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

class BreachBoardTest {
    private static BreachBoard board(Incident... incidents) {
        return BreachBoard.of(List.of(incidents), NOON);
    }

    private static List<String> ids(List<Incident> incidents) {
        return incidents.stream().map(Incident::id).toList();
    }

    /// On a rung since noon whose next step comes in so many minutes.
    private static Incident supervised(String id, int due, Tier tier, int next, boolean answered) {
        Incident i = incident(id, Grade.III, in(due));
        return i.with(
                i.timing()
                        .with(
                                new Rung(
                                        ServiceClock.RESOLVE,
                                        tier,
                                        NOON,
                                        in(next),
                                        in(next),
                                        answered ? NOON : null,
                                        Rung.RULES)));
    }

    private static Incident held(String id, int until) {
        Incident i = incident(id, Grade.III, in(-5));
        Timing t = i.timing();
        return i.with(
                new Timing(
                        t.received(),
                        t.since(),
                        t.resolveFrom(),
                        List.of(),
                        t.resolveBy(),
                        Duration.ZERO,
                        new Hold(
                                HoldCause.CALLER,
                                Set.of(ServiceClock.RESOLVE),
                                NOON,
                                in(until),
                                "李明"),
                        null));
    }

    @Test
    void whatBreaksNextComesFirstWhateverItsGrade() {
        BreachBoard board =
                board(
                        incident("red", Grade.I, in(40)),
                        incident("blue", Grade.IV, in(3)),
                        incident("none", Grade.I, null),
                        with(incident("done", Grade.I, in(1)), IncidentState.RESOLVED, "u", "o"));

        assertThat(ids(board.next())).containsExactly("blue", "red");
        // Reported half an hour ago: 3 of 33 minutes are left of the one, 40 of 70 of the other.
        assertThat(board.close()).isEqualTo(1);
    }

    @Test
    void atTheMomentOfItsLimitNothingIsBrokenYet() {
        assertThat(ids(board(incident("a", Grade.II, NOON)).next())).containsExactly("a");
        assertThat(ids(BreachBoard.of(List.of(incident("a", Grade.II, NOON)), in(1)).broken()))
                .containsExactly("a");
    }

    @Test
    void whatIsBrokenLiesWithTheTierThatWasTold() {
        BreachBoard board =
                board(
                        supervised("answered", -90, Tier.DISTRICT, 5, true),
                        supervised("later", -10, Tier.DISTRICT, 20, false),
                        supervised("sooner", -10, Tier.DISTRICT, 10, false),
                        supervised("early", 30, Tier.CITY, 60, false),
                        incident("alone", Grade.III, in(-1)));

        assertThat(ids(board.supervised().get(Tier.DISTRICT)))
                .containsExactly("sooner", "later", "answered");
        assertThat(board.unanswered()).isEqualTo(Map.of(Tier.DISTRICT, 2, Tier.CITY, 1));
        assertThat(ids(board.broken())).containsExactly("alone");
        // A person may have it supervised before anything is broken: it still breaks next.
        assertThat(ids(board.next())).containsExactly("early");
    }

    @Test
    void whatStandsStillIsNeitherNextNorBroken() {
        BreachBoard board = board(held("b", 30), held("a", 10));

        assertThat(ids(board.held())).containsExactly("a", "b");
        assertThat(board.next()).isEmpty();
        assertThat(board.broken()).isEmpty();
    }
}

package org.yilan.feeds.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yilan.feeds.spi.Observation.TicketSeen;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.IncidentReport;
import org.yilan.situation.model.IncidentState;
import org.yilan.situation.model.Place;
import org.yilan.situation.model.Reporter;
import org.yilan.situation.model.ReturnReason;

import java.time.Duration;
import java.time.Instant;

class TicketComparisonTest extends ComparisonFixture {
    static TicketSeen ticket(IncidentState stage, String unit, int minute) {
        return ticket(stage, unit, minute, null, "积水");
    }

    static TicketSeen ticket(
            IncidentState stage,
            String unit,
            int minute,
            @Nullable Boolean satisfied,
            String title) {
        return new TicketSeen(
                new IncidentReport(
                        "f:t",
                        "f",
                        "waterlogging",
                        Grade.III,
                        title,
                        "",
                        Place.UNKNOWN,
                        Reporter.UNKNOWN,
                        Instant.parse("2024-09-15T11:00:00Z"),
                        null,
                        "",
                        false),
                Instant.parse("2024-09-15T11:00:00Z").plus(Duration.ofMinutes(minute)),
                stage,
                unit,
                satisfied,
                "备注");
    }

    @Test
    void followsATicketThroughItsStages() {
        assertThat(see(ticket(IncidentState.NEW, "", 0)))
                .hasExactlyElementsOfTypes(Event.IncidentReported.class);
        assertThat(see(ticket(IncidentState.NEW, "", 0))).isEmpty();
        assertThat(see(ticket(IncidentState.ACKNOWLEDGED, "", 1)))
                .containsExactly(new Event.IncidentAcknowledged("f:t", "f", "备注"));
        assertThat(see(ticket(IncidentState.ASSIGNED, "排水所", 2)))
                .containsExactly(new Event.IncidentAssigned("f:t", "排水所", "f", "备注"));
        restart();
        assertThat(see(ticket(IncidentState.ASSIGNED, "排水所", 2))).isEmpty();
        assertThat(see(ticket(IncidentState.RESOLVED, "排水所", 3)))
                .containsExactly(new Event.IncidentResolved("f:t", "f", "备注"));
        assertThat(see(ticket(IncidentState.RESOLVED, "排水所", 4, true, "积水")))
                .containsExactly(new Event.IncidentEvaluated("f:t", true, "f"));
        restart();
        assertThat(see(ticket(IncidentState.RESOLVED, "排水所", 4, true, "积水"))).isEmpty();
    }

    @Test
    void catchesUpWithATicketThatWasSolvedBetweenTwoPolls() {
        assertThat(see(ticket(IncidentState.RESOLVED, "排水所", 9, false, "积水")))
                .hasExactlyElementsOfTypes(
                        Event.IncidentReported.class,
                        Event.IncidentAssigned.class,
                        Event.IncidentResolved.class,
                        Event.IncidentEvaluated.class);
    }

    @Test
    void revisesATicketButNotWithSomethingOlder() {
        see(ticket(IncidentState.NEW, "", 0));
        assertThat(see(ticket(IncidentState.NEW, "", 5, null, "深积水")))
                .hasExactlyElementsOfTypes(Event.IncidentRevised.class);
        assertThat(see(ticket(IncidentState.NEW, "", 0))).isEmpty();
        assertThat(ignored).containsExactly("f:t: older than what the feed has said already");
        assertThat(hub.situation().incident("f:t").get().report().title()).isEqualTo("深积水");
    }

    @Test
    void leavesTheUnitThatAPersonChose() {
        see(ticket(IncidentState.NEW, "", 0));
        hub.record(new Event.IncidentAssigned("f:t", "消防救援站", "李调度", "近"));
        assertThat(see(ticket(IncidentState.ASSIGNED, "排水所", 1)))
                .containsExactly(new Event.IncidentAssigned("f:t", "排水所", "f", "备注"));
        hub.record(new Event.IncidentAssigned("f:t", "消防救援站", "李调度", "近"));
        assertThat(see(ticket(IncidentState.ASSIGNED, "排水所", 2))).isEmpty();
        hub.record(new Event.IncidentResolved("f:t", "李调度", "好了"));
        assertThat(see(ticket(IncidentState.ASSIGNED, "排水所", 3))).isEmpty();
        restart();
        assertThat(see(ticket(IncidentState.ASSIGNED, "排水所", 3))).isEmpty();
    }

    /// 退单: the upstream still names the unit that sent it back here, at every poll and after a restart.
    @Test
    void doesNotGiveWhatAUnitSentBackToItAgain() {
        see(ticket(IncidentState.ASSIGNED, "排水所", 0));
        hub.record(
                new Event.IncidentReturned("f:t", "排水所", ReturnReason.NOT_OUR_AREA, "李调度", "在邻区"));
        assertThat(see(ticket(IncidentState.ASSIGNED, "排水所", 1))).isEmpty();
        restart();
        assertThat(see(ticket(IncidentState.ASSIGNED, "排水所", 2))).isEmpty();
        assertThat(see(ticket(IncidentState.ASSIGNED, "市政所", 3)))
                .containsExactly(new Event.IncidentAssigned("f:t", "市政所", "f", "备注"));
    }

    /// Somebody here had it and it came back: that the upstream has seen it does not take it out of the queue again.
    @Test
    void leavesWithNobodyWhatCameBack() {
        see(ticket(IncidentState.ACKNOWLEDGED, "", 0));
        hub.pass(Duration.ofMinutes(1));
        hub.record(new Event.IncidentHandedBack("f:t", "李调度", "交班"));
        assertThat(see(ticket(IncidentState.ACKNOWLEDGED, "", 1))).isEmpty();
        restart();
        assertThat(see(ticket(IncidentState.ACKNOWLEDGED, "", 2))).isEmpty();
        assertThat(see(ticket(IncidentState.ASSIGNED, "排水所", 3)))
                .containsExactly(new Event.IncidentAssigned("f:t", "排水所", "f", "备注"));
    }

    @Test
    void leavesClosedAndCancelledWhatPeopleEnded() {
        see(ticket(IncidentState.ASSIGNED, "排水所", 0));
        hub.record(new Event.IncidentCancelled("f:t", "李调度", "误报"));
        assertThat(see(ticket(IncidentState.ASSIGNED, "排水所", 1))).isEmpty();
        assertThat(see(ticket(IncidentState.RESOLVED, "排水所", 2))).isEmpty();
        assertThat(hub.situation().incident("f:t").get().progress().state())
                .isEqualTo(IncidentState.CANCELLED);
    }

    @Test
    void followsAUnitThatAcceptsAndArrives() {
        assertThat(see(ticket(IncidentState.ACCEPTED, "排水所", 0)))
                .hasExactlyElementsOfTypes(
                        Event.IncidentReported.class,
                        Event.IncidentAssigned.class,
                        Event.IncidentAccepted.class);
        assertThat(see(ticket(IncidentState.ON_SCENE, "排水所", 1)))
                .containsExactly(new Event.IncidentAttended("f:t", "排水所", "f", "备注"));
        assertThat(see(ticket(IncidentState.ON_SCENE, "排水所", 2))).isEmpty();
        assertThat(see(ticket(IncidentState.CANCELLED, "排水所", 3)))
                .containsExactly(new Event.IncidentCancelled("f:t", "f", "备注"));
    }

    @Test
    void reopensWhatTheUpstreamReopens() {
        see(ticket(IncidentState.RESOLVED, "排水所", 1));
        assertThat(see(ticket(IncidentState.ASSIGNED, "排水所", 2)))
                .containsExactly(new Event.IncidentAssigned("f:t", "排水所", "f", "备注"));
    }

    @Test
    void neverReportsAgainWhatTheSituationHasForgotten() {
        see(ticket(IncidentState.NEW, "", 0));
        hub.record(new Event.IncidentResolved("f:t", "李调度", "好了"));
        hub.pass(Duration.ofHours(25));
        hub.record(new Event.IncidentAcknowledged("tick", "x", ""));
        assertThat(hub.situation().incident("f:t")).isEmpty();
        assertThat(see(ticket(IncidentState.NEW, "", 0))).isEmpty();
        restart();
        inJournal.add("f:t");
        assertThat(see(ticket(IncidentState.NEW, "", 0))).isEmpty();
    }

    @Test
    void leavesOutWhatWasSolvedLongBeforeAnybodyListened() {
        hub.pass(Duration.ofDays(3));
        assertThat(see(ticket(IncidentState.RESOLVED, "排水所", 1))).isEmpty();
        assertThat(ignored).hasSize(1);
        assertThat(see(ticket(IncidentState.ASSIGNED, "排水所", 1))).hasSize(2);
    }
}

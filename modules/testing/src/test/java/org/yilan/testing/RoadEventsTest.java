package org.yilan.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.yilan.situation.Changes;
import org.yilan.situation.Recorded;
import org.yilan.situation.Situation;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Facility;
import org.yilan.situation.model.Place;
import org.yilan.situation.model.RoadEvent;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// How road events and vehicles come into a situation and leave it.
class RoadEventsTest {
    private static final Instant NOON = Instant.parse("2024-09-15T12:00:00Z");

    private final Situation situation = new Situation();
    private long seq;

    private Changes at(Instant when, Event event) {
        Changes changes = new Changes();
        situation.apply(new Recorded(++seq, when, "e" + seq, "roads", event), changes);
        return changes;
    }

    private static RoadEvent event(String id, Instant updated, int version, @Nullable Instant to) {
        return new RoadEvent(
                id,
                "roads",
                RoadEvent.Kind.CLOSURE,
                "x",
                "v" + version,
                Place.UNKNOWN,
                List.of(),
                "",
                "",
                "",
                NOON,
                to,
                RoadEvent.State.ACTIVE,
                updated,
                version,
                false);
    }

    private Changes report(Instant when, RoadEvent event) {
        return at(when, new Event.RoadEventReported(event));
    }

    @Test
    void theNewestByTimeThenVersionWins() {
        report(NOON, event("a", NOON, 2, null));
        assertThat(report(NOON, event("a", NOON, 1, null)).touches(Changes.Kind.ROAD_EVENT))
                .isFalse();
        report(NOON, event("a", NOON.minusSeconds(1), 7, null));
        assertThat(situation.roadEvent("a").orElseThrow().words()).isEqualTo("v2");
        report(NOON, event("a", NOON.plusSeconds(1), 1, null));
        assertThat(situation.roadEvent("a").orElseThrow().words()).isEqualTo("v1");
    }

    @Test
    void whatHasEndedLeavesAfterADayAndWhatHoldsStays() {
        report(NOON, event("ends", NOON, 1, NOON.plusSeconds(600)));
        report(NOON, event("open", NOON, 1, null));
        Instant later = NOON.plusSeconds(600).plus(Situation.RETENTION);
        report(later, event("tick", later, 1, null));
        assertThat(situation.roadEvent("ends")).isPresent();
        Changes changes = report(later.plusSeconds(601), event("tick", later, 2, null));
        assertThat(situation.roadEvent("ends")).isEmpty();
        assertThat(changes.ids(Changes.Kind.ROAD_EVENT)).contains("ends");
        assertThat(situation.roadEvent("open")).isPresent();
    }

    @Test
    void aVehicleThatNobodyHasSeenForADayLeavesAndACarParkStays() {
        facility(NOON, "bus", "vehicle-bus");
        facility(NOON, "garage", "parking");
        Instant later = NOON.plus(Duration.ofHours(25));
        facility(later, "other", "vehicle-tram");
        assertThat(situation.facility("bus")).isEmpty();
        assertThat(situation.facility("garage")).isPresent();
    }

    private void facility(Instant when, String id, String kind) {
        at(
                when,
                new Event.FacilityReported(
                        new Facility(id, "f", kind, id, Place.UNKNOWN, "", -1, -1, when)));
    }

    @Test
    void thereAreNeverMoreThanTheBound() {
        for (int i = 0; i < 10_003; i++) {
            report(NOON, event("e" + i, NOON.plusSeconds(i), 1, null));
        }
        assertThat(situation.roadEvents()).hasSize(10_000);
        assertThat(situation.roadEvent("e2")).isEmpty();
        assertThat(situation.roadEvent("e3")).isPresent();
    }

    @Test
    void aCaptureKeepsThem() {
        report(NOON, event("a", NOON, 1, null));
        Situation again = Situation.of(situation.capture());
        assertThat(again.roadEvents()).containsExactly(event("a", NOON, 1, null));
        assertThat(again.capture()).isEqualTo(situation.capture());
    }
}

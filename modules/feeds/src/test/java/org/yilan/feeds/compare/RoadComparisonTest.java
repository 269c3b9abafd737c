package org.yilan.feeds.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yilan.feeds.spi.Observation.RoadEventSeen;
import org.yilan.feeds.spi.Observation.RoadEventsAre;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Place;
import org.yilan.situation.model.RoadEvent;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/// What is news of a road event. It is 12:00 UTC.
class RoadComparisonTest extends ComparisonFixture {
    private static final Instant NOON = Instant.parse("2024-09-15T12:00:00Z");

    private static RoadEvent event(String id, Instant updated, int version, String words) {
        return event(id, updated, version, words, null);
    }

    private static RoadEvent event(
            String id,
            Instant updated,
            int version,
            String words,
            @org.jspecify.annotations.Nullable Instant to) {
        return new RoadEvent(
                "f:" + id,
                "f",
                RoadEvent.Kind.CLOSURE,
                "x",
                words,
                Place.UNKNOWN,
                List.of(),
                "",
                "",
                "",
                null,
                to,
                RoadEvent.State.ACTIVE,
                updated,
                version,
                false);
    }

    private List<Event> seen(RoadEvent event) {
        return see(new RoadEventSeen(event));
    }

    @Test
    void saidTwiceItIsNewsOnceAndNewsAgainWhenItChanges() {
        assertThat(seen(event("a", NOON, 1, "封"))).hasSize(1);
        assertThat(seen(event("a", NOON, 1, "封"))).isEmpty();
        assertThat(seen(event("a", NOON, 2, "半封"))).hasSize(1);
        assertThat(seen(event("a", NOON, 1, "封"))).as("an older version").isEmpty();
        assertThat(seen(event("a", NOON.minusSeconds(1), 9, "旧"))).as("earlier").isEmpty();
        restart();
        assertThat(seen(event("a", NOON, 2, "半封"))).isEmpty();
        assertThat(hub.situation().roadEvent("f:a").orElseThrow().words()).isEqualTo("半封");
    }

    @Test
    void whatIsNoLongerListedIsOverAndHoldsAgainWhenItIs() {
        see(
                new RoadEventSeen(event("a", NOON, 1, "封")),
                new RoadEventSeen(event("b", NOON, 1, "封")),
                new RoadEventsAre(Set.of("f:a", "f:b")));
        List<Event> gone =
                see(new RoadEventSeen(event("a", NOON, 1, "封")), new RoadEventsAre(Set.of("f:a")));
        assertThat(gone).hasSize(1);
        RoadEvent over = hub.situation().roadEvent("f:b").orElseThrow();
        assertThat(over.at(hub.instant())).isEqualTo(RoadEvent.State.ENDED);
        assertThat(see(new RoadEventsAre(Set.of("f:a")))).as("said once").isEmpty();

        see(new RoadEventSeen(event("b", NOON, 1, "封")), new RoadEventsAre(Set.of("f:a", "f:b")));
        assertThat(hub.situation().roadEvent("f:b").orElseThrow().at(hub.instant()))
                .isEqualTo(RoadEvent.State.ACTIVE);
    }

    @Test
    void anotherFeedsEventsAreNotOver() {
        RoadEvent other = event("a", NOON, 1, "封");
        see(comparison("g"), "g", List.of(new RoadEventSeen(other)));
        assertThat(see(comparison("g"), "g", List.of(new RoadEventsAre(Set.of())))).isEmpty();
    }

    @Test
    void whatEndedMoreThanADayAgoIsNoNews() {
        Instant before = NOON.minusSeconds(25 * 3600);
        assertThat(seen(event("a", before, 1, "封", before))).isEmpty();
        assertThat(ignored).containsExactly("f:a: ended more than a day ago");
    }
}

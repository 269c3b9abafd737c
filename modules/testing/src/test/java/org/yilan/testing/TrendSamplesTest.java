package org.yilan.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yilan.testing.IncidentBuilder.incident;

import org.junit.jupiter.api.Test;
import org.yilan.situation.Changes;
import org.yilan.situation.Situation;
import org.yilan.situation.Trends;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Facility;
import org.yilan.situation.model.Place;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// How key figures stood at the start of each interval of ten minutes.
class TrendSamplesTest {
    private static final Instant NOON = Instant.parse("2024-09-15T04:00:00Z");

    private static Instant at(int minutes) {
        return NOON.plus(Duration.ofMinutes(minutes));
    }

    private static Trends.Bucket bucket(int minutes, double value) {
        return new Trends.Bucket(at(minutes), value);
    }

    private static Event shelter(int occupied, int minutes) {
        return new Event.FacilityReported(
                new Facility(
                        "s",
                        "shelters",
                        "shelter",
                        "泥城",
                        Place.UNKNOWN,
                        "open",
                        occupied,
                        200,
                        at(minutes)));
    }

    /// One call at noon, due at 12:05, resolved at 12:15; another at 12:14 without limit; then silence until 12:31.
    private static JournalScript script() {
        return JournalScript.from(NOON)
                .then(incident("a").reportedAt(NOON).due(at(5)).reported(), shelter(20, 0))
                .after(
                        Duration.ofMinutes(14),
                        incident("b").reportedAt(at(14)).due(null).reported())
                .after(
                        Duration.ofMinutes(1),
                        new Event.IncidentResolved("a", "王芳", "已排干"),
                        shelter(150, 15))
                .after(Duration.ofMinutes(16), new Event.IncidentEvaluated("a", true, "hotline"));
    }

    @Test
    void countsStandAsTheyDidAtEachStart() {
        Trends trends = script().fold().trends();

        assertThat(trends.series(Trends.OPEN))
                .containsExactly(bucket(10, 1), bucket(20, 1), bucket(30, 1));
        // At 12:10 the first one is five minutes late; at 12:20 it is resolved.
        assertThat(trends.series(Trends.OVERDUE))
                .containsExactly(bucket(10, 1), bucket(20, 0), bucket(30, 0));
        assertThat(trends.series(Trends.LAST_HOUR))
                .containsExactly(bucket(10, 1), bucket(20, 2), bucket(30, 2));
    }

    @Test
    void ratesHaveNoValueBeforeAnythingIsDue() {
        Trends trends = script().fold().trends();

        // The first call could be answered until 12:30 and was at 12:15.
        assertThat(trends.series(Trends.RESPONSE)).containsExactly(bucket(30, 100));
        // Due at 12:05, resolved ten minutes late.
        assertThat(trends.series(Trends.RESOLUTION))
                .containsExactly(bucket(10, 0), bucket(20, 0), bucket(30, 0));
        assertThat(trends.series(Trends.SATISFACTION)).isEmpty();
        assertThat(trends.series(Trends.SHELTERS))
                .containsExactly(bucket(10, 10), bucket(20, 75), bucket(30, 75));
    }

    @Test
    void goingOnFromACaptureGivesTheSameTrends() {
        var records = script().records();
        Situation whole = script().fold();

        for (int cut = 1; cut < records.size(); cut++) {
            Situation resumed = Situation.of(JournalScript.fold(records.subList(0, cut)).capture());
            records.subList(cut, records.size()).forEach(r -> resumed.apply(r, new Changes()));
            assertThat(resumed.capture()).as("cut at %d", cut).isEqualTo(whole.capture());
        }
    }

    @Test
    void aLongSilenceCostsNoMoreThanSixHours() {
        Trends trends = script().after(Duration.ofDays(3), shelter(160, 4351)).fold().trends();

        List<Trends.Bucket> series = trends.series(Trends.OPEN);
        assertThat(series.getLast().from()).isEqualTo(at(3 * 24 * 60 + 30));
        assertThat(series).hasSize(36);
    }
}

package org.yilan.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yilan.journal.KeyframeThinning.Keyframe;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

class KeyframeThinningTest {
    private static final long NOON = Instant.parse("2024-09-15T12:00:00Z").toEpochMilli();

    private static List<Keyframe> every(Duration step, int count, String fold) {
        List<Keyframe> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(new Keyframe(1_000_000 - i, fold, NOON - i * step.toMillis()));
        }
        return all;
    }

    private static long kept(List<Keyframe> all, String fold, Duration from, Duration to) {
        List<Keyframe> spare = KeyframeThinning.spare(all, fold);
        return all.stream()
                .filter(k -> !spare.contains(k))
                .filter(k -> NOON - k.at() >= from.toMillis() && NOON - k.at() < to.toMillis())
                .count();
    }

    /// Ten-minute steps over thirty days: 144 a day.
    @Test
    void allOfADayOneAnHourOfAWeekThenOneADay() {
        List<Keyframe> all = every(Duration.ofMinutes(10), 30 * 144, "a");

        assertThat(kept(all, "a", Duration.ZERO, Duration.ofDays(1))).isEqualTo(144);
        // Noon to noon: six days of 24 hours, and the hour that the day's end cuts.
        assertThat(kept(all, "a", Duration.ofDays(1), Duration.ofDays(7))).isBetween(144L, 145L);
        assertThat(kept(all, "a", Duration.ofDays(7), Duration.ofDays(30))).isBetween(23L, 24L);
    }

    @Test
    void thinningAgainTakesNothingMore() {
        List<Keyframe> all = every(Duration.ofMinutes(10), 30 * 144, "a");
        all.removeAll(KeyframeThinning.spare(all, "a"));
        assertThat(KeyframeThinning.spare(all, "a")).isEmpty();
    }

    @Test
    void ofAnotherReducerTheNewestStaysHoweverOld() {
        List<Keyframe> all = new ArrayList<>(every(Duration.ofDays(1), 1, "new"));
        for (int day = 20; day < 25; day++) {
            all.add(new Keyframe(100 - day, "old", NOON - Duration.ofDays(day).toMillis()));
        }
        assertThat(KeyframeThinning.spare(all, "new"))
                .extracting(Keyframe::seq)
                .containsExactly(79L, 78L, 77L, 76L);
    }

    @Test
    void theOnlyOneStays() {
        assertThat(KeyframeThinning.spare(every(Duration.ofDays(1), 1, "a"), "a")).isEmpty();
        assertThat(KeyframeThinning.spare(List.of(), "a")).isEmpty();
    }
}

package org.yilan.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yilan.feeds.transport.Schedule;
import org.yilan.situation.model.FeedFigures.Circuit;
import org.yilan.situation.model.FeedFigures.Rate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// When a feed asks again, and how its rates are counted.
class ScheduleTest {
    private static Schedule schedule(Duration period) {
        return new Schedule(period, Duration.ofMinutes(10), Duration.ofSeconds(10), new Random(1));
    }

    @Test
    void asksSoonAndAtRandomAfterAFirstFaultAndWithinAPeriodAfterAny() {
        Schedule slow = schedule(Duration.ofMinutes(5));
        List<Duration> waits = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            waits.add(slow.afterFault(null));
        }
        assertThat(waits.get(0)).isBetween(Duration.ofMillis(100), Duration.ofSeconds(2));
        assertThat(waits.get(1)).isBetween(Duration.ofMillis(100), Duration.ofSeconds(4));
        assertThat(waits.get(3)).isBetween(Duration.ofMillis(100), Duration.ofSeconds(16));
        // From the fifth on once a period, in its last quarter.
        assertThat(waits.subList(4, 60))
                .allMatch(
                        w ->
                                w.compareTo(Duration.ofSeconds(225)) >= 0
                                        && w.compareTo(Duration.ofMinutes(5)) <= 0)
                .doesNotHaveDuplicates();
        Schedule quick = schedule(Duration.ofSeconds(2));
        for (int i = 0; i < 60; i++) {
            assertThat(quick.afterFault(null)).isLessThanOrEqualTo(Duration.ofSeconds(2));
        }
        Schedule tiny = schedule(Duration.ofMillis(50));
        assertThat(tiny.afterFault(null)).isEqualTo(Duration.ofMillis(50));
    }

    @Test
    void opensTheCircuitAfterFiveFaultsAndClosesItByOneGoodTry() {
        Schedule schedule = schedule(Duration.ofSeconds(30));
        for (int i = 0; i < 4; i++) {
            schedule.trying();
            schedule.afterFault(null);
            assertThat(schedule.circuit()).isEqualTo(Circuit.CLOSED);
        }
        schedule.afterFault(null);
        assertThat(schedule.circuit()).isEqualTo(Circuit.OPEN);
        assertThat(schedule.faults()).isEqualTo(5);
        schedule.trying();
        assertThat(schedule.circuit()).isEqualTo(Circuit.HALF_OPEN);
        schedule.afterFault(null);
        assertThat(schedule.circuit()).isEqualTo(Circuit.OPEN);
        schedule.trying();
        assertThat(schedule.afterGood(Duration.ZERO)).isEqualTo(Duration.ofSeconds(30));
        assertThat(schedule.circuit()).isEqualTo(Circuit.CLOSED);
        assertThat(schedule.faults()).isZero();
        assertThat(schedule.afterFault(null)).isLessThanOrEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void leavesAnUpstreamAloneForAsLongAsItAsksButNotForDays() {
        Schedule schedule = schedule(Duration.ofSeconds(4));
        assertThat(schedule.afterFault(Duration.ofMinutes(30))).isEqualTo(Duration.ofMinutes(30));
        assertThat(schedule.afterFault(Duration.ofDays(3))).isEqualTo(Duration.ofHours(1));
        assertThat(schedule.afterFault(Duration.ZERO)).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void asksNoSoonerThanAnAnswerIsGoodForButNeverSoLateThatTheFeedGoesStale() {
        Schedule schedule = schedule(Duration.ofSeconds(30));
        assertThat(schedule.afterGood(Duration.ofSeconds(5))).isEqualTo(Duration.ofSeconds(30));
        assertThat(schedule.afterGood(Duration.ofSeconds(120))).isEqualTo(Duration.ofSeconds(120));
        // Freshness of 10 min less a timeout of 10 s.
        assertThat(schedule.afterGood(Duration.ofDays(1))).isEqualTo(Duration.ofSeconds(590));
        Schedule seldom =
                new Schedule(
                        Duration.ofHours(1),
                        Duration.ofMinutes(10),
                        Duration.ofSeconds(10),
                        new Random(1));
        assertThat(seldom.afterGood(Duration.ofDays(1))).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void countsRatesOverAWindowThatMoves() {
        long second = 1_000_000_000L;
        PerMinute rate = new PerMinute(Duration.ofMinutes(1), 100 * second);
        rate.add(30, 3000, 101 * second);
        // Half a minute old: 30 items in 30 s are 60 a minute.
        assertThat(rate.rate(130 * second)).isEqualTo(new Rate(60, 6000));
        rate.add(10, 0, 140 * second);
        assertThat(rate.rate(159 * second).items()).isBetween(40.0, 41.0);
        // The first thirty are older than a minute now.
        assertThat(rate.rate(190 * second).items()).isBetween(10.0, 11.0);
        assertThat(rate.rate(1000 * second)).isEqualTo(new Rate(0, 0));
    }
}

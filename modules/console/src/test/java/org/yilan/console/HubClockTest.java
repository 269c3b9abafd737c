package org.yilan.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.yilan.wire.ClockReading;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

class HubClockTest {
    private static final Instant NOON = Instant.parse("2024-09-15T04:00:00Z");

    private long nanos;
    private final HubClock clock = new HubClock(() -> nanos, Duration.ofMillis(3_500));

    @Test
    void runsOnAtTheHubsSpeed() {
        read(NOON, 60);
        pass(500);

        assertThat(clock.now()).isEqualTo(NOON.plusSeconds(30));
        assertThat(clock.speed()).isEqualTo(60);
    }

    @Test
    void stopsWithoutReadings() {
        read(NOON, 1);
        pass(60_000);

        assertThat(clock.now()).isEqualTo(NOON.plusMillis(3_500));
        assertThat(clock.speed()).isZero();
    }

    @Test
    void anEstimateGoesOnWithoutReadings() {
        read(NOON, 60);
        pass(60_000);

        assertThat(clock.estimate()).isEqualTo(NOON.plusSeconds(3_600));
        assertThat(clock.now()).isEqualTo(NOON.plusSeconds(210));
    }

    @Test
    void takesALateMessageInSmoothly() {
        read(NOON, 60);
        pass(1_000);
        // This one was 20 ms on its way: 1.2 s behind at this speed.
        read(NOON.plusMillis(58_800), 60);

        Instant at = clock.now();
        assertThat(at).isEqualTo(NOON.plusSeconds(60));
        pass(1_000);
        // Half of the error is made up for in a second.
        assertThat(clock.now()).isCloseTo(NOON.plusMillis(119_400), within(5, ChronoUnit.MILLIS));
    }

    @Test
    void neverGoesBack() {
        read(NOON, 1);
        pass(1_000);
        clock.now();
        read(NOON.minusSeconds(30), 1);

        assertThat(clock.now()).isEqualTo(NOON.plusSeconds(1));
        pass(1_000);
        assertThat(clock.now()).isEqualTo(NOON.plusSeconds(1));
    }

    @Test
    void catchesUpAtOnceAfterASilence() {
        read(NOON, 1);
        pass(3_600_000);
        clock.now();
        read(NOON.plusSeconds(3_600), 1);

        assertThat(clock.now()).isEqualTo(NOON.plusSeconds(3_600));
    }

    @Test
    void goesBackForAnotherJournal() {
        read(NOON, 1);
        clock.now();
        clock.restart(new ClockReading(NOON.minusSeconds(86_400), 60, 1));

        assertThat(clock.now()).isEqualTo(NOON.minusSeconds(86_400));
    }

    @Test
    void takesAChangeOfSpeed() {
        read(NOON, 1);
        pass(1_000);
        read(NOON.plusSeconds(1), 600);
        pass(1_000);

        assertThat(clock.now()).isEqualTo(NOON.plusSeconds(601));
    }

    private void read(Instant now, double speed) {
        clock.read(new ClockReading(now, speed, 1));
    }

    private void pass(long millis) {
        nanos += millis * 1_000_000;
    }
}

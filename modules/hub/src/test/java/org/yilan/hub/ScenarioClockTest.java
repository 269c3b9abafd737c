package org.yilan.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.yilan.testing.Samples;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

class ScenarioClockTest {
    private final AtomicLong nanos = new AtomicLong();

    @Test
    void runsOnAtTheCitysSpeed() {
        ScenarioClock clock = ScenarioClock.by(nanos::get, Samples.START, 60);

        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(1500));

        assertThat(clock.instant()).isEqualTo(Samples.START.plusSeconds(90));
        assertThat(clock.speed()).isEqualTo(60);
    }

    @Test
    void waitsForACityThatIsBehindAndNeverGoesBack() {
        ScenarioClock clock = ScenarioClock.by(nanos::get, Samples.START, 60);
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(10));
        assertThat(clock.instant()).isEqualTo(Samples.START.plusSeconds(600));

        clock.adjust(Samples.START.plusSeconds(540), 60);

        assertThat(clock.instant()).isEqualTo(Samples.START.plusSeconds(600));
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(2));
        assertThat(clock.instant()).isEqualTo(Samples.START.plusSeconds(660));
    }

    @Test
    void jumpsForwardWithTheCityAndStandsStillWithIt() {
        ScenarioClock clock = ScenarioClock.by(nanos::get, Samples.START, 60);

        clock.adjust(Samples.START.plusSeconds(7200), 0);
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(5));

        assertThat(clock.instant()).isEqualTo(Samples.START.plusSeconds(7200));
        assertThat(clock.speed()).isZero();
    }

    @Test
    void saysInOneSentenceThatNoCityIsThere() throws IOException {
        int free;
        try (ServerSocket probe = new ServerSocket(0)) {
            free = probe.getLocalPort();
        }
        assertThatThrownBy(() -> ScenarioClock.following(URI.create("http://127.0.0.1:" + free)))
                .isInstanceOf(HubException.class)
                .hasMessageContaining("does not tell the time");
    }
}

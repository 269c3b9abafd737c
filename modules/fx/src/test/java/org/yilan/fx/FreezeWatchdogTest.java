package org.yilan.fx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

class FreezeWatchdogTest {
    private final List<Runnable> queue = new ArrayList<>();
    private final List<Duration> thawed = new ArrayList<>();
    private long nanos;

    @Test
    void saysOnceHowLongTheScreenStoodStill() {
        try (FreezeWatchdog dog =
                new FreezeWatchdog(Duration.ofSeconds(3), thawed::add, queue::add, () -> nanos)) {
            dog.look();
            for (int i = 0; i < 10; i++) {
                nanos += 1_000_000_000L;
                dog.look();
            }
            assertThat(queue).as("asks once until answered").hasSize(1);
            queue.removeFirst().run();
            assertThat(thawed).containsExactly(Duration.ofSeconds(10));
            dog.look();
            queue.removeFirst().run();
            assertThat(thawed).hasSize(1);
        }
    }
}

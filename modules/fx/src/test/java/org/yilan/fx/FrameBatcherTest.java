package org.yilan.fx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yilan.testing.IncidentBuilder.incident;

import javafx.scene.Group;
import javafx.scene.Node;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yilan.console.LocalConsole;
import org.yilan.situation.Changes;
import org.yilan.testing.ManualClock;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

class FrameBatcherTest {
    private static final Duration FRAME = Duration.ofNanos(16_666_667);

    private final ManualClock clock = new ManualClock(Instant.parse("2024-09-15T09:00:00.250Z"));
    private final LocalConsole console = new LocalConsole(clock);
    private final ManualFrames frames = new ManualFrames();
    private final FrameBatcher batcher = new FrameBatcher(console, frames);
    private final List<String> faults = new ArrayList<>();
    private int next;

    private final FrameBatcher.Faults surface =
            new FrameBatcher.Faults() {
                @Override
                public void failed(Throwable why) {
                    faults.add("failed: " + why.getMessage());
                }

                @Override
                public void recovered() {
                    faults.add("recovered");
                }
            };

    /// A panel that writes down what it is told.
    private final class Diary implements Panel {
        final double rate;
        final Duration takes;
        final List<Changes> told = new ArrayList<>();
        final List<Instant> ticks = new ArrayList<>();
        boolean throwing;

        Diary(double rate, Duration takes) {
            this.rate = rate;
            this.takes = takes;
            batcher.add(this, surface);
        }

        @Override
        public Node view() {
            return new Group();
        }

        @Override
        public void refresh(Changes changes) {
            if (throwing) {
                throw new IllegalStateException("boom");
            }
            told.add(changes);
            frames.work(takes);
        }

        @Override
        public void tick(Instant now) {
            ticks.add(now);
        }

        @Override
        public double refreshesPerSecond() {
            return rate;
        }

        @Override
        public void close() {}
    }

    @BeforeEach
    void nothingHasBeenAsked() {
        assertThat(frames.asked).isZero();
    }

    private void report(int count) {
        for (int i = 0; i < count; i++) {
            console.apply(incident("e" + next++).reported());
        }
    }

    private void frame() {
        clock.advance(FRAME);
        frames.pass(FRAME);
        frames.pulse();
    }

    @Test
    void tellsANewPanelEverything() {
        Diary map = new Diary(60, Duration.ZERO);
        frames.pulse();
        assertThat(map.told).hasSize(1);
        assertThat(map.told.getFirst().everything()).isTrue();
        assertThat(map.ticks).hasSize(1);
    }

    @Test
    void makesOneTaskOfAThousandChangesAndLosesNone() {
        Diary map = new Diary(60, Duration.ZERO);
        frames.pulse();
        int asked = frames.asked;
        report(1000);
        assertThat(frames.asked - asked).isEqualTo(1);
        frame();
        assertThat(map.told).hasSize(2);
        assertThat(map.told.get(1).ids(Changes.Kind.INCIDENT)).hasSize(1000);
        assertThat(batcher.counters().events()).isEqualTo(1000);
        assertThat(batcher.counters().merged()).isGreaterThan(100);
    }

    @Test
    void asksForNothingWhenNothingChanges() {
        new Diary(60, Duration.ZERO);
        frames.pulse();
        assertThat(frames.asksForAPulse()).isFalse();
        assertThat(frames.anAlarmIsSet()).as("the next second").isTrue();
    }

    @Test
    void keepsEachPanelToItsOwnRate() {
        Diary map = new Diary(60, Duration.ZERO);
        Diary tiles = new Diary(2, Duration.ZERO);
        frames.pulse();
        for (int i = 0; i < 120; i++) {
            report(1);
            frame();
        }
        assertThat(map.told.size()).isBetween(119, 121);
        assertThat(tiles.told.size()).isBetween(4, 6);
        // Whatever it was not told yet comes in its next slot, without another change.
        for (int i = 0; i < 40; i++) {
            frame();
        }
        long told = tiles.told.stream().mapToLong(c -> c.ids(Changes.Kind.INCIDENT).size()).sum();
        assertThat(told).isEqualTo(120);
    }

    @Test
    void carriesOverWhatDoesNotFitIntoAPulseLongestWaitingFirst() {
        Diary first = new Diary(60, Duration.ofMillis(6));
        Diary second = new Diary(60, Duration.ofMillis(6));
        Diary third = new Diary(60, Duration.ofMillis(6));
        frames.pulse();
        assertThat(List.of(first.told.size(), second.told.size(), third.told.size()))
                .isEqualTo(List.of(1, 1, 0));
        assertThat(batcher.counters().carried()).isEqualTo(1);
        assertThat(frames.asksForAPulse()).isTrue();
        frame();
        assertThat(third.told).hasSize(1);
    }

    @Test
    void leavesAPanelThatThrowsAloneAndThenTellsItEverything() {
        Diary bad = new Diary(60, Duration.ZERO);
        Diary good = new Diary(60, Duration.ZERO);
        frames.pulse();
        bad.throwing = true;
        report(1);
        frame();
        assertThat(faults).containsExactly("failed: boom");
        assertThat(good.told).hasSize(2);
        bad.throwing = false;
        report(1);
        frame();
        assertThat(good.told).hasSize(3);
        assertThat(bad.told).as("not yet").hasSize(1);
        frames.pass(FrameBatcher.RECOVERY);
        frame();
        assertThat(bad.told).hasSize(2);
        assertThat(bad.told.getLast().everything()).isTrue();
        assertThat(faults).containsExactly("failed: boom", "recovered");
        assertThat(batcher.counters().failures()).isEqualTo(1);
    }

    @Test
    void ticksOnFullSecondsOfTheTimeContext() {
        Diary map = new Diary(60, Duration.ZERO);
        frames.pulse();
        clock.advance(Duration.ofMillis(740));
        frames.pass(Duration.ofMillis(740));
        frames.pulse();
        assertThat(map.ticks).as("09:00:00.990 is the same second").hasSize(1);
        clock.advance(Duration.ofMillis(15));
        frames.pass(Duration.ofMillis(15));
        frames.pulse();
        assertThat(map.ticks).hasSize(2);
        assertThat(map.ticks.get(1)).isEqualTo(Instant.parse("2024-09-15T09:00:01.005Z"));
        assertThat(frames.asksForAPulse()).isFalse();
    }

    @Test
    void forgetsAPanelThatIsGone() {
        Diary map = new Diary(60, Duration.ZERO);
        Diary gone = new Diary(60, Duration.ZERO);
        batcher.add(gone, surface).close();
        frames.pulse();
        batcher.close();
        report(5);
        frame();
        assertThat(map.told).hasSize(1);
    }
}

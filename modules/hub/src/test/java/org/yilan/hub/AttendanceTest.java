package org.yilan.hub;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yilan.testing.ManualClock;
import org.yilan.testing.Samples;
import org.yilan.wire.Presence;
import org.yilan.wire.Presence.Present;

import java.time.Duration;

class AttendanceTest {
    private final ManualClock clock = new ManualClock(Samples.START);
    private long nanos;
    private final Attendance attendance = new Attendance(clock, () -> nanos);

    private void pass(int seconds) {
        clock.advance(Duration.ofSeconds(seconds));
        nanos += Duration.ofSeconds(seconds).toNanos();
    }

    @Test
    void whoHasWhatOpenSinceWhenAndWhoActs() {
        attendance.tell("李明", "c1", "a", false);
        pass(2);
        attendance.tell("王芳", "c2", "a", true);
        pass(1);
        attendance.tell("李明", "c1", "a", false);

        assertThat(attendance.now().people())
                .containsExactly(
                        new Present("c1", "李明", "a", false, Samples.START),
                        new Present("c2", "王芳", "a", true, Samples.START.plusSeconds(2)));
    }

    @Test
    void aConsoleThatFallsSilentHasNothingOpenAfterTenSeconds() {
        attendance.tell("李明", "c1", "a", false);
        pass(9);
        assertThat(attendance.now().people()).hasSize(1);
        pass(1);
        assertThat(attendance.now().people()).isEmpty();
    }

    @Test
    void leavingIsHeardAtOnceAndNothingNewIsTheSameObject() {
        attendance.tell("李明", "c1", "a", false);
        Presence first = attendance.now();
        attendance.tell("李明", "c1", "a", false);
        assertThat(attendance.now()).isSameAs(first);
        attendance.tell("李明", "c1", "", false);
        assertThat(attendance.now().people()).isEmpty();
    }

    @Test
    void nobodySpeaksForAnotherPersonsConsole() {
        attendance.tell("李明", "c1", "a", false);
        attendance.tell("王芳", "c1", "", false);
        assertThat(attendance.now().people()).hasSize(1);
    }
}

package org.yilan.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/// What a console says of several parts of its screen.
class AttendanceTest {
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());
    private final Link link =
            new Link(InstantSource.system(), System::nanoTime, Duration.ofMinutes(1), () -> {});
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private volatile boolean works = true;
    private final Attendance attendance =
            new Attendance(
                    (console, incident, writing) ->
                            told.add(incident + (writing ? " writing" : "")),
                    link,
                    () -> works,
                    () -> {});

    @BeforeEach
    void connect() {
        link.heard();
    }

    @AfterEach
    void stop() {
        thread.shutdownNow();
    }

    private void opened(String where, String incident, boolean writing) throws Exception {
        attendance.opened(where, incident, writing, thread);
        thread.submit(() -> {}).get(); // what was said before has been said
    }

    private String last() {
        return told.getLast();
    }

    @Test
    void anOrderThatIsBeingGivenCountsWhateverAnotherWindowShows() throws Exception {
        opened("left", "a", false);
        opened("left", "a", true);
        opened("right", "a", false);
        assertThat(last()).isEqualTo("a writing");
        opened("right", "b", false);
        assertThat(last()).isEqualTo("a writing");
        opened("left", "a", false);
        assertThat(last()).as("the last that was opened").isEqualTo("a");
    }

    @Test
    void aWindowThatClosesLeavesWhatAnotherHasOpen() throws Exception {
        opened("left", "a", false);
        opened("right", "a", false);
        opened("left", "", false);
        assertThat(last()).isEqualTo("a");
        opened("right", "", false);
        assertThat(last()).isEmpty();
    }

    @Test
    void inThePastNobodyHasAnythingOpen() throws Exception {
        works = false;
        opened("left", "a", false);
        assertThat(told).isEmpty();
    }
}

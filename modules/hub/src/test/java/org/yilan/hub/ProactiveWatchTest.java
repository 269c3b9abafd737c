package org.yilan.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yilan.journal.JournalException;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Incident;
import org.yilan.situation.model.Reading;
import org.yilan.situation.watch.ReadingRule;
import org.yilan.situation.watch.WatchRules;
import org.yilan.situation.watch.Wording;
import org.yilan.testing.Samples;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Incidents that the hub finds by itself, in the journal.
class ProactiveWatchTest {
    private static final WatchRules RULES =
            new WatchRules(
                    "",
                    List.of(
                            new ReadingRule(
                                    "underpass",
                                    "water-depth",
                                    15.0,
                                    null,
                                    Duration.ZERO,
                                    "underpass-flooding",
                                    Grade.II,
                                    "rainstorm",
                                    new Wording("{place}积水", "{place} is flooded"),
                                    "",
                                    "M")),
                    List.of());

    @TempDir private Path directory;

    @Test
    void whatWasFoundWhileTheDiskWasFullIsRaisedOnceThereIsRoom() {
        try (TestHub hub = new TestHub(directory);
                ProactiveWatch watch = ProactiveWatch.prepare(hub.hub, RULES, "zh")) {
            hub.hub.append(
                    "s",
                    List.of(
                            new Event.SensorDescribed(
                                    Samples.sensor("s:W01", "water-depth", "cm", 15)),
                            new Event.ReadingTaken(
                                    new Reading(
                                            "s:W01",
                                            22,
                                            hub.clock.instant(),
                                            hub.clock.instant(),
                                            Reading.Quality.GOOD))));
            hub.diskFull = true;
            assertThatThrownBy(watch::look).isInstanceOf(JournalException.class);
            assertThat(hub.hub.situation().incidents()).isEmpty();
            hub.diskFull = false;
            watch.look();
            watch.look();

            assertThat(hub.hub.situation().incidents())
                    .singleElement()
                    .extracting(Incident::grade)
                    .isEqualTo(Grade.II);
        }
    }
}

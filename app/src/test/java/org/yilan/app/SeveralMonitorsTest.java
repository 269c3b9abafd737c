package org.yilan.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yilan.app.RunningWall.LaidOut;
import org.yilan.app.ScreenPicture.Rect;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The real program on real monitors of an X server, which are plugged in and out: 1080p + 4K + 1080p. Skipped, with a word
/// why, where the X server is not installed.
@Tag("display")
@Timeout(value = 8, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SeveralMonitorsTest {
    /// A slow machine that is busy with other tests draws three screens for the first time.
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final Rect LEFT = new Rect(0, 0, 1920, 1080);
    private static final Rect MIDDLE = new Rect(1920, 0, 3840, 2160);
    private static final Rect RIGHT = new Rect(5760, 0, 1920, 1080);

    private static final Pattern WINDOW =
            Pattern.compile(
                    "\\(\"java\""
                        + " \"java\"\\)\\s+(\\d+)x(\\d+)\\+-?\\d+\\+-?\\d+\\s+\\+(-?\\d+)\\+(-?\\d+)");

    @TempDir private Path folder;

    private DummyMonitors monitors;
    private RunningWall wall;

    @BeforeEach
    void plugIn() throws Exception {
        List<String> missing = DummyMonitors.missing();
        assumeTrue(
                missing.isEmpty(),
                "not tried on several monitors, because this machine has no "
                        + String.join(", no ", missing));
        Optional<DummyMonitors> started = DummyMonitors.start(folder);
        assumeTrue(
                started.isPresent(),
                () -> "not tried on several monitors, because Xorg does not start: " + why());
        monitors = started.get();
        monitors.plug(0, "1920x1080", 0);
        monitors.plug(1, "uhd", 1920);
        monitors.plug(2, "1920x1080", 5760);
        wall =
                RunningWall.start(
                        monitors.display(), folder, "wall", "--scene", "typhoon", "--for", "10min");
    }

    private String why() {
        try {
            List<String> lines = Files.readAllLines(folder.resolve("Xorg.err"));
            return lines.isEmpty() ? "it says nothing" : lines.getLast();
        } catch (java.io.IOException e) {
            return e.toString();
        }
    }

    @AfterEach
    void plugOut() {
        if (wall != null) {
            wall.close();
        }
        if (monitors != null) {
            monitors.close();
        }
    }

    @Test
    void panelsMoveToTheMonitorsThatAreLeftAndComeBack() throws Exception {
        LaidOut three = laidOut(3, "three screens");
        filled(three, LEFT, MIDDLE, RIGHT);
        assertThat(LEFT.holds(three.panels().get("queue"))).isTrue();
        assertThat(MIDDLE.holds(three.panels().get("map"))).isTrue();
        // Text of 27.7 px at 1.5 m from the 4K monitor; the header is 3.8 of them high.
        assertThat(three.panels().get("header").height()).isCloseTo(105, within(2));

        monitors.unplug(1);
        LaidOut two = laidOut(2, "two screens");
        filled(two, LEFT, RIGHT);
        assertThat(two.panels().keySet())
                .containsExactlyInAnyOrderElementsOf(three.panels().keySet());
        // 14.7 px at 0.7 m.
        assertThat(two.panels().get("header").height()).isCloseTo(56, within(2));

        monitors.plug(1, "uhd", 1920);
        LaidOut again = laidOut(3, "three screens");
        filled(again, LEFT, MIDDLE, RIGHT);
        assertThat(again.panels()).isEqualTo(three.panels());

        monitors.plug(2, "1280x1024", 5760);
        Rect smaller = new Rect(5760, 0, 1280, 1024);
        filled(laidOut(3, "three screens", smaller), LEFT, MIDDLE, smaller);

        monitors.unplug(0, 2);
        // What is left moves to where the desktop begins.
        filled(laidOut(1, "4K"), new Rect(0, 0, 3840, 2160));

        Optional<Integer> exit = wall.end();
        assertThat(exit)
                .as(() -> "ended by SIGTERM; else it does this:\n" + wall.threads())
                .contains(143);
        assertThat(wall.said().lines().filter(l -> !l.contains("FreezeWatchdog")))
                .as("nothing went wrong meanwhile")
                .noneMatch(l -> l.contains("WARNING") || l.contains("SEVERE"))
                .noneMatch(l -> l.contains("Exception"));
    }

    @Test
    void aKeyEndsIt() throws Exception {
        assumeTrue(DummyMonitors.onPath("xdotool").isPresent(), "no xdotool to press keys with");
        laidOut(3, "three screens");
        monitors.run("xdotool", "key", "ctrl+q");
        Optional<Integer> exit = wall.exit();
        assertThat(exit)
                .as(() -> "ended by key; else it does this:\n" + wall.threads())
                .contains(0);
        assertThat(folder.resolve("data/demonstration")).isEmptyDirectory();
    }

    private LaidOut laidOut(int number, String layout) throws Exception {
        return laidOut(number, layout, null);
    }

    /// @param needed a monitor that a panel must be on, null for none in particular
    private LaidOut laidOut(int number, String layout, Rect needed) throws Exception {
        AtomicReference<LaidOut> found = new AtomicReference<>();
        try {
            await("laid out as " + layout + " on " + number)
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(500))
                    .until(
                            () -> {
                                wall.laidOut()
                                        .filter(l -> l.monitors() == number)
                                        .filter(l -> l.layout().equals(layout))
                                        .filter(l -> needed == null || uses(l, needed))
                                        .ifPresent(found::set);
                                return found.get() != null || !wall.isAlive();
                            });
        } catch (ConditionTimeoutException e) {
            // Below it is said what there was instead.
        }
        assertThat(found.get())
                .as(
                        "alive: %s, monitors: %s, it said:\n%s",
                        wall.isAlive(), monitors.list(), wall.said())
                .isNotNull();
        return found.get();
    }

    private static boolean uses(LaidOut laid, Rect monitor) {
        return laid.panels().values().stream().anyMatch(monitor::holds);
    }

    /// One window fills each monitor, every panel lies on one of them and has been drawn, and nothing lies elsewhere.
    private void filled(LaidOut laid, Rect... due) throws Exception {
        if (DummyMonitors.onPath("xwininfo").isPresent()) {
            await("windows").atMost(PATIENCE).until(() -> windows().size() == due.length);
            assertThat(windows()).containsExactlyInAnyOrder(due);
        }
        assertThat(laid.panels().keySet())
                .containsExactlyInAnyOrder(
                        "header", "map", "queue", "kpi", "escalation", "timebar");
        for (Map.Entry<String, Rect> panel : laid.panels().entrySet()) {
            assertThat(due).as(panel.toString()).anyMatch(m -> m.holds(panel.getValue()));
            laid.panels().entrySet().stream()
                    .filter(other -> !other.getKey().equals(panel.getKey()))
                    .forEach(
                            other ->
                                    assertThat(panel.getValue().overlaps(other.getValue()))
                                            .as(panel + " over " + other)
                                            .isFalse());
        }
        await("panels drawn")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofSeconds(2))
                .untilAsserted(
                        () -> {
                            Optional<ScreenPicture> picture = ScreenPicture.of(monitors);
                            if (picture.isEmpty()) {
                                return;
                            }
                            for (Rect monitor : due) {
                                assertThat(picture.get().bare(monitor))
                                        .as("left bare of " + monitor)
                                        .isZero();
                            }
                            laid.panels()
                                    .forEach(
                                            (kind, rect) ->
                                                    assertThat(picture.get().bright(rect))
                                                            .as("text on " + kind)
                                                            .isGreaterThan(0.0015));
                        });
    }

    private List<Rect> windows() throws Exception {
        List<Rect> windows = new ArrayList<>();
        Matcher m =
                WINDOW.matcher(
                        new String(
                                monitors.run("xwininfo", "-root", "-tree"),
                                StandardCharsets.UTF_8));
        while (m.find()) {
            windows.add(
                    new Rect(
                            Integer.parseInt(m.group(3)),
                            Integer.parseInt(m.group(4)),
                            Integer.parseInt(m.group(1)),
                            Integer.parseInt(m.group(2))));
        }
        return windows;
    }
}

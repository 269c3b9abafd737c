package org.yilan.wall;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yilan.assets.Assets;
import org.yilan.wall.scene.Monitor;
import org.yilan.wall.scene.Placement;
import org.yilan.wall.scene.SceneReader;
import org.yilan.wall.scene.SceneSpec;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

class PlacementTest {
    private static final Monitor HD = new Monitor(0, 0, 1920, 1080);
    private static final Monitor UHD = new Monitor(1920, 0, 3840, 2160);
    private static final Monitor RIGHT = new Monitor(5760, 0, 1920, 1080);

    /// What every scene shows on one small monitor already.
    private static final Set<String> ALL =
            Set.of("header", "map", "queue", "kpi", "escalation", "timebar");

    private static SceneSpec scene(String id) {
        return new SceneReader(Assets.shipped()).read(id);
    }

    private static Placement on(SceneSpec scene, Monitor... monitors) {
        return Placement.best(scene, List.of(monitors)).orElseThrow();
    }

    private static Set<String> kinds(Placement placement) {
        return placement.placed().stream()
                .flatMap(p -> p.screen().cells().stream())
                .map(SceneSpec.Cell::panel)
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"daily", "typhoon", "cold-wave", "emergency"})
    void takesTheLayoutMadeForTheMonitors(String id) {
        SceneSpec scene = scene(id);
        assertThat(on(scene, HD).layout().name()).isEqualTo("1080p");
        assertThat(on(scene, UHD).layout().name()).isEqualTo("4K");
        assertThat(on(scene, HD, UHD, RIGHT).layout().name()).isEqualTo("three screens");
        assertThat(on(scene, new Monitor(0, 0, 6656, 1792)).layout().name())
                .isEqualTo("spliced wall");
    }

    @ParameterizedTest
    @ValueSource(strings = {"daily", "typhoon", "cold-wave", "emergency"})
    void showsEveryPanelHoweverManyMonitorsThereAre(String id) {
        SceneSpec scene = scene(id);
        for (List<Monitor> monitors :
                List.of(
                        List.of(HD, UHD, RIGHT),
                        List.of(HD, UHD),
                        List.of(UHD, RIGHT),
                        List.of(RIGHT),
                        List.of(HD, UHD, RIGHT, new Monitor(7680, 0, 1280, 1024)))) {
            assertThat(kinds(on(scene, monitors.toArray(Monitor[]::new)))).containsAll(ALL);
        }
    }

    @Test
    void neverPlacesAnythingOutsideAMonitor() {
        for (Monitor[] monitors :
                new Monitor[][] {
                    {HD, UHD, RIGHT},
                    {HD, UHD},
                    {new Monitor(-1280, 200, 1280, 1024)},
                    {new Monitor(0, 0, 1080, 1920)}
                }) {
            for (Placement.Placed p : on(scene("typhoon"), monitors).placed()) {
                Monitor m = p.monitor();
                assertThat(p.x()).isGreaterThanOrEqualTo(m.x());
                assertThat(p.y()).isGreaterThanOrEqualTo(m.y());
                assertThat(p.x() + p.width()).isLessThanOrEqualTo(m.x() + m.width());
                assertThat(p.y() + p.height()).isLessThanOrEqualTo(m.y() + m.height());
            }
        }
    }

    @Test
    void givesTheLargeScreenToTheLargeMonitorWhereverItStands() {
        Monitor large = new Monitor(0, 0, 3840, 2160);
        Placement placement =
                on(
                        scene("typhoon"),
                        large,
                        new Monitor(3840, 0, 1920, 1080),
                        new Monitor(5760, 0, 1920, 1080));
        Placement.Placed map =
                placement.placed().stream()
                        .filter(
                                p ->
                                        p.screen().cells().stream()
                                                .anyMatch(c -> c.panel().equals("map")))
                        .findFirst()
                        .orElseThrow();
        assertThat(map.monitor()).isEqualTo(large);
        assertThat(map.scale()).isEqualTo(1);
    }

    @Test
    void comesBackToTheSamePlacesWhenAMonitorReturns() {
        SceneSpec scene = scene("typhoon");
        Placement before = on(scene, HD, UHD, RIGHT);
        assertThat(on(scene, HD, RIGHT)).isNotEqualTo(before);
        assertThat(on(scene, RIGHT, HD, UHD)).isEqualTo(before);
    }

    @Test
    void scalesToAMonitorOfAnotherSize() {
        Placement.Placed p = on(scene("daily"), new Monitor(0, 0, 2560, 1440)).placed().getFirst();
        assertThat(p.scale()).isEqualTo(1440.0 / 1080);
    }

    @Test
    void foldsScreensThatHaveLostTheirMonitorWhenNoLayoutIsSmallEnough() {
        SceneSpec typhoon = scene("typhoon");
        SceneSpec onlyThree =
                new SceneSpec(
                        "x",
                        typhoon.names(),
                        typhoon.layouts().stream().filter(l -> l.screens().size() == 3).toList());
        Placement placement = on(onlyThree, HD);
        assertThat(placement.placed()).hasSize(3);
        assertThat(placement.placed()).allMatch(p -> p.monitor().equals(HD));
        assertThat(placement.placed().get(0).width() + placement.placed().get(1).width())
                .isLessThanOrEqualTo(placement.placed().get(2).x());
        assertThat(kinds(placement)).containsAll(ALL);
    }

    @Test
    void putsNothingOnAMonitorThatMirrorsAnother() {
        SceneSpec scene = scene("typhoon");
        assertThat(on(scene, HD, HD)).isEqualTo(on(scene, HD));
        Monitor uhd = new Monitor(0, 0, 3840, 2160);
        assertThat(on(scene, HD, uhd)).isEqualTo(on(scene, uhd));
    }

    @Test
    void hasNoPlaceWithoutAMonitor() {
        assertThat(Placement.best(scene("daily"), List.of())).isEmpty();
    }
}

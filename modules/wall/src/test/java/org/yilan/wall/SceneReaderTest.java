package org.yilan.wall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yilan.assets.Assets;
import org.yilan.situation.kpi.KpiBoard;
import org.yilan.wall.scene.SceneException;
import org.yilan.wall.scene.SceneReader;
import org.yilan.wall.scene.SceneSpec;
import org.yilan.wall.scene.Track;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class SceneReaderTest {
    private static final String GOOD =
            """
            {"name": {"zh": "夜班", "en": "Night"}, "layouts": [{"name": "one", "screens": [{
              "width": 1920, "height": 1080, "pitchMm": 0.277, "distanceM": 0.7,
              "columns": ["25%", "*"], "rows": ["4em", "2*"],
              "panels": [{"panel": "header", "column": 0, "row": 0, "columns": 2},
                         {"panel": "map", "column": 1, "row": 1, "options": {"zoom": 9}}]}]}]}
            """;

    @TempDir Path folder;

    private SceneSpec read(String json) throws IOException {
        Files.createDirectories(folder.resolve("scenes"));
        Files.writeString(folder.resolve("scenes/night.json"), json);
        return new SceneReader(Assets.overriddenBy(folder)).read("night");
    }

    private void refuses(String from, String to, String... said) {
        assertThat(GOOD).contains(from);
        assertThatThrownBy(() -> read(GOOD.replace(from, to)))
                .isInstanceOf(SceneException.class)
                .hasMessageContaining("scenes/night.json")
                .satisfies(e -> assertThat(e.getMessage()).contains(said));
    }

    @Test
    void readsACitysOwnScene() throws IOException {
        SceneSpec.Screen screen = read(GOOD).layouts().getFirst().screens().getFirst();
        assertThat(screen.columns()).containsExactly(new Track.Part(0.25), new Track.Rest(1));
        assertThat(screen.rows()).containsExactly(new Track.Em(4), new Track.Rest(2));
        assertThat(screen.cells().get(1).options().path("zoom").asInt()).isEqualTo(9);
    }

    @Test
    void saysWhereAFileIsWrongAndWhatWasExpected() {
        refuses("\"25%\"", "\"25 percent\"", "/layouts/0/screens/0/columns/0", "24%");
        refuses("\"width\": 1920,", "", "/layouts/0/screens/0/width", "missing");
        refuses("0.277", "-3", "/pitchMm", "0.05", "-3");
        refuses("\"panel\": \"map\"", "\"panle\": \"map\"", "/panels/1/panle", "known here");
        refuses("\"column\": 1", "\"column\": 2", "/panels/1/column", "from 0 to 1");
        refuses("\"row\": 1", "\"row\": 0", "/panels/1", "header");
        refuses("\"zh\": \"夜班\",", "", "/name/zh", "missing");
        refuses("{\"name\"", "[{\"name\"", "cannot be read");
    }

    @Test
    void saysThatThereIsNoSuchScene() {
        assertThatThrownBy(() -> new SceneReader(Assets.shipped()).read("picnic"))
                .hasMessage(
                        "scenes/picnic.json: there is no such scene; there are daily, typhoon,"
                                + " cold-wave, emergency");
    }

    @Test
    void theDailySceneShowsAllTenFiguresAndEverySceneOnlyKnownOnes() {
        for (SceneSpec scene : new SceneReader(Assets.shipped()).all()) {
            for (SceneSpec.Layout layout : scene.layouts()) {
                List<String> figures = figures(layout);
                assertThat(KpiBoard.ALL).containsAll(figures);
                if (scene.id().equals("daily")) {
                    assertThat(figures)
                            .as(layout.name())
                            .contains(
                                    "calls",
                                    "open",
                                    "overdue",
                                    "response-rate",
                                    "resolution-rate",
                                    "satisfaction-rate",
                                    "gust",
                                    "rain",
                                    "tide",
                                    "shelters");
                }
            }
        }
    }

    private static List<String> figures(SceneSpec.Layout layout) {
        return layout.screens().stream()
                .flatMap(s -> s.cells().stream())
                .filter(c -> c.panel().equals("kpi"))
                .flatMap(c -> c.options().path("figures").valueStream())
                .map(n -> n.asString())
                .toList();
    }

    @Test
    void sharesAWidthInWholePixelsThatAddUp() {
        double[] sizes =
                Track.sizes(
                        List.of(
                                new Track.Em(3.8),
                                new Track.Part(0.24),
                                new Track.Rest(1),
                                new Track.Rest(2)),
                        1920,
                        14.7);
        assertThat(sizes).containsExactly(56, 461, 467, 936);
        assertThat(Track.sizes(List.of(new Track.Em(30), new Track.Em(30)), 300, 10))
                .containsExactly(150, 150);
    }
}

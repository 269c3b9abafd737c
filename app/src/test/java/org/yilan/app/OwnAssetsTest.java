package org.yilan.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yilan.assets.Assets;
import org.yilan.console.LocalConsole;
import org.yilan.fx.Theme;
import org.yilan.wall.scene.SceneReader;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;

/// A city's own files, from the folder that its configuration names to what the wall is made of.
class OwnAssetsTest {
    @TempDir private Path dir;

    private void put(String path, String text) throws IOException {
        Path file = dir.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void whatTheConfigurationsFolderHasIsWhatTheWallShows() throws Exception {
        Assets shipped = Assets.shipped();
        put(
                "ours/scenes/daily.json",
                shipped.text("scenes/daily.json")
                        .replaceFirst("\"en\": \"[^\"]*\"", "\"en\": \"Night\""));
        put(
                "ours/translations/wall_en.properties",
                shipped.text("translations/wall_en.properties")
                        .replaceFirst("wall.title=.*", "wall.title=Suzhou"));
        put("ours/theme/kpi.css", ".kpi-tile { -fx-opacity: 0.5; }");
        put(
                "yilan.yaml",
                """
                city: {name: 苏州市, division: "320500", timezone: Asia/Shanghai, language: en}
                feeds: []
                people: [{name: 陈静, role: commander}]
                wall: {assets: ours}
                """);
        Source source = new Source();
        source.config = dir.resolve("yilan.yaml");

        try (Session session = Session.open(source);
                LocalConsole console = new LocalConsole(Instant::now);
                Crew crew =
                        Crew.of(
                                session.assets(),
                                session.settings(),
                                console,
                                null,
                                Crew.startToolkit())) {
            Assets there = crew.parts().assets();
            assertThat(new SceneReader(there).read("daily").name("en")).isEqualTo("Night");
            assertThat(crew.parts().texts().get("wall.title")).isEqualTo("Suzhou");
            String css = Theme.stylesheet(there, "kpi");
            assertThat(
                            new String(
                                    Base64.getDecoder().decode(css.substring(css.indexOf(',') + 1)),
                                    StandardCharsets.UTF_8))
                    .isEqualTo(".kpi-tile { -fx-opacity: 0.5; }");
            assertThat(there.text("scenes/typhoon.json"))
                    .isEqualTo(shipped.text("scenes/typhoon.json"));
        }
    }
}

package org.yilan.wall;

import org.yilan.console.LocalConsole;
import org.yilan.fx.FxThread;
import org.yilan.wall.scene.Monitor;
import org.yilan.wall.scene.SceneReader;
import org.yilan.wall.scene.SceneSpec;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Draws shipped scenes to `target/scenes`: arguments are scene, screens (`hd`, `uhd`, `three`, `two`, `spliced`), language
/// (`zh`, `en`) and `replay` where wanted.
final class SceneDemo {
    private static final Map<String, List<Monitor>> SCREENS =
            Map.of(
                    "hd", List.of(new Monitor(0, 0, 1920, 1080)),
                    "uhd", List.of(new Monitor(0, 0, 3840, 2160)),
                    "spliced", List.of(new Monitor(0, 0, 6656, 1792)),
                    "two", List.of(new Monitor(0, 0, 1920, 1080), new Monitor(1920, 0, 1920, 1080)),
                    "three",
                            List.of(
                                    new Monitor(0, 0, 1920, 1080),
                                    new Monitor(1920, 0, 3840, 2160),
                                    new Monitor(5760, 0, 1920, 1080)));

    private SceneDemo() {}

    public static void main(String[] args) {
        int code = 1;
        try {
            draw(args);
            code = 0;
        } catch (java.io.IOException | RuntimeException e) {
            System.getLogger("demo").log(System.Logger.Level.ERROR, "not drawn", e);
        }
        FxThread.exit();
        System.exit(code);
    }

    private static void draw(String[] args) throws java.io.IOException {
        for (int i = 0; i + 2 < args.length; i += 4) {
            boolean replay = args[i + 3].equals("replay");
            try (LocalConsole console = TyphoonDay.console(!args[i + 3].equals("plain"));
                    TestWall wall = new TestWall(console, Locale.forLanguageTag(args[i + 2]))) {
                if (replay) {
                    console.time().pauseAt(TyphoonDay.NOW.minus(Duration.ofHours(2))).join();
                }
                SceneSpec scene = new SceneReader(wall.parts.assets()).read(args[i]);
                new ScenePicture(wall.parts)
                        .write(
                                scene,
                                SCREENS.get(args[i + 1]),
                                Path.of(
                                        "target/scenes/"
                                                + String.join("-", List.of(args).subList(i, i + 4))
                                                + ".png"));
            }
        }
    }
}

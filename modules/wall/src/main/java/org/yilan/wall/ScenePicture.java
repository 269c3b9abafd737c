package org.yilan.wall;

import org.yilan.fx.FxThread;
import org.yilan.fx.Png;
import org.yilan.wall.scene.Monitor;
import org.yilan.wall.scene.SceneSpec;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Pictures of a whole scene, drawn off screen: the same situation gives the same picture. Not for the FX thread; starts the
/// toolkit when nobody has.
public final class ScenePicture {
    /// Panels may have to draw a base map from nothing.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration STEP = Duration.ofMillis(30);

    /// A panel may draw in several steps: it counts as settled when it says so this many times in a row.
    private static final int QUIET_LOOKS = 4;

    private final WallParts parts;

    public ScenePicture(WallParts parts) {
        this.parts = parts;
    }

    /// Draws a scene as it is on these monitors, waits until every panel has settled, and writes one picture per monitor:
    /// to `out` when there is one, else to `out` with `-1`, `-2`… before its ending.
    ///
    /// @return the files, in the order of the layout
    /// @throws IllegalStateException when a panel does not settle within a minute; it is named
    public List<Path> write(SceneSpec scene, List<Monitor> monitors, Path out) throws IOException {
        FxThread.start();
        OffScreen screen =
                FxThread.call(
                        () -> {
                            OffScreen made = new OffScreen(parts, scene, monitors, null);
                            made.refreshAll(parts.console().time().now());
                            return made;
                        });
        try {
            await(screen);
            List<Png.Pixels> pictures = FxThread.call(screen::pictures);
            List<Path> files = new ArrayList<>();
            for (int i = 0; i < pictures.size(); i++) {
                Path file = pictures.size() == 1 ? out : numbered(out, i + 1);
                Png.write(pictures.get(i), file);
                files.add(file);
            }
            return files;
        } finally {
            FxThread.run(screen::close);
        }
    }

    static void await(OffScreen screen) {
        int quiet = 0;
        List<String> waiting = List.of();
        for (long left = PATIENCE.toNanos(); quiet < QUIET_LOOKS; left -= STEP.toNanos()) {
            if (left <= 0) {
                throw new IllegalStateException(
                        "still drawing after " + PATIENCE.toSeconds() + " s: " + waiting);
            }
            waiting =
                    FxThread.call(
                            () -> {
                                screen.layOut();
                                return screen.unsettled();
                            });
            quiet = waiting.isEmpty() ? quiet + 1 : 0;
            LockSupport.parkNanos(STEP.toNanos());
        }
    }

    static Path numbered(Path file, int number) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot < 0
                ? file.resolveSibling(name + "-" + number)
                : file.resolveSibling(name.substring(0, dot) + "-" + number + name.substring(dot));
    }
}

package org.yilan.fx;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.StackPane;

import org.yilan.assets.Assets;
import org.yilan.situation.Changes;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// A picture of one panel, drawn off screen: for demos, tests and documents.
///
/// Not for the FX thread: it has to wait while panels draw. Starts the toolkit when nobody has.
///
/// ```java
/// new PanelPicture(assets, 1280, 720, new TypeScale(14))
///         .write(new QueueProvider(), context, Path.of("target/queue.png"));
/// ```
public final class PanelPicture {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration STEP = Duration.ofMillis(25);

    /// A panel may draw in several steps (layout, then background work, then the result): it counts as settled when it
    /// says so this many times in a row.
    private static final int QUIET_LOOKS = 3;

    private final Assets assets;
    private final int width;
    private final int height;
    private final TypeScale type;

    public PanelPicture(Assets assets, int width, int height, TypeScale type) {
        this.assets = assets;
        this.width = width;
        this.height = height;
        this.type = type;
    }

    /// Makes a panel, shows it everything, waits until it has settled, and writes what it looks like.
    ///
    /// @throws IllegalStateException when it does not settle within half a minute
    public void write(PanelProvider provider, PanelContext context, Path png) throws IOException {
        FxThread.start();
        Panel panel = FxThread.call(() -> provider.create(context));
        try {
            write(panel, context, png);
        } finally {
            FxThread.run(panel::close);
        }
    }

    /// As above for a panel that exists already; it is not closed.
    public void write(Panel panel, PanelContext context, Path png) throws IOException {
        Scene scene = FxThread.call(() -> stage(panel.view()));
        FxThread.run(
                () -> {
                    layOut(scene);
                    panel.refresh(Changes.ofEverything());
                    panel.tick(context.console().time().now());
                });
        await(scene, panel);
        Png.write(FxThread.call(() -> Png.pixels(scene.snapshot(null))), png);
        FxThread.run(() -> ((StackPane) scene.getRoot()).getChildren().clear());
    }

    /// Any node, as it is after one layout.
    public void write(Node node, Path png) throws IOException {
        FxThread.start();
        Png.Pixels pixels =
                FxThread.call(
                        () -> {
                            Scene scene = stage(node);
                            layOut(scene);
                            WritableImage image = scene.snapshot(null);
                            ((StackPane) scene.getRoot()).getChildren().clear();
                            return Png.pixels(image);
                        });
        Png.write(pixels, png);
    }

    private Scene stage(Node node) {
        StackPane root = new StackPane(node);
        Scene scene = new Scene(root, width, height);
        new Theme(assets, Fonts.detect()).apply(root, type);
        return scene;
    }

    private static void layOut(Scene scene) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
    }

    private static void await(Scene scene, Panel panel) {
        int quiet = 0;
        for (long left = PATIENCE.toNanos(); quiet < QUIET_LOOKS; left -= STEP.toNanos()) {
            if (left <= 0) {
                throw new IllegalStateException(
                        "the panel did not settle within " + PATIENCE.toSeconds() + " s: " + panel);
            }
            boolean settled =
                    FxThread.call(
                            () -> {
                                layOut(scene);
                                return panel.settled();
                            });
            quiet = settled ? quiet + 1 : 0;
            LockSupport.parkNanos(STEP.toNanos());
        }
    }
}

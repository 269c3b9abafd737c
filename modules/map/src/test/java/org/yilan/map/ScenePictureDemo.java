package org.yilan.map;

import org.yilan.console.LocalConsole;
import org.yilan.fx.FxThread;
import org.yilan.fx.Panel;
import org.yilan.fx.PanelPicture;
import org.yilan.fx.TypeScale;
import org.yilan.geography.Districts;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/// Draws the typhoon scene to PNG files: `ScenePictureDemo OUT WIDTH HEIGHT TYPE LANGUAGE OPTIONS INCIDENTS KEYS`, several
/// in a row. KEYS are the panel's key actions to run first, comma between, `-` for none.
final class ScenePictureDemo {
    public static void main(String[] args) throws IOException {
        for (int i = 0; i + 7 < args.length; i += 8) {
            TypeScale type = new TypeScale(Double.parseDouble(args[i + 3]));
            MapStage stage = new MapStage(Locale.of(args[i + 4]), type, args[i + 5], "{}");
            TyphoonScene.play(
                    (LocalConsole) stage.context.console(),
                    Districts.of(stage.assets),
                    Integer.parseInt(args[i + 6]));
            PanelPicture picture =
                    new PanelPicture(
                            stage.assets,
                            Integer.parseInt(args[i + 1]),
                            Integer.parseInt(args[i + 2]),
                            type);
            FxThread.start();
            Panel panel = FxThread.call(() -> new MapPanelProvider().create(stage.context));
            if (!args[i + 7].equals("-")) {
                picture.write(panel, stage.context, Path.of(args[i]));
                for (String key : args[i + 7].split(",")) {
                    FxThread.run(
                            () ->
                                    panel.actions().stream()
                                            .filter(a -> a.keys().equals(key))
                                            .forEach(a -> a.run().run()));
                    LockSupport.parkNanos(300_000_000L);
                }
            }
            picture.write(panel, stage.context, Path.of(args[i]));
            FxThread.run(panel::close);
        }
        System.exit(0);
    }
}

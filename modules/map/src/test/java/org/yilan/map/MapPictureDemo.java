package org.yilan.map;

import org.yilan.fx.PanelPicture;
import org.yilan.fx.TypeScale;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/// Draws the ground to PNG files: `MapPictureDemo OUT WIDTH HEIGHT TYPE LANGUAGE OPTIONS`, several in a row.
final class MapPictureDemo {
    public static void main(String[] args) throws IOException {
        for (int i = 0; i + 5 < args.length; i += 6) {
            TypeScale type = new TypeScale(Double.parseDouble(args[i + 3]));
            MapStage stage = new MapStage(Locale.of(args[i + 4]), type, args[i + 5], "{}");
            new PanelPicture(
                            stage.assets,
                            Integer.parseInt(args[i + 1]),
                            Integer.parseInt(args[i + 2]),
                            type)
                    .write(
                            new MapPanelProvider((c, s) -> new BareGround()),
                            stage.context,
                            Path.of(args[i]));
        }
        System.exit(0);
    }
}

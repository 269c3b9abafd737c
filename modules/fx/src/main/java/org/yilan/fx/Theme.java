package org.yilan.fx;

import javafx.scene.Parent;
import javafx.scene.Scene;

import org.yilan.assets.Assets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/// The look of everything: the base sheet, the font and the sizes of one stage.
///
/// A panel family's own sheet is `theme/<family>.css` and is added by the panel to its own view:
/// `view.getStylesheets().add(Theme.stylesheet(context.assets(), "queue"))`. Sizes in it are in `em`; one em is
/// [TypeScale#base] where no parent has another font size.
///
/// Style classes of the base sheet: `panel` (a panel's ground), `panel-title` (its title line, an `HBox`), in which
/// `title` is the name and `aside` the rest; `text-dim`, `text-faint`, `text-strong`, `text-heading`, `text-figure`;
/// `button.primary`; `hairline` (a region 1 px thick); `may-clip` on a label that is allowed to end in an ellipsis.
public final class Theme {
    private final Assets assets;
    private final Fonts fonts;

    public Theme(Assets assets, Fonts fonts) {
        this.assets = assets;
        this.fonts = fonts;
    }

    /// Dresses the root of a scene. May be called again with another scale. FX thread.
    public void apply(Parent root, TypeScale type) {
        String sheet = stylesheet(assets, "yilan");
        if (!root.getStylesheets().contains(sheet)) {
            root.getStylesheets().addFirst(sheet);
        }
        if (!root.getStyleClass().contains("yilan")) {
            root.getStyleClass().add("yilan");
        }
        root.setStyle(
                String.format(
                        Locale.ROOT,
                        "-fx-font-family: \"%s\"; -fx-font-size: %.2fpx;",
                        fonts.family(),
                        type.base()));
        Scene scene = root.getScene();
        if (scene != null) {
            scene.setFill(Palette.BACKGROUND.color());
        }
    }

    /// A style sheet among the assets, `theme/<family>.css`, as an address for `getStylesheets()`. Any thread.
    ///
    /// @throws UncheckedIOException when there is none or it cannot be read
    public static String stylesheet(Assets assets, String family) {
        try {
            // Assets may come from a city's own directory or from inside a module: neither always
            // has a URL.
            byte[] css = assets.text("theme/" + family + ".css").getBytes(StandardCharsets.UTF_8);
            return "data:text/css;charset=UTF-8;base64," + Base64.getEncoder().encodeToString(css);
        } catch (IOException e) {
            throw new UncheckedIOException("style sheet theme/" + family + ".css", e);
        }
    }
}

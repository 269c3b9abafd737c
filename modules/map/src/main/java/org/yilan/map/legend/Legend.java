package org.yilan.map.legend;

import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.yilan.fx.GradeMark;
import org.yilan.fx.Texts;
import org.yilan.fx.TypeScale;
import org.yilan.map.mark.LayerKind;
import org.yilan.map.mark.LegendEntry;
import org.yilan.map.mark.Sight;
import org.yilan.map.mark.Sprite;
import org.yilan.map.mark.Unmarked;
import org.yilan.situation.Changes;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Says what the signs in view mean and how many there are, and nothing about what is not in view; first what holds for
/// all that is seen. A narrow column in a corner, or two where one would be too high. FX thread.
public final class Legend {
    /// Icons stand in a column of this width, in units of the smallest text; lines of storms are the longest.
    private static final double ICON_EMS = 2.1;

    private final VBox box = new VBox();
    private final Columns lines = new Columns();
    private final Texts texts;
    private final TypeScale type;
    private final Consumer<LayerKind> toggle;
    private final Consumer<Unmarked> open;
    private final Runnable list;
    private List<Object> shown = List.of();
    private List<String> words = List.of();

    /// @param toggle told which layer a person wants to switch
    /// @param open told which of the things without a mark a person wants to see
    /// @param list called when a person wants to see all things without a mark
    public Legend(
            Texts texts,
            TypeScale type,
            Consumer<LayerKind> toggle,
            Consumer<Unmarked> open,
            Runnable list) {
        this.texts = texts;
        this.type = type;
        this.toggle = toggle;
        this.open = open;
        this.list = list;
        box.getStyleClass().addAll("map-box", "legend");
        box.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        box.setVisible(false);
        box.getChildren().add(lines);
    }

    public Parent view() {
        return box;
    }

    /// The lines that a picture wants: what holds everywhere, the signs of layers in view, the layers that are off, by
    /// which they are switched on again, and what has no place.
    public static List<String> words(Sight.Seen seen, Set<LayerKind> hidden, Texts texts) {
        List<String> words = new ArrayList<>();
        seen.everywhere().forEach(u -> words.add(u.title()));
        entries(seen)
                .forEach(e -> words.add(e.count() < 0 ? e.text() : e.text() + " " + e.count()));
        for (LayerKind kind : hidden) {
            words.add(texts.get("layers.legend.hidden", texts.get(kind.text())));
        }
        words.addAll(notes(seen, texts));
        return words;
    }

    /// Signs of one layer stand together, though they may be drawn under and over others.
    private static List<LegendEntry> entries(Sight.Seen seen) {
        return seen.legend().stream().sorted(Comparator.comparing(LegendEntry::layer)).toList();
    }

    private static List<String> notes(Sight.Seen seen, Texts texts) {
        List<String> notes = new ArrayList<>();
        long alerts = seen.nowhere().stream().filter(u -> u.kind() == Changes.Kind.ALERT).count();
        if (alerts > 0) {
            notes.add(texts.get("layers.legend.unplaced", alerts));
        }
        if (seen.withoutPlace() > 0) {
            notes.add(texts.get("layers.legend.no-place", seen.withoutPlace()));
        }
        return notes;
    }

    /// The words shown now.
    public List<String> words() {
        return words;
    }

    /// Shows what a picture shows. Does nothing when it says the same as before.
    ///
    /// @param scale picture pixels per logical pixel
    /// @param room logical pixels that a column may be high
    public void show(Sight.Seen seen, Set<LayerKind> hidden, double scale, double room) {
        List<String> next = words(seen, hidden, texts);
        List<Object> key = List.of(next, scale, room, seen.everywhere());
        if (key.equals(shown)) {
            return;
        }
        shown = key;
        words = next;
        List<Node> made = new ArrayList<>();
        for (Unmarked u : seen.everywhere()) {
            GradeMark mark = new GradeMark(u.grade(), type.base());
            mark.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
            Button button = line(mark, u.title(), () -> open.accept(u));
            button.getStyleClass().add("everywhere");
            made.add(button);
        }
        Optional<LayerKind> before = Optional.empty();
        for (LegendEntry e : entries(seen)) {
            String text = e.count() < 0 ? e.text() : e.text() + " " + e.count();
            Button button = line(icon(e.icon(), scale), text, () -> toggle.accept(e.layer()));
            button.setAccessibleText(texts.get("layers.toggle", texts.get(e.layer().text())));
            button.getStyleClass().add("shown-layer");
            if (!before.equals(Optional.of(e.layer())) && !made.isEmpty()) {
                button.getStyleClass().add("next-layer");
            }
            before = Optional.of(e.layer());
            made.add(button);
        }
        for (LayerKind kind : EnumSet.allOf(LayerKind.class)) {
            if (hidden.contains(kind)) {
                String text = texts.get("layers.legend.hidden", texts.get(kind.text()));
                Button button = words(text);
                button.getStyleClass().add("hidden-layer");
                button.setOnAction(e -> toggle.accept(kind));
                made.add(button);
            }
        }
        for (String note : notes(seen, texts)) {
            Button button = words(note);
            button.getStyleClass().add("note");
            button.setOnAction(e -> list.run());
            made.add(button);
        }
        lines.limit(room, type.base());
        lines.setLines(made);
        box.setVisible(!made.isEmpty());
    }

    private static Button words(String text) {
        Button button = new Button(text);
        button.setFocusTraversable(false);
        button.setAlignment(Pos.CENTER_LEFT);
        return button;
    }

    private Button line(Node icon, String text, Runnable action) {
        StackPane cell = new StackPane(icon);
        cell.setMinWidth(type.base() * ICON_EMS);
        cell.setMaxWidth(type.base() * ICON_EMS);
        HBox content = new HBox(cell, new Label(text));
        content.getStyleClass().add("entry");
        content.setAlignment(Pos.CENTER_LEFT);
        Button button = new Button();
        button.setGraphic(content);
        button.setAlignment(Pos.CENTER_LEFT);
        // the keyboard switches layers by their letters, and opens the list by its own
        button.setFocusTraversable(false);
        button.setOnAction(e -> action.run());
        return button;
    }

    /// The sign without the empty rows and columns round it, which would keep the lines apart.
    private static ImageView icon(Sprite sprite, double scale) {
        int size = sprite.size();
        int[] pixels = sprite.pixels();
        WritableImage image = new WritableImage(size, size);
        image.getPixelWriter()
                .setPixels(0, 0, size, size, PixelFormat.getIntArgbPreInstance(), pixels, 0, size);
        int empty = size / 2;
        int left = empty;
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                if (pixels[y * size + x] != 0) {
                    empty = Math.min(empty, Math.min(y, size - 1 - y));
                    left = Math.min(left, Math.min(x, size - 1 - x));
                }
            }
        }
        ImageView view = new ImageView(image);
        view.setViewport(new Rectangle2D(left, empty, size - 2 * left, size - 2 * empty));
        view.setFitWidth((size - 2 * left) / scale);
        view.setFitHeight((size - 2 * empty) / scale);
        return view;
    }
}

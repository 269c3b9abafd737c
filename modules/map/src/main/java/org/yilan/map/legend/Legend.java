package org.yilan.map.legend;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.yilan.fx.Texts;
import org.yilan.map.mark.LayerKind;
import org.yilan.map.mark.LegendEntry;
import org.yilan.map.mark.Sight;
import org.yilan.map.mark.Sprite;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Says what the signs in view mean and how many there are, and nothing about what is not in view. A narrow
/// column in a corner. FX thread.
public final class Legend {
    private final VBox box = new VBox();
    private final FlowPane line = new FlowPane();
    private final Texts texts;
    private final Consumer<LayerKind> toggle;
    private List<Object> shown = List.of();
    private List<String> words = List.of();
    private List<String> unplaced = List.of();
    private boolean listing;
    private final VBox list = new VBox();

    /// @param toggle told which layer a person wants to switch
    public Legend(Texts texts, Consumer<LayerKind> toggle) {
        this.texts = texts;
        this.toggle = toggle;
        box.getStyleClass().addAll("map-box", "legend");
        box.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        box.setPickOnBounds(false);
        line.getStyleClass().add("line");
        line.setAlignment(Pos.CENTER_LEFT);
        list.getStyleClass().add("list");
        list.setMouseTransparent(true);
        box.getChildren().add(line);
    }

    public Parent view() {
        return box;
    }

    /// The lines that a picture wants: those of layers in view, and the layers that are off, by which they are switched
    /// on again.
    public static List<String> words(Sight.Seen seen, Set<LayerKind> hidden, Texts texts) {
        List<String> words = new ArrayList<>();
        for (LegendEntry e : seen.legend()) {
            words.add(e.count() < 0 ? e.text() : e.text() + " " + e.count());
        }
        for (LayerKind kind : hidden) {
            words.add(texts.get("layers.legend.hidden", texts.get(kind.text())));
        }
        if (!seen.unplaced().isEmpty()) {
            words.add(texts.get("layers.legend.unplaced", seen.unplaced().size()));
        }
        if (seen.withoutPlace() > 0) {
            words.add(texts.get("layers.legend.no-place", seen.withoutPlace()));
        }
        return words;
    }

    /// The words shown now.
    public List<String> words() {
        return words;
    }

    /// Shows what a picture shows. Does nothing when it says the same as before.
    ///
    /// @param scale picture pixels per logical pixel
    /// @param room logical pixels that the line may be wide
    public void show(Sight.Seen seen, Set<LayerKind> hidden, double scale, double room) {
        List<String> next = words(seen, hidden, texts);
        List<Object> key = List.of(next, scale, room, seen.unplaced());
        if (key.equals(shown)) {
            return;
        }
        shown = key;
        words = next;
        unplaced = seen.unplaced();
        line.getChildren().clear();
        line.setPrefWrapLength(room);
        int at = 0;
        for (LegendEntry e : seen.legend()) {
            line.getChildren().add(entry(e, next.get(at++), scale));
        }
        for (LayerKind kind : EnumSet.copyOf(hidden.isEmpty() ? Set.of(LayerKind.STORM) : hidden)) {
            if (hidden.contains(kind)) {
                line.getChildren().add(button(kind, new Label(next.get(at++)), true));
            }
        }
        if (!unplaced.isEmpty()) {
            line.getChildren().add(unplacedButton(next.get(at++)));
        }
        while (at < next.size()) {
            Label note = new Label(next.get(at++));
            note.getStyleClass().add("note");
            line.getChildren().add(note);
        }
        box.setVisible(!line.getChildren().isEmpty());
        fillList();
    }

    /// Says how many warnings have no place on the map, and which they are when pressed.
    private Button unplacedButton(String text) {
        Button button = new Button(text);
        button.getStyleClass().add("note");
        button.setFocusTraversable(false);
        button.setOnAction(
                e -> {
                    listing = !listing;
                    fillList();
                });
        return button;
    }

    private void fillList() {
        list.getChildren().clear();
        box.getChildren().remove(list);
        if (listing && !unplaced.isEmpty()) {
            for (String warning : unplaced) {
                list.getChildren().add(new Label(warning));
            }
            box.getChildren().add(list);
        }
    }

    private Node entry(LegendEntry e, String words, double scale) {
        HBox content = new HBox(icon(e.icon(), scale), new Label(words));
        content.getStyleClass().add("entry");
        content.setAlignment(Pos.CENTER_LEFT);
        return button(e.layer(), content, false);
    }

    private Button button(LayerKind kind, Node content, boolean hidden) {
        Button button = new Button();
        button.setGraphic(content);
        button.getStyleClass().add(hidden ? "hidden-layer" : "shown-layer");
        button.setFocusTraversable(false);
        button.setAccessibleText(texts.get("layers.toggle", texts.get(kind.text())));
        button.setOnAction(e -> toggle.accept(kind));
        return button;
    }

    private static ImageView icon(Sprite sprite, double scale) {
        WritableImage image = new WritableImage(sprite.size(), sprite.size());
        image.getPixelWriter()
                .setPixels(
                        0,
                        0,
                        sprite.size(),
                        sprite.size(),
                        PixelFormat.getIntArgbPreInstance(),
                        sprite.pixels(),
                        0,
                        sprite.size());
        ImageView view = new ImageView(image);
        view.setFitWidth(sprite.size() / scale);
        view.setFitHeight(sprite.size() / scale);
        return view;
    }
}

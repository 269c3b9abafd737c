package org.yilan.map;

import javafx.event.Event;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

import org.yilan.fx.PanelContext;
import org.yilan.map.view.DataPicture;
import org.yilan.map.view.MapContent;
import org.yilan.map.view.MapViewport;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What lies over a map: the scale and the source, the small map of a storm, and the overlays of the content. FX thread.
///
/// Where there is sea on the right, as on most of China's coast, the small map stands in the upper right corner and the
/// scale in the lower one; the content's overlays keep to the left.
final class MapFurniture {
    private final StackPane root;
    private final MapContent content;
    private final Optional<InsetMap> inset;
    private final Label source = new Label();
    private final HBox foot;
    private final List<Node> nodes = new ArrayList<>();
    private final double gap;
    private List<Bounds> told = List.of();

    /// Puts everything over what the root shows.
    ///
    /// @param changed called when the place or the size of something has changed
    MapFurniture(
            StackPane root,
            PanelContext context,
            MapViewport viewport,
            MapContent content,
            Optional<InsetMap> inset,
            Runnable changed) {
        this.root = root;
        this.content = content;
        this.inset = inset;
        this.gap = context.type().gap();
        source.getStyleClass().add("map-source");
        source.setMinWidth(Label.USE_PREF_SIZE);
        ScaleBar scale = new ScaleBar(viewport, context.texts(), context.type().base() * 8);
        foot = new HBox(gap * 2, source, scale);
        foot.setAlignment(Pos.BASELINE_RIGHT);
        foot.setMaxSize(HBox.USE_PREF_SIZE, HBox.USE_PREF_SIZE);
        foot.setMouseTransparent(true);
        foot.getStyleClass().add("map-foot");
        place(foot, Pos.BOTTOM_RIGHT, new Insets(0));
        inset.ifPresent(i -> place(i, Pos.TOP_RIGHT, new Insets(gap)));
        for (Node over : content.overlays()) {
            add(over);
        }
        for (Node over : nodes) {
            over.boundsInParentProperty().addListener(o -> look(changed));
            over.visibleProperty().addListener(o -> look(changed));
            keepToItself(over);
        }
        for (Node card : content.cards()) {
            root.getChildren().add(card);
            keepToItself(card);
        }
    }

    /// Bounds are said to change whenever something is laid out, the scale at every step of a drag.
    private void look(Runnable changed) {
        List<Bounds> now = reserved();
        if (!now.equals(told)) {
            told = now;
            changed.run();
        }
    }

    /// What happens on it is no business of the map under it.
    private static void keepToItself(Node over) {
        over.addEventHandler(MouseEvent.ANY, Event::consume);
        over.addEventHandler(ScrollEvent.ANY, Event::consume);
    }

    private void place(Node node, Pos corner, Insets margin) {
        StackPane.setAlignment(node, corner);
        StackPane.setMargin(node, margin);
        add(node);
    }

    private void add(Node node) {
        nodes.add(node);
        root.getChildren().add(node);
    }

    void source(String words) {
        source.setText(words);
    }

    /// Boxes that no label may touch, in logical pixels of the map.
    List<Bounds> reserved() {
        List<Bounds> boxes = new ArrayList<>();
        for (Node over : nodes) {
            if (over.isVisible() && over.getBoundsInParent().getWidth() > 0) {
                boxes.add(DataPicture.boxOf(over.getBoundsInParent(), gap / 2));
            }
        }
        return boxes;
    }

    /// How far from the left edge the overlays reach that stand there.
    double leftColumn() {
        return content.standing().stream()
                .filter(b -> b.getMaxX() < root.getWidth() / 2)
                .mapToDouble(b -> b.getMaxX() + gap)
                .max()
                .orElse(0);
    }

    /// Boxes that the view of the whole city keeps clear of. The place of the small map counts as long as there is a storm,
    /// whether it is seen or not: else the view that shows the storm's centre would be another than the one that does
    /// not, and the map would go to and fro between them.
    List<Bounds> standing() {
        List<Bounds> boxes = new ArrayList<>();
        boxes.add(DataPicture.boxOf(foot.getBoundsInParent(), gap));
        if (inset.isPresent() && content.storm().isPresent()) {
            InsetMap i = inset.get();
            double w = i.getMaxWidth();
            double h = i.getMaxHeight();
            boxes.add(
                    DataPicture.boxOf(new BoundingBox(root.getWidth() - gap - w, gap, w, h), gap));
        }
        for (Bounds b : content.standing()) {
            boxes.add(DataPicture.boxOf(b, gap));
        }
        return boxes;
    }
}

package org.yilan.map.view;

import javafx.scene.Node;

import org.yilan.fx.Panel;
import org.yilan.fx.PanelContext;
import org.yilan.geography.Bounds;
import org.yilan.situation.Changes;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// All that lies on the ground of one map. FX thread, except the drawing of its layers.
public interface MapContent {
    /// Makes the content of one map.
    @FunctionalInterface
    interface Factory {
        MapContent create(PanelContext context, MapSurface surface);
    }

    /// Layers of the map, the lowest first. Always the same list.
    List<PictureLayer> layers();

    /// Layers of the small map that shows a whole storm; empty when there is no such map to show.
    default List<PictureLayer> insetLayers() {
        return List.of();
    }

    /// Nodes over the map (a legend), placed with [javafx.scene.layout.StackPane#setAlignment]. Their bounds are kept free of
    /// labels while they are visible. Always the same list.
    default List<Node> overlays() {
        return List.of();
    }

    /// How wide the map is less its small map in the upper right corner, whether that is seen at the moment or not: what stands
    /// in the upper left corner has no more than this.
    default void besideInset(double width) {}

    /// Nodes over all that, which come and go (details). Labels stay where they are under them. Always the same list.
    default List<Node> cards() {
        return List.of();
    }

    /// The boxes of those overlays that stand there for long, in logical pixels of the map: the view of the whole city keeps
    /// clear of them. They may be larger than what is seen now, so that a line more does not move the map.
    default List<javafx.geometry.Bounds> standing() {
        return List.of();
    }

    /// Everything that a storm touches, for the view that fits it.
    default Optional<Bounds> storm() {
        return Optional.empty();
    }

    /// Where the gravest local warnings in force hold; empty without any, and when they hold in more than half of the districts.
    default Optional<Bounds> warned() {
        return Optional.empty();
    }

    /// What the small map must show: the storms, with the city, when one of their centres is not within a box that is seen.
    ///
    /// @param aspect width of the small map by its height
    default Optional<Bounds> stormElsewhere(Bounds seen, double aspect) {
        return Optional.empty();
    }

    /// The person clicked on the ground or on something; logical pixels of the map.
    default void click(double x, double y, int times) {}

    /// The pointer rests here, or has left the map (NaN).
    default void hover(double x, double y) {}

    /// What the keyboard can do besides moving the map.
    default List<Panel.KeyAction> actions() {
        return List.of();
    }

    /// As [Panel#takeOver], from the content of the map whose place this one takes.
    default void takeOver(MapContent former) {}

    /// As [Panel#refresh]; ends with [MapSurface#redraw] when something to be drawn has changed.
    void refresh(Changes changes);

    /// As [Panel#tick].
    void tick(Instant now);

    /// Whether what the layers will draw is up to date with the last refresh.
    default boolean settled() {
        return true;
    }

    void close();
}

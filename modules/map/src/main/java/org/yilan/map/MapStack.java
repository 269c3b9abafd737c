package org.yilan.map;

import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.stage.Window;

import org.yilan.fx.TypeScale;
import org.yilan.map.ground.GroundView;
import org.yilan.map.ground.TileSources;
import org.yilan.map.view.DataPicture;
import org.yilan.map.view.MapFonts;
import org.yilan.map.view.MapSurface;
import org.yilan.map.view.MapViewport;
import org.yilan.map.view.PictureLayer;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// A viewport with the ground and the picture that it shows. FX thread.
final class MapStack extends Region implements MapSurface {
    /// Text of this size goes with lines one pixel thick.
    private static final double TEXT_PER_HAIRLINE = 18;

    private final MapViewport viewport = new MapViewport();
    private final TileSources sources;
    private final JsonNode tiles;
    private final Consumer<String> refused;
    private final double weight;
    private final List<PictureLayer> layers = new ArrayList<>();
    private final DataPicture picture;
    private GroundView ground;
    private TileSources.Chosen chosen;
    private boolean begun;

    MapStack(
            TileSources sources,
            JsonNode tiles,
            TypeScale type,
            MapFonts fonts,
            Supplier<DataPicture.Setting> setting,
            Consumer<PictureLayer> broken,
            Consumer<String> refused) {
        this.refused = refused;
        this.weight = Math.max(1, type.base() / TEXT_PER_HAIRLINE);
        this.sources = sources;
        this.tiles = tiles;
        chosen = choose(1);
        viewport.snapTo(1);
        ground = new GroundView(chosen, viewport);
        picture = new DataPicture(viewport, fonts, () -> layers, setting, broken);
        getChildren().addAll(ground, picture.view());
        getStyleClass().add("map-stack");
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
    }

    /// Layers over the ground, the lowest first.
    void show(List<PictureLayer> added) {
        layers.addAll(added);
        redraw();
    }

    /// The ground is drawn from now on, for the view as it then is.
    void begin() {
        begun = true;
        ground.begin();
    }

    @Override
    public MapViewport viewport() {
        return viewport;
    }

    @Override
    public void redraw() {
        picture.redraw();
    }

    DataPicture picture() {
        return picture;
    }

    /// What must be said about where the tiles come from.
    String attribution() {
        return chosen.attribution();
    }

    boolean settled() {
        return viewport.width() < 1 || (ground.complete() && picture.settled());
    }

    void close() {
        ground.close();
        picture.close();
    }

    /// A source that cannot be used is no reason for a wall without a map: our own ground takes its place, and it is said.
    private TileSources.Chosen choose(double scale) {
        try {
            return sources.choose(tiles, scale, weight);
        } catch (IllegalArgumentException e) {
            refused.accept(String.valueOf(e.getMessage()));
            return sources.choose(MissingNode.getInstance(), scale, weight);
        }
    }

    /// The window may have moved to a screen with another scale.
    void followScreen() {
        Window window = getScene() == null ? null : getScene().getWindow();
        double scale = window == null ? 1 : window.getOutputScaleX();
        if (scale > 0 && scale != viewport.deviceScale()) {
            chosen = choose(scale);
            GroundView old = ground;
            viewport.snapTo(scale);
            ground = new GroundView(chosen, viewport);
            getChildren().set(0, ground);
            if (begun) {
                ground.begin();
            }
            old.close();
            requestLayout();
        }
    }

    @Override
    protected void layoutChildren() {
        followScreen();
        viewport.resize(getWidth(), getHeight());
        ground.resizeRelocate(0, 0, getWidth(), getHeight());
    }
}

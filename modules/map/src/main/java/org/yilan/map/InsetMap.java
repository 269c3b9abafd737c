package org.yilan.map;

import javafx.scene.layout.StackPane;

import org.yilan.fx.PanelContext;
import org.yilan.fx.TypeScale;
import org.yilan.geography.Bounds;
import org.yilan.map.ground.GroundLabels;
import org.yilan.map.ground.TileSources;
import org.yilan.map.view.DataPicture;
import org.yilan.map.view.MapContent;
import org.yilan.map.view.MapFonts;
import org.yilan.map.view.PictureLayer;

import tools.jackson.databind.node.MissingNode;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// A small map in a corner that shows the whole way of a storm; invisible while there is none. FX thread.
final class InsetMap extends StackPane {
    private static final double WIDTH_EMS = 20;
    private static final double HEIGHT_EMS = 13;

    private final MapStack map;
    private final MapContent content;
    private final GroundLabels names;
    private final double air;

    InsetMap(
            PanelContext context,
            TileSources sources,
            MapFonts fonts,
            MapContent content,
            Supplier<DataPicture.Setting> setting,
            Consumer<PictureLayer> broken) {
        this.content = content;
        TypeScale type = context.type();
        this.air = type.base() * 1.5;
        map =
                new MapStack(
                        sources,
                        MissingNode.getInstance(),
                        type,
                        fonts,
                        () -> {
                            DataPicture.Setting s = setting.get();
                            return new DataPicture.Setting(
                                    s.type(), s.now(), s.language(), List.of());
                        },
                        broken,
                        why -> {});
        names = new GroundLabels(sources, map::redraw);
        map.show(content.insetLayers());
        map.show(List.of(names));
        getChildren().add(map);
        getStyleClass().add("map-inset");
        setMinSize(type.base() * WIDTH_EMS, type.base() * HEIGHT_EMS);
        setMaxSize(type.base() * WIDTH_EMS, type.base() * HEIGHT_EMS);
        setMouseTransparent(true);
        setVisible(false);
        map.widthProperty().addListener(o -> fit());
        map.heightProperty().addListener(o -> fit());
    }

    /// Shows the whole way.
    void fit() {
        Optional<Bounds> storm = content.storm();
        setVisible(storm.isPresent());
        if (storm.isPresent() && map.getWidth() > 0) {
            map.viewport().resize(map.getWidth(), map.getHeight());
            map.viewport().fit(storm.get(), air);
            map.redraw();
        }
    }

    void redraw() {
        map.redraw();
    }

    boolean settled() {
        return !isVisible() || (names.ready() && map.settled());
    }

    void close() {
        map.close();
    }
}

package org.yilan.map.ground;

import com.gluonhq.maps.MapView;

import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.util.Duration;

import org.yilan.fx.FxThread;
import org.yilan.map.view.MapViewport;
import org.yilan.situation.model.GeoPoint;

import java.util.ArrayList;
import java.util.List;

/// The ground on screen: Gluon's `MapView`, driven by our viewport. FX thread.
///
/// Tiles are asked for in exactly the size in which they are seen, because copying a picture costs the software renderer a
/// ninth of scaling it (measured: 2.2 against 19 ms of CPU for 1000×1000 pixels). While somebody zooms they are scaled; soon
/// after, a new `MapView` takes over. One also takes over after [#TILES_PER_VIEW] tiles, because Gluon keeps listeners for
/// each tile that it ever made and gets slower for ever.
///
/// It asks for its first tiles when it is told to begin and the view has stood still for a moment: while a wall is being laid
/// out, a view takes several sizes, and tiles of each would be drawn for nothing.
public final class GroundView extends Region {
    /// A drag event costs Gluon 0.2 ms at first and 6 ms after 9,600 tiles.
    static final int TILES_PER_VIEW = 1500;

    private static final Duration SETTLE = Duration.millis(180);
    private static final int MOST_VIEWS = 2;

    /// One `MapView` with the demand it was made for.
    private static final class Stage {
        private final MapView map = new MapView();
        private TileDemand demand;

        Stage(TileDemand demand) {
            this.demand = demand;
            // the viewport alone says what is seen
            map.setOnScroll(null);
            map.setOnMousePressed(null);
            map.setOnMouseReleased(null);
            map.setOnMouseDragged(null);
            map.setOnZoomStarted(null);
            map.setOnZoomFinished(null);
            map.setOnZoom(null);
        }
    }

    private final GroundTiles tiles;
    private final TileSource source;
    private final MapViewport viewport;
    private final List<Stage> stages = new ArrayList<>();
    private final PauseTransition settle = new PauseTransition(SETTLE);
    private boolean begun;
    private boolean stood;
    private boolean replace;
    private boolean closed;

    /// @param tiles where the tiles come from, as [TileSources] says
    public GroundView(TileSources.Chosen tiles, MapViewport viewport) {
        this(GroundTiles.provider(), tiles.source(), viewport);
    }

    GroundView(GroundTiles tiles, TileSource source, MapViewport viewport) {
        this.tiles = tiles;
        this.source = source;
        this.viewport = viewport;
        setMouseTransparent(true);
        getStyleClass().add("ground");
        settle.setOnFinished(e -> settled());
        viewport.onChange(this::moved);
        // transparent, so that what was there shows until a tile has come
        WritableImage nothing = new WritableImage(1, 1);
        MapView.setPlaceholderImageSupplier(() -> nothing);
    }

    /// From now on the view is one to be looked at.
    public void begin() {
        if (!begun) {
            begun = true;
            requestLayout();
        }
    }

    /// Whether every tile that is seen has come and has the right size.
    public boolean complete() {
        return stages.size() == 1
                && !replace
                && stages.getFirst().demand.settled()
                && stages.getFirst().demand.size() == viewport.tilePixels();
    }

    /// Ends it: nothing more is asked for.
    public void close() {
        closed = true;
        settle.stop();
        stages.forEach(s -> s.demand.ended().set(true));
        stages.clear();
        getChildren().clear();
    }

    private void moved() {
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        if (closed || !begun || viewport.width() < 1 || viewport.height() < 1) {
            return;
        }
        if (!stood) {
            settle.playFromStart();
            return;
        }
        if (stages.isEmpty()) {
            add();
        }
        int size = viewport.tilePixels();
        Stage top = stages.getLast();
        if (top.demand.size() != size) {
            top.demand.ended().set(true);
            top.demand = demand(size);
            replace = true;
        }
        if (top.demand.asked().get() > TILES_PER_VIEW) {
            replace = true;
        }
        stages.forEach(this::push);
        if (replace || stages.size() > 1) {
            settle.playFromStart();
        }
    }

    private void push(Stage stage) {
        GeoPoint centre = viewport.centre().toGeoPoint();
        tiles.during(
                stage.demand,
                () -> {
                    stage.map.resizeRelocate(0, 0, viewport.width(), viewport.height());
                    // the centre alone is ignored when it is the one last asked for, and so is the
                    // zoom
                    stage.map.setZoom(viewport.zoom());
                    stage.map.setCenter(centre.lat(), centre.lon());
                    stage.map.layout();
                });
    }

    /// The view has stood still for a moment.
    private void settled() {
        if (closed) {
            return;
        }
        if (!stood) {
            stood = true;
            requestLayout();
        } else if (replace && stages.size() < MOST_VIEWS) {
            replace = false;
            add();
            requestLayout();
        } else if (stages.size() > 1) {
            if (stages.getLast().demand.settled()) {
                Stage old = stages.removeFirst();
                old.demand.ended().set(true);
                getChildren().remove(old.map);
            } else {
                settle.playFromStart();
            }
        }
    }

    private void add() {
        Stage stage = new Stage(demand(viewport.tilePixels()));
        stages.add(stage);
        getChildren().add((Node) stage.map);
    }

    private TileDemand demand(int size) {
        return TileDemand.of(source, size, () -> FxThread.later(this::recovered));
    }

    /// A tile has come that could not be had before: only a new view asks for it again.
    private void recovered() {
        if (!closed) {
            replace = true;
            settle.playFromStart();
        }
    }
}

package org.yilan.map;

import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

import org.yilan.console.Console;
import org.yilan.fx.Panel;
import org.yilan.fx.PanelContext;
import org.yilan.fx.Theme;
import org.yilan.geography.District;
import org.yilan.geography.Districts;
import org.yilan.map.ground.GroundLabels;
import org.yilan.map.ground.TileSources;
import org.yilan.map.view.DataPicture;
import org.yilan.map.view.MapContent;
import org.yilan.map.view.MapFonts;
import org.yilan.map.view.PictureLayer;
import org.yilan.situation.Changes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The map of one stage: the ground, what happens on it, and how to move about. FX thread.
///
/// Options of the scene file: where it begins (see [Start]); `minZoom` and `maxZoom`; `inset: true` for a small map of the
/// whole track of a storm; `interactive: false` for a wall that nobody touches.
final class MapPanel implements Panel {
    private static final double LOWEST_ZOOM = 3.5;
    private static final double HIGHEST_ZOOM = 16;

    private final PanelContext context;
    private final StackPane root = new StackPane();
    private final MapStack map;
    private final MapContent content;
    private final GroundLabels names;
    private final Optional<InsetMap> inset;
    private final MapControls controls;
    private final Label source = new Label();
    private final Start home;
    private Start start;
    private final District city;
    private Instant now;
    private boolean following = true;

    MapPanel(PanelContext context, MapContent.Factory factory) {
        this.context = context;
        this.now = context.console().time().now();
        this.home = Start.of(context.options(), context.settings());
        this.start = home;
        city = Districts.of(context.assets()).city();
        MapFonts fonts = new MapFonts();
        TileSources sources =
                new TileSources(context.assets(), context.background(), System.getenv());
        map =
                new MapStack(
                        sources,
                        context.settings().path("map").path("tiles"),
                        context.type(),
                        fonts,
                        this::setting,
                        this::broken,
                        why -> context.notices().warn("ground_tiles_refused", why));
        map.viewport()
                .limit(
                        context.options().path("minZoom").asDouble(LOWEST_ZOOM),
                        context.options().path("maxZoom").asDouble(HIGHEST_ZOOM));
        names = new GroundLabels(sources, map::redraw);
        content = factory.create(context, map);
        map.show(List.of(names));
        map.show(content.layers());
        inset =
                context.options().path("inset").asBoolean(false) && !content.insetLayers().isEmpty()
                        ? Optional.of(
                                new InsetMap(
                                        context,
                                        sources,
                                        fonts,
                                        content,
                                        this::setting,
                                        this::broken))
                        : Optional.empty();
        controls = new MapControls(root, map.viewport(), content, this::home, this::fitStorm);
        build();
        context.texts().localeProperty().addListener(o -> relabel());
        relabel();
    }

    private void build() {
        root.getStyleClass().addAll("panel", "map");
        root.getStylesheets().add(Theme.stylesheet(context.assets(), "ground"));
        root.getChildren().add(map);
        double gap = context.type().gap();
        source.getStyleClass().add("map-source");
        source.setMinWidth(Label.USE_PREF_SIZE);
        ScaleBar scale = new ScaleBar(map.viewport(), context.texts(), context.type().base() * 8);
        HBox foot = new HBox(gap * 2, source, scale);
        foot.setAlignment(Pos.BASELINE_RIGHT);
        foot.setMaxSize(HBox.USE_PREF_SIZE, HBox.USE_PREF_SIZE);
        foot.setMouseTransparent(true);
        foot.getStyleClass().add("map-foot");
        StackPane.setAlignment(foot, Pos.BOTTOM_RIGHT);
        StackPane.setMargin(foot, new Insets(gap));
        root.getChildren().add(foot);
        inset.ifPresent(
                i -> {
                    StackPane.setAlignment(i, Pos.BOTTOM_RIGHT);
                    StackPane.setMargin(
                            i, new Insets(gap, gap, gap * 2 + context.type().base() * 1.6, gap));
                    root.getChildren().add(i);
                });
        root.getChildren().addAll(content.overlays());
        for (Node over : root.getChildren().subList(1, root.getChildren().size())) {
            // labels keep clear of it
            over.boundsInParentProperty().addListener(o -> map.redraw());
            over.visibleProperty().addListener(o -> map.redraw());
        }
        if (context.options().path("interactive").asBoolean(true)) {
            controls.listen(() -> following = false);
        }
        root.layoutBoundsProperty().addListener(o -> follow());
        map.widthProperty().addListener(o -> follow());
        map.heightProperty().addListener(o -> follow());
    }

    private void relabel() {
        String tiles = map.attribution();
        source.setText(tiles.isEmpty() ? context.texts().get("ground_source") : tiles);
        map.redraw();
        inset.ifPresent(InsetMap::redraw);
    }

    private DataPicture.Setting setting() {
        List<Bounds> reserved = new ArrayList<>();
        for (Node over : root.getChildren().subList(1, root.getChildren().size())) {
            if (over.isVisible() && over.getBoundsInParent().getWidth() > 0) {
                reserved.add(DataPicture.boxOf(over.getBoundsInParent(), context.type().gap() / 2));
            }
        }
        return new DataPicture.Setting(context.type(), now, context.texts().locale(), reserved);
    }

    private void broken(PictureLayer layer) {
        context.notices().warn("ground_layer_failed", layer.getClass().getSimpleName());
    }

    /// Back to where the map began.
    private void home() {
        start = home;
        following = true;
        follow();
    }

    private void fitStorm() {
        content.storm()
                .ifPresent(
                        s -> {
                            following = false;
                            new Start.Box(s)
                                    .show(map.viewport(), city.outline().bounds(), Optional.of(s));
                        });
    }

    /// Keeps to the start until a person moves the map: panels get their size, and storms their track, only after a while.
    private void follow() {
        if (following && map.getWidth() > 0 && map.getHeight() > 0) {
            map.viewport().resize(map.getWidth(), map.getHeight());
            start.show(map.viewport(), city.outline().bounds(), content.storm());
        }
    }

    @Override
    public Node view() {
        return root;
    }

    @Override
    public void refresh(Changes changes) {
        content.refresh(changes);
        if (changes.touches(Changes.Kind.STORM)) {
            inset.ifPresent(InsetMap::fit);
            if (start instanceof Start.OfStorm) {
                follow();
            }
        }
    }

    @Override
    public void tick(Instant moment) {
        now = moment;
        map.followScreen();
        content.tick(moment);
    }

    /// Each frame, if something changed.
    @Override
    public double refreshesPerSecond() {
        return 60;
    }

    @Override
    public List<KeyAction> actions() {
        List<KeyAction> all = new ArrayList<>(controls.actions());
        all.addAll(content.actions());
        return all;
    }

    @Override
    public boolean settled() {
        return names.ready()
                && content.settled()
                && map.settled()
                && inset.map(InsetMap::settled).orElse(true);
    }

    /// The part of the world that a person has moved it to, and the layers that they have hidden.
    @Override
    public void takeOver(Panel former) {
        if (former instanceof MapPanel other) {
            if (!other.following) {
                start = new Start.Shown(other.map.viewport().bounds());
            } else if (other.start instanceof Start.Shown shown) {
                // Not what it made of it: from monitor to monitor the part would grow.
                start = shown;
            }
            content.takeOver(other.content);
            follow();
        }
    }

    @Override
    public void close() {
        content.close();
        inset.ifPresent(InsetMap::close);
        map.close();
    }

    /// For benchmarks: how the picture is getting on.
    DataPicture.Counters counters() {
        return map.picture().counters();
    }

    MapStack map() {
        return map;
    }

    Console console() {
        return context.console();
    }
}

package org.yilan.map;

import javafx.animation.PauseTransition;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

import org.yilan.console.Console;
import org.yilan.fx.Panel;
import org.yilan.fx.PanelContext;
import org.yilan.fx.Theme;
import org.yilan.geography.District;
import org.yilan.geography.Districts;
import org.yilan.map.ground.GroundLabels;
import org.yilan.map.ground.TileSources;
import org.yilan.map.ground.TileStore;
import org.yilan.map.view.ClearFit;
import org.yilan.map.view.DataPicture;
import org.yilan.map.view.MapContent;
import org.yilan.map.view.MapFonts;
import org.yilan.map.view.MapSurface;
import org.yilan.map.view.MapViewport;
import org.yilan.map.view.PictureLayer;
import org.yilan.situation.Changes;

import java.awt.geom.Rectangle2D;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The map of one stage: the ground, what happens on it, and how to move about. FX thread.
///
/// Options of the scene file: where it begins (see [Start]); `minZoom` and `maxZoom`; `inset: false` for no small map of a
/// storm that is elsewhere; `interactive: false` for a wall that nobody touches.
final class MapPanel implements Panel {
    private static final double LOWEST_ZOOM = 3.5;
    private static final double HIGHEST_ZOOM = 16;

    /// Room that is left round the city, in units of the smallest text: a cluster on the coast must not be cut off.
    private static final double AIR_EMS = 1.4;

    /// How long the ground waits for the first data of the hub: with them come the boxes that the view keeps clear of.
    private static final Duration WAIT_FOR_DATA = Duration.seconds(1.5);

    /// What the view of the city was chosen for.
    private record Fitted(double width, double height, List<Bounds> over) {}

    private final PanelContext context;
    private final StackPane root = new StackPane();
    private final MapStack map;
    private final MapContent content;
    private final GroundLabels names;
    private final Optional<InsetMap> inset;
    private final MapFurniture furniture;
    private final MapControls controls;
    private final Start home;
    private Start start;
    private final District city;
    private final ClearFit fit;
    private final double highest;

    /// For how many seconds, in the time shown, the map does not go back to a fit that it has left (own choice).
    private static final long FORGET_SECONDS = 600;

    private final Set<Fitted> tried = new HashSet<>();
    private Instant triedSince = Instant.EPOCH;
    private Optional<Fitted> fitted = Optional.empty();
    private Optional<org.yilan.geography.Bounds> warned = Optional.empty();
    private final PauseTransition waiting = new PauseTransition(WAIT_FOR_DATA);
    private Instant now;
    private boolean following = true;

    MapPanel(PanelContext context, MapContent.Factory factory) {
        this(context, factory, TileStore.none());
    }

    /// @param store where tiles of servers are kept
    MapPanel(PanelContext context, MapContent.Factory factory, TileStore store) {
        this.context = context;
        this.now = context.console().time().now();
        this.home = Start.of(context.options(), context.settings());
        this.start = home;
        city = Districts.of(context.assets()).city();
        fit = ClearFit.of(city.outline());
        MapFonts fonts = new MapFonts();
        TileSources sources =
                new TileSources(context.assets(), context.background(), System.getenv(), store);
        map =
                new MapStack(
                        sources,
                        context.settings().path("map").path("tiles"),
                        context.type(),
                        fonts,
                        this::setting,
                        this::broken,
                        why -> context.notices().warn("ground_tiles_refused", why));
        highest = context.options().path("maxZoom").asDouble(HIGHEST_ZOOM);
        map.viewport().limit(context.options().path("minZoom").asDouble(LOWEST_ZOOM), highest);
        names = new GroundLabels(sources, map::redraw);
        content = factory.create(context, new Surface());
        map.show(List.of(names));
        map.show(content.layers());
        inset =
                context.options().path("inset").asBoolean(true) && !content.insetLayers().isEmpty()
                        ? Optional.of(
                                new InsetMap(
                                        context,
                                        sources,
                                        fonts,
                                        content,
                                        city,
                                        map.viewport(),
                                        this::setting,
                                        this::broken,
                                        this::fitStorm))
                        : Optional.empty();
        controls = new MapControls(root, map.viewport(), content, this::home, this::fitStorm);
        root.getStyleClass().addAll("panel", "map");
        root.getStylesheets().add(Theme.stylesheet(context.assets(), "ground"));
        root.getChildren().add(map);
        furniture =
                new MapFurniture(
                        root, context, map.viewport(), content, inset, this::furnitureMoved);
        if (context.options().path("interactive").asBoolean(true)) {
            controls.listen(() -> following = false);
        }
        root.layoutBoundsProperty().addListener(o -> follow());
        map.widthProperty().addListener(o -> follow());
        map.heightProperty().addListener(o -> follow());
        context.texts().localeProperty().addListener(o -> relabel());
        relabel();
        waiting.setOnFinished(e -> map.begin());
        waiting.play();
    }

    /// The map as its content sees it.
    private final class Surface implements MapSurface {
        @Override
        public MapViewport viewport() {
            return map.viewport();
        }

        @Override
        public void leaveHome() {
            following = false;
        }

        @Override
        public void redraw() {
            map.redraw();
        }
    }

    /// Labels keep clear of it, and so does the city.
    private void furnitureMoved() {
        map.redraw();
        follow();
    }

    private void relabel() {
        String tiles = map.attribution();
        furniture.source(tiles.isEmpty() ? context.texts().get("ground_source") : tiles);
        map.redraw();
        inset.ifPresent(InsetMap::redraw);
    }

    private DataPicture.Setting setting() {
        return new DataPicture.Setting(
                context.type(), now, context.texts().locale(), furniture.reserved());
    }

    private void broken(PictureLayer layer) {
        context.notices().warn("ground_layer_failed", layer.getClass().getSimpleName());
    }

    /// Back to where the map began.
    private void home() {
        start = home;
        following = true;
        fitted = Optional.empty();
        tried.clear();
        follow();
    }

    private void fitStorm() {
        content.storm()
                .ifPresent(
                        s -> {
                            following = false;
                            double air = context.type().base() * AIR_EMS;
                            map.viewport().fit(s, air, air, air * 2, furniture.leftColumn() + air);
                        });
    }

    /// Keeps to the start until a person moves the map: panels get their size, and storms their track, only after a while.
    private void follow() {
        if (!following || map.getWidth() <= 0 || map.getHeight() <= 0) {
            return;
        }
        map.viewport().resize(map.getWidth(), map.getHeight());
        Optional<org.yilan.geography.Bounds> area =
                start instanceof Start.OfWarned ? content.warned() : Optional.empty();
        if (!area.equals(warned)) {
            warned = area;
            fitted = Optional.empty();
            tried.clear();
        }
        if (start instanceof Start.City || start instanceof Start.OfWarned && area.isEmpty()) {
            fitCity();
        } else {
            start.show(map.viewport(), city.outline().bounds(), content.storm(), area);
        }
    }

    private void fitCity() {
        Fitted wanted = new Fitted(map.getWidth(), map.getHeight(), furniture.standing());
        if (fitted.equals(Optional.of(wanted))) {
            return;
        }
        fitted = Optional.of(wanted);
        if (Math.abs(now.getEpochSecond() - triedSince.getEpochSecond()) > FORGET_SECONDS) {
            tried.clear();
            triedSince = now;
        }
        if (!tried.add(wanted)) {
            return; // the legend lists what is in view, so a fit may call for the one that called
            // for it
        }
        ClearFit.View view =
                fit.choose(
                        wanted.width(),
                        wanted.height(),
                        context.type().base() * AIR_EMS,
                        wanted.over().stream().map(MapPanel::box).toList(),
                        highest,
                        map.viewport()::nearest);
        map.viewport().moveTo(view.centre().toGeoPoint(), view.zoom());
    }

    private static Rectangle2D box(Bounds b) {
        return new Rectangle2D.Double(b.getMinX(), b.getMinY(), b.getWidth(), b.getHeight());
    }

    @Override
    public Node view() {
        return root;
    }

    @Override
    public void refresh(Changes changes) {
        content.refresh(changes);
        if (context.console().situation().seq() > 0) {
            waiting.stop();
            map.begin();
        }
        if (changes.touches(Changes.Kind.STORM)) {
            inset.ifPresent(InsetMap::update);
            follow();
        } else if (changes.touches(Changes.Kind.ALERT)) {
            followWarned();
        }
    }

    /// Warnings come, and end by themselves.
    private void followWarned() {
        if (start instanceof Start.OfWarned && !content.warned().equals(warned)) {
            follow();
        }
    }

    @Override
    public void tick(Instant moment) {
        now = moment;
        followWarned();
        map.followScreen();
        content.tick(moment);
        inset.ifPresent(i -> i.tick(moment));
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
        waiting.stop();
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

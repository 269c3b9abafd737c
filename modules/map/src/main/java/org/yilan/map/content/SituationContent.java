package org.yilan.map.content;

import javafx.beans.value.ChangeListener;
import javafx.geometry.BoundingBox;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;
import org.yilan.fx.FxThread;
import org.yilan.fx.Panel;
import org.yilan.fx.PanelContext;
import org.yilan.fx.Selection;
import org.yilan.fx.Theme;
import org.yilan.geography.Bounds;
import org.yilan.geography.District;
import org.yilan.geography.Districts;
import org.yilan.map.arrival.ArrivalBoard;
import org.yilan.map.arrival.ArrivalBox;
import org.yilan.map.arrival.ArrivalWatch;
import org.yilan.map.details.Facts;
import org.yilan.map.layer.storm.StormExtent;
import org.yilan.map.layer.storm.StormLayer;
import org.yilan.map.legend.Legend;
import org.yilan.map.mark.LayerKind;
import org.yilan.map.mark.LayerOptions;
import org.yilan.map.mark.Sight;
import org.yilan.map.view.MapContent;
import org.yilan.map.view.MapFrame;
import org.yilan.map.view.MapSurface;
import org.yilan.map.view.PictureLayer;
import org.yilan.situation.Changes;
import org.yilan.situation.arrival.StormPath;
import org.yilan.situation.model.Alert;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Storm;
import org.yilan.situation.model.Tier;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The situation on the map: the layers, the legend, the arrivals, and the details of what a person points at.
/// FX thread.
public final class SituationContent implements MapContent {
    /// Overlays count as this many units of the smallest text wide and high, or a multiple: a line more or a longer name
    /// does not move the map.
    private static final double STEP = 4;

    private final PanelContext context;
    private final MapSurface surface;
    private final Districts districts;
    private final LayerStack stack;
    private final List<PictureLayer> layers;
    private final List<PictureLayer> inset;
    private final LayerStack insetStack;
    private final Legend legend;
    private final Pointing pointing;
    private final ArrivalWatch arrivals;
    private final ChangeListener<Selection.@Nullable Item> onSelection =
            (p, was, is) -> pointing().selected(is);
    private final ChangeListener<Locale> onLocale = (p, was, is) -> surface().redraw();
    private boolean closed;

    /// @param districts of the city
    /// @param places whose arrivals are worked out besides the districts': airports, ports, bridges
    public SituationContent(
            PanelContext context,
            MapSurface surface,
            Districts districts,
            List<ArrivalBoard.Place> places) {
        this.context = context;
        this.surface = surface;
        this.districts = districts;
        ZoneId zone =
                ZoneId.of(
                        context.settings().path("city").path("timezone").asString("Asia/Shanghai"));
        double base = context.type().base();
        LayerOptions options = new LayerOptions(context.options());
        this.stack =
                new LayerStack(
                        () -> context.console().situation(),
                        context.texts(),
                        Layers.of(districts, zone, base, options),
                        (s, frame) -> FxThread.later(() -> drawn(s, frame)));
        stack.hide(options.hidden());
        this.layers = stack.pictureLayers();
        this.insetStack =
                new LayerStack(
                        () -> context.console().situation(),
                        context.texts(),
                        List.of(StormLayer.ofOverview(districts, zone)),
                        (s, frame) -> {});
        this.inset = insetStack.pictureLayers();
        this.pointing =
                new Pointing(
                        context,
                        surface,
                        districts,
                        stack,
                        new Facts(context.texts(), zone, districts.city().label()));
        this.legend =
                new Legend(
                        context.texts(),
                        context.type(),
                        this::toggle,
                        u -> pointing.show(u.kind(), u.id()),
                        pointing::list);
        List<ArrivalBoard.Place> all = new ArrayList<>(places);
        all.addAll(ArrivalBoard.districts(districts));
        this.arrivals =
                new ArrivalWatch(
                        new ArrivalBox(context.texts(), zone, this::listArrivals),
                        all,
                        context.background());
        String sheet = Theme.stylesheet(context.assets(), "layers");
        for (Parent box : List.of(legend.view(), arrivals.view(), pointing.view())) {
            box.getStylesheets().add(sheet);
            StackPane.setMargin(box, new Insets(context.type().gap()));
        }
        StackPane.setAlignment(legend.view(), Pos.BOTTOM_LEFT);
        StackPane.setAlignment(arrivals.view(), Pos.TOP_LEFT);
        context.selection().itemProperty().addListener(onSelection);
        context.texts().localeProperty().addListener(onLocale);
        stack.select(context.selection().item());
    }

    private Pointing pointing() {
        return pointing;
    }

    private MapSurface surface() {
        return surface;
    }

    @Override
    public List<PictureLayer> layers() {
        return layers;
    }

    @Override
    public List<PictureLayer> insetLayers() {
        return inset;
    }

    @Override
    public List<Node> overlays() {
        return List.of(legend.view(), arrivals.view());
    }

    @Override
    public void besideInset(double width) {
        arrivals.room(width - 4 * context.type().gap());
    }

    @Override
    public List<Node> cards() {
        return List.of(pointing.view());
    }

    @Override
    public List<javafx.geometry.Bounds> standing() {
        List<javafx.geometry.Bounds> boxes = new ArrayList<>();
        javafx.geometry.Bounds list = legend.view().getBoundsInParent();
        if (legend.view().isVisible() && list.getWidth() > 0) {
            double h = stepped(list.getHeight());
            boxes.add(
                    new BoundingBox(
                            list.getMinX(), list.getMaxY() - h, stepped(list.getWidth()), h));
        }
        javafx.geometry.Bounds times = arrivals.view().getBoundsInParent();
        if (arrivals.view().isVisible() && times.getWidth() > 0) {
            boxes.add(
                    new BoundingBox(
                            times.getMinX(),
                            times.getMinY(),
                            stepped(times.getWidth()),
                            stepped(times.getHeight())));
        }
        return boxes;
    }

    private double stepped(double size) {
        double step = context.type().base() * STEP;
        return Math.ceil(size / step) * step;
    }

    /// The last storm's surroundings: its winds, the way of the next day, and the city.
    @Override
    public Optional<Bounds> storm() {
        Instant now = context.console().time().now();
        List<GeoPoint> points = new ArrayList<>();
        for (Storm storm : context.console().situation().storms()) {
            if (StormLayer.alive(storm, now)) {
                points.addAll(StormExtent.day(storm, now));
            }
        }
        if (points.isEmpty()) {
            return Optional.empty();
        }
        points.add(districts.city().label());
        return Optional.of(Bounds.of(points));
    }

    /// Warnings of the city and its districts; others are about more than the city.
    @Override
    public Optional<Bounds> warned() {
        Instant now = context.console().time().now();
        List<Alert> local =
                context.console().situation().alerts().stream()
                        .filter(a -> a.tier() == Tier.CITY || a.tier() == Tier.DISTRICT)
                        .filter(a -> a.status() == Alert.Status.ACTUAL && !a.expired(now))
                        .toList();
        Optional<Grade> gravest = local.stream().map(Alert::grade).min(Comparator.naturalOrder());
        Set<District> where =
                local.stream()
                        .filter(a -> gravest.isPresent() && a.grade().equals(gravest.get()))
                        .flatMap(a -> a.areas().stream())
                        .flatMap(a -> a.divisions().stream())
                        .flatMap(code -> districtsOf(code).stream())
                        .collect(Collectors.toSet());
        return where.size() * 2 > districts.list().size()
                ? Optional.empty()
                : where.stream().map(d -> d.outline().bounds()).reduce(Bounds::union);
    }

    private List<District> districtsOf(String code) {
        return code.equals(districts.city().code())
                ? districts.list()
                : districts.byCode(code).stream().toList();
    }

    @Override
    public Optional<Bounds> stormElsewhere(Bounds seen, double aspect) {
        Instant now = context.console().time().now();
        Optional<Bounds> all = Optional.empty();
        boolean elsewhere = false;
        for (Storm storm : context.console().situation().storms()) {
            Optional<StormPath.Position> at =
                    StormLayer.alive(storm, now)
                            ? StormPath.position(storm, now)
                            : Optional.empty();
            if (at.isPresent()) {
                elsewhere |= !seen.contains(at.get().centre());
                Bounds way = StormExtent.recent(storm, now, districts.city().label(), aspect);
                all = Optional.of(all.map(way::union).orElse(way));
            }
        }
        return elsewhere ? all : Optional.empty();
    }

    @Override
    public void refresh(Changes changes) {
        stack.changed(changes);
        insetStack.changed(changes);
        if (changes.touches(Changes.Kind.STORM)) {
            arrivals.stormChanged();
        }
        surface.redraw();
        pointing.update();
        arrivals.at(context.console().situation(), context.console().time().now());
    }

    @Override
    public void tick(Instant now) {
        arrivals.at(context.console().situation(), now);
        pointing.update();
        surface.redraw();
    }

    @Override
    public void takeOver(MapContent former) {
        if (former instanceof SituationContent other) {
            stack.hide(other.stack.hidden());
        }
    }

    @Override
    public boolean settled() {
        return !arrivals.busy();
    }

    @Override
    public void close() {
        closed = true;
        pointing.end();
        arrivals.close();
        context.selection().itemProperty().removeListener(onSelection);
        context.texts().localeProperty().removeListener(onLocale);
    }

    /// What the picture on the screen shows.
    public Sight.Seen seen() {
        return pointing.seen();
    }

    /// The lines of the legend.
    public List<String> legendWords() {
        return legend.words();
    }

    /// What the open card is about, empty when none is open.
    public String cardTitle() {
        return pointing.cardTitle();
    }

    private void drawn(Sight.Seen next, MapFrame frame) {
        if (!closed) {
            pointing.drawn(next, frame.scale());
            legend.show(next, stack.hidden(), frame.scale(), legendRoom());
        }
    }

    /// What the arrivals leave of the map's height, less the legend's own edges.
    private double legendRoom() {
        double arrived =
                arrivals.view().isVisible() ? arrivals.view().getLayoutBounds().getHeight() : 0;
        double em = context.type().base();
        double room = surface.viewport().height() - arrived - 4 * context.type().gap() - em;
        return Math.max(em * 8, Math.floor(room / em) * em);
    }

    private void listArrivals() {
        arrivals.board().ifPresent(pointing::listArrivals);
    }

    @Override
    public void click(double x, double y, int times) {
        pointing.click(x, y, times);
    }

    @Override
    public List<Panel.KeyAction> actions() {
        List<Panel.KeyAction> actions = new ArrayList<>(pointing.actions());
        actions.add(new Panel.KeyAction("G", "layers.action.arrivals", this::listArrivals));
        for (LayerKind kind : LayerKind.values()) {
            actions.add(new Panel.KeyAction(kind.key(), kind.text(), () -> toggle(kind)));
        }
        return actions;
    }

    private void toggle(LayerKind kind) {
        Set<LayerKind> hidden = stack.hidden();
        if (!hidden.remove(kind)) {
            hidden.add(kind);
        }
        stack.hide(hidden);
        surface.redraw();
    }
}

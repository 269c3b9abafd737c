package org.yilan.map.content;

import javafx.animation.Interpolator;
import javafx.animation.Transition;
import javafx.beans.value.ChangeListener;
import javafx.geometry.BoundingBox;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;
import org.yilan.fx.FxThread;
import org.yilan.fx.Panel;
import org.yilan.fx.PanelContext;
import org.yilan.fx.Selection;
import org.yilan.fx.Theme;
import org.yilan.geography.Bounds;
import org.yilan.geography.Districts;
import org.yilan.geography.MercatorPoint;
import org.yilan.map.arrival.ArrivalBoard;
import org.yilan.map.arrival.ArrivalBox;
import org.yilan.map.arrival.ArrivalWatch;
import org.yilan.map.details.DetailSheet;
import org.yilan.map.details.DetailsCard;
import org.yilan.map.details.Facts;
import org.yilan.map.layer.incident.IncidentLayer;
import org.yilan.map.layer.storm.StormExtent;
import org.yilan.map.layer.storm.StormLayer;
import org.yilan.map.legend.Legend;
import org.yilan.map.mark.LayerKind;
import org.yilan.map.mark.LayerOptions;
import org.yilan.map.mark.Mark;
import org.yilan.map.mark.MarkIndex;
import org.yilan.map.mark.Sight;
import org.yilan.map.view.MapContent;
import org.yilan.map.view.MapFrame;
import org.yilan.map.view.MapSurface;
import org.yilan.map.view.MapViewport;
import org.yilan.map.view.PictureLayer;
import org.yilan.situation.Changes;
import org.yilan.situation.Situation;
import org.yilan.situation.arrival.StormPath;
import org.yilan.situation.model.FacilityKind;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Incident;
import org.yilan.situation.model.Storm;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The situation on the map: the layers, the legend, the arrivals, and the details of what a person points at.
/// FX thread.
public final class SituationContent implements MapContent {
    /// How far a finger may miss a mark, in units of the smallest text.
    private static final double SLACK = 0.4;

    /// Overlays count as this many units of the smallest text wide and high, or a multiple: a line more or a longer name
    /// does not move the map.
    private static final double STEP = 4;

    /// What stands round the places in the list of arrivals, in units of the smallest text.
    private static final double LIST_EDGES = 11;

    private final PanelContext context;
    private final MapSurface surface;
    private final Districts districts;
    private final LayerStack stack;
    private final List<PictureLayer> layers;
    private final List<PictureLayer> inset;
    private final LayerStack insetStack;
    private final Legend legend;
    private final DetailsCard card;
    private final ArrivalWatch arrivals;
    private final Whereabouts whereabouts;
    private final Facts facts;
    private final ChangeListener<Selection.@Nullable Item> onSelection =
            (p, was, is) -> selected(is);
    private final ChangeListener<Locale> onLocale = (p, was, is) -> surface().redraw();
    private Sight.Seen seen = Sight.Seen.NOTHING;
    private @Nullable Mark focused;
    private Selection.@Nullable Item onCard;
    private double scale = 1;

    /// The first place of the list of arrivals that was not shown yet.
    private int nextArrival;

    private boolean ownSelection;
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
        this.facts = new Facts(context.texts(), zone, districts.city().label());
        this.legend =
                new Legend(
                        context.texts(),
                        context.type(),
                        this::toggle,
                        u -> show(u.kind(), u.id()),
                        this::list);
        this.card = new DetailsCard(context.texts(), context.type(), this::choose);
        card.view().addEventFilter(KeyEvent.KEY_PRESSED, this::typedInCard);
        List<ArrivalBoard.Place> all = new ArrayList<>(places);
        all.addAll(ArrivalBoard.districts(districts));
        this.arrivals =
                new ArrivalWatch(
                        new ArrivalBox(context.texts(), zone, this::listArrivals),
                        all,
                        context.background());
        this.whereabouts = new Whereabouts(context.console(), districts);
        String sheet = Theme.stylesheet(context.assets(), "layers");
        for (Parent box : List.of(legend.view(), arrivals.view(), card.view())) {
            box.getStylesheets().add(sheet);
            StackPane.setMargin(box, new Insets(context.type().gap()));
        }
        StackPane.setAlignment(legend.view(), Pos.BOTTOM_LEFT);
        StackPane.setAlignment(arrivals.view(), Pos.TOP_LEFT);
        context.selection().itemProperty().addListener(onSelection);
        context.texts().localeProperty().addListener(onLocale);
        stack.select(context.selection().item());
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
        return List.of(card.view());
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
        updateCard();
        arrivals.at(context.console().situation(), context.console().time().now());
    }

    @Override
    public void tick(Instant now) {
        arrivals.at(context.console().situation(), now);
        updateCard();
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
        arrivals.close();
        context.selection().itemProperty().removeListener(onSelection);
        context.texts().localeProperty().removeListener(onLocale);
    }

    /// What the picture on the screen shows.
    public Sight.Seen seen() {
        return seen;
    }

    /// The lines of the legend.
    public List<String> legendWords() {
        return legend.words();
    }

    /// What the open card is about, empty when none is open.
    public String cardTitle() {
        DetailSheet sheet = card.sheet();
        return sheet == null ? "" : sheet.title();
    }

    private void drawn(Sight.Seen next, MapFrame frame) {
        if (!closed) {
            seen = next;
            scale = frame.scale();
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

    // ---- pointing and choosing

    @Override
    public void click(double x, double y, int times) {
        MapViewport view = surface.viewport();
        MercatorPoint at = view.at(x, y);
        Mark mark = seen.marks().at(at.x(), at.y(), markWorld(), slack()).orElse(null);
        if (mark == null) {
            closeCard();
            return;
        }
        focus(mark);
        if (times >= 2 && mark.subject() instanceof Mark.Subject.Many) {
            surface.leaveHome();
            view.moveTo(new MercatorPoint(mark.x(), mark.y()).toGeoPoint(), view.zoom() + 2);
            closeCard();
            return;
        }
        open(mark);
    }

    /// Marks know their size in picture pixels; the view in logical ones. Both count in the same unit here.
    private double markWorld() {
        return surface.viewport().worldPixels() * scale;
    }

    private double slack() {
        return context.type().base() * SLACK * scale;
    }

    private void choose(DetailSheet.Member member) {
        if (member.kind() == Changes.Kind.FEED) {
            // Not on the map: whoever shows feeds takes it from here, and the card stays.
            ownSelection = true;
            context.selection().select(member.kind(), member.id());
            ownSelection = false;
            return;
        }
        boolean byKeyboard = card.hasKeyboard();
        ownSelection = true;
        context.selection().select(member.kind(), member.id());
        ownSelection = false;
        show(member.kind(), member.id());
        if (byKeyboard) {
            keyboardToMap();
        }
    }

    /// All that holds and has no mark, to choose from.
    private void list() {
        onCard = null;
        card.show(facts.unmarked(seen.unmarked(), seen.withoutPlace()), true);
        card.takeKeyboard();
    }

    /// When the wind arrives everywhere and what with it, as many places as there is room for; each time the next ones, and
    /// after the last the first.
    private void listArrivals() {
        arrivals.board()
                .ifPresent(
                        b -> {
                            onCard = null;
                            double em = context.type().base();
                            double room = surface.viewport().height() / em - LIST_EDGES;
                            int from = nextArrival < b.rows().size() ? nextArrival : 0;
                            int count = facts.arrivalsThatFit(b, from, room);
                            nextArrival = from + count;
                            card.show(
                                    facts.arrivals(b, from, count, context.console().time().now()),
                                    true);
                        });
    }

    /// From the card of a cluster on to the next mark too: its links would keep the key for themselves.
    private void typedInCard(KeyEvent e) {
        if (e.getCode() == KeyCode.TAB && card.hasKeyboard()) {
            keyboardToMap();
            step(e.isShiftDown() ? -1 : 1);
            e.consume();
        }
    }

    private void keyboardToMap() {
        Parent map = card.view().getParent();
        if (map != null) {
            map.requestFocus();
        }
    }

    private void focus(@Nullable Mark mark) {
        focused = mark;
        boolean many = mark != null && mark.subject() instanceof Mark.Subject.Many;
        stack.focus(many ? mark : null);
        if (mark != null && mark.subject() instanceof Mark.Subject.One one) {
            ownSelection = true;
            context.selection().select(one.kind(), one.id());
            ownSelection = false;
        }
        surface.redraw();
    }

    private void open(Mark mark) {
        switch (mark.subject()) {
            case Mark.Subject.One one -> show(one.kind(), one.id());
            case Mark.Subject.Many many -> {
                onCard = null;
                card.show(cluster(many), left(mark.x()));
                card.takeKeyboard();
            }
        }
    }

    private DetailSheet cluster(Mark.Subject.Many many) {
        return many.layer() == LayerKind.INCIDENTS ? incidents(many) : places(many);
    }

    private DetailSheet places(Mark.Subject.Many many) {
        List<FacilityKind> kinds = Layers.kinds(many.layer());
        return facts.places(
                context.console().situation().facilities().stream()
                        .filter(f -> kinds.contains(f.sort()))
                        .filter(f -> within(f.place().point(), many))
                        .toList());
    }

    private static boolean within(@Nullable GeoPoint p, Mark.Subject.Many many) {
        return p != null && many.within().holds(MercatorPoint.x(p.lon()), MercatorPoint.y(p.lat()));
    }

    private DetailSheet incidents(Mark.Subject.Many many) {
        List<Incident> members =
                context.console().situation().incidents().stream()
                        .filter(Incident::open)
                        .filter(i -> within(i, many))
                        .sorted(Facts::compare)
                        .toList();
        return facts.cluster(members, context.console().time().now());
    }

    private boolean within(Incident incident, Mark.Subject.Many many) {
        return within(IncidentLayer.place(incident, districts).orElse(null), many);
    }

    private void show(Changes.Kind kind, String id) {
        Situation situation = context.console().situation();
        facts.of(situation, kind, id, context.console().time().now())
                .ifPresentOrElse(
                        sheet -> {
                            onCard = new Selection.Item(kind, id);
                            card.show(
                                    sheet,
                                    whereabouts.of(kind, id).map(p -> left(p.x())).orElse(false));
                        },
                        this::closeCard);
    }

    private boolean left(double unitX) {
        return surface.viewport().x(unitX) < surface.viewport().width() / 2;
    }

    private void updateCard() {
        Selection.Item item = onCard;
        if (item != null && card.open()) {
            show(item.kind(), item.id());
        }
    }

    private void closeCard() {
        if (card.hasKeyboard()) {
            keyboardToMap();
        }
        onCard = null;
        nextArrival = 0;
        card.close();
        focused = null;
        stack.focus(null);
        surface.redraw();
    }

    /// Somebody selected something, here or in another panel.
    private void selected(Selection.@Nullable Item item) {
        stack.select(item);
        surface.redraw();
        if (item == null || ownSelection) {
            return;
        }
        closeCard();
        whereabouts.of(item.kind(), item.id()).ifPresent(this::bringIntoView);
    }

    private void bringIntoView(MercatorPoint place) {
        MapViewport view = surface.viewport();
        double x = view.x(place.x());
        double y = view.y(place.y());
        double edge = context.type().base() * 3;
        if (x >= edge && y >= edge && x <= view.width() - edge && y <= view.height() - edge) {
            return;
        }
        surface.leaveHome();
        MercatorPoint from = view.centre();
        double zoom = view.zoom();
        // Gently, so that the eye can follow where the map went.
        new Transition() {
            {
                setCycleDuration(Duration.millis(250));
                setInterpolator(Interpolator.EASE_BOTH);
            }

            @Override
            protected void interpolate(double share) {
                if (!closed) {
                    view.moveTo(
                            new MercatorPoint(
                                            from.x() + (place.x() - from.x()) * share,
                                            from.y() + (place.y() - from.y()) * share)
                                    .toGeoPoint(),
                            zoom);
                }
            }
        }.play();
    }

    // ---- keyboard

    @Override
    public List<Panel.KeyAction> actions() {
        List<Panel.KeyAction> actions = new ArrayList<>();
        actions.add(new Panel.KeyAction("TAB", "layers.action.next", () -> step(1)));
        actions.add(new Panel.KeyAction("Shift+TAB", "layers.action.previous", () -> step(-1)));
        actions.add(new Panel.KeyAction("Alt+RIGHT", "layers.action.next", () -> go(1, 0)));
        actions.add(new Panel.KeyAction("Alt+LEFT", "layers.action.next", () -> go(-1, 0)));
        actions.add(new Panel.KeyAction("Alt+DOWN", "layers.action.next", () -> go(0, 1)));
        actions.add(new Panel.KeyAction("Alt+UP", "layers.action.next", () -> go(0, -1)));
        actions.add(new Panel.KeyAction("ENTER", "layers.action.open", this::enter));
        actions.add(new Panel.KeyAction("Esc", "layers.action.close", this::closeCard));
        actions.add(new Panel.KeyAction("N", "layers.action.unmarked", this::list));
        actions.add(new Panel.KeyAction("G", "layers.action.arrivals", this::listArrivals));
        actions.add(
                new Panel.KeyAction(DetailsCard.SOURCE_KEY, "layers.action.source", card::follow));
        for (LayerKind kind : LayerKind.values()) {
            actions.add(new Panel.KeyAction(kind.key(), kind.text(), () -> toggle(kind)));
        }
        return actions;
    }

    private void step(int by) {
        MapViewport view = surface.viewport();
        MercatorPoint nw = view.at(0, 0);
        MercatorPoint se = view.at(view.width(), view.height());
        List<Mark> order = seen.marks().inOrder(nw.x(), nw.y(), se.x(), se.y());
        if (order.isEmpty()) {
            return;
        }
        Mark was = focused;
        int at = was == null ? -1 : indexOf(order, was);
        int next = at < 0 ? (by > 0 ? 0 : order.size() - 1) : Math.floorMod(at + by, order.size());
        focus(order.get(next));
        if (card.open()) {
            open(order.get(next));
        }
    }

    /// By place for clusters, which are made anew for each picture, and by id for the rest.
    private static int indexOf(List<Mark> order, Mark was) {
        for (int i = 0; i < order.size(); i++) {
            Mark m = order.get(i);
            boolean same =
                    was.subject() instanceof Mark.Subject.One
                            ? m.subject().equals(was.subject())
                            : m.x() == was.x() && m.y() == was.y();
            if (same) {
                return i;
            }
        }
        return -1;
    }

    private void go(int dx, int dy) {
        MarkIndex marks = seen.marks();
        Mark from = focused;
        if (from == null) {
            step(1);
            return;
        }
        marks.towards(from, dx, dy).ifPresent(this::focus);
    }

    private void enter() {
        Mark mark = focused;
        if (mark != null) {
            open(mark);
            return;
        }
        Selection.Item item = context.selection().item();
        if (item != null) {
            show(item.kind(), item.id());
        }
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

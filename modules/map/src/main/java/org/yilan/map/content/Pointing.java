package org.yilan.map.content;

import javafx.animation.Interpolator;
import javafx.animation.Transition;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;
import org.yilan.fx.Panel;
import org.yilan.fx.PanelContext;
import org.yilan.fx.Selection;
import org.yilan.geography.Districts;
import org.yilan.geography.MercatorPoint;
import org.yilan.map.arrival.ArrivalBoard;
import org.yilan.map.details.DetailSheet;
import org.yilan.map.details.DetailsCard;
import org.yilan.map.details.Facts;
import org.yilan.map.mark.Mark;
import org.yilan.map.mark.Sight;
import org.yilan.map.view.MapSurface;
import org.yilan.map.view.MapViewport;
import org.yilan.situation.Changes;

import java.util.List;

/// What a person points at on the map, by mouse or keyboard, and what follows: the mark with the focus, the card, the selection
/// that all panels share, and the way to what was selected elsewhere. FX thread.
final class Pointing {
    /// How far a finger may miss a mark, in units of the smallest text.
    private static final double SLACK = 0.4;

    private final PanelContext context;
    private final MapSurface surface;
    private final LayerStack stack;
    private final Whereabouts whereabouts;
    private final MapCards cards;
    private Sight.Seen seen = Sight.Seen.NOTHING;
    private @Nullable Mark focused;
    private double scale = 1;
    private boolean ownSelection;
    private boolean closed;

    /// @param districts of the city
    Pointing(
            PanelContext context,
            MapSurface surface,
            Districts districts,
            LayerStack stack,
            Facts facts) {
        this.context = context;
        this.surface = surface;
        this.stack = stack;
        this.whereabouts = new Whereabouts(context.console(), districts);
        this.cards = new MapCards(context, surface, districts, whereabouts, facts, this::choose);
        cards.onKey(this::typedInCard);
    }

    /// The card.
    Parent view() {
        return cards.view();
    }

    /// What the open card is about, empty when none is open.
    String cardTitle() {
        return cards.title();
    }

    /// What the picture on the screen shows.
    Sight.Seen seen() {
        return seen;
    }

    /// Another picture stands on the screen.
    ///
    /// @param scale pixels of the picture per logical pixel
    void drawn(Sight.Seen next, double scale) {
        this.seen = next;
        this.scale = scale;
    }

    /// The card says what is so now.
    void update() {
        if (!cards.update()) {
            close();
        }
    }

    /// No more moves of the map.
    void end() {
        closed = true;
    }

    void click(double x, double y, int times) {
        MapViewport view = surface.viewport();
        MercatorPoint at = view.at(x, y);
        Mark mark = seen.marks().at(at.x(), at.y(), markWorld(), slack()).orElse(null);
        if (mark == null) {
            close();
            return;
        }
        focus(mark);
        if (times >= 2 && mark.subject() instanceof Mark.Subject.Many) {
            surface.leaveHome();
            view.moveTo(new MercatorPoint(mark.x(), mark.y()).toGeoPoint(), view.zoom() + 2);
            close();
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
        boolean byKeyboard = cards.hasKeyboard();
        ownSelection = true;
        context.selection().select(member.kind(), member.id());
        ownSelection = false;
        show(member.kind(), member.id());
        if (byKeyboard) {
            cards.keyboardToMap();
        }
    }

    /// All that holds and has no mark, to choose from.
    void list() {
        cards.unmarked(seen);
    }

    void listArrivals(ArrivalBoard board) {
        cards.arrivals(board);
    }

    /// From the card of a cluster on to the next mark too: its links would keep the key for themselves.
    private void typedInCard(KeyEvent e) {
        if (e.getCode() == KeyCode.TAB && cards.hasKeyboard()) {
            cards.keyboardToMap();
            step(e.isShiftDown() ? -1 : 1);
            e.consume();
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
            case Mark.Subject.Many many -> cards.cluster(many, mark.x());
        }
    }

    void show(Changes.Kind kind, String id) {
        if (!cards.show(kind, id)) {
            close();
        }
    }

    private void close() {
        cards.close();
        focused = null;
        stack.focus(null);
        surface.redraw();
    }

    /// Somebody selected something, here or in another panel.
    void selected(Selection.@Nullable Item item) {
        stack.select(item);
        surface.redraw();
        if (item == null || ownSelection) {
            return;
        }
        close();
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

    List<Panel.KeyAction> actions() {
        return List.of(
                new Panel.KeyAction("TAB", "layers.action.next", () -> step(1)),
                new Panel.KeyAction("Shift+TAB", "layers.action.previous", () -> step(-1)),
                new Panel.KeyAction("Alt+RIGHT", "layers.action.next", () -> go(1, 0)),
                new Panel.KeyAction("Alt+LEFT", "layers.action.next", () -> go(-1, 0)),
                new Panel.KeyAction("Alt+DOWN", "layers.action.next", () -> go(0, 1)),
                new Panel.KeyAction("Alt+UP", "layers.action.next", () -> go(0, -1)),
                new Panel.KeyAction("ENTER", "layers.action.open", this::enter),
                new Panel.KeyAction("Esc", "layers.action.close", this::close),
                new Panel.KeyAction("N", "layers.action.unmarked", this::list),
                new Panel.KeyAction(
                        DetailsCard.SOURCE_KEY, "layers.action.source", cards::followSource));
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
        if (cards.open()) {
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
        Mark from = focused;
        if (from == null) {
            step(1);
            return;
        }
        seen.marks().towards(from, dx, dy).ifPresent(this::focus);
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
}

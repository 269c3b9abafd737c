package org.yilan.map.content;

import javafx.scene.Parent;
import javafx.scene.input.KeyEvent;

import org.jspecify.annotations.Nullable;
import org.yilan.fx.PanelContext;
import org.yilan.fx.Selection;
import org.yilan.geography.Districts;
import org.yilan.geography.MercatorPoint;
import org.yilan.map.arrival.ArrivalBoard;
import org.yilan.map.details.DetailSheet;
import org.yilan.map.details.DetailsCard;
import org.yilan.map.details.Facts;
import org.yilan.map.layer.incident.IncidentLayer;
import org.yilan.map.mark.LayerKind;
import org.yilan.map.mark.Mark;
import org.yilan.map.mark.Sight;
import org.yilan.map.view.MapSurface;
import org.yilan.situation.Changes;
import org.yilan.situation.Situation;
import org.yilan.situation.model.FacilityKind;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Incident;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/// The card over the map and what it says: of one thing, of a cluster, of what has no mark, of all arrivals. FX thread.
final class MapCards {
    /// What stands round the places in the list of arrivals, in units of the smallest text.
    private static final double LIST_EDGES = 11;

    private final PanelContext context;
    private final MapSurface surface;
    private final Districts districts;
    private final Whereabouts whereabouts;
    private final Facts facts;
    private final DetailsCard card;
    private Selection.@Nullable Item about;

    /// The first place of the list of arrivals that was not shown yet.
    private int nextArrival;

    /// @param chosen told which of the card's lines somebody chose
    MapCards(
            PanelContext context,
            MapSurface surface,
            Districts districts,
            Whereabouts whereabouts,
            Facts facts,
            Consumer<DetailSheet.Member> chosen) {
        this.context = context;
        this.surface = surface;
        this.districts = districts;
        this.whereabouts = whereabouts;
        this.facts = facts;
        this.card = new DetailsCard(context.texts(), context.type(), chosen);
    }

    Parent view() {
        return card.view();
    }

    boolean open() {
        return card.open();
    }

    /// What the open card is about, empty when none is open.
    String title() {
        DetailSheet sheet = card.sheet();
        return sheet == null ? "" : sheet.title();
    }

    boolean hasKeyboard() {
        return card.hasKeyboard();
    }

    void keyboardToMap() {
        Parent map = card.view().getParent();
        if (map != null) {
            map.requestFocus();
        }
    }

    /// Sees keys before the card does.
    void onKey(Consumer<KeyEvent> typed) {
        card.view().addEventFilter(KeyEvent.KEY_PRESSED, typed::accept);
    }

    /// Opens the source of what the card says, where it has one.
    void followSource() {
        card.follow();
    }

    /// @return whether there is such a thing; else the card stays as it is
    boolean show(Changes.Kind kind, String id) {
        Situation situation = context.console().situation();
        return facts.of(situation, kind, id, now())
                .map(
                        sheet -> {
                            about = new Selection.Item(kind, id);
                            card.show(
                                    sheet,
                                    whereabouts.of(kind, id).map(p -> left(p.x())).orElse(false));
                            return true;
                        })
                .orElse(false);
    }

    /// Brings an open card up to date.
    ///
    /// @return false when what it is about is gone
    boolean update() {
        Selection.Item item = about;
        return item == null || !card.open() || show(item.kind(), item.id());
    }

    void close() {
        if (card.hasKeyboard()) {
            keyboardToMap();
        }
        about = null;
        nextArrival = 0;
        card.close();
    }

    /// All that holds and has no mark, to choose from.
    void unmarked(Sight.Seen seen) {
        about = null;
        card.show(facts.unmarked(seen.unmarked(), seen.withoutPlace()), true);
        card.takeKeyboard();
    }

    /// When the wind arrives everywhere and what with it, as many places as there is room for; each time the next ones, and
    /// after the last the first.
    void arrivals(ArrivalBoard board) {
        about = null;
        double room = surface.viewport().height() / context.type().base() - LIST_EDGES;
        int from = nextArrival < board.rows().size() ? nextArrival : 0;
        int count = facts.arrivalsThatFit(board, from, room);
        nextArrival = from + count;
        card.show(facts.arrivals(board, from, count, now()), true);
    }

    /// What lies under a mark that stands for several.
    void cluster(Mark.Subject.Many many, double unitX) {
        about = null;
        card.show(
                many.layer() == LayerKind.INCIDENTS ? incidents(many) : places(many), left(unitX));
        card.takeKeyboard();
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
        return facts.cluster(members, now());
    }

    private boolean within(Incident incident, Mark.Subject.Many many) {
        return within(IncidentLayer.place(incident, districts).orElse(null), many);
    }

    private Instant now() {
        return context.console().time().now();
    }

    private boolean left(double unitX) {
        return surface.viewport().x(unitX) < surface.viewport().width() / 2;
    }
}

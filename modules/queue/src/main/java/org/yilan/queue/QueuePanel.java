package org.yilan.queue;

import javafx.beans.value.ChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.yilan.console.TimeContext;
import org.yilan.fx.FxThread;
import org.yilan.fx.Panel;
import org.yilan.fx.PanelContext;
import org.yilan.fx.RefusalWords;
import org.yilan.fx.Selection;
import org.yilan.fx.Texts;
import org.yilan.fx.Theme;
import org.yilan.fx.Zones;
import org.yilan.situation.Changes;
import org.yilan.situation.Situation;
import org.yilan.situation.command.Decision;
import org.yilan.situation.command.Role;
import org.yilan.situation.model.Incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The incident queue: what breaks first, what is known of it, and what to do about it; all of it by keyboard. FX thread.
///
/// Options in the scene file: `"details": "auto" | "never"`.
public final class QueuePanel implements Panel {
    /// Widths of the list in base units from which the counters of grades stand in the title line, and with words.
    private static final double GRADES_APART = 29.5;

    private static final double GRADES_IN_WORDS = 40;

    /// The same in a language whose words are longer: "Incidents 179 open Red 5 Orange 52 Yellow 58 Blue 64".
    private static final double GRADES_IN_LONG_WORDS = 52;

    private final PanelContext context;
    private final Texts texts;
    private final QueueModel model;
    private final Claims claims;
    private final Colleagues colleagues;
    private final VBox left;
    private final RowPoolView<QueueRow> list;
    private final FilterBar filters;
    private final Unveiled unveiled;
    private final DetailsView details;
    private final CommandStrip strip;
    private final Advisor advisor;
    private final OrderLine line;
    private final QueueLayout view;
    private final QueueKeys keys;
    private final Label title = new Label();
    private final Label open = new Label();
    private final Label footer = new Label();
    private final ChipLines foot;
    private final Label empty = new Label();
    private final ChangeListener<Object> onLanguage = (o, a, b) -> relabel();
    private final ChangeListener<Object> onSelection = (o, a, b) -> followSelection();
    private @Nullable String selected;
    private boolean revealSelected;
    private QueueCounts counts = QueueCounts.NONE;
    private @Nullable List<Order> offered;

    QueuePanel(PanelContext context) {
        this.context = context;
        this.texts = context.texts();
        this.model = new QueueModel(context.console().person().name());
        TimeWords times = new TimeWords(texts, Zones.of(context.settings()));
        this.claims = new Claims(() -> context.console().person().name(), context.notices(), times);
        this.colleagues = new Colleagues(context.console(), texts, this::colleaguesMoved);
        this.list =
                new RowPoolView<>(
                        new RowPoolView.Source<>() {
                            @Override
                            public int size() {
                                return model.size();
                            }

                            @Override
                            public QueueRow get(int index) {
                                return model.get(index);
                            }
                        },
                        context.type().base() * IncidentRow.HEIGHT,
                        () ->
                                new IncidentRow(
                                        texts,
                                        times,
                                        context.type(),
                                        context.console().time()::now,
                                        colleagues::at));
        this.filters = new FilterBar(context, this::filter);
        this.unveiled = new Unveiled(context.console(), System::nanoTime, this::unveiled);
        this.advisor = new Advisor(context.console(), this::advised);
        this.details =
                new DetailsView(context, times, advisor, new May(), unveiled, colleagues::at);
        this.strip = new CommandStrip(context, advisor::of, unveiled, this::focusList);
        this.line =
                new OrderLine(context, filters.search(), this::inHand, this::possible, advisor::of);
        title.getStyleClass().add("title");
        title.setMinWidth(Region.USE_PREF_SIZE);
        open.getStyleClass().add("aside");
        open.setMinWidth(Region.USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox head = new HBox(title, open, space, filters.grades());
        head.getStyleClass().add("panel-title");
        footer.getStyleClass().add("may-clip");
        foot = new ChipLines(Math.round(context.type().base() * 0.8));
        foot.getStyleClass().add("queue-footer");
        empty.getStyleClass().add("queue-empty");
        empty.setWrapText(true);
        this.left = new VBox(head, filters, line, list, empty, foot, strip);
        left.getStyleClass().add("queue-list");
        VBox.setVgrow(list, Priority.ALWAYS);
        empty.managedProperty().bind(empty.visibleProperty());
        empty.setVisible(false);
        this.view =
                new QueueLayout(
                        left,
                        details,
                        context.type(),
                        !context.options().path("details").asString("auto").equals("never"));
        view.getStylesheets().add(Theme.stylesheet(context.assets(), "queue"));
        left.widthProperty().addListener((o, a, width) -> makeRoom());
        this.keys = new QueueKeys(this, list, filters);
        view.addEventFilter(KeyEvent.KEY_PRESSED, keys::onKey);
        view.addEventFilter(KeyEvent.KEY_TYPED, keys::onTyped);
        view.onBeside(() -> FxThread.later(this::resized));
        list.onSelect(this::chosen);
        list.onActivate(this::openDetails);
        texts.localeProperty().addListener(onLanguage);
        context.selection().itemProperty().addListener(onSelection);
        relabel();
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public Node focusTarget() {
        return strip.isOpen() ? strip.focusTarget() : list;
    }

    /// An order half written is left; the list and its filters stay as they are.
    @Override
    public boolean dismiss() {
        boolean open = strip.isOpen();
        strip.close();
        return open;
    }

    /// Whoever has given an order sees what comes of it in the next frame.
    @Override
    public double refreshesPerSecond() {
        return strip.waiting() ? 60 : 20;
    }

    @Override
    public boolean settled() {
        return details.settled() && advisor.settled();
    }

    @Override
    public List<KeyAction> actions() {
        return keys.actions();
    }

    @Override
    public void refresh(Changes changes) {
        Situation situation = context.console().situation();
        strip.shown(situation.seq(), changes.everything());
        boolean incidents = changes.touches(Changes.Kind.INCIDENT);
        if (changes.everything()) {
            model.tick(context.console().time().now());
            model.person(context.console().person().name());
            model.reset(situation.incidents());
            claims.reset(situation.incidents());
            if (revealSelected && selected != null && model.indexOf(selected) >= 0) {
                revealSelected = false;
                list.reveal(model.indexOf(selected));
            }
        } else if (incidents) {
            Set<String> ids = changes.ids(Changes.Kind.INCIDENT);
            model.apply(ids, situation::incident);
            claims.apply(ids, situation::incident);
        }
        if (incidents) {
            follow();
            count();
        }
        showSelected(changes.touches(Changes.Kind.ALERT));
    }

    /// Whether details stand beside the list is known once it has a size.
    private void resized() {
        showSelected(false);
    }

    @Override
    public void tick(Instant now) {
        model.tick(now);
        if (whyNot().isEmpty()) {
            claims.tick(now);
        }
        count();
        follow();
        details.tick(now);
        unveiled.tick(details.incident());
        showSelected(false);
    }

    /// The filter and the words searched for, the incident that is chosen, an order half written.
    @Override
    public void takeOver(Panel former) {
        if (former instanceof QueuePanel other) {
            filters.set(other.filters.filter());
            filters.leaveSearch();
            selected = other.selected;
            revealSelected = selected != null;
            strip.takeOver(other.strip);
        }
    }

    @Override
    public void close() {
        colleagues.close();
        texts.localeProperty().removeListener(onLanguage);
        context.selection().itemProperty().removeListener(onSelection);
    }

    /// The row pool shows the model as it is, with the selected incident marked wherever it went.
    private void follow() {
        list.mark(selected == null ? -1 : model.indexOf(selected));
        list.refresh();
        boolean nothing = model.size() == 0;
        empty.setVisible(nothing);
        if (nothing) {
            empty.setText(
                    texts.get(model.filter().active() ? "queue_empty_filter" : "queue_empty"));
        }
        int below = list.below();
        int held = model.heldBack();
        String words = below > 0 ? texts.get("queue_below", Integer.toString(below)) : "";
        if (held > 0) {
            words +=
                    (words.isEmpty() ? "" : " · ")
                            + texts.get("queue_held", Integer.toString(held));
        }
        if (!footer.getText().equals(words)) {
            footer.setText(words);
            foot.requestLayout();
        }
    }

    private void count() {
        counts = model.counts();
        filters.counts(counts);
        open.setText(texts.get("queue_open", Integer.toString(counts.open())));
    }

    private void makeRoom() {
        double ems = left.getWidth() / context.type().base();
        boolean shortWords = texts.locale().getLanguage().equals("zh");
        filters.room(
                ems >= GRADES_APART, ems >= (shortWords ? GRADES_IN_WORDS : GRADES_IN_LONG_WORDS));
    }

    private void relabel() {
        makeRoom();
        offered = null;
        title.setText(texts.get("queue_title"));
        model.nameDistricts(
                code -> texts.has("district." + code) ? texts.get("district." + code) : code);
        filters.draw();
        count();
        follow();
        showSelected(true);
    }

    private void filter(QueueFilter wanted) {
        model.filter(wanted);
        follow();
    }

    private void chosen(int index) {
        String id = model.get(index).id();
        selected = id;
        context.selection().select(Changes.Kind.INCIDENT, id);
        showSelected(false);
        follow();
    }

    private void followSelection() {
        Selection.Item item = context.selection().item();
        if (item == null || item.kind() != Changes.Kind.INCIDENT || item.id().equals(selected)) {
            return;
        }
        selected = item.id();
        int index = model.indexOf(item.id());
        if (index >= 0) {
            list.reveal(index);
        }
        follow();
        showSelected(false);
    }

    /// The details of the selected incident; where they always stand beside the list and nothing is selected, of the one that
    /// comes first.
    private void showSelected(boolean force) {
        Optional<Incident> incident =
                selected == null ? Optional.empty() : model.incident(selected);
        boolean chosen = incident.isPresent();
        if (!chosen && model.size() > 0 && view.beside()) {
            incident = Optional.of(model.get(0).incident());
        }
        // Only what a person has chosen: a screen at rest asks nothing.
        advisor.look(chosen ? incident.orElse(null) : null);
        details.show(incident.orElse(null), chosen, force);
        colleagues.opened(
                chosen ? incident.map(Incident::id).orElse("") : "", strip.isOpen() && chosen);
        view.detailsWanted(incident.isPresent());
        offerOrders(chosen && !view.beside() ? incident : Optional.empty());
    }

    private void advised() {
        details.advise();
    }

    /// What can be ordered, at the foot of the list where no details say so.
    private void offerOrders(Optional<Incident> incident) {
        List<Order> possible =
                incident.isEmpty() || !whyNot().isEmpty() || strip.isOpen()
                        ? List.of()
                        : possible(incident.get());
        if (possible.equals(offered)) {
            return;
        }
        offered = possible;
        List<Node> labels = new ArrayList<>();
        for (Order order : possible) {
            Label label = new Label(order.key() + " " + texts.get(order.nameKey()));
            label.getStyleClass().add("footer-order");
            if (incident.flatMap(i -> forbidden(order, i)).isPresent()) {
                label.getStyleClass().add("forbidden");
            }
            label.setOnMousePressed(e -> order(order));
            labels.add(label);
        }
        foot.show(List.of(footer), labels);
    }

    // ---- what the keys do

    void openDetails() {
        if (details.incident() == null && model.size() > 0) {
            list.choose(Math.max(0, list.selected()));
        }
        if (details.incident() != null) {
            view.openDetails();
            details.requestFocus();
        }
    }

    /// One step back; false when there is nothing to leave.
    boolean back() {
        if (strip.isOpen()) {
            strip.close();
        } else if (filters.search().isFocused()) {
            filters.search().clear();
            filters.leaveSearch();
            list.requestFocus();
        } else if (filters.inMore()) {
            filters.toggleMore(); // what was chosen stays, as chips in the line above
            list.requestFocus();
        } else if (view.closeDetails() || details.isFocused()) {
            list.requestFocus();
        } else if (filters.filter().active() || filters.moreOpen()) {
            filters.clear();
            list.requestFocus();
        } else if (!list.isFocused()) {
            list.requestFocus();
        } else {
            return false;
        }
        return true;
    }

    void order(Order order) {
        String reason = whyNot();
        if (!reason.isEmpty()) {
            context.notices().say(reason);
            return;
        }
        if (selected == null && model.size() > 0) {
            list.choose(0);
        }
        Optional<Incident> target = Optional.ofNullable(selected).flatMap(model::incident);
        if (target.isEmpty()) {
            context.notices().say("queue_nothing_selected");
            return;
        }
        Optional<Decision.Refuse> refuse = forbidden(order, target.get());
        if (refuse.isPresent()) {
            context.notices().say(refuse.get().code(), RefusalWords.arguments(texts, refuse.get()));
            return;
        }
        strip.open(order, target.get());
        showSelected(false);
    }

    private final class May implements DetailsView.Orders {
        @Override
        public List<Order> possible(Incident incident) {
            return whyNot().isEmpty() ? QueuePanel.this.possible(incident) : List.of();
        }

        @Override
        public Optional<Decision.Refuse> forbidden(Order order, Incident incident) {
            return QueuePanel.this.forbidden(order, incident);
        }

        @Override
        public void give(Order order) {
            order(order);
        }
    }

    /// Key of the sentence that says why no order can be given, empty when one can.
    private String whyNot() {
        if (context.console().time().mode() != TimeContext.Mode.LIVE) {
            return "queue_not_live";
        }
        return context.console().person().role() == Role.WALL ? "queue_no_right" : "";
    }

    private Optional<Decision.Refuse> forbidden(Order order, Incident incident) {
        return order.forbidden(
                context.console().rights(), incident, context.console().situation().limits());
    }

    private List<Order> possible(Incident incident) {
        return Order.possible(
                incident,
                context.console().situation().limits(),
                context.console().person().name());
    }

    OrderLine line() {
        return line;
    }

    /// The incident that an order would be for: the one that is selected, else the first.
    private @Nullable Incident inHand() {
        Optional<Incident> chosen = Optional.ofNullable(selected).flatMap(model::incident);
        return chosen.orElseGet(() -> model.size() > 0 ? model.get(0).incident() : null);
    }

    /// Gives the order that stands in the line; false when it is a search.
    boolean runLine() {
        Optional<Typed> typed = line.typed();
        Incident target = inHand();
        if (typed.isEmpty() || target == null) {
            return false;
        }
        String argument = line.argument(typed.get(), target);
        filters.search().clear();
        filters.leaveSearch();
        order(typed.get().order());
        if (strip.isOpen()) {
            strip.write(argument, typed.get().reason());
        }
        return true;
    }

    private void unveiled() {
        showSelected(true);
        details.tellAgain();
    }

    private void colleaguesMoved() {
        list.refresh();
        details.colleagues();
    }

    private void focusList() {
        list.requestFocus();
        showSelected(false);
    }

    // ---- for tests of the package

    QueueModel model() {
        return model;
    }

    CommandStrip strip() {
        return strip;
    }

    DetailsView details() {
        return details;
    }
}

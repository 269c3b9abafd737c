package org.yilan.queue;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.yilan.fx.FxThread;
import org.yilan.fx.GradeMark;
import org.yilan.fx.PanelContext;
import org.yilan.fx.RefusalWords;
import org.yilan.fx.Texts;
import org.yilan.fx.TimelineWords;
import org.yilan.situation.Recorded;
import org.yilan.situation.command.Decision;
import org.yilan.situation.command.Role;
import org.yilan.situation.model.Alert;
import org.yilan.situation.model.Deadline;
import org.yilan.situation.model.FeedHealth;
import org.yilan.situation.model.Incident;
import org.yilan.situation.model.IncidentReport;
import org.yilan.situation.watch.Watch;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// All that is known of one incident, what can be ordered for it, the alerts over its district, and its own story from the
/// journal. FX thread.
final class DetailsView extends ScrollPane {
    /// Width in base units from which the story stands beside the facts.
    private static final double TWO_COLUMNS = 46;

    private final PanelContext context;
    private final Texts texts;
    private final TimeWords times;
    private final Orders may;
    private final Unveiled unveiled;
    private final VBox what = new VBox();
    private final VBox around = new VBox();
    private final Halves body;
    private final Label left = new Label();
    private final Label clock = new Label();
    private final Label age = new Label();
    private final VBox timeline = new VBox();
    private final Advisor advisor;
    private final AdviceView advice;
    private final JointView joint;
    private final UnaryOperator<String> present;
    private final Label colleagues = new Label();
    private @Nullable Incident shown;
    private List<Recorded> story = List.of();
    private boolean waiting;
    private boolean chosen;

    /// What may be ordered, and who does it.
    interface Orders {
        /// What could be ordered for an incident now.
        List<Order> possible(Incident incident);

        /// Why this person may not.
        Optional<Decision.Refuse> forbidden(Order order, Incident incident);

        void give(Order order);
    }

    /// @param present who else has it open, in words
    DetailsView(
            PanelContext context,
            TimeWords times,
            Advisor advisor,
            Orders may,
            Unveiled unveiled,
            UnaryOperator<String> present) {
        this.present = present;
        this.context = context;
        this.texts = context.texts();
        this.times = times;
        this.may = may;
        this.unveiled = unveiled;
        this.advisor = advisor;
        this.advice = new AdviceView(context, times);
        this.joint = new JointView(context);
        double em = context.type().base();
        body = new Halves(what, around, em * TWO_COLUMNS, em * 1.4);
        getStyleClass().add("queue-details");
        body.getStyleClass().add("details-body");
        what.getStyleClass().add("details-part");
        around.getStyleClass().add("details-part");
        left.getStyleClass().add("details-left");
        left.setMinWidth(Region.USE_PREF_SIZE);
        clock.getStyleClass().add("text-dim");
        age.getStyleClass().add("text-dim");
        timeline.getStyleClass().add("details-timeline");
        colleagues.getStyleClass().add("details-present");
        colleagues.setWrapText(true);
        colleagues.managedProperty().bind(colleagues.visibleProperty());
        setContent(body);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(true);
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
    }

    /// The incident shown, or null.
    @Nullable Incident incident() {
        return shown;
    }

    /// Whether the story that was asked for has come.
    boolean settled() {
        return !waiting;
    }

    /// Shows an incident; null empties the view.
    ///
    /// @param selected whether a person has chosen it; else it is the one that comes first
    /// @param force draw again although it is the same: the language or the alerts changed
    void show(@Nullable Incident incident, boolean selected, boolean force) {
        Incident before = shown;
        if (incident == before && selected == chosen && !force) {
            return;
        }
        shown = incident;
        chosen = selected;
        if (incident == null) {
            what.getChildren().clear();
            around.getChildren().clear();
            story = List.of();
            return;
        }
        boolean another = before == null || !before.id().equals(incident.id());
        if (another) {
            story = List.of();
            setVvalue(0);
        }
        if (incident != before) {
            ask(incident); // whatever changed, its story says it
        }
        draw(incident);
    }

    /// Asks for the story anew: something happened that changes nothing else.
    void tellAgain() {
        if (shown != null) {
            ask(shown);
        }
    }

    private void ask(Incident incident) {
        waiting = true;
        String id = incident.id();
        Story.of(context.console(), incident)
                .whenCompleteAsync(
                        (records, failure) -> told(id, records, failure), FxThread.executor());
    }

    private void told(String id, @Nullable List<Recorded> records, @Nullable Throwable failure) {
        Incident now = shown;
        if (now == null || !now.id().equals(id)) {
            waiting = false;
            return;
        }
        waiting = false;
        if (records != null) {
            story = records;
            drawStory();
        } else if (failure != null) {
            timeline.getChildren().setAll(dim(texts.get("queue_story_failed")));
        }
    }

    /// A grade in words and by its numeral; one that nobody knows as it came, once.
    private String named(String code) {
        String word = word("grade.", code);
        return word.equals(code) ? code : word + " " + code;
    }

    private void draw(Incident i) {
        Incident seen = unveiled.over(i);
        IncidentReport report = seen.report();
        Label title = new Label(report.title());
        title.getStyleClass().add("details-title");
        title.setWrapText(true);
        GradeMark mark = new GradeMark(i.grade(), Math.round(context.type().base() * 1.35));
        HBox head = new HBox(mark, title);
        head.getStyleClass().add("details-head");
        Label state =
                new Label(
                        named(i.grade().code())
                                + " · "
                                + texts.get("state." + i.progress().state().name()));
        state.getStyleClass().add("details-state");
        state.setWrapText(true);
        HBox clocks = new HBox(new VBox(clock, left), new VBox(state, age));
        clocks.getStyleClass().add("details-clocks");
        what.getChildren().clear();
        if (!chosen) {
            what.getChildren().add(dim(texts.get("queue_first")));
        }
        // Who called is for whoever asked for it: not for a wall, and not for a screen at rest.
        boolean personal = chosen && context.console().person().role() != Role.WALL;
        what.getChildren().addAll(head, clocks, colleagues);
        colleagues();
        List<Order> orders = may.possible(i);
        if (!orders.isEmpty()) {
            orders(orders, i);
        }
        what.getChildren()
                .add(
                        new IncidentFacts(
                                texts,
                                times,
                                context.console().situation().limits(),
                                seen,
                                this::who,
                                personal));
        if (personal && unveiled.of(i)) {
            Label alone = new Label(texts.get("queue_unveiled"));
            alone.getStyleClass().add("details-unveiled");
            alone.setWrapText(true);
            what.getChildren().add(alone);
        }
        if (personal
                && !report.description().isBlank()
                && !report.description().equals(report.title())) {
            Label words = new Label(report.description());
            words.getStyleClass().add("details-words");
            words.setWrapText(true);
            what.getChildren().add(words);
        }
        advise();
        joint.show(i);
        what.getChildren().addAll(joint, advice);
        around.getChildren().setAll(section("queue_story"), timeline);
        List<Alert> alerts = alerts(report.place().division());
        if (!alerts.isEmpty()) {
            around.getChildren().add(section("queue_alerts_here"));
            alerts.forEach(a -> around.getChildren().add(alert(a)));
        }
        drawStory();
        tick(context.console().time().now());
    }

    /// Shows who else has it open by now.
    void colleagues() {
        Incident i = shown;
        String words = i == null ? "" : present.apply(i.id());
        colleagues.setText(words);
        colleagues.setVisible(!words.isEmpty());
    }

    /// Shows what the hub makes of it by now.
    void advise() {
        Incident i = shown;
        if (i != null) {
            boolean personal = chosen && context.console().person().role() != Role.WALL;
            advice.show(i, advisor.of(i), personal);
        }
    }

    /// What may not be ordered stands there in grey, and why below.
    private void orders(List<Order> orders, Incident incident) {
        FlowPane bar = new FlowPane();
        bar.getStyleClass().add("details-orders");
        Set<String> why = new LinkedHashSet<>();
        for (Order order : orders) {
            Button button = new Button(order.key() + " " + texts.get(order.nameKey()));
            button.setFocusTraversable(false);
            button.setOnAction(e -> may.give(order));
            may.forbidden(order, incident)
                    .ifPresent(
                            refuse -> {
                                button.getStyleClass().add("forbidden");
                                why.add(RefusalWords.of(texts, refuse));
                            });
            bar.getChildren().add(button);
        }
        what.getChildren().add(bar);
        for (String sentence : why) {
            Label label = dim(sentence);
            label.setWrapText(true);
            what.getChildren().add(label);
        }
    }

    /// Moves the clocks.
    void tick(Instant now) {
        Incident i = shown;
        if (i == null) {
            return;
        }
        Optional<Deadline> next = i.timing().next();
        left.setText(next.map(d -> times.left(Duration.between(now, d.due()))).orElse("—"));
        clock.setText(next.map(d -> texts.get("clock." + d.clock().name())).orElse(""));
        age.setText(
                texts.get(
                        i.report().feed().equals(Watch.FEED)
                                ? "queue_found_ago"
                                : "queue_reported_ago",
                        times.age(Duration.between(i.report().reportedAt(), now))));
    }

    private List<Alert> alerts(String division) {
        Instant now = context.console().time().now();
        return context.console().situation().alerts().stream()
                .filter(a -> !a.expired(now) && covers(a, division))
                .sorted(
                        java.util.Comparator.comparing(Alert::grade)
                                .thenComparing(Alert::sent, java.util.Comparator.reverseOrder()))
                .limit(6)
                .toList();
    }

    /// An alert for the district, for a street of it, or for the city that it is in.
    private static boolean covers(Alert alert, String division) {
        if (division.length() < 4) {
            return false;
        }
        String city = division.substring(0, 2) + "0000";
        return alert.areas().stream()
                .flatMap(a -> a.divisions().stream())
                .anyMatch(d -> d.startsWith(division) || d.equals(city));
    }

    private Node alert(Alert alert) {
        GradeMark mark = new GradeMark(alert.grade(), Math.round(context.type().base() * 0.95));
        Label words = new Label(alert.text(texts.locale().getLanguage()).headline());
        words.setWrapText(true);
        HBox row = new HBox(mark, words);
        row.getStyleClass().add("details-alert");
        return row;
    }

    private void drawStory() {
        TimelineWords words = new TimelineWords(texts, this::who);
        List<Node> rows =
                story.stream().flatMap(r -> words.entry(r).stream()).map(this::entry).toList();
        timeline.getChildren()
                .setAll(rows.isEmpty() ? List.of(dim(texts.get("queue_story_none"))) : rows);
    }

    /// A person's name, or a feed's in words.
    private String who(String by) {
        return context.console()
                .situation()
                .feed(by)
                .map(FeedHealth::name)
                .orElseGet(() -> texts.has("by." + by) ? texts.get("by." + by) : by);
    }

    private Node entry(TimelineWords.Entry e) {
        Label at = dim(times.day(e.recorded().at()));
        at.setMinWidth(Region.USE_PREF_SIZE);
        Label what = new Label(e.by().isEmpty() ? e.what() : e.what() + " · " + e.by());
        what.setWrapText(true);
        VBox column = new VBox(what);
        if (!e.why().isBlank()) {
            Label why = dim(e.why());
            why.setWrapText(true);
            column.getChildren().add(why);
        }
        HBox row = new HBox(at, column);
        HBox.setHgrow(column, Priority.ALWAYS);
        row.getStyleClass().add("details-entry");
        return row;
    }

    private Label section(String key) {
        Label label = new Label(texts.get(key));
        label.getStyleClass().add("details-section");
        label.setMaxWidth(Double.MAX_VALUE);
        return label;
    }

    private static Label dim(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("text-dim");
        return label;
    }

    private String word(String prefix, String code) {
        return texts.has(prefix + code) ? texts.get(prefix + code) : code;
    }

    private void onKey(KeyEvent event) {
        double step = getViewportBounds().getHeight() * 0.3 / Math.max(1, body.getHeight());
        switch (event.getCode()) {
            case DOWN -> setVvalue(getVvalue() + step);
            case UP -> setVvalue(getVvalue() - step);
            default -> {
                return;
            }
        }
        event.consume();
    }
}

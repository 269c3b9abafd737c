package org.yilan.queue;

import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.yilan.fx.FxThread;
import org.yilan.fx.GradeMark;
import org.yilan.fx.PanelContext;
import org.yilan.fx.Texts;
import org.yilan.situation.Recorded;
import org.yilan.situation.model.Alert;
import org.yilan.situation.model.Incident;
import org.yilan.situation.model.IncidentReport;
import org.yilan.situation.model.IncidentState;
import org.yilan.situation.model.Progress;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// All that is known of one incident: facts, clocks, the alerts over its district, and its own story from the journal.
/// FX thread.
final class DetailsView extends ScrollPane {
    private final PanelContext context;
    private final Texts texts;
    private final TimeWords times;
    private final VBox body = new VBox();
    private final Label left = new Label();
    private final Label age = new Label();
    private final VBox timeline = new VBox();
    private @Nullable Incident shown;
    private List<Recorded> story = List.of();
    private boolean waiting;

    DetailsView(PanelContext context, TimeWords times) {
        this.context = context;
        this.texts = context.texts();
        this.times = times;
        getStyleClass().add("queue-details");
        body.getStyleClass().add("details-body");
        left.getStyleClass().add("details-left");
        left.setMinWidth(Region.USE_PREF_SIZE);
        age.getStyleClass().add("text-dim");
        timeline.getStyleClass().add("details-timeline");
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
    /// @param force draw again although it is the same: the language or the alerts changed
    void show(@Nullable Incident incident, boolean force) {
        Incident before = shown;
        if (incident == before && !force) {
            return;
        }
        shown = incident;
        if (incident == null) {
            body.getChildren().clear();
            story = List.of();
            return;
        }
        boolean another = before == null || !before.id().equals(incident.id());
        if (another) {
            story = List.of();
            setVvalue(0);
        }
        if (before == null || another || before.version() != incident.version()) {
            ask(incident);
        }
        draw(incident);
    }

    private void ask(Incident incident) {
        waiting = true;
        String id = incident.id();
        context.console()
                .timeline(id)
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

    private void draw(Incident i) {
        IncidentReport report = i.report();
        Label title = new Label(report.title());
        title.getStyleClass().add("details-title");
        title.setWrapText(true);
        GradeMark mark = new GradeMark(i.grade(), Math.round(context.type().base() * 1.35));
        HBox head = new HBox(mark, title);
        head.getStyleClass().add("details-head");
        Label state =
                new Label(
                        word("grade.", i.grade().code())
                                + " "
                                + i.grade().code()
                                + " · "
                                + texts.get("state." + i.progress().state().name()));
        state.getStyleClass().add("details-state");
        HBox clocks = new HBox(left, new VBox(state, age));
        clocks.getStyleClass().add("details-clocks");
        body.getChildren().setAll(head, clocks, facts(i));
        if (!report.description().isBlank() && !report.description().equals(report.title())) {
            Label words = new Label(report.description());
            words.getStyleClass().add("details-words");
            words.setWrapText(true);
            body.getChildren().add(words);
        }
        List<Alert> alerts = alerts(report.place().division());
        if (!alerts.isEmpty()) {
            body.getChildren().add(section("queue_alerts_here"));
            alerts.forEach(a -> body.getChildren().add(alert(a)));
        }
        body.getChildren().addAll(section("queue_story"), timeline);
        drawStory();
        tick(context.console().time().now());
    }

    /// Moves the clocks.
    void tick(Instant now) {
        Incident i = shown;
        if (i == null) {
            return;
        }
        left.setText(i.timeLeft(now).map(times::left).orElse("—"));
        age.setText(
                texts.get(
                        "queue_reported_ago",
                        times.age(Duration.between(i.report().reportedAt(), now))));
    }

    private GridPane facts(Incident i) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("details-facts");
        ColumnConstraints name = new ColumnConstraints();
        name.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints value = new ColumnConstraints();
        value.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().setAll(name, value);
        IncidentReport report = i.report();
        Progress p = i.progress();
        String division = report.place().division();
        String district = word("district.full.", division);
        String address = report.place().address();
        String place =
                address.isBlank() || address.startsWith(district)
                        ? (address.isBlank() ? district : address)
                        : district + " " + address;
        fact(grid, "queue_fact_place", place);
        fact(grid, "queue_fact_category", word("category.", report.category()));
        if (!report.hazard().isEmpty()) {
            fact(grid, "queue_fact_hazard", word("hazard.", report.hazard()));
        }
        fact(grid, "queue_fact_unit", p.unit().isEmpty() ? texts.get("queue_nobody") : p.unit());
        fact(grid, "queue_fact_owner", p.owner().isEmpty() ? texts.get("queue_nobody") : p.owner());
        if (p.rung() > 0) {
            fact(
                    grid,
                    "queue_fact_rung",
                    texts.get("queue_rung_times", Integer.toString(p.rung())));
        }
        Instant due = report.dueAt();
        fact(grid, "queue_fact_due", due == null ? texts.get("queue_no_limit") : times.day(due));
        clock(grid, "queue_fact_reported", report.reportedAt());
        clock(grid, "queue_fact_acknowledged", p.acknowledgedAt());
        clock(grid, "queue_fact_assigned", p.assignedAt());
        clock(grid, "queue_fact_resolved", p.resolvedAt());
        if (p.state() == IncidentState.RESOLVED && p.satisfied() != null) {
            fact(
                    grid,
                    "queue_fact_evaluation",
                    texts.get(p.satisfied() ? "queue_did_satisfied" : "queue_did_dissatisfied"));
        }
        String caller = (report.reporter().name() + " " + report.reporter().phone()).strip();
        if (!caller.isEmpty()) {
            fact(grid, "queue_fact_caller", caller);
        }
        fact(grid, "queue_fact_id", report.id());
        if (report.simulated()) {
            fact(grid, "queue_fact_source", texts.get("queue_simulated"));
        }
        return grid;
    }

    private void clock(GridPane grid, String key, @Nullable Instant at) {
        if (at != null) {
            fact(grid, key, times.day(at));
        }
    }

    private void fact(GridPane grid, String key, String value) {
        Label name = dim(texts.get(key));
        name.setMinWidth(Region.USE_PREF_SIZE);
        Label words = new Label(value);
        words.setWrapText(true);
        GridPane.setValignment(name, VPos.TOP);
        grid.addRow(grid.getRowCount(), name, words);
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
        TimelineWords words = new TimelineWords(texts);
        List<Node> rows =
                story.stream().flatMap(r -> words.entry(r).stream()).map(this::entry).toList();
        timeline.getChildren()
                .setAll(rows.isEmpty() ? List.of(dim(texts.get("queue_story_none"))) : rows);
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

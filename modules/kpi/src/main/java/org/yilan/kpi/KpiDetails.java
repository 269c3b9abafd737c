package org.yilan.kpi;

import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.yilan.fx.PanelContext;
import org.yilan.fx.Texts;
import org.yilan.situation.Situation;
import org.yilan.situation.kpi.Kpi;
import org.yilan.situation.model.FeedHealth;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// All of one figure: what it means, how it went, its target, and what it rests on with the age of each input. FX thread.
final class KpiDetails extends VBox {
    /// What a person pressed.
    interface Pressed {
        void back();

        void feed(String id);
    }

    private final Texts texts;
    private final Pressed pressed;
    private final Label title = new Label();
    private final Label missed = new Label();
    private final Label number = new Label();
    private final Label unit = new Label();
    private final Label line = new Label();
    private final Label definition = new Label();
    private final TrendChart chart;
    private final GridPane inputs = new GridPane();
    private List<String> shown = List.of();

    KpiDetails(PanelContext context, Pressed pressed) {
        this.texts = context.texts();
        this.pressed = pressed;
        this.chart = new TrendChart(context.type().base());
        getStyleClass().add("kpi-details");
        title.getStyleClass().add("kpi-details-title");
        missed.getStyleClass().add("kpi-details-missed");
        missed.managedProperty().bind(missed.visibleProperty());
        number.getStyleClass().add("kpi-details-number");
        number.setMinWidth(Region.USE_PREF_SIZE);
        unit.getStyleClass().add("kpi-details-unit");
        line.getStyleClass().add("text-dim");
        line.setWrapText(true);
        definition.setWrapText(true);
        definition.getStyleClass().add("kpi-definition");
        inputs.getStyleClass().add("kpi-inputs");
        HBox head = new HBox(title, missed);
        head.getStyleClass().add("kpi-details-head");
        HBox figure = new HBox(number, unit);
        figure.setAlignment(Pos.BASELINE_LEFT);
        figure.getStyleClass().add("kpi-details-head");
        VBox.setVgrow(chart, Priority.ALWAYS);
        for (Label label : List.of(definition, line)) {
            label.setMinHeight(Region.USE_PREF_SIZE);
        }
        inputs.setMinHeight(Region.USE_PREF_SIZE);
        Button back = button("kpi.back", pressed::back);
        FlowPane foot = new FlowPane(back);
        foot.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().addAll(head, figure, line, definition, chart, inputs, foot);
        setFocusTraversable(true);
    }

    private Button button(String key, Runnable run) {
        Button button = new Button();
        button.textProperty().bind(texts.bind(key));
        button.setFocusTraversable(false);
        button.setOnAction(e -> run.run());
        return button;
    }

    void show(Kpi kpi, KpiWords words, Situation situation, Instant now) {
        KpiWords.Said said = words.say(kpi, now);
        title.setText(said.title());
        missed.setText(said.missed());
        missed.setVisible(!said.missed().isEmpty());
        number.setText(said.number());
        unit.setText(said.unit());
        List<String> parts = new ArrayList<>();
        if (said.missed().isEmpty() && !said.goal().isEmpty()) {
            parts.add(said.goal());
        }
        parts.addAll(said.line());
        List<String> age = words.age(kpi, now);
        if (!age.isEmpty()) {
            parts.add(texts.get("kpi.oldest", String.join(" · ", age)));
        }
        line.setText(String.join(" · ", parts));
        definition.setText(texts.get("kpi." + kpi.id() + ".definition"));
        chart.show(said.course());
        rows(kpi, words, situation, now);
    }

    /// One line per feed: its name, how it is, when it last answered well, and what it promises.
    private void rows(Kpi kpi, KpiWords words, Situation situation, Instant now) {
        List<String> cells = new ArrayList<>();
        for (String id : kpi.feeds()) {
            FeedHealth health = situation.feed(id).orElse(null);
            cells.add(id);
            cells.add(health == null ? id : health.name());
            cells.add(
                    texts.get(
                            "kpi.feed."
                                    + (health == null
                                            ? FeedHealth.State.STARTING
                                            : health.state())));
            cells.add(health == null ? "" : answered(health, words, now));
            cells.add(health == null ? "" : texts.get("kpi.promises", minutes(health.freshness())));
        }
        if (cells.equals(shown)) {
            return;
        }
        shown = cells;
        inputs.getChildren().clear();
        for (int n = 0; n < cells.size(); n += 5) {
            String id = cells.get(n);
            Label name = new Label(cells.get(n + 1));
            name.getStyleClass().add("kpi-feed");
            name.setOnMousePressed(
                    e -> {
                        if (e.getButton() == MouseButton.PRIMARY) {
                            pressed.feed(id);
                        }
                    });
            inputs.addRow(
                    n / 5,
                    name,
                    dim(cells.get(n + 2)),
                    dim(cells.get(n + 3)),
                    dim(cells.get(n + 4)));
        }
    }

    private String answered(FeedHealth health, KpiWords words, Instant now) {
        if (health.state() == FeedHealth.State.GOOD) {
            return words.ago(Duration.ZERO);
        }
        Instant good = health.lastGood();
        return good == null ? texts.get("kpi.never") : words.ago(Duration.between(good, now));
    }

    private static String minutes(Duration limit) {
        return Long.toString(Math.max(1, limit.toMinutes()));
    }

    private static Node dim(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("text-dim");
        GridPane.setValignment(label, VPos.CENTER);
        return label;
    }
}

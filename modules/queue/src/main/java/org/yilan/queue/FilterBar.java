package org.yilan.queue;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.yilan.fx.GradeMark;
import org.yilan.fx.PanelContext;
import org.yilan.fx.Texts;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.IncidentState;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Counters that are filters at the same time, a line to search with, and on demand chips for states and districts. FX
/// thread.
final class FilterBar extends VBox {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private final PanelContext context;
    private final Texts texts;
    private final Consumer<QueueFilter> onFilter;
    private final TextField search = new TextField();
    private final FlowPane counters = new FlowPane();
    private final FlowPane more = new FlowPane();
    private QueueFilter filter = QueueFilter.ALL;
    private QueueCounts counts = QueueCounts.NONE;

    FilterBar(PanelContext context, Consumer<QueueFilter> onFilter) {
        this.context = context;
        this.texts = context.texts();
        this.onFilter = onFilter;
        getStyleClass().add("queue-filter");
        counters.getStyleClass().add("chips");
        more.getStyleClass().add("chips");
        search.setVisible(false);
        more.setVisible(false);
        for (Node node : List.of(search, more)) {
            node.managedProperty().bind(node.visibleProperty());
        }
        search.textProperty().addListener((o, before, after) -> set(filter.withText(after)));
        getChildren().addAll(counters, search, more);
    }

    TextField search() {
        return search;
    }

    /// Opens the search line and takes the keyboard there.
    void openSearch() {
        search.setPromptText(texts.get("queue_search_prompt"));
        search.setVisible(true);
        search.requestFocus();
        search.selectAll();
    }

    /// The search line goes when it is empty.
    void leaveSearch() {
        search.setVisible(!search.getText().isBlank());
    }

    boolean moreOpen() {
        return more.isVisible();
    }

    void toggleMore() {
        more.setVisible(!more.isVisible());
        draw();
    }

    QueueFilter filter() {
        return filter;
    }

    void set(QueueFilter wanted) {
        if (wanted.equals(filter)) {
            return;
        }
        filter = wanted;
        if (!search.getText().equals(wanted.text())) {
            search.setText(wanted.text());
        }
        draw();
        onFilter.accept(wanted);
    }

    /// Nothing is held back any more.
    void clear() {
        more.setVisible(false);
        set(QueueFilter.ALL);
        leaveSearch();
    }

    void counts(QueueCounts newer) {
        if (!newer.equals(counts)) {
            counts = newer;
            draw();
        }
    }

    /// Draws all chips again: few, and only when a number or a choice changed.
    void draw() {
        List<Node> chips = new ArrayList<>();
        for (Grade grade : counts.byGrade().keySet()) {
            if (!grade.known()) {
                chips.add(grade(grade));
            }
        }
        for (Grade grade : List.of(Grade.I, Grade.II, Grade.III, Grade.IV)) {
            chips.add(grade(grade));
        }
        chips.add(
                chip(
                        texts.get("queue_chip_overdue", Integer.toString(counts.overdue())),
                        filter.overdue(),
                        () -> set(filter.toggleOverdue())));
        chips.add(
                chip(
                        texts.get("queue_chip_unassigned", Integer.toString(counts.unassigned())),
                        filter.unassigned(),
                        () -> set(filter.toggleUnassigned())));
        chips.add(
                chip(
                        texts.get("queue_chip_mine", Integer.toString(counts.mine())),
                        filter.mine(),
                        () -> set(filter.toggleMine())));
        if (!more.isVisible()) {
            filter.states().forEach(s -> chips.add(state(s)));
            filter.districts().stream().sorted().forEach(d -> chips.add(district(d)));
        }
        counters.getChildren().setAll(chips);
        more.getChildren().clear();
        if (more.isVisible()) {
            for (IncidentState state : IncidentState.values()) {
                more.getChildren().add(state(state));
            }
            for (Map.Entry<String, Integer> entry : counts.byDistrict().entrySet()) {
                more.getChildren().add(district(entry.getKey()));
            }
        }
    }

    private Node grade(Grade grade) {
        HBox chip =
                new HBox(
                        new GradeMark(grade, Math.round(context.type().base() * 0.85)),
                        new Label(Integer.toString(counts.of(grade))));
        return dress(
                chip,
                filter.grades().contains(grade.code()),
                () -> set(filter.toggleGrade(grade.code())));
    }

    private Node state(IncidentState state) {
        return chip(
                texts.get("state." + state.name()),
                filter.states().contains(state),
                () -> set(filter.toggleState(state)));
    }

    private Node district(String code) {
        String key = "district." + code;
        String name =
                code.isEmpty()
                        ? texts.get("queue_no_district")
                        : texts.has(key) ? texts.get(key) : code;
        int count = counts.byDistrict().getOrDefault(code, 0);
        return chip(
                name + " " + count,
                filter.districts().contains(code),
                () -> set(filter.toggleDistrict(code)));
    }

    private Node chip(String words, boolean selected, Runnable run) {
        return dress(new HBox(new Label(words)), selected, run);
    }

    private static Node dress(HBox chip, boolean selected, Runnable run) {
        chip.getStyleClass().add("chip");
        chip.pseudoClassStateChanged(SELECTED, selected);
        chip.setOnMousePressed(
                e -> {
                    run.run();
                    e.consume();
                });
        return chip;
    }
}

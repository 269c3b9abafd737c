package org.yilan.queue;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.yilan.fx.ChoiceField;
import org.yilan.fx.GradeMark;
import org.yilan.fx.PanelContext;
import org.yilan.fx.Texts;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.IncidentState;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Counters that are filters at the same time, a line to search with, and on demand chips for states and districts. The
/// counters of grades may stand somewhere else: the title line has room for them. FX thread.
final class FilterBar extends VBox {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass POINTED = PseudoClass.getPseudoClass("pointed");

    private final PanelContext context;
    private final Texts texts;
    private final Consumer<QueueFilter> onFilter;
    private final TextField search = new TextField();
    private final HBox grades = new HBox();
    private final ChipLines counters;
    private final FlowPane more = new FlowPane();
    private final List<Runnable> choices = new ArrayList<>();
    private QueueFilter filter = QueueFilter.ALL;
    private QueueCounts counts = QueueCounts.NONE;
    private int cursor;
    private boolean gradesApart = true;
    private boolean worded;

    FilterBar(PanelContext context, Consumer<QueueFilter> onFilter) {
        this.context = context;
        this.texts = context.texts();
        this.onFilter = onFilter;
        getStyleClass().add("queue-filter");
        counters = new ChipLines(Math.round(context.type().base() * 0.2));
        grades.getStyleClass().addAll("chips", "grades");
        more.getStyleClass().add("chips");
        search.setVisible(false);
        ChoiceField.quiet(search);
        more.setVisible(false);
        more.setFocusTraversable(true);
        more.focusedProperty().addListener((o, before, after) -> point());
        for (Node node : List.of(search, more)) {
            node.managedProperty().bind(node.visibleProperty());
        }
        search.textProperty().addListener((o, before, after) -> set(filter.withText(sought())));
        getChildren().addAll(counters, search, more);
    }

    /// The counters of grades, for another place.
    HBox grades() {
        return grades;
    }

    /// @param apart whether the counters of grades stand in [#grades()]
    /// @param words whether there is room for a word beside each
    void room(boolean apart, boolean words) {
        if (apart != gradesApart || words != worded) {
            gradesApart = apart;
            worded = words;
            draw();
        }
    }

    TextField search() {
        return search;
    }

    /// Opens the search line and takes the keyboard there.
    void openSearch() {
        search.setPromptText(texts.get("queue_search_prompt"));
        search.setVisible(true);
        search.requestFocus();
        if (search.getText().isBlank()) {
            search.setText("/");
            search.end();
        } else {
            search.selectAll();
        }
    }

    /// What the line searches for: nothing while an order is typed into it.
    private String sought() {
        String line = search.getText();
        return Typed.read(line, texts).isPresent() ? "" : Typed.search(line);
    }

    /// The line goes when it searches for nothing.
    void leaveSearch() {
        if (sought().isBlank()) {
            search.clear();
        }
        search.setVisible(!search.getText().isBlank());
    }

    boolean moreOpen() {
        return more.isVisible();
    }

    /// Opens the chips for states and districts and takes the keyboard there, or closes them.
    void toggleMore() {
        more.setVisible(!more.isVisible());
        draw();
        if (more.isVisible()) {
            more.requestFocus();
        }
    }

    /// Whether the keyboard is among the chips for states and districts.
    boolean inMore() {
        return more.isFocused();
    }

    /// Moves among them.
    void move(int by) {
        cursor = Math.clamp(cursor + by, 0, Math.max(0, more.getChildren().size() - 1));
        point();
    }

    /// Takes the one that the keyboard is at, or lets it go.
    void take() {
        if (cursor < choices.size()) {
            choices.get(cursor).run();
        }
    }

    private void point() {
        for (int n = 0; n < more.getChildren().size(); n++) {
            more.getChildren()
                    .get(n)
                    .pseudoClassStateChanged(POINTED, more.isFocused() && n == cursor);
        }
    }

    QueueFilter filter() {
        return filter;
    }

    void set(QueueFilter wanted) {
        if (wanted.equals(filter)) {
            return;
        }
        filter = wanted;
        if (!sought().equals(wanted.text())) {
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
        List<Node> byGrade = new ArrayList<>();
        for (Grade grade : counts.byGrade().keySet()) {
            if (!grade.known()) {
                byGrade.add(grade(grade));
            }
        }
        for (Grade grade : List.of(Grade.I, Grade.II, Grade.III, Grade.IV)) {
            byGrade.add(grade(grade));
        }
        grades.setVisible(gradesApart);
        grades.getChildren().setAll(gradesApart ? byGrade : List.of());
        List<Node> chips = new ArrayList<>(gradesApart ? List.of() : byGrade);
        chips.add(
                chip(
                        "O",
                        texts.get("queue_chip_overdue", Integer.toString(counts.overdue())),
                        filter.overdue(),
                        () -> set(filter.toggleOverdue())));
        chips.add(
                chip(
                        "U",
                        texts.get("queue_chip_unassigned", Integer.toString(counts.unassigned())),
                        filter.unassigned(),
                        () -> set(filter.toggleUnassigned())));
        chips.add(
                chip(
                        "I",
                        texts.get("queue_chip_mine", Integer.toString(counts.mine())),
                        filter.mine(),
                        () -> set(filter.toggleMine())));
        if (!more.isVisible()) {
            filter.states().forEach(s -> chips.add(state(s)));
            filter.districts().stream().sorted().forEach(d -> chips.add(district(d)));
        }
        counters.show(
                chips,
                List.of(
                        chip("F", texts.get("queue_chip_more"), more.isVisible(), this::toggleMore),
                        chip("/", texts.get("queue_key_search"), false, this::openSearch)));
        more.getChildren().clear();
        choices.clear();
        if (more.isVisible()) {
            for (IncidentState state : IncidentState.values()) {
                more.getChildren().add(state(state));
                choices.add(() -> set(filter.toggleState(state)));
            }
            for (String code : counts.byDistrict().keySet()) {
                more.getChildren().add(district(code));
                choices.add(() -> set(filter.toggleDistrict(code)));
            }
            move(0);
        }
    }

    private Node grade(Grade grade) {
        String word = texts.has("grade." + grade.code()) ? texts.get("grade." + grade.code()) : "";
        String count = Integer.toString(counts.of(grade));
        HBox chip =
                new HBox(
                        new GradeMark(grade, Math.round(context.type().base() * 0.85)),
                        new Label(worded && !word.isEmpty() ? word + " " + count : count));
        chip.setAccessibleText((word.isEmpty() ? grade.code() : word) + " " + count);
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

    private Node chip(String key, String words, boolean selected, Runnable run) {
        Label letter = new Label(key);
        letter.getStyleClass().add("chip-key");
        return dress(new HBox(letter, new Label(words)), selected, run);
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

package org.yilan.escalation;

import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.yilan.fx.ChoiceField;
import org.yilan.fx.PanelContext;
import org.yilan.fx.Texts;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.ResponseLevel;
import org.yilan.situation.plan.Plan;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/// What a decision about a level asks besides why: against what, for where, which level, until when it is looked at again, from
/// when. Only what is open is asked. FX thread.
final class LevelFields extends VBox {
    static final List<Grade> LEVELS = List.of(Grade.I, Grade.II, Grade.III, Grade.IV);
    private static final List<Integer> REVIEW_HOURS = List.of(1, 2, 4, 8, 12, 24);
    private static final List<Duration> LATER =
            List.of(
                    Duration.ofMinutes(30),
                    Duration.ofHours(1),
                    Duration.ofHours(2),
                    Duration.ofHours(4),
                    Duration.ofHours(6),
                    Duration.ofHours(12));

    private final PanelContext context;
    private final Texts texts;
    private final BoardWords words;
    private final Plan plan;
    private final ChoiceField hazard = new ChoiceField(false);
    private final ChoiceField area = new ChoiceField(false);
    private final ChoiceField level = new ChoiceField(false);
    private final ChoiceField review = new ChoiceField(false);
    private final ChoiceField from = new ChoiceField(false);
    private List<String> hazards = List.of();
    private List<ResponseLevel.Key> areas = List.of();
    private List<Duration> reviews = List.of();

    LevelFields(PanelContext context, BoardWords words, Plan plan) {
        this.context = context;
        this.texts = context.texts();
        this.words = words;
        this.plan = plan;
        getStyleClass().add("form-fields");
        HBox where = line(hazard, area);
        HBox what = line(level, review);
        HBox when = line(from);
        // The ready-made answers of two fields side by side share the room below them.
        getChildren()
                .addAll(
                        where,
                        hazard.answers(),
                        area.answers(),
                        what,
                        level.answers(),
                        review.answers(),
                        when,
                        from.answers());
        for (ChoiceField field : fields()) {
            field.managedProperty().bind(field.visibleProperty());
        }
        for (HBox line : List.of(where, what, when)) {
            line.visibleProperty().bind(anyVisible(line.getChildren()));
            line.managedProperty().bind(line.visibleProperty());
        }
        visibleProperty().bind(anyVisible(fields()));
        managedProperty().bind(visibleProperty());
        level.field().textProperty().addListener((o, before, after) -> offerReviews());
    }

    static HBox line(Node... nodes) {
        HBox line = new HBox(nodes);
        line.getStyleClass().add("form-line");
        for (Node node : nodes) {
            HBox.setHgrow(node, Priority.ALWAYS);
        }
        return line;
    }

    private static BooleanBinding anyVisible(List<? extends Node> nodes) {
        return Bindings.createBooleanBinding(
                () -> nodes.stream().anyMatch(Node::isVisible),
                nodes.stream().map(Node::visibleProperty).toArray(Observable[]::new));
    }

    /// In the order in which a form that takes over from another one fills them in: what may be chosen in a field follows from
    /// those before it.
    List<ChoiceField> fields() {
        return List.of(hazard, area, level, from, review);
    }

    /// Those that are asked, in the order in which Enter goes through them.
    List<TextField> stops() {
        return List.of(hazard, area, level, review, from).stream()
                .filter(Node::isVisible)
                .map(ChoiceField::field)
                .toList();
    }

    /// Another hazard or area was chosen.
    void onKey(Runnable run) {
        hazard.field().textProperty().addListener((o, before, after) -> run.run());
        area.field().textProperty().addListener((o, before, after) -> run.run());
    }

    /// Another level was chosen.
    void onLevel(Consumer<Grade> run) {
        level.field()
                .textProperty()
                .addListener(
                        (o, before, after) -> {
                            if (level.chosen() >= 0) {
                                run.accept(level());
                            }
                        });
    }

    /// @param levels whether a level is to be chosen
    /// @param later whether it may take effect later
    void ask(boolean levels, boolean later) {
        hazard.setVisible(false);
        area.setVisible(false);
        level.setVisible(levels);
        review.setVisible(levels);
        from.setVisible(later);
        offerMoments();
    }

    void hide() {
        fields().forEach(f -> f.setVisible(false));
    }

    /// Moments from which a level may be in force.
    private void offerMoments() {
        Instant moment = context.console().time().now();
        from.offer(
                LATER.stream()
                        .map(
                                d ->
                                        new ChoiceField.Choice(
                                                texts.get(
                                                        "escalation_from",
                                                        words.clock(moment.plus(d))),
                                                words.left(moment.plus(d), moment)))
                        .toList(),
                0);
    }

    /// Asks for hazard and area where there is a choice.
    void offerKeys(List<ResponseLevel.Key> keys, ResponseLevel.Key first) {
        hazards = keys.stream().map(ResponseLevel.Key::hazard).distinct().toList();
        areas = keys.stream().filter(k -> k.hazard().equals(first.hazard())).distinct().toList();
        hazard.setVisible(hazards.size() > 1);
        hazard.offer(choices(hazards, words::hazard), hazards.indexOf(first.hazard()));
        area.setVisible(areas.size() > 1);
        area.offer(choices(areas, words::place), areas.indexOf(first));
    }

    private static <T> List<ChoiceField.Choice> choices(List<T> of, Function<T, String> word) {
        return of.stream().map(t -> new ChoiceField.Choice(word.apply(t), "")).toList();
    }

    /// @param start the one that stands there first
    /// @param byRule whether the rules call for that one
    void offerLevels(Grade start, boolean byRule) {
        List<ChoiceField.Choice> levels = new ArrayList<>();
        for (Grade g : LEVELS) {
            levels.add(
                    new ChoiceField.Choice(
                            words.word("level.", g.code()),
                            byRule && g.equals(start) ? texts.get("escalation_by_rule") : ""));
        }
        level.offer(levels, LEVELS.indexOf(start));
    }

    /// Another level has another usual time of review.
    private void offerReviews() {
        if (!level.isVisible() || level.chosen() < 0) {
            return;
        }
        Grade chosen = level();
        Duration usual =
                plan.hazard(key().hazard())
                        .map(h -> h.review().get(chosen))
                        .orElse(Duration.ofHours(4));
        Instant moment = context.console().time().now();
        List<Duration> offers = new ArrayList<>();
        REVIEW_HOURS.forEach(h -> offers.add(Duration.ofHours(h)));
        if (usual != null && !offers.contains(usual)) {
            offers.add(usual);
        }
        reviews = offers;
        List<ChoiceField.Choice> choices =
                offers.stream()
                        .map(
                                d ->
                                        new ChoiceField.Choice(
                                                texts.get(
                                                        "escalation_review",
                                                        Long.toString(d.toHours()),
                                                        words.clock(moment.plus(d))),
                                                ""))
                        .toList();
        review.offer(choices, Math.max(0, offers.indexOf(usual)));
    }

    /// What the order is for: the hazard and the area that stand in the fields.
    ResponseLevel.Key key() {
        ResponseLevel.Key where = areas.get(Math.max(0, area.chosen()));
        return new ResponseLevel.Key(
                where.tier(), where.division(), hazards.get(Math.max(0, hazard.chosen())));
    }

    /// The level that was chosen.
    Grade level() {
        return LEVELS.get(Math.max(0, level.chosen()));
    }

    /// When it is to take effect; null for at once.
    @Nullable Instant from(Instant now) {
        return from.isVisible() && from.chosen() >= 0 ? now.plus(LATER.get(from.chosen())) : null;
    }

    /// When it is to be looked at again; null for never.
    @Nullable Instant reviewBy(Instant begins) {
        return review.chosen() < 0 ? null : begins.plus(reviews.get(review.chosen()));
    }
}

package org.yilan.queue;

import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.yilan.fx.ChoiceField;
import org.yilan.fx.PanelContext;
import org.yilan.fx.Texts;
import org.yilan.fx.TimelineWords;
import org.yilan.situation.advice.Advice;
import org.yilan.situation.advice.Candidate;
import org.yilan.situation.model.Incident;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// Orders typed into the queue's line: under it stands what would be done, to what, and how the line could go on; Tab takes
/// the next way, Enter does it. What is missing, or must be said, is asked in the [CommandStrip]. FX thread.
final class OrderLine extends VBox {
    private static final int MOST = 9;

    private final PanelContext context;
    private final Texts texts;
    private final TextField line;
    private final Supplier<@Nullable Incident> target;
    private final Function<Incident, List<Order>> possible;
    private final Function<Incident, Advice> advice;
    private final Label says = new Label();
    private final ChipLines ways;
    private List<String> completions = List.of();
    private int way = -1;
    private boolean completing;

    /// @param target the incident that orders are for, null while there is none
    /// @param possible what may be ordered for it
    OrderLine(
            PanelContext context,
            TextField line,
            Supplier<@Nullable Incident> target,
            Function<Incident, List<Order>> possible,
            Function<Incident, Advice> advice) {
        this.context = context;
        this.texts = context.texts();
        this.line = line;
        this.target = target;
        this.possible = possible;
        this.advice = advice;
        this.ways = new ChipLines(Math.round(context.type().base() * 0.4));
        getStyleClass().add("order-line");
        says.getStyleClass().addAll("order-says", "may-clip");
        getChildren().addAll(says, ways);
        managedProperty().bind(visibleProperty());
        setVisible(false);
        line.textProperty().addListener((o, before, after) -> draw());
    }

    /// The order that stands in the line, empty when it is a search.
    Optional<Typed> typed() {
        return Typed.read(line.getText(), texts);
    }

    /// Takes the next way in which the line could go on; false when there is none.
    boolean complete() {
        if (completions.isEmpty()) {
            return false;
        }
        way = (way + 1) % completions.size();
        completing = true;
        line.setText(completions.get(way));
        line.end();
        completing = false;
        return true;
    }

    private void draw() {
        if (completing) {
            says();
            return; // the ways stay, so that Tab goes through all of them
        }
        way = -1;
        Incident incident = target.get();
        String text = line.getText();
        boolean slash = text.startsWith("/") && !text.startsWith("//");
        if (incident == null || !slash) {
            completions = List.of();
            setVisible(false);
            return;
        }
        List<String> lines = new ArrayList<>();
        List<Label> labels = new ArrayList<>();
        for (Order order : Typed.beginning(text, possible.apply(incident), texts)) {
            String word = Typed.word(order, texts);
            lines.add("/" + word + (order.asks() ? " " : ""));
            labels.add(chip("/" + word + "  " + texts.get(order.nameKey())));
        }
        Typed typed = typed().orElse(null);
        if (typed != null && lines.isEmpty()) {
            for (ChoiceField.Choice c : arguments(typed, incident)) {
                lines.add("/" + Typed.word(typed.order(), texts) + " " + c.value());
                labels.add(chip(c.note().isEmpty() ? c.value() : c.value() + "  " + c.note()));
            }
        }
        completions = lines;
        ways.show(List.copyOf(labels), List.of());
        setVisible(!lines.isEmpty() || typed != null);
        says();
    }

    private Label chip(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("order-way");
        return label;
    }

    /// What Enter would do.
    private void says() {
        Incident incident = target.get();
        Typed typed = typed().orElse(null);
        if (incident == null || typed == null) {
            says.setText(texts.get("queue_line_which"));
            return;
        }
        String name = texts.get(typed.order().nameKey());
        if (!possible.apply(incident).contains(typed.order())) {
            says.setText(texts.get("queue_line_impossible", name, incident.report().title()));
            return;
        }
        String what = argument(typed, incident);
        says.setText(
                texts.get(
                                what.isEmpty() ? "queue_line_plain" : "queue_line_with",
                                name,
                                incident.report().title(),
                                what)
                        + (typed.reason().isEmpty() ? "" : " · " + typed.reason()));
    }

    /// What was typed for the unit, the number or the option, as far as it names one that is known; else as it was typed.
    String argument(Typed typed, Incident incident) {
        String typedWords = typed.argument();
        if (typedWords.isEmpty()) {
            return "";
        }
        List<ChoiceField.Choice> hits = arguments(typed, incident);
        for (ChoiceField.Choice c : hits) {
            if (c.value().equalsIgnoreCase(typedWords)) {
                return c.value();
            }
        }
        return hits.size() == 1 ? hits.getFirst().value() : typedWords;
    }

    /// What an order could be completed with: of what it asks, all that holds what has been typed.
    private List<ChoiceField.Choice> arguments(Typed typed, Incident incident) {
        String part = typed.argument().toLowerCase(Locale.ROOT);
        return all(typed.order(), incident).stream()
                .filter(c -> c.value().toLowerCase(Locale.ROOT).contains(part))
                .limit(MOST)
                .toList();
    }

    private List<ChoiceField.Choice> all(Order order, Incident incident) {
        var situation = context.console().situation();
        return switch (order) {
            case ASSIGN, RULE, ASSIST ->
                    UnitChoices.of(
                            incident,
                            advice.apply(incident),
                            situation,
                            context.console().time().now(),
                            texts);
            case MERGE ->
                    advice.apply(incident).candidates().stream()
                            .map(Candidate::incident)
                            .map(
                                    id ->
                                            new ChoiceField.Choice(
                                                    TimelineWords.number(id),
                                                    situation
                                                            .incident(id)
                                                            .map(i -> i.report().title())
                                                            .orElse("")))
                            .toList();
            default ->
                    Option.of(
                                    order,
                                    incident,
                                    situation.limits(),
                                    context.console().rights(),
                                    texts)
                            .stream()
                            .map(o -> new ChoiceField.Choice(o.words(), ""))
                            .toList();
        };
    }
}

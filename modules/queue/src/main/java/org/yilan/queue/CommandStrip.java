package org.yilan.queue;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.yilan.fx.ChoiceField;
import org.yilan.fx.FxThread;
import org.yilan.fx.PanelContext;
import org.yilan.fx.RefusalWords;
import org.yilan.fx.Texts;
import org.yilan.situation.command.Command;
import org.yilan.situation.command.Outcome;
import org.yilan.situation.model.Incident;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/// One order being given, in the panel itself: what, to which incident, to whom, why. Enter goes on and sends, Escape leaves.
/// A refusal is said here in words, and what was typed stays. FX thread.
final class CommandStrip extends VBox {
    private final PanelContext context;
    private final Texts texts;
    private final Unveiled unveiled;
    private final Runnable onClosed;
    private final Label name = new Label();
    private final Label subject = new Label();
    private final Label answer = new Label();
    private final ChoiceField unit = new ChoiceField(true);
    private final ChoiceField choice = new ChoiceField(false);
    private final ChoiceField reason = new ChoiceField(true);
    private final Button send = new Button();
    private List<Option> offered = List.of();
    private @Nullable Order order;
    private String incident = "";
    private long version;
    private @Nullable CompletableFuture<Outcome> sent;

    /// @param unveiled takes what is shown for a reason
    CommandStrip(PanelContext context, Unveiled unveiled, Runnable onClosed) {
        this.unveiled = unveiled;
        this.context = context;
        this.texts = context.texts();
        this.onClosed = onClosed;
        getStyleClass().add("command-strip");
        name.getStyleClass().add("strip-name");
        name.setMinWidth(Region.USE_PREF_SIZE);
        subject.getStyleClass().addAll("strip-subject", "may-clip");
        answer.getStyleClass().add("strip-answer");
        answer.setWrapText(true);
        answer.managedProperty().bind(answer.visibleProperty());
        answer.setVisible(false);
        send.getStyleClass().add("primary");
        send.setMinWidth(Region.USE_PREF_SIZE);
        send.setOnAction(e -> submit());
        HBox head = new HBox(name, subject);
        head.getStyleClass().add("strip-head");
        head.setAlignment(Pos.BASELINE_LEFT);
        HBox.setHgrow(subject, Priority.ALWAYS);
        HBox last = new HBox(reason, send);
        last.getStyleClass().add("strip-last");
        HBox.setHgrow(reason, Priority.ALWAYS);
        getChildren().addAll(head, unit, choice, last, answer);
        for (ChoiceField field : List.of(unit, choice)) {
            field.managedProperty().bind(field.visibleProperty());
        }
        for (ChoiceField field : List.of(unit, choice, reason)) {
            field.field()
                    .focusedProperty()
                    .addListener((o, before, after) -> activate(after ? field : null));
        }
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        setVisible(false);
        managedProperty().bind(visibleProperty());
    }

    /// Begins an order for an incident.
    void open(Order wanted, Incident target) {
        order = wanted;
        incident = target.id();
        version = target.version();
        sent = null;
        setDisable(false);
        name.setText(texts.get(wanted.nameKey()));
        subject.setText(target.report().title());
        send.setText(texts.get("queue_send"));
        unit.setVisible(wanted == Order.ASSIGN);
        offered =
                Option.of(
                        wanted,
                        target,
                        context.console().situation().limits(),
                        context.console().rights(),
                        texts);
        choice.offer(offered.stream().map(o -> new ChoiceField.Choice(o.words(), "")).toList(), 0);
        choice.setVisible(!offered.isEmpty());
        unit.field().setPromptText(texts.get("queue_unit_prompt"));
        reason.field().setPromptText(texts.get("queue_reason_prompt"));
        answer.setVisible(false);
        if (wanted == Order.ASSIGN) {
            offerUnits(target);
        }
        List<ChoiceField.Choice> reasons = new ArrayList<>();
        for (int n = 1; n <= wanted.reasons(); n++) {
            reasons.add(new ChoiceField.Choice(texts.get(wanted.reasonKey(n)), ""));
        }
        reason.offer(reasons, 0);
        setVisible(true);
        activate(first());
        first().focus();
    }

    /// Only the field that one is in offers its answers: two lists at once would not fit a narrow panel.
    private void activate(@Nullable ChoiceField active) {
        if (active != null) {
            List.of(unit, choice, reason).forEach(f -> f.open(f == active));
        }
    }

    /// Goes on with an order that is half written elsewhere, unless it has been sent already.
    void takeOver(CommandStrip other) {
        Order wanted = other.order;
        if (wanted == null || !other.isOpen() || other.sent != null) {
            return;
        }
        context.console()
                .situation()
                .incident(other.incident)
                .ifPresent(
                        target -> {
                            open(wanted, target);
                            version = other.version;
                            unit.field().setText(other.unit.field().getText());
                            choice.field().setText(other.choice.field().getText());
                            reason.field().setText(other.reason.field().getText());
                        });
    }

    /// The field that the person is to go on with.
    TextField focusTarget() {
        return first().field();
    }

    boolean isOpen() {
        return isVisible();
    }

    /// The incident whose order is being given, empty when none is.
    String incident() {
        return isVisible() ? incident : "";
    }

    void close() {
        setVisible(false);
        order = null;
        onClosed.run();
    }

    private ChoiceField first() {
        return unit.isVisible() ? unit : choice.isVisible() ? choice : reason;
    }

    private void offerUnits(Incident target) {
        List<ChoiceField.Choice> choices = new ArrayList<>();
        for (UnitSuggestions.Unit u : UnitSuggestions.of(target, context.console().situation())) {
            String note =
                    Double.isNaN(u.km())
                            ? texts.get("queue_unit_cases", Integer.toString(u.cases()))
                            : texts.get(
                                    "queue_unit_near", String.format(Locale.ROOT, "%.1f", u.km()));
            choices.add(new ChoiceField.Choice(u.name(), note));
        }
        unit.offer(choices, choices.isEmpty() ? -1 : 0);
        if (!target.progress().unit().isEmpty()) {
            unit.field().setText(target.progress().unit());
            unit.field().selectAll();
        }
    }

    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            close();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER) {
            if (reason.field().isFocused() || send.isFocused()) {
                submit();
            } else {
                reason.focus();
            }
            event.consume();
        }
    }

    private void submit() {
        Order what = order;
        if (what == null || sent != null) {
            return;
        }
        if (what == Order.ASSIGN && unit.text().isEmpty()) {
            say(texts.get("queue_unit_missing"));
            unit.field().requestFocus();
            return;
        }
        if (what.needsReason() && reason.text().isEmpty()) {
            say(texts.get("queue_reason_missing"));
            reason.field().requestFocus();
            return;
        }
        CompletableFuture<Outcome> answered =
                command(what) instanceof Command.UnmaskField unmask
                        ? unveiled.ask(unmask, reason.text())
                        : context.console().send(command(what), reason.text(), version);
        sent = answered;
        say(texts.get("queue_sending"));
        context.notices().follow(answered);
        String target = incident;
        answered.whenCompleteAsync(
                (outcome, failure) -> answered(target, answered, outcome, failure),
                FxThread.executor());
    }

    private Command command(Order what) {
        return offered.isEmpty()
                ? what.command(incident, unit.text())
                : offered.get(Math.max(0, choice.chosen())).command();
    }

    private void answered(
            String target,
            CompletableFuture<Outcome> question,
            @Nullable Outcome outcome,
            @Nullable Throwable failure) {
        if (sent != question || !incident.equals(target) || !isVisible()) {
            return; // the person has gone on to something else; the notices say what became of it
        }
        sent = null;
        if (outcome instanceof Outcome.Accepted) {
            close();
        } else if (outcome instanceof Outcome.Refused refused) {
            // What they saw is what they see now: the next Enter sends against the incident as it
            // is by then.
            context.console().situation().incident(target).ifPresent(i -> version = i.version());
            say(texts.get("queue_refused", RefusalWords.of(texts, refused)));
        } else if (failure != null) {
            String words = failure.getMessage();
            say(texts.get("queue_failed", words == null ? failure.toString() : words));
        }
    }

    private void say(String words) {
        answer.setText(words);
        answer.setVisible(true);
    }
}

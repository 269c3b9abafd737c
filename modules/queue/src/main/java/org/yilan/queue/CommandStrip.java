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
import org.yilan.console.Console.Connection;
import org.yilan.fx.ChoiceField;
import org.yilan.fx.FxThread;
import org.yilan.fx.PanelContext;
import org.yilan.fx.RefusalWords;
import org.yilan.fx.Texts;
import org.yilan.situation.Changes;
import org.yilan.situation.advice.Advice;
import org.yilan.situation.command.Command;
import org.yilan.situation.command.Outcome;
import org.yilan.situation.model.Incident;
import org.yilan.situation.model.IncidentState;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

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
    private final MergeChoice merge;
    private final Function<Incident, Advice> advice;
    private String leads = "";
    private List<Option> offered = List.of();
    private @Nullable Order order;
    private String incident = "";
    private long version;
    private @Nullable CompletableFuture<Outcome> sent;

    /// Position of the last event of an order that was accepted and is not on the screen yet, 0 when there is none.
    private long awaited;

    private long shownUpTo;

    /// @param advice what the hub makes of an incident, as far as it has answered
    /// @param unveiled takes what is shown for a reason
    CommandStrip(
            PanelContext context,
            Function<Incident, Advice> advice,
            Unveiled unveiled,
            Runnable onClosed) {
        this.unveiled = unveiled;
        this.context = context;
        this.texts = context.texts();
        this.onClosed = onClosed;
        this.advice = advice;
        this.merge = new MergeChoice(context, choice, unit, reason, subject::setText);
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
        merge.end();
        boolean asksUnit = wanted.asksUnit();
        unit.setVisible(asksUnit || wanted == Order.MERGE);
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
        if (asksUnit) {
            offerUnits(target, wanted == Order.ASSIGN);
        }
        if (wanted == Order.MERGE) {
            merge.merge(target, advice.apply(target));
        } else if (wanted == Order.SPLIT) {
            merge.split(target);
        }
        choice.setVisible(!offered.isEmpty() || merge.offers());
        List<ChoiceField.Choice> reasons = new ArrayList<>();
        for (int n = 1; n <= wanted.reasons(); n++) {
            reasons.add(new ChoiceField.Choice(texts.get(wanted.reasonKey(n)), ""));
        }
        if (wanted != Order.MERGE) {
            reason.offer(reasons, 0);
        }
        setVisible(true);
        activate(first());
        first().focus();
    }

    /// Puts in what was typed in one line, and sends it where nothing is missing; else it is asked here.
    ///
    /// @param argument the unit, the number, or an option's words; empty when it was not typed
    /// @param why empty when it was not typed: then an order that needs a reason is not sent
    void write(String argument, String why) {
        Order what = order;
        if (what == null) {
            return;
        }
        reason.field().setText(why);
        boolean asked = what.asks() && argument.isEmpty();
        if (what == Order.ACKNOWLEDGE && !argument.isEmpty()) {
            claim(Duration.ofMinutes(Long.parseLong(argument)));
            submit();
            return;
        }
        if (!argument.isEmpty() && unit.isVisible()) {
            unit.field().setText(argument);
        } else if (!argument.isEmpty()) {
            choice.field().setText(argument);
            asked = choice.chosen() < 0;
        }
        if (asked) {
            say(texts.get("queue_line_choose"));
            reasonsAgain(what, why);
            first().focus();
        } else if (why.isEmpty() && what.needsReason(state())) {
            reasonsAgain(what, why);
            reason.focus();
        } else {
            submit();
        }
    }

    /// For how long, as it was typed.
    private void claim(Duration mine) {
        context.console()
                .situation()
                .incident(incident)
                .ifPresent(
                        i -> {
                            String me = context.console().person().name();
                            offered = List.of(Option.claim(i, mine, me, texts));
                            choice.offer(
                                    List.of(new ChoiceField.Choice(offered.getFirst().words(), "")),
                                    0);
                        });
    }

    private void reasonsAgain(Order what, String why) {
        if (why.isEmpty() && what.reasons() > 0) {
            reason.field().setText(texts.get(what.reasonKey(1)));
        }
    }

    private IncidentState state() {
        return context.console()
                .situation()
                .incident(incident)
                .map(i -> i.progress().state())
                .orElse(IncidentState.NEW);
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

    /// Whether somebody waits to see what comes of an order.
    boolean waiting() {
        return awaited > 0 || (isVisible() && sent != null);
    }

    /// The panel shows the journal up to a position.
    ///
    /// @param anew whether it is another moment or another journal: then nothing is waited for any more
    void shown(long seq, boolean anew) {
        shownUpTo = seq;
        if (anew || seq >= awaited) {
            awaited = 0;
        }
    }

    /// The incident whose order is being given, empty when none is.
    String incident() {
        return isVisible() ? incident : "";
    }

    void close() {
        setVisible(false);
        merge.end();
        order = null;
        onClosed.run();
    }

    private ChoiceField first() {
        if (order == Order.ACKNOWLEDGE) {
            return reason; // for how long has an answer already
        }
        boolean first = unit.isVisible() && !(order == Order.MERGE && choice.isVisible());
        return first ? unit : choice.isVisible() ? choice : reason;
    }

    private void offerUnits(Incident target, boolean anew) {
        List<ChoiceField.Choice> choices =
                UnitChoices.of(
                        target,
                        advice.apply(target),
                        context.console().situation(),
                        context.console().time().now(),
                        texts);
        unit.offer(choices, choices.isEmpty() ? -1 : 0);
        if (anew && !target.progress().unit().isEmpty()) {
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
        if (what.asksUnit() && unit.text().isEmpty()) {
            say(texts.get("queue_unit_missing"));
            unit.field().requestFocus();
            return;
        }
        if (what.needsReason(state()) && reason.text().isEmpty()) {
            say(texts.get("queue_reason_missing"));
            reason.field().requestFocus();
            return;
        }
        boolean ties = what == Order.MERGE || what == Order.SPLIT;
        MergeChoice.Sent tied = ties ? merge.sent().orElse(null) : null;
        if (ties && tied == null) {
            say(texts.get("queue_merge_missing"));
            first().field().requestFocus();
            return;
        }
        leads = tied == null ? "" : tied.leads();
        CompletableFuture<Outcome> answered =
                tied == null
                        ? send(command(what))
                        : context.console().send(tied.command(), reason.text(), tied.version());
        sent = answered;
        say(texts.get("queue_sending"));
        context.notices().follow(answered);
        boolean away = context.console().connection().state() != Connection.State.CONNECTED;
        if (away && what != Order.UNMASK && !answered.isDone()) {
            // Kept on disk: the person goes on, and is told what became of it.
            context.notices().say("queue_kept", subject.getText());
            close();
            return;
        }
        String target = incident;
        answered.whenCompleteAsync(
                (outcome, failure) -> answered(target, answered, outcome, failure),
                FxThread.executor());
    }

    private CompletableFuture<Outcome> send(Command command) {
        return command instanceof Command.UnmaskField unmask
                ? unveiled.ask(unmask, reason.text())
                : context.console().send(command, reason.text(), version);
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
        if (outcome instanceof Outcome.Accepted accepted) {
            awaited = accepted.lastSeq();
            shown(shownUpTo, false);
            close();
            if (!leads.isEmpty()) {
                context.selection().select(Changes.Kind.INCIDENT, leads);
            }
        } else if (outcome instanceof Outcome.Refused refused) {
            // What they saw is what they see now: the next Enter sends against the incident as it
            // is by then.
            merge.looked();
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

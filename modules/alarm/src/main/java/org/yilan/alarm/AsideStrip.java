package org.yilan.alarm;

import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.yilan.fx.ChoiceField;
import org.yilan.fx.FxThread;
import org.yilan.fx.PanelContext;
import org.yilan.fx.Texts;
import org.yilan.situation.alarm.Alarm;
import org.yilan.situation.command.Command;
import org.yilan.situation.command.Outcome;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Puts an alarm aside, for a while or out of service: for how long, why. Enter goes on and sends, Escape leaves. A refusal is
/// said here in words, and what was typed stays. FX thread.
final class AsideStrip extends VBox {
    /// The last is the longest that is allowed.
    private static final List<Duration> SPANS =
            List.of(
                    Duration.ofMinutes(15),
                    Duration.ofMinutes(30),
                    Duration.ofHours(1),
                    Duration.ofHours(2),
                    Duration.ofHours(4),
                    org.yilan.situation.alarm.AlarmFigures.LONGEST_SHELF);

    private static final int REASONS = 4;

    private final PanelContext context;
    private final Texts texts;
    private final Runnable onClosed;
    private final Label name = new Label();
    private final Label subject = new Label();
    private final Label answer = new Label();
    private final ChoiceField span = new ChoiceField(false);
    private final ChoiceField reason = new ChoiceField(true);
    private @Nullable Alarm alarm;
    private @Nullable CompletableFuture<Outcome> sent;

    AsideStrip(PanelContext context, Runnable onClosed) {
        this.context = context;
        this.texts = context.texts();
        this.onClosed = onClosed;
        getStyleClass().add("alarm-strip");
        name.getStyleClass().add("strip-name");
        subject.getStyleClass().addAll("strip-subject", "may-clip");
        answer.getStyleClass().add("strip-answer");
        answer.setWrapText(true);
        answer.managedProperty().bind(answer.visibleProperty());
        span.managedProperty().bind(span.visibleProperty());
        getChildren().addAll(name, subject, span, reason, answer);
        for (ChoiceField field : List.of(span, reason)) {
            field.field()
                    .focusedProperty()
                    .addListener(
                            (o, before, after) -> {
                                if (after) {
                                    span.open(field == span);
                                    reason.open(field == reason);
                                }
                            });
        }
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        setVisible(false);
        managedProperty().bind(visibleProperty());
    }

    /// @param shelve for a while; else out of service
    void open(Alarm target, String title, boolean shelve) {
        alarm = target;
        sent = null;
        name.setText(texts.get(shelve ? "alarms_shelve" : "alarms_out"));
        subject.setText(title);
        span.setVisible(shelve);
        span.offer(
                SPANS.stream()
                        .map(
                                d ->
                                        new ChoiceField.Choice(
                                                d.toHours() > 0
                                                        ? texts.get(
                                                                "alarms_hours",
                                                                Long.toString(d.toHours()))
                                                        : texts.get(
                                                                "alarms_minutes",
                                                                Long.toString(d.toMinutes())),
                                                ""))
                        .toList(),
                1);
        List<ChoiceField.Choice> reasons = new ArrayList<>();
        for (int n = 1; n <= REASONS; n++) {
            reasons.add(new ChoiceField.Choice(texts.get("alarms_reason_" + n), ""));
        }
        // None is taken beforehand: a shelf that nobody thought about is how alarms are lost.
        reason.offer(reasons, -1);
        reason.field().setPromptText(texts.get("alarms_reason_prompt"));
        answer.setVisible(false);
        setVisible(true);
        ChoiceField first = shelve ? span : reason;
        span.open(shelve);
        reason.open(!shelve);
        first.focus();
    }

    boolean isOpen() {
        return isVisible();
    }

    javafx.scene.Node focusTarget() {
        return span.isVisible() ? span.field() : reason.field();
    }

    void close() {
        setVisible(false);
        alarm = null;
        onClosed.run();
    }

    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            close();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER) {
            if (reason.field().isFocused()) {
                submit();
            } else {
                reason.focus();
            }
            event.consume();
        }
    }

    private void submit() {
        Alarm what = alarm;
        if (what == null || sent != null) {
            return;
        }
        if (reason.text().isEmpty()) {
            say(texts.get("alarms_reason_missing"));
            return;
        }
        Duration lasting = SPANS.get(Math.max(0, span.chosen()));
        // A second less than allowed: the hub's clock may be behind this one's.
        Command command =
                span.isVisible()
                        ? new Command.ShelveAlarm(
                                what.key(),
                                context.console().time().now().plus(lasting).minusSeconds(1))
                        : new Command.PutAlarmOutOfService(what.key());
        CompletableFuture<Outcome> answered = context.console().send(command, reason.text(), -1);
        sent = answered;
        say(texts.get("queue_sending"));
        context.notices().follow(answered);
        answered.whenCompleteAsync(
                (outcome, failure) -> answered(answered, outcome, failure), FxThread.executor());
    }

    private void answered(
            CompletableFuture<Outcome> question,
            @Nullable Outcome outcome,
            @Nullable Throwable failure) {
        if (sent != question || !isVisible()) {
            return; // the person has gone on; the notices say what became of it
        }
        sent = null;
        if (outcome instanceof Outcome.Accepted) {
            close();
        } else if (outcome instanceof Outcome.Refused refused) {
            say(
                    texts.has(refused.code())
                            ? texts.get(refused.code(), refused.arguments().toArray())
                            : refused.message());
        } else if (failure != null) {
            say(String.valueOf(failure.getMessage()));
        }
    }

    private void say(String words) {
        answer.setText(words);
        answer.setVisible(true);
    }

    // ---- for tests of the package

    String answer() {
        return answer.isVisible() ? answer.getText() : "";
    }
}

package org.yilan.escalation;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
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
import org.yilan.fx.Texts;
import org.yilan.situation.command.Command;
import org.yilan.situation.command.Outcome;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Proposal;
import org.yilan.situation.model.ResponseLevel;
import org.yilan.situation.plan.Plan;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// One decision about a level, in the panel itself: which level, why, until when, and for I and II who else agrees. Enter goes
/// on and sends, Escape leaves; a refusal is said here and what was typed stays, except the PIN. FX thread.
final class LevelForm extends VBox {
    private static final List<Grade> LEVELS = List.of(Grade.I, Grade.II, Grade.III, Grade.IV);
    private static final List<Integer> REVIEW_HOURS = List.of(1, 2, 4, 8, 12, 24);
    private static final int REASONS = 3;

    /// What is being decided.
    sealed interface Matter {
        /// @param rule the suggested rule in words, empty when none calls for it
        /// @param name translation key of what it is called: declare, raise, lower
        record Declare(ResponseLevel.Key key, Grade level, String rule, String name)
                implements Matter {}

        record End(ResponseLevel level) implements Matter {}

        record Confirm(Proposal proposal) implements Matter {}

        record Withdraw(Proposal proposal) implements Matter {}
    }

    private final PanelContext context;
    private final Texts texts;
    private final BoardWords words;
    private final Plan plan;
    private final Runnable onClosed;
    private final Label name = new Label();
    private final Label subject = new Label();
    private final Label answer = new Label();
    private final ChoiceField level = new ChoiceField(false);
    private final ChoiceField review = new ChoiceField(false);
    private final ChoiceField reason = new ChoiceField(true);
    private final TextField person = new TextField();
    private final PasswordField pin = new PasswordField();
    private final HBox second = new HBox(person, pin);
    private final Label secondHint = new Label();
    private final Button send = new Button();
    private List<Duration> reviews = List.of();
    private @Nullable Matter matter;
    private boolean sending;

    LevelForm(PanelContext context, BoardWords words, Plan plan, Runnable onClosed) {
        this.context = context;
        this.texts = context.texts();
        this.words = words;
        this.plan = plan;
        this.onClosed = onClosed;
        getStyleClass().add("level-form");
        name.getStyleClass().add("form-name");
        name.setMinWidth(Region.USE_PREF_SIZE);
        subject.getStyleClass().addAll("form-subject", "may-clip");
        secondHint.getStyleClass().add("text-dim");
        secondHint.setWrapText(true);
        answer.getStyleClass().add("form-answer");
        answer.setWrapText(true);
        send.getStyleClass().add("primary");
        send.setMinWidth(Region.USE_PREF_SIZE);
        send.setOnAction(e -> submit());
        second.getStyleClass().add("form-second");
        HBox.setHgrow(person, Priority.ALWAYS);
        HBox.setHgrow(pin, Priority.ALWAYS);
        HBox head = new HBox(name, subject);
        head.getStyleClass().add("form-head");
        head.setAlignment(Pos.BASELINE_LEFT);
        HBox last = new HBox(reason, send);
        last.getStyleClass().add("form-last");
        HBox.setHgrow(reason, Priority.ALWAYS);
        getChildren().addAll(head, level, review, secondHint, second, last, answer);
        for (Node node : List.of(level, review, secondHint, second, answer)) {
            node.managedProperty().bind(node.visibleProperty());
        }
        for (ChoiceField field : List.of(level, review, reason)) {
            field.field()
                    .focusedProperty()
                    .addListener((o, before, after) -> activate(after ? field : null));
        }
        level.field().textProperty().addListener((o, before, after) -> levelChosen());
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    boolean isOpen() {
        return isVisible();
    }

    void open(Matter what) {
        matter = what;
        sending = false;
        answer.setVisible(false);
        send.setText(texts.get("escalation_send"));
        person.setPromptText(texts.get("escalation_second_name"));
        pin.setPromptText(texts.get("escalation_second_pin"));
        reason.field().setPromptText(texts.get("escalation_reason_prompt"));
        person.clear();
        pin.clear();
        boolean declares = what instanceof Matter.Declare;
        level.setVisible(declares);
        review.setVisible(declares);
        secondHint.setVisible(false);
        second.setVisible(what instanceof Matter.Confirm);
        switch (what) {
            case Matter.Declare d -> {
                head(d.name(), d.key());
                List<ChoiceField.Choice> levels = new ArrayList<>();
                for (Grade g : LEVELS) {
                    String note = g.equals(d.level()) ? texts.get("escalation_by_rule") : "";
                    levels.add(
                            new ChoiceField.Choice(
                                    words.word("level.", g.code()),
                                    d.rule().isEmpty() ? "" : note));
                }
                level.offer(levels, LEVELS.indexOf(d.level()));
                offerReasons("declare", d.rule());
            }
            case Matter.End e -> {
                head("escalation_do_end", e.level().key());
                offerReasons("end", "");
            }
            case Matter.Confirm c -> {
                head("escalation_do_confirm", c.proposal().level().key());
                offerReasons("confirm", "");
            }
            case Matter.Withdraw w -> {
                head("escalation_do_withdraw", w.proposal().level().key());
                offerReasons("withdraw", "");
            }
        }
        setVisible(true);
        if (declares) {
            activate(level);
            level.field().requestFocus();
        } else if (what instanceof Matter.Confirm) {
            activate(null);
            person.requestFocus();
        } else {
            activate(reason);
            reason.field().requestFocus();
        }
    }

    /// Goes on with a decision that is half written elsewhere, except for the PIN, unless it has been sent already.
    void takeOver(LevelForm other) {
        Matter what = other.matter;
        if (what == null || !other.isOpen() || other.sending) {
            return;
        }
        open(what);
        level.field().setText(other.level.field().getText());
        review.field().setText(other.review.field().getText());
        person.setText(other.person.getText());
        reason.field().setText(other.reason.field().getText());
    }

    /// The field that the person is to go on with.
    TextField focusTarget() {
        return level.isVisible() ? level.field() : second.isVisible() ? person : reason.field();
    }

    private void head(String key, ResponseLevel.Key about) {
        name.setText(texts.get(key));
        subject.setText(words.place(about) + " " + words.hazard(about.hazard()));
    }

    private void offerReasons(String kind, String rule) {
        List<ChoiceField.Choice> choices = new ArrayList<>();
        if (!rule.isEmpty()) {
            choices.add(new ChoiceField.Choice(rule, ""));
        }
        for (int n = 1; n <= REASONS; n++) {
            String key = "escalation_reason_" + kind + "_" + n;
            if (texts.has(key)) {
                choices.add(new ChoiceField.Choice(texts.get(key), ""));
            }
        }
        reason.offer(choices, choices.isEmpty() ? -1 : 0);
    }

    /// Another level has another usual time of review, and may need a second person.
    private void levelChosen() {
        if (!(matter instanceof Matter.Declare declare) || level.chosen() < 0) {
            return;
        }
        Grade chosen = LEVELS.get(level.chosen());
        boolean two = needsSecond(chosen);
        secondHint.setText(texts.get("escalation_needs_second"));
        secondHint.setVisible(two);
        second.setVisible(two);
        Duration usual =
                plan.hazard(declare.key().hazard())
                        .map(h -> h.review().get(chosen))
                        .orElse(Duration.ofHours(4));
        Instant now = context.console().time().now();
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
                                                        words.clock(now.plus(d))),
                                                ""))
                        .toList();
        review.offer(choices, Math.max(0, offers.indexOf(usual)));
    }

    private static boolean needsSecond(Grade level) {
        return level.rank() == 1 || level.rank() == 2;
    }

    /// Only the field that one is in offers its answers.
    private void activate(@Nullable ChoiceField active) {
        List.of(level, review, reason).forEach(f -> f.open(f == active));
    }

    void close() {
        setVisible(false);
        matter = null;
        pin.clear();
        onClosed.run();
    }

    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            close();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER) {
            next();
            event.consume();
        }
    }

    /// From level to review time to second person to reason, then off it goes.
    private void next() {
        List<TextField> stops = new ArrayList<>();
        if (level.isVisible()) {
            stops.add(level.field());
            stops.add(review.field());
        }
        if (second.isVisible()) {
            stops.add(person);
            stops.add(pin);
        }
        stops.add(reason.field());
        for (int n = 0; n < stops.size() - 1; n++) {
            if (stops.get(n).isFocused()) {
                // Nobody named: the proposal waits, and there is no PIN to give.
                boolean skipPin = stops.get(n) == person && person.getText().isBlank();
                TextField to = stops.get(skipPin ? n + 2 : n + 1);
                to.requestFocus();
                to.selectAll();
                return;
            }
        }
        submit();
    }

    private void submit() {
        Matter what = matter;
        if (what == null || sending) {
            return;
        }
        if (reason.text().isEmpty()) {
            say(texts.get("escalation_reason_missing"));
            reason.field().requestFocus();
            return;
        }
        boolean confirms = what instanceof Matter.Confirm;
        if (second.isVisible() && (confirms || !person.getText().isBlank())) {
            if (person.getText().isBlank() || pin.getText().isEmpty()) {
                say(texts.get("escalation_second_missing"));
                (person.getText().isBlank() ? person : pin).requestFocus();
                return;
            }
        }
        switch (what) {
            case Matter.Declare d -> declare(d);
            case Matter.End e -> send(new Command.EndLevel(e.level().key()));
            case Matter.Confirm c -> confirm(c.proposal().id());
            case Matter.Withdraw w -> send(new Command.WithdrawProposal(w.proposal().id()));
        }
    }

    private void declare(Matter.Declare d) {
        Grade chosen = LEVELS.get(Math.max(0, level.chosen()));
        Instant now = context.console().time().now();
        Instant reviewBy = review.chosen() < 0 ? null : now.plus(reviews.get(review.chosen()));
        Command command =
                new Command.DeclareLevel(
                        words.issuer(d.key()),
                        d.key().tier(),
                        d.key().division(),
                        d.key().hazard(),
                        chosen,
                        reviewBy);
        Optional<String> other =
                needsSecond(chosen) && !person.getText().isBlank()
                        ? Optional.of(person.getText().strip())
                        : Optional.empty();
        follow(
                context.console().send(command, reason.text(), -1),
                accepted -> {
                    if (other.isPresent()) {
                        // The proposal has the id of the command that made it.
                        confirm(accepted.command());
                    } else {
                        close();
                    }
                });
    }

    private void confirm(String proposal) {
        String credential = pin.getText();
        pin.clear();
        follow(
                context.console()
                        .sendAs(
                                person.getText().strip(),
                                credential,
                                new Command.ConfirmProposal(proposal),
                                reason.text()),
                accepted -> close());
        // Should it be refused, only the second person's part is left to do.
        context.console()
                .situation()
                .proposal(proposal)
                .ifPresent(p -> matter = new Matter.Confirm(p));
    }

    private void send(Command command) {
        follow(context.console().send(command, reason.text(), -1), accepted -> close());
    }

    private void follow(
            CompletableFuture<Outcome> answered,
            java.util.function.Consumer<Outcome.Accepted> onAccepted) {
        sending = true;
        say(texts.get("escalation_sending"));
        context.notices().follow(answered);
        answered.whenCompleteAsync(
                (outcome, failure) -> {
                    sending = false;
                    if (!isVisible()) {
                        return; // left meanwhile; the notices say what became of it
                    }
                    if (outcome instanceof Outcome.Accepted accepted) {
                        onAccepted.accept(accepted);
                    } else if (outcome instanceof Outcome.Refused refused) {
                        say(texts.get("escalation_refused", refusal(refused)));
                    } else if (failure != null) {
                        String message = failure.getMessage();
                        say(
                                texts.get(
                                        "escalation_failed",
                                        message == null ? failure.toString() : message));
                    }
                },
                FxThread.executor());
    }

    private String refusal(Outcome.Refused refused) {
        return texts.has(refused.code())
                ? texts.get(refused.code(), refused.arguments().toArray())
                : refused.message();
    }

    private void say(String sentence) {
        answer.setText(sentence);
        answer.setVisible(true);
    }
}

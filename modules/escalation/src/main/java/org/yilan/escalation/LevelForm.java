package org.yilan.escalation;

import javafx.geometry.Pos;
import javafx.scene.Node;
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
import org.yilan.situation.command.Refusal;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.ResponseLevel;
import org.yilan.situation.plan.Plan;
import org.yilan.situation.plan.Suggestion;
import org.yilan.situation.response.RollAnswer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// One decision about a level, in the panel itself: for where and against what if that is open, which level, why, until when,
/// and for I and II who else agrees. Enter goes on and sends, Escape (the panel) leaves; a refusal is said here and what was typed stays,
/// except the PIN. FX thread.
final class LevelForm extends VBox {
    private static final int REASONS = 3;

    /// What stands now and what the rules say, as the board has it.
    interface Standing {
        Optional<ResponseLevel> level(ResponseLevel.Key key);

        Optional<Suggestion> suggestion(ResponseLevel.Key key);

        /// What the posts said to a proposal; empty when none are asked.
        List<RollAnswer> rollCall(String proposal);
    }

    private final PanelContext context;
    private final Texts texts;
    private final BoardWords words;
    private final Standing standing;
    private final Consumer<Boolean> onClosed;
    private final Label name = new Label();
    private final Label subject = new Label();
    private final Label now = new Label();
    private final Label answer = new Label();
    private final LevelFields asked;
    private final ChoiceField reason = new ChoiceField(true);
    private final SecondPerson second = new SecondPerson();
    private final Button send = new Button();
    private @Nullable LevelMatter matter;
    private boolean sending;

    /// Whether the next confirmation goes against the posts.
    private boolean despite;

    /// @param onClosed told whether the keyboard was in the form
    LevelForm(
            PanelContext context,
            BoardWords words,
            Plan plan,
            Standing standing,
            Consumer<Boolean> onClosed) {
        this.context = context;
        this.texts = context.texts();
        this.words = words;
        this.asked = new LevelFields(context, words, plan);
        this.standing = standing;
        this.onClosed = onClosed;
        getStyleClass().add("level-form");
        name.getStyleClass().add("form-name");
        name.setMinWidth(Region.USE_PREF_SIZE);
        subject.getStyleClass().addAll("form-subject", "may-clip");
        now.getStyleClass().add("form-now");
        now.setWrapText(true);
        answer.getStyleClass().add("form-answer");
        answer.setWrapText(true);
        send.getStyleClass().add("primary");
        send.setMinWidth(Region.USE_PREF_SIZE);
        send.setOnAction(e -> submit());
        HBox head = new HBox(name, subject);
        head.getStyleClass().add("form-head");
        head.setAlignment(Pos.BASELINE_LEFT);
        HBox last = LevelFields.line(reason, send);
        HBox.setHgrow(send, Priority.NEVER);
        getChildren().addAll(head, now, asked, second, last, reason.answers(), answer);
        for (Node node : List.of(now, answer)) {
            node.managedProperty().bind(node.visibleProperty());
        }
        for (ChoiceField field : fields()) {
            field.field()
                    .focusedProperty()
                    .addListener((o, before, after) -> activate(after ? field : null));
        }
        asked.onKey(this::keyChosen);
        asked.onLevel(this::levelChosen);
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        setVisible(false);
    }

    private List<ChoiceField> fields() {
        return Stream.concat(asked.fields().stream(), Stream.of(reason)).toList();
    }

    boolean isOpen() {
        return isVisible();
    }

    void open(LevelMatter what) {
        matter = null; // nothing is recomputed while the fields are filled
        sending = false;
        despite = false;
        answer.setVisible(false);
        send.setText(texts.get("escalation_send"));
        reason.field().setPromptText(texts.get("escalation_reason_prompt"));
        second.clear();
        boolean declares = what instanceof LevelMatter.Declare;
        asked.ask(
                declares, what instanceof LevelMatter.Declare d && d.action() == LevelAction.LATER);
        second.setVisible(what instanceof LevelMatter.Confirm);
        second.ask(texts, declares);
        now.setVisible(false);
        switch (what) {
            case LevelMatter.Declare d -> {
                head(d.action().text(), d.first());
                asked.offerKeys(d.keys(), d.first());
                offerReasons("declare", "");
            }
            case LevelMatter.End e -> {
                List<ResponseLevel.Key> keys = e.levels().stream().map(ResponseLevel::key).toList();
                head(LevelAction.END.text(), keys.getFirst());
                asked.offerKeys(keys, keys.getFirst());
                offerReasons("end", "");
            }
            case LevelMatter.Confirm c -> {
                head(LevelAction.CONFIRM.text(), c.key());
                offerReasons("confirm", "");
                tellRollCall(c.proposal());
            }
            case LevelMatter.Withdraw w -> {
                head(LevelAction.WITHDRAW.text(), w.key());
                offerReasons("withdraw", "");
            }
            case LevelMatter.Unschedule u -> {
                head(LevelAction.WITHDRAW.text(), u.key());
                offerReasons("withdraw", "");
            }
            case LevelMatter.OnTask t -> {
                boolean waive = t.step() == LevelMatter.Step.WAIVE;
                name.setText(texts.get(waive ? "escalation_do_waive" : "escalation_do_reopen"));
                subject.setText(t.task().words().in(texts.locale().getLanguage()));
                offerReasons(waive ? "waive" : "reopen", "");
            }
            case LevelMatter.NoGo n -> {
                name.setText(texts.get("escalation_post_no_go"));
                subject.setText(n.roll().answer().post().words().in(texts.locale().getLanguage()));
                offerReasons("nogo", "");
            }
        }
        matter = what;
        keyChosen();
        setVisible(true);
        TextField first = entry();
        activate(fields().stream().filter(f -> f.field() == first).findFirst().orElse(null));
        focus(first);
    }

    /// Who is ready and who is not, before somebody confirms.
    private void tellRollCall(String proposal) {
        String language = texts.locale().getLanguage();
        List<String> answers =
                standing.rollCall(proposal).stream()
                        .map(
                                a ->
                                        a.post().words().in(language)
                                                + " "
                                                + texts.get(
                                                        a.go() == null
                                                                ? "escalation_post_silent"
                                                                : a.go()
                                                                        ? "escalation_post_go"
                                                                        : "escalation_post_no_go"))
                        .toList();
        now.setText(
                texts.get(
                        "escalation_roll_call",
                        String.join(texts.get("escalation_separator"), answers)));
        now.setVisible(!answers.isEmpty());
    }

    private static void focus(TextField field) {
        field.requestFocus();
        // The beginning of what is selected stays in view.
        field.selectRange(field.getLength(), 0);
    }

    /// Goes on with a decision that is half written elsewhere, except for the PIN, unless it has been sent already.
    void takeOver(LevelForm other) {
        LevelMatter what = other.matter;
        if (what == null || !other.isOpen() || other.sending) {
            return;
        }
        open(what);
        // In this order: what may be chosen in a field follows from those before it.
        for (int i = 0; i < fields().size(); i++) {
            fields().get(i).field().setText(other.fields().get(i).field().getText());
        }
        second.person().setText(other.second.name());
    }

    /// Its first field, where the keyboard comes in.
    TextField entry() {
        return stops().getFirst();
    }

    private void head(String key, ResponseLevel.Key about) {
        name.setText(texts.get(key));
        subject.setText(words.place(about) + " " + words.hazard(about.hazard()));
    }

    private void offerReasons(String kind, String rule) {
        List<ChoiceField.Choice> choices = new ArrayList<>();
        if (!rule.isEmpty()) {
            choices.add(new ChoiceField.Choice(rule, texts.get("escalation_by_rule")));
        }
        for (int n = 1; n <= REASONS; n++) {
            String key = "escalation_reason_" + kind + "_" + n;
            if (texts.has(key)) {
                choices.add(new ChoiceField.Choice(texts.get(key), ""));
            }
        }
        reason.offer(choices, choices.isEmpty() ? -1 : 0);
    }

    /// Another hazard or area has another level in force, and another one that the rules call for.
    private void keyChosen() {
        if (matter instanceof LevelMatter.End) {
            subject.setText(words.place(asked.key()) + " " + words.hazard(asked.key().hazard()));
        }
        if (!(matter instanceof LevelMatter.Declare d)) {
            return;
        }
        ResponseLevel.Key key = asked.key();
        subject.setText(words.place(key) + " " + words.hazard(key.hazard()));
        Optional<ResponseLevel> inForce = standing.level(key);
        Optional<Suggestion> suggested = standing.suggestion(key);
        now.setText(words.standing(inForce, suggested, context.console().time().now()));
        now.setVisible(true);
        int rank = inForce.map(l -> l.level().rank()).orElse(5);
        boolean lower = d.action() == LevelAction.LOWER;
        Optional<Suggestion> wanted =
                suggested.filter(s -> lower ? s.level().rank() > rank : s.level().rank() < rank);
        // The level that the rules call for where it goes the wanted way, else one step.
        Grade step = LevelFields.LEVELS.get(Math.clamp(lower ? rank : rank - 2, 0, 3));
        asked.offerLevels(wanted.map(Suggestion::level).orElse(step), wanted.isPresent());
        String rule = wanted.map(s -> words.rule(s.reasons().getFirst().rule())).orElse("");
        offerReasons(lower ? "lower" : "declare", rule);
    }

    /// Another level may need a second person.
    private void levelChosen(Grade chosen) {
        if (matter instanceof LevelMatter.Declare) {
            second.setVisible(needsSecond(chosen));
        }
    }

    private static boolean needsSecond(Grade level) {
        return level.rank() == 1 || level.rank() == 2;
    }

    /// Only the field that one is in offers its answers.
    private void activate(@Nullable ChoiceField active) {
        fields().forEach(f -> f.open(f == active));
    }

    void close() {
        boolean held = holdsKeyboard();
        setVisible(false);
        matter = null;
        second.clear();
        onClosed.accept(held);
    }

    private boolean holdsKeyboard() {
        Node owner = getScene() == null ? null : getScene().getFocusOwner();
        while (owner != null && owner != this) {
            owner = owner.getParent();
        }
        return owner != null;
    }

    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            next();
            event.consume();
        }
    }

    /// The fields in the order in which Enter goes through them.
    private List<TextField> stops() {
        List<TextField> stops = new ArrayList<>();
        stops.addAll(asked.stops());
        if (second.isVisible()) {
            stops.addAll(second.stops());
        }
        stops.add(reason.field());
        return stops;
    }

    private void next() {
        List<TextField> stops = stops();
        for (int n = 0; n < stops.size() - 1; n++) {
            if (stops.get(n).isFocused()) {
                focus(stops.get(n + 1));
                return;
            }
        }
        submit();
    }

    private void submit() {
        LevelMatter what = matter;
        if (what == null || sending) {
            return;
        }
        if (reason.text().isEmpty()) {
            say(texts.get("escalation_reason_missing"));
            reason.field().requestFocus();
            return;
        }
        boolean confirms = what instanceof LevelMatter.Confirm;
        if (second.isVisible()
                && (confirms || second.named())
                && !(second.named() && second.hasPin())) {
            say(texts.get("escalation_second_missing"));
            second.focusMissing();
            return;
        }
        switch (what) {
            case LevelMatter.Declare d -> declare();
            case LevelMatter.End e -> send(new Command.EndLevel(asked.key()));
            case LevelMatter.Confirm c -> confirm(c.proposal(), c.key());
            case LevelMatter.Withdraw w -> send(new Command.WithdrawProposal(w.proposal()));
            case LevelMatter.Unschedule u -> send(new Command.WithdrawSchedule(u.key()));
            case LevelMatter.OnTask t ->
                    send(
                            t.step() == LevelMatter.Step.WAIVE
                                    ? new Command.WaiveTask(t.task().id())
                                    : new Command.ReopenTask(t.task().id()));
            case LevelMatter.NoGo n ->
                    send(
                            new Command.AnswerRollCall(
                                    n.roll().proposal(), n.roll().answer().post().id(), false));
        }
    }

    private void declare() {
        Grade chosen = asked.level();
        Instant moment = context.console().time().now();
        Instant from = asked.from(moment);
        ResponseLevel.Key key = asked.key();
        Command command =
                new Command.DeclareLevel(
                        words.issuer(key),
                        key.tier(),
                        key.division(),
                        key.hazard(),
                        chosen,
                        asked.reviewBy(from == null ? moment : from),
                        from);
        boolean together = needsSecond(chosen) && second.named();
        follow(
                context.console().send(command, reason.text(), -1),
                accepted -> {
                    if (together) {
                        // The proposal has the id of the command that made it.
                        confirm(accepted.command(), key);
                    } else {
                        close();
                    }
                });
    }

    private void confirm(String proposal, ResponseLevel.Key about) {
        // Should it be refused, only the second person's part is left to do.
        matter = new LevelMatter.Confirm(proposal, about);
        asked.hide();
        now.setVisible(false);
        second.ask(texts, false);
        head(LevelAction.CONFIRM.text(), about);
        follow(
                context.console()
                        .sendAs(
                                second.name(),
                                second.takePin(),
                                new Command.ConfirmProposal(proposal, despite),
                                reason.text()),
                accepted -> close());
    }

    private void send(Command command) {
        follow(context.console().send(command, reason.text(), -1), accepted -> close());
    }

    private void follow(
            CompletableFuture<Outcome> answered, Consumer<Outcome.Accepted> onAccepted) {
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
                        goAgainstPosts(refused);
                        if (matter instanceof LevelMatter.Confirm) {
                            second.focusMissing();
                        }
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

    /// Who was told that the posts are not ready may confirm all the same, with another reason.
    private void goAgainstPosts(Outcome.Refused refused) {
        boolean posts =
                refused.code().equals(Refusal.POST_NO_GO.code())
                        || refused.code().equals(Refusal.POSTS_SILENT.code());
        if (posts && !despite) {
            despite = true;
            send.setText(texts.get("escalation_send_despite"));
            reason.offer(List.of(), -1);
            if (matter instanceof LevelMatter.Confirm c) {
                tellRollCall(c.proposal());
            }
        }
    }

    private String refusal(Outcome.Refused refused) {
        return RefusalWords.of(texts, refused);
    }

    private void say(String sentence) {
        answer.setText(sentence);
        answer.setVisible(true);
    }
}

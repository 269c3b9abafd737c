package org.yilan.escalation;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.yilan.fx.GradeMark;
import org.yilan.fx.Texts;
import org.yilan.situation.model.ResponseLevel;
import org.yilan.situation.response.Checklist;
import org.yilan.situation.response.ResponseTask;
import org.yilan.situation.response.RollAnswer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// A checklist as nodes: how much is done and what is late, then a line each. FX thread.
final class DutiesView {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass LATE = PseudoClass.getPseudoClass("late");
    private static final PseudoClass SETTLED = PseudoClass.getPseudoClass("settled");

    private final Texts texts;
    private final BoardWords words;
    private final double em;
    private final Consumer<Duty> onPress;

    DutiesView(Texts texts, BoardWords words, double em, Consumer<Duty> onPress) {
        this.texts = texts;
        this.words = words;
        this.em = em;
        this.onPress = onPress;
    }

    /// The heading and so many lines, those first that ask for something.
    ///
    /// @param chosen index of the line that the keys act on, -1 for none
    List<Node> list(
            String place, Checklist counted, List<Duty> duties, int chosen, int most, Instant now) {
        List<Node> nodes = new ArrayList<>();
        for (int n = 0; n < Math.min(most, duties.size()); n++) {
            nodes.add(line(duties.get(n), n == chosen, now));
        }
        if (nodes.isEmpty()) {
            return nodes;
        }
        boolean roll = duties.getFirst() instanceof Duty.Roll;
        nodes.set(0, new VBox(heading(place, roll, counted), nodes.getFirst()));
        return nodes;
    }

    private Node heading(String place, boolean roll, Checklist counted) {
        Label name =
                new Label(texts.get(roll ? "escalation_roll_of" : "escalation_tasks_of", place));
        HBox head = new HBox(name);
        head.getStyleClass().addAll("board-section", "task-head");
        head.setMaxWidth(Double.MAX_VALUE);
        if (!counted.isEmpty()) {
            Label share = new Label(words.share(counted));
            share.getStyleClass().add("task-share");
            share.setMinWidth(Region.USE_PREF_SIZE);
            head.getChildren().add(share);
            if (counted.late() > 0) {
                Label late =
                        new Label(texts.get("escalation_late", Integer.toString(counted.late())));
                late.getStyleClass().add("task-late");
                late.setMinWidth(Region.USE_PREF_SIZE);
                head.getChildren().add(late);
            }
        }
        return head;
    }

    private Node line(Duty duty, boolean chosen, Instant now) {
        HBox line =
                switch (duty) {
                    case Duty.Task t -> task(t.task(), now);
                    case Duty.Roll r -> roll(r.answer(), now);
                };
        line.getStyleClass().add("task");
        line.pseudoClassStateChanged(CHOSEN, chosen);
        line.setMinHeight(Region.USE_PREF_SIZE);
        line.setOnMousePressed(e -> onPress.accept(duty));
        return line;
    }

    private HBox task(ResponseTask task, Instant now) {
        String language = texts.locale().getLanguage();
        String state =
                switch (task.state()) {
                    case OPEN -> "☐";
                    case DONE -> "✓";
                    case WAIVED -> "–";
                };
        String below = task.unit().in(language);
        if (!task.note().isBlank() && !task.open()) {
            below += texts.get("escalation_gap") + task.note();
        }
        HBox line = line(state, task.words().in(language), below, when(task, now));
        GradeMark level = new GradeMark(task.level(), Math.round(em * 0.95));
        level.setMaxHeight(em * 1.3); // beside the first line
        line.getChildren().add(1, level);
        line.pseudoClassStateChanged(LATE, task.open() && task.late(now));
        line.pseudoClassStateChanged(SETTLED, !task.open());
        return line;
    }

    /// Until when, how late, or when and by whom.
    private String when(ResponseTask task, Instant now) {
        return switch (task.state()) {
            case OPEN ->
                    task.late(now)
                            ? texts.get("escalation_task_late", words.span(task.due(), now))
                            : texts.get(
                                    "escalation_task_due",
                                    words.since(task.due(), now),
                                    words.left(task.due(), now));
            case DONE, WAIVED ->
                    texts.get(
                            task.state() == ResponseTask.State.WAIVED
                                    ? "escalation_task_waived"
                                    : task.late(now)
                                            ? "escalation_task_done_late"
                                            : "escalation_task_done",
                            words.since(task.at(), now),
                            task.by());
        };
    }

    private HBox roll(RollAnswer answer, Instant now) {
        Boolean go = answer.go();
        Instant at = answer.at();
        String word =
                texts.get(
                        go == null
                                ? "escalation_post_silent"
                                : go ? "escalation_post_go" : "escalation_post_no_go");
        String when = at == null ? word : word + " " + words.since(at, now) + " " + answer.by();
        HBox line =
                line(
                        go == null ? "☐" : go ? "✓" : "✕",
                        texts.get(
                                "escalation_post",
                                answer.post().words().in(texts.locale().getLanguage())),
                        answer.note(),
                        when);
        line.pseudoClassStateChanged(LATE, Boolean.FALSE.equals(go));
        line.pseudoClassStateChanged(SETTLED, Boolean.TRUE.equals(go));
        return line;
    }

    private HBox line(String state, String what, String below, String when) {
        Label mark = new Label(state);
        mark.getStyleClass().add("task-state");
        mark.setMinWidth(em * 1.3);
        Label name = new Label(what);
        name.getStyleClass().add("task-name");
        name.setWrapText(true);
        VBox middle = new VBox(name);
        middle.setMinWidth(0);
        HBox.setHgrow(middle, Priority.ALWAYS);
        if (!below.isBlank()) {
            Label unit = new Label(below);
            unit.getStyleClass().add("task-unit");
            unit.setWrapText(true);
            middle.getChildren().add(unit);
        }
        Label at = new Label(when);
        at.getStyleClass().add("task-when");
        at.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = new HBox(mark, middle, at);
        line.setAlignment(Pos.TOP_LEFT);
        return line;
    }

    /// Something about a level that a person should know now.
    Node remark(String sentence, ResponseLevel level) {
        Label label = new Label(sentence);
        label.getStyleClass().add("remark");
        label.setWrapText(true);
        HBox line = new HBox(new GradeMark(level.level(), Math.round(em * 0.95)), label);
        line.getStyleClass().addAll("suggestion-line", "remark-line");
        line.setMinHeight(Region.USE_PREF_SIZE);
        return line;
    }

    /// What follows in sentences: declared for later, not looked at again, not told.
    List<Node> remarks(Board board, String hazard, Instant now) {
        List<Node> nodes = new ArrayList<>();
        Following f = board.following();
        for (ResponseLevel l : f.scheduled()) {
            nodes.add(
                    remark(
                            texts.get(
                                    "escalation_scheduled",
                                    words.place(l.key()),
                                    words.hazard(l.hazard()),
                                    l.level().code(),
                                    words.since(l.from(), now),
                                    words.left(l.from(), now)),
                            l));
        }
        for (ResponseLevel l : f.unreviewed()) {
            Instant by = l.reviewBy();
            if (by != null && l.hazard().equals(hazard)) {
                nodes.add(
                        remark(
                                texts.get(
                                        "escalation_unreviewed",
                                        words.place(l.key()),
                                        l.level().code(),
                                        words.span(by, now)),
                                l));
            }
        }
        for (Following.Untold u : f.untold().stream().limit(3).toList()) {
            nodes.add(
                    remark(
                            texts.get(
                                    u.over() ? "escalation_untold" : "escalation_untold_yet",
                                    u.channel(),
                                    u.delivery().outcome(),
                                    Integer.toString(u.delivery().attempts())),
                            u.announcement().level()));
        }
        return nodes;
    }
}

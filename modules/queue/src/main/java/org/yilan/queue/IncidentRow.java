package org.yilan.queue;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.layout.Region;

import org.yilan.fx.GradeMark;
import org.yilan.fx.Texts;
import org.yilan.fx.TypeScale;
import org.yilan.situation.model.Deadline;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Incident;
import org.yilan.situation.model.IncidentReport;
import org.yilan.situation.model.Rung;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// One incident: mark, sentence, place and unit on the left; where it stands, its age, the time left and how much of the limit
/// is used on the right. A sentence that is too long for one line takes two; the row's height stays the same. FX thread.
final class IncidentRow extends RowNode<QueueRow> {
    /// Height of a row in base units.
    static final double HEIGHT = 4.0;

    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass SUPERVISED = PseudoClass.getPseudoClass("supervised");
    private static final PseudoClass CLOSE = PseudoClass.getPseudoClass("close");
    private static final PseudoClass OVERDUE = PseudoClass.getPseudoClass("overdue");

    /// Below this many base units the age is left out.
    private static final double WITH_AGE = 26;

    /// From this many base units the state has a column of its own.
    private static final double STATE_COLUMN = 36;

    /// From this many base units unit and owner have a column of their own.
    private static final double UNIT_COLUMN = 52;

    private static final double UNIT_WIDTH = 13;

    /// From this many base units that column is wide enough for the longest names of offices.
    private static final double LONG_UNITS = 68;

    private static final double LONG_UNIT_WIDTH = 18;

    /// Baselines as shares of the height, with a sentence of one line and of two.
    private static final double[] ONE = {0.43, 0.78};

    private static final double[] TWO = {0.28, 0.59, 0.9};

    private final Texts texts;
    private final TimeWords times;
    private final Supplier<Instant> now;
    private final double em;
    private final Region edge = new Region();
    private final Region line = new Region();
    private final GradeMark mark;
    private final Fitted word = new Fitted("row-second");
    private final Fitted title = new Fitted("row-title");
    private final Fitted rest = new Fitted("row-title");
    private final Fitted second = new Fitted("row-second");
    private final Fitted unit = new Fitted("row-unit");
    private final Fitted owner = new Fitted("row-second");
    private final Fitted state = new Fitted("row-state");
    private final Fitted age = new Fitted("row-age");
    private final Fitted clock = new Fitted("row-clock");
    private final Fitted left = new Fitted("row-left");
    private final Region track = new Region();
    private final Region used = new Region();
    private double share = -1;
    private final UnaryOperator<String> present;
    private boolean told;

    /// @param present who else has an incident open, in words
    IncidentRow(
            Texts texts,
            TimeWords times,
            TypeScale type,
            Supplier<Instant> now,
            UnaryOperator<String> present) {
        this.present = present;
        this.texts = texts;
        this.times = times;
        this.now = now;
        this.em = type.base();
        this.mark = new GradeMark(Grade.IV, Math.round(em * 0.95));
        getStyleClass().add("queue-row");
        edge.getStyleClass().add("row-edge");
        line.getStyleClass().add("hairline");
        track.getStyleClass().add("row-track");
        used.getStyleClass().add("row-used");
        for (Node node : List.of(line, edge, mark, track, used)) {
            node.setManaged(false);
        }
        getChildren().addAll(line, edge, mark, word, title, rest, second, unit, owner);
        getChildren().addAll(state, age, clock, left, track, used);
    }

    @Override
    public void show(QueueRow row, boolean selected) {
        Incident i = row.incident();
        Instant moment = now.get();
        mark.setGrade(i.grade());
        boolean changed = title.words(sentence(i));
        boolean apart = getWidth() >= em * UNIT_COLUMN;
        String grade = gradeWord(i.grade());
        // One character stands under the mark; a longer word begins the last line.
        boolean under = grade.length() == 1;
        changed |= word.words(under ? grade : "");
        changed |= second.words(where(i, under ? "" : grade, !apart));
        changed |= unit.words(apart ? i.progress().unit() : "");
        // Only a person is worth a line: what upstream took itself has no owner here.
        boolean person = !i.progress().owner().equals(i.report().feed());
        changed |= owner.words(apart && person ? i.progress().owner() : "");
        changed |= state.words(stateWord(i));
        changed |=
                age.words(
                        supervised(i)
                                + times.age(Duration.between(i.report().reportedAt(), moment)));
        told = i.timing().rung() != null;
        pseudoClassStateChanged(SUPERVISED, told);
        changed |= clock.words(i.timing().next().map(this::clockWord).orElse(""));
        changed |= left.words(i.timeLeft(moment).map(times::left).orElse(""));
        double shareNow = share(i, moment);
        // A bar moves when a person could see it.
        if (Math.abs(shareNow - share) > 0.005 || (shareNow < 0) != (share < 0)) {
            share = shareNow;
            changed = true;
        }
        pseudoClassStateChanged(SELECTED, selected);
        pseudoClassStateChanged(OVERDUE, share >= 1);
        pseudoClassStateChanged(CLOSE, i.timing().next().map(d -> d.close(moment)).orElse(false));
        edge.setVisible(selected);
        if (changed) {
            requestLayout();
        }
    }

    private String sentence(Incident i) {
        String words = i.report().title();
        return words.isBlank() ? category(i.report()) : words;
    }

    private String category(IncidentReport report) {
        String key = "category." + report.category();
        return texts.has(key) ? texts.get(key) : report.category();
    }

    private String gradeWord(Grade grade) {
        String key = "grade." + grade.code();
        return texts.has(key) ? texts.get(key) : grade.code();
    }

    private String where(Incident i, String grade, boolean withUnit) {
        List<String> parts = new ArrayList<>();
        if (!grade.isEmpty()) {
            parts.add(grade);
        }
        String division = i.report().place().division();
        String district = "district." + division;
        String address = i.report().place().address();
        if (texts.has(district)) {
            parts.add(texts.get(district));
            address = Addresses.within(texts, i.report().place());
        } else if (!division.isEmpty()) {
            parts.add(division);
        }
        String who = present.apply(i.id());
        if (!who.isEmpty()) {
            parts.addFirst(who);
        }
        if (i.progress().callers() > 1) {
            parts.addFirst(texts.get("queue_callers", Integer.toString(i.progress().callers())));
        }
        if (!address.isBlank()) {
            parts.add(address);
        }
        if (withUnit && !i.progress().unit().isEmpty()) {
            parts.add(i.progress().unit());
        }
        return String.join("·", parts);
    }

    private String clockWord(Deadline deadline) {
        return texts.get("clock." + deadline.clock().name());
    }

    /// Who supervises, before the age: empty where nobody does.
    private String supervised(Incident i) {
        Rung rung = i.timing().rung();
        if (rung == null) {
            return "";
        }
        String key = rung.answered() == null ? "queue_supervised" : "queue_supervised_answered";
        return texts.get(key, texts.get("tier.short." + rung.tier().name())) + " ";
    }

    private String stateWord(Incident i) {
        String word = texts.get("state." + i.progress().state().name());
        if (i.timing().hold() != null) {
            return texts.get("queue_held_state", word);
        }
        int rung = i.progress().rung();
        boolean supervised = rung > 0 && i.open();
        return supervised ? texts.get("queue_rung", Integer.toString(rung), word) : word;
    }

    /// Share of the time limit that is used, -1 without one.
    private static double share(Incident i, Instant moment) {
        return i.timing().next().map(d -> d.used(moment)).orElse(-1.0);
    }

    @Override
    protected void layoutChildren() {
        double w = getWidth();
        double h = getHeight();
        double pad = Math.round(em * 0.9);
        double edgeWidth = Math.max(2, Math.round(em * 0.18));
        edge.resizeRelocate(0, 0, edgeWidth, h);
        line.resizeRelocate(0, h - 1, w, 1);
        double top = Math.round(h * ONE[0]);
        double bottom = Math.round(h * ONE[1]);

        double right = w - pad;
        boolean columns = w >= em * STATE_COLUMN;
        // The word of the clock and a bar that can be read stand under the time.
        double under = clock.blank() ? 0 : clock.fullWidth() + em * 1.6;
        double timeWidth =
                Math.max(
                        Math.max(em * (columns ? 5.2 : 4.2), under),
                        left.blank() ? 0 : left.fullWidth());
        put(left, right - (left.blank() ? 0 : left.fullWidth()), top);
        bar(right, timeWidth, bottom);

        double textLeft = pad + em * 1.7;
        double textRight = right - timeWidth - em * 0.6;
        state.fit(state.fullWidth()); // never shortened: the place beside it gives way
        boolean aged = columns || w >= em * WITH_AGE || told;
        age.setVisible(aged);
        double stateWidth = state.getLayoutBounds().getWidth();
        double ageWidth = age.fullWidth();
        double secondRight;
        if (columns) {
            // Wide enough for an escalated one, so that columns line up.
            double usual = texts.locale().getLanguage().equals("zh") ? 5.8 : 7.4;
            double column = Math.max(em * usual, Math.max(stateWidth, ageWidth));
            double x = textRight - em * 0.4 - column;
            put(state, x, top);
            put(age, x, bottom);
            textRight = x - em * 0.8;
            textRight = unitColumn(textRight, top, bottom);
            secondRight = textRight;
        } else {
            unit.setVisible(false);
            owner.setVisible(false);
            secondRight = textRight;
        }
        String over = title.breakAt(Math.max(0, textRight - textLeft));
        rest.words(over);
        rest.setVisible(!over.isEmpty());
        double[] lines = over.isEmpty() ? ONE : TWO;
        double last = Math.round(h * lines[lines.length - 1]);
        if (!columns) {
            // State and age stand in the last line.
            double x = textRight;
            if (aged) {
                x -= ageWidth;
                put(age, x, last);
                x -= em * 0.5;
            }
            put(state, x - stateWidth, last);
            secondRight = x - stateWidth - em * 0.6;
        }
        double first = Math.round(h * lines[0]);
        mark.resizeRelocate(pad, Math.round(first - em * 0.92), Math.round(em * 0.95), em * 0.95);
        put(title, textLeft, first);
        if (!over.isEmpty()) {
            rest.fit(Math.max(0, textRight - textLeft));
            put(rest, textLeft, Math.round(h * lines[1]));
        }
        put(word, pad + (em * 0.95 - word.fullWidth()) / 2, last);
        second.fit(Math.max(0, secondRight - textLeft));
        put(second, textLeft, last);
    }

    /// Unit and owner left of `right` where there is room for them. Returns where the text before them ends.
    private double unitColumn(double right, double top, double bottom) {
        boolean apart = getWidth() >= em * UNIT_COLUMN;
        unit.setVisible(apart);
        owner.setVisible(apart);
        if (!apart) {
            return right;
        }
        double width = em * (getWidth() >= em * LONG_UNITS ? LONG_UNIT_WIDTH : UNIT_WIDTH);
        double x = right - width;
        unit.fit(width);
        owner.fit(width);
        // One word alone stands in the first line.
        put(unit, x, unit.blank() ? bottom : top);
        put(owner, x, unit.blank() ? top : bottom);
        return x - em * 0.8;
    }

    private void bar(double right, double width, double bottom) {
        boolean bar = share >= 0;
        track.setVisible(bar);
        used.setVisible(bar && share > 0);
        clock.setVisible(bar);
        double word = bar && !clock.blank() ? clock.fullWidth() + em * 0.4 : 0;
        put(clock, right - width, bottom);
        double height = Math.max(2, Math.round(em * 0.2));
        double y = Math.round(bottom - em * 0.45);
        double x = Math.round(right - width + word);
        double room = Math.max(0, right - x);
        track.resizeRelocate(x, y, room, height);
        used.resizeRelocate(x, y, Math.round(room * share), height);
    }

    private static void put(Fitted text, double x, double baseline) {
        text.setX(Math.round(x));
        text.setY(baseline);
    }
}

package org.yilan.queue;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.layout.Region;

import org.yilan.fx.GradeMark;
import org.yilan.fx.Texts;
import org.yilan.fx.TypeScale;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Incident;
import org.yilan.situation.model.IncidentReport;
import org.yilan.situation.model.IncidentState;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// One incident in two lines: mark, sentence, place and unit on the left; where it stands, its age, the time left and how
/// much of the limit is used on the right. FX thread.
final class IncidentRow extends RowNode<QueueRow> {
    /// Height of a row in base units.
    static final double HEIGHT = 4.0;

    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass OVERDUE = PseudoClass.getPseudoClass("overdue");

    /// Below this many base units the age is left out.
    private static final double WITH_AGE = 26;

    /// Below this many base units the state moves into the second line.
    private static final double TWO_COLUMNS = 32;

    private final Texts texts;
    private final TimeWords times;
    private final Supplier<Instant> now;
    private final double em;
    private final Region edge = new Region();
    private final Region line = new Region();
    private final GradeMark mark;
    private final Fitted title = new Fitted("row-title");
    private final Fitted second = new Fitted("row-second");
    private final Fitted state = new Fitted("row-state");
    private final Fitted age = new Fitted("row-age");
    private final Fitted left = new Fitted("row-left");
    private final Region track = new Region();
    private final Region used = new Region();
    private double share = -1;

    IncidentRow(Texts texts, TimeWords times, TypeScale type, Supplier<Instant> now) {
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
        getChildren().addAll(line, edge, mark, title, second, state, age, left, track, used);
    }

    @Override
    public void show(QueueRow row, boolean selected) {
        Incident i = row.incident();
        Instant moment = now.get();
        mark.setGrade(i.grade());
        boolean changed = title.words(sentence(i));
        changed |= second.words(where(i));
        changed |= state.words(stateWord(i));
        changed |= age.words(times.age(Duration.between(i.report().reportedAt(), moment)));
        changed |= left.words(i.timeLeft(moment).map(times::left).orElse(""));
        double shareNow = share(i, moment);
        // A bar moves when a person could see it.
        if (Math.abs(shareNow - share) > 0.005 || (shareNow < 0) != (share < 0)) {
            share = shareNow;
            changed = true;
        }
        pseudoClassStateChanged(SELECTED, selected);
        pseudoClassStateChanged(OVERDUE, share >= 1);
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

    private String where(Incident i) {
        List<String> parts = new ArrayList<>();
        String division = i.report().place().division();
        String district = "district." + division;
        String address = i.report().place().address();
        if (texts.has(district)) {
            parts.add(texts.get(district));
            for (String prefix : List.of("district.full.", "district.")) {
                String name = texts.get(prefix + division);
                if (address.startsWith(name)) {
                    address = address.substring(name.length()).strip();
                }
            }
        } else if (!division.isEmpty()) {
            parts.add(division);
        }
        if (!address.isBlank()) {
            parts.add(address);
        }
        if (!i.progress().unit().isEmpty()) {
            parts.add(i.progress().unit());
        }
        return String.join("·", parts);
    }

    private String stateWord(Incident i) {
        String word = texts.get("state." + i.progress().state().name());
        int rung = i.progress().rung();
        boolean supervised = rung > 0 && i.progress().state() != IncidentState.RESOLVED;
        return supervised ? texts.get("queue_rung", Integer.toString(rung), word) : word;
    }

    /// Share of the time limit that is used, -1 without one.
    private static double share(Incident i, Instant moment) {
        Instant due = i.report().dueAt();
        if (due == null || !i.open()) {
            return -1;
        }
        double all = Duration.between(i.report().reportedAt(), due).toMillis();
        double gone = Duration.between(i.report().reportedAt(), moment).toMillis();
        return all <= 0 ? 1 : Math.clamp(gone / all, 0, 1);
    }

    @Override
    protected void layoutChildren() {
        double w = getWidth();
        double h = getHeight();
        double pad = Math.round(em * 0.9);
        double edgeWidth = Math.max(2, Math.round(em * 0.18));
        edge.resizeRelocate(0, 0, edgeWidth, h);
        line.resizeRelocate(0, h - 1, w, 1);
        double top = Math.round(h * 0.43);
        double bottom = Math.round(h * 0.78);
        mark.resizeRelocate(pad, Math.round(top - em * 0.92), Math.round(em * 0.95), em * 0.95);

        double right = w - pad;
        double timeWidth = Math.max(em * 4.2, left.blank() ? 0 : left.fullWidth());
        put(left, right - (left.blank() ? 0 : left.fullWidth()), top);
        boolean bar = share >= 0;
        track.setVisible(bar);
        used.setVisible(bar && share > 0);
        double barHeight = Math.max(2, Math.round(em * 0.2));
        double barTop = Math.round(bottom - em * 0.45);
        track.resizeRelocate(Math.round(right - timeWidth), barTop, timeWidth, barHeight);
        used.resizeRelocate(
                Math.round(right - timeWidth), barTop, Math.round(timeWidth * share), barHeight);

        double textLeft = pad + em * 1.7;
        double stateRight = right - timeWidth - em;
        boolean columns = w >= em * TWO_COLUMNS;
        double titleRight = stateRight;
        double secondRight = stateRight;
        state.fit(em * 6.5);
        double stateWidth = state.getLayoutBounds().getWidth();
        double ageWidth = age.fullWidth();
        boolean aged = columns || w >= em * WITH_AGE;
        age.setVisible(aged);
        if (columns) {
            double usual = texts.locale().getLanguage().equals("zh") ? 4.2 : 5.4;
            double column = Math.max(em * usual, Math.max(stateWidth, ageWidth));
            put(state, stateRight - column, top);
            put(age, stateRight - column, bottom);
            titleRight = stateRight - column - em * 0.8;
            secondRight = titleRight;
        } else {
            titleRight = right - timeWidth - em * 0.6;
            double ageRight = right - timeWidth - em * 0.6;
            put(age, ageRight - ageWidth, bottom);
            double stateEnd = aged ? ageRight - ageWidth - em * 0.5 : ageRight;
            put(state, stateEnd - stateWidth, bottom);
            secondRight = stateEnd - stateWidth - em * 0.6;
        }
        title.fit(Math.max(0, titleRight - textLeft));
        second.fit(Math.max(0, secondRight - textLeft));
        put(title, textLeft, top);
        put(second, textLeft, bottom);
    }

    private static void put(Fitted text, double x, double baseline) {
        text.setX(Math.round(x));
        text.setY(baseline);
    }
}

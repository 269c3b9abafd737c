package org.yilan.escalation;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;
import org.yilan.fx.GradeMark;
import org.yilan.situation.plan.Lever;
import org.yilan.situation.plan.Scale;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.BiFunction;
import java.util.function.DoubleConsumer;

/// A slider: the track, on it the thresholds with their levels, where it really stands, what is forecast, and the thumb where
/// it is put. A press or a drag puts it elsewhere. FX thread.
final class LeverTrack extends Region {
    private static final PseudoClass SUPPOSED = PseudoClass.getPseudoClass("supposed");

    private final double em;
    private final BiFunction<Scale, Double, String> words;
    private final Region line = new Region();
    private final Region way = new Region();
    private final Region real = new Region();
    private final Region expected = new Region();
    private final Region thumb = new Region();
    private final List<Region> ticks = new ArrayList<>();
    private final List<HBox> levels = new ArrayList<>();
    private @Nullable Scale scale;
    private OptionalDouble put = OptionalDouble.empty();

    /// @param words a value of a scale
    /// @param onPut hears where on the scale a person put it
    LeverTrack(double em, BiFunction<Scale, Double, String> words, DoubleConsumer onPut) {
        this.em = em;
        this.words = words;
        getStyleClass().add("lever-track");
        line.getStyleClass().add("track-line");
        way.getStyleClass().add("track-way");
        real.getStyleClass().add("track-real");
        expected.getStyleClass().add("track-expected");
        thumb.getStyleClass().add("track-thumb");
        setOnMousePressed(e -> onPut.accept(at(e.getX())));
        setOnMouseDragged(e -> onPut.accept(at(e.getX())));
        setMinHeight(em * 2.4);
        setPrefHeight(em * 2.4);
        setMaxHeight(em * 2.4);
    }

    /// @param value what is supposed, empty while nothing is
    void show(Scale what, OptionalDouble value) {
        Scale before = scale;
        scale = what;
        put = value;
        if (before == null || !before.marks().equals(what.marks())) {
            ticks.clear();
            levels.clear();
            for (Scale.Mark mark : what.marks()) {
                Region tick = new Region();
                tick.getStyleClass().add("track-tick");
                ticks.add(tick);
                Label number = new Label(words.apply(what, mark.at()));
                number.getStyleClass().add("track-number");
                HBox level =
                        new HBox(
                                new GradeMark(
                                        mark.level(),
                                        Math.round(em * 0.85),
                                        GradeMark.Numeral.BESIDE),
                                number);
                level.getStyleClass().add("track-level");
                level.setAlignment(Pos.CENTER_LEFT);
                level.setMouseTransparent(true);
                levels.add(level);
            }
            List<Node> all = new ArrayList<>(List.of(line, way));
            all.addAll(ticks);
            all.addAll(levels);
            all.addAll(List.of(expected, real, thumb));
            getChildren().setAll(all);
        }
        pseudoClassStateChanged(SUPPOSED, value.isPresent());
        requestLayout();
    }

    private double inset() {
        return Math.round(em * 0.6);
    }

    /// Width of the scale. A signal's ends with its last threshold, whose words need room behind it.
    private double room() {
        boolean ends = scale != null && scale.lever() instanceof Lever.Signal;
        return Math.max(0, getWidth() - 2 * inset() - (ends ? em * 3 : 0));
    }

    private double x(double value) {
        Scale s = scale;
        if (s == null || s.to() <= s.from()) {
            return inset();
        }
        double share = Math.clamp((value - s.from()) / (s.to() - s.from()), 0, 1);
        return inset() + share * room();
    }

    private double at(double x) {
        Scale s = scale;
        if (s == null || room() <= 0) {
            return 0;
        }
        return s.from() + Math.clamp((x - inset()) / room(), 0, 1) * (s.to() - s.from());
    }

    @Override
    protected void layoutChildren() {
        Scale s = scale;
        if (s == null) {
            return;
        }
        double thick = Math.max(3, Math.round(em * 0.24));
        double middle = Math.round(em * 0.6);
        double y = Math.round(middle - thick / 2);
        line.resizeRelocate(inset(), y, getWidth() - 2 * inset(), thick);
        double thin = Math.max(2, Math.round(em * 0.13));
        double free = 0;
        for (int n = 0; n < ticks.size(); n++) {
            double x = x(s.marks().get(n).at());
            ticks.get(n).resizeRelocate(Math.round(x - thin / 2), y, thin, em * 0.85);
            free = level(n, x, free);
        }
        OptionalDouble stands = s.real();
        place(real, stands.isPresent() ? stands.getAsDouble() : Double.NaN, middle, em * 0.62);
        place(expected, s.expected() == null ? Double.NaN : s.expected().value(), middle, em * 0.8);
        double from = stands.orElse(s.from());
        place(thumb, put.orElse(stands.orElse(Double.NaN)), middle, em * 1.05);
        way.setVisible(put.isPresent());
        if (put.isPresent()) {
            double a = x(Math.min(from, put.getAsDouble()));
            double b = x(Math.max(from, put.getAsDouble()));
            way.resizeRelocate(a, y, Math.max(0, b - a), thick);
        }
    }

    /// The level of a threshold under its tick, with its number where there is room before the next one.
    private double level(int n, double x, double free) {
        HBox level = levels.get(n);
        Label number = (Label) level.getChildren().getLast();
        number.setVisible(true);
        number.setManaged(true);
        double wide = level.prefWidth(-1);
        double next =
                n + 1 < ticks.size() && scale != null
                        ? x(scale.marks().get(n + 1).at())
                        : getWidth();
        double start = Math.clamp(x - em * 0.45, 0, Math.max(0, getWidth() - wide));
        if (start < free || (n + 1 < ticks.size() && start + wide > next - em * 0.5)) {
            number.setVisible(false);
            number.setManaged(false);
            wide = level.prefWidth(-1);
            start = Math.clamp(x - em * 0.45, 0, Math.max(0, getWidth() - wide));
        }
        // Two rules at one place say the same once.
        boolean room = start >= free - 1;
        level.setVisible(room);
        level.resizeRelocate(Math.round(start), Math.round(em * 1.25), wide, em * 1.1);
        return room ? start + wide + em * 0.15 : free;
    }

    private void place(Region mark, double value, double middle, double size) {
        mark.setVisible(!Double.isNaN(value));
        if (mark.isVisible()) {
            double edge = Math.round(size);
            mark.resizeRelocate(
                    Math.round(x(value) - edge / 2), Math.round(middle - edge / 2), edge, edge);
        }
    }
}

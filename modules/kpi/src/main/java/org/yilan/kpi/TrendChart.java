package org.yilan.kpi;

import javafx.geometry.VPos;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Polyline;
import javafx.scene.text.Text;

import java.util.List;

/// How a figure went: a line over its area, the target dashed where it is near, and where there is room the highest and lowest
/// value and the time. FX thread.
final class TrendChart extends Region {
    /// What it shows.
    ///
    /// @param values per interval, oldest first, without gaps; less than three are not drawn
    /// @param target NaN for none
    /// @param high the highest value in words, `low` the lowest, empty for none
    /// @param from when the first interval was, `to` the last, in words; empty for none
    record Course(
            List<Double> values, double target, String high, String low, String from, String to) {
        static final Course NONE = new Course(List.of(), Double.NaN, "", "", "", "");

        Course {
            values = List.copyOf(values);
        }

        boolean drawn() {
            return values.size() > 2;
        }
    }

    private final double em;
    private final Polygon area = new Polygon();
    private final Polyline line = new Polyline();
    private final Line target = new Line();
    private final Text high = text();
    private final Text low = text();
    private final Text from = text();
    private final Text to = text();
    private Course course = Course.NONE;

    TrendChart(double em) {
        this.em = em;
        getStyleClass().add("kpi-chart");
        area.getStyleClass().add("kpi-area");
        line.getStyleClass().add("kpi-trend");
        target.getStyleClass().add("kpi-goal");
        target.getStrokeDashArray().setAll(em * 0.3, em * 0.3);
        for (var shape : List.of(area, line, target)) {
            shape.setManaged(false);
        }
        getChildren().addAll(area, line, target, high, low, from, to);
        setMouseTransparent(true);
    }

    private static Text text() {
        Text text = new Text();
        text.getStyleClass().add("kpi-axis");
        text.setTextOrigin(VPos.TOP);
        text.setManaged(false);
        return text;
    }

    void show(Course next) {
        if (!next.equals(course)) {
            course = next;
            requestLayout();
        }
    }

    @Override
    protected void layoutChildren() {
        double w = getWidth();
        double h = getHeight();
        boolean drawn = course.drawn() && w > em * 2 && h > em * 0.6;
        area.setVisible(drawn);
        line.setVisible(drawn);
        boolean labelled = drawn && h >= em * 3 && w >= em * 9;
        boolean timed = labelled && h >= em * 5 && !course.from().isEmpty();
        double bottom = timed ? h - em * 1.5 : h;
        double right = axis(labelled, timed, w, h);
        if (!drawn) {
            target.setVisible(false);
            return;
        }
        draw(right, bottom);
    }

    /// Places the words. Returns where the line ends.
    private double axis(boolean labelled, boolean timed, double w, double h) {
        high.setVisible(labelled);
        low.setVisible(labelled);
        from.setVisible(timed);
        to.setVisible(timed);
        if (!labelled) {
            return w;
        }
        high.setText(course.high().equals(course.low()) ? "" : course.high());
        low.setText(course.low());
        double wide = Math.max(high.getLayoutBounds().getWidth(), low.getLayoutBounds().getWidth());
        double right = w - wide - em * 0.5;
        double line = low.getLayoutBounds().getHeight();
        high.setX(w - high.getLayoutBounds().getWidth());
        low.setX(w - low.getLayoutBounds().getWidth());
        if (timed) {
            from.setText(course.from());
            to.setText(course.to());
            from.relocate(0, h - line);
            to.relocate(right - to.getLayoutBounds().getWidth(), h - line);
        }
        return right;
    }

    private void draw(double w, double h) {
        List<Double> values = course.values();
        double lowest = values.stream().mapToDouble(v -> v).min().orElse(0);
        double highest = values.stream().mapToDouble(v -> v).max().orElse(1);
        double least = lowest;
        double most = highest;
        double goal = course.target();
        double span = Math.max(most - least, 1e-9);
        // A target far off would press the line flat; it is in words anyway.
        boolean near = !Double.isNaN(goal) && goal <= most + 2 * span && goal >= least - 2 * span;
        if (near) {
            least = Math.min(least, goal);
            most = Math.max(most, goal);
        }
        boolean flat = most - least < 1e-9;
        double pad = Math.max(1, em * 0.1);
        Double[] points = new Double[values.size() * 2];
        for (int i = 0; i < values.size(); i++) {
            points[2 * i] = w * i / (values.size() - 1);
            points[2 * i + 1] = y(values.get(i), least, most, flat, h, pad);
        }
        line.getPoints().setAll(points);
        area.getPoints().setAll(points);
        area.getPoints().addAll(w, h, 0.0, h);
        label(high, y(highest, least, most, flat, h, pad), h);
        label(low, y(lowest, least, most, flat, h, pad), h);
        // Two words on top of each other tell nothing.
        low.setVisible(
                low.isVisible()
                        && (high.getText().isEmpty()
                                || low.getY() - high.getY()
                                        >= low.getLayoutBounds().getHeight() * 0.8));
        target.setVisible(near);
        if (near) {
            double y = Math.round(y(goal, least, most, flat, h, pad)) + 0.5;
            target.setStartX(0);
            target.setEndX(w);
            target.setStartY(y);
            target.setEndY(y);
        }
    }

    /// Beside the line at the height of its value, as far as the chart goes.
    private static void label(Text text, double y, double h) {
        double height = text.getLayoutBounds().getHeight();
        double slack = height * 0.15; // what a line of text has above and below its digits
        text.setY(Math.clamp(y - height / 2, -slack, Math.max(-slack, h - height + slack)));
    }

    private static double y(
            double value, double least, double most, boolean flat, double h, double pad) {
        return flat ? h - pad : pad + (h - 2 * pad) * (1 - (value - least) / (most - least));
    }

    @Override
    protected double computePrefHeight(double width) {
        return em * 4;
    }

    @Override
    protected double computeMinHeight(double width) {
        return 0;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }
}

package org.yilan.fx;

import javafx.geometry.VPos;
import javafx.scene.layout.Region;
import javafx.scene.shape.Polygon;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

import org.jspecify.annotations.Nullable;
import org.yilan.situation.model.Grade;

/// A grade as shape and colour, with its numeral where wanted. FX thread.
///
/// The numeral is drawn in the family that the mark inherits as `-fx-font-family`; its size follows the mark's.
public final class GradeMark extends Region {
    /// Where the numeral stands.
    public enum Numeral {
        NONE,
        /// In the shape, at half its height.
        INSIDE,
        /// To the right of the shape, in its colour, at its full height.
        BESIDE
    }

    private final Polygon shape = new Polygon();
    private final Text text = new Text();
    private final double size;
    private final Numeral numeral;
    private @Nullable Grade grade;

    /// A mark without numeral.
    ///
    /// @param size edge of the box around the shape in pixels
    public GradeMark(Grade grade, double size) {
        this(grade, size, Numeral.NONE);
    }

    /// @param size edge of the box around the shape in pixels
    public GradeMark(Grade grade, double size, Numeral numeral) {
        this.size = size;
        this.numeral = numeral;
        getStyleClass().add("grade-mark");
        shape.setManaged(false);
        text.setManaged(false);
        text.setTextOrigin(VPos.CENTER);
        text.setFont(
                Font.font(
                        Font.getDefault().getFamily(),
                        FontWeight.BOLD,
                        size * (numeral == Numeral.INSIDE ? 0.52 : 1)));
        getChildren().add(shape);
        if (numeral != Numeral.NONE) {
            getChildren().add(text);
        }
        setMouseTransparent(true);
        setGrade(grade);
    }

    /// The grade shown.
    public Grade grade() {
        return java.util.Objects.requireNonNull(grade);
    }

    /// Shows another grade.
    public void setGrade(Grade grade) {
        if (grade.equals(this.grade)) {
            return;
        }
        this.grade = grade;
        GradeShape form = GradeShape.of(grade);
        double[] outline = form.outline();
        Double[] points = new Double[outline.length];
        for (int i = 0; i < outline.length; i++) {
            points[i] = outline[i] * size;
        }
        shape.getPoints().setAll(points);
        Palette ink = Palette.of(grade);
        shape.setFill(form.hollow() ? Palette.BACKGROUND.color() : ink.color());
        shape.setStroke(form.hollow() ? ink.color() : null);
        shape.setStrokeWidth(form.hollow() ? Math.max(1.5, size * 0.12) : 0);
        text.setText(numeral(grade));
        boolean onShape = numeral == Numeral.INSIDE && !form.hollow();
        text.setFill(onShape ? Palette.BACKGROUND.color() : ink.color());
        setAccessibleText(grade.code());
        requestLayout();
    }

    /// `I` to `IV`; a white signal has none; a grade that nobody knows shows `?`.
    public static String numeral(Grade grade) {
        return switch (grade.rank()) {
            case 0 -> "?";
            case 5 -> "";
            default -> grade.code();
        };
    }

    @Override
    protected double computePrefWidth(double height) {
        double beside =
                numeral == Numeral.BESIDE && !text.getText().isEmpty()
                        ? size * 0.35 + text.getLayoutBounds().getWidth()
                        : 0;
        return size + beside;
    }

    @Override
    protected double computePrefHeight(double width) {
        return size;
    }

    @Override
    protected double computeMinWidth(double height) {
        return computePrefWidth(height);
    }

    @Override
    protected double computeMinHeight(double width) {
        return size;
    }

    @Override
    protected void layoutChildren() {
        double top = snapPositionY((getHeight() - size) / 2);
        shape.relocate(0, 0);
        shape.setLayoutX(0);
        shape.setLayoutY(top);
        if (numeral == Numeral.INSIDE) {
            // A triangle's weight is low: its numeral stands lower than the middle.
            double middle = GradeShape.of(grade()) == GradeShape.TRIANGLE ? 0.64 : 0.5;
            text.setX((size - text.getLayoutBounds().getWidth()) / 2);
            text.setY(top + size * middle);
        } else {
            text.setX(size * 1.35);
            text.setY(top + size / 2);
        }
    }
}

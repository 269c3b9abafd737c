package org.yilan.map;

import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.Polyline;

import org.yilan.fx.Texts;
import org.yilan.map.view.MapViewport;

/// How long a kilometre is in the middle of the map. FX thread.
final class ScaleBar extends Region {
    private static final double EQUATOR_METRES = 2 * Math.PI * 6378137;
    private static final double TICK = 5;

    private final MapViewport viewport;
    private final Texts texts;
    private final double longest;
    private final Polyline line = new Polyline();
    private final Label label = new Label();
    private final InvalidationListener languageChanged = o -> measure();
    private double length;

    /// @param longest logical pixels that it may take
    ScaleBar(MapViewport viewport, Texts texts, double longest) {
        this.viewport = viewport;
        this.texts = texts;
        this.longest = longest;
        getStyleClass().add("map-scale");
        line.getStyleClass().add("map-scale-line");
        label.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(line, label);
        setMouseTransparent(true);
        viewport.onChange(this::measure);
        texts.localeProperty().addListener(new WeakInvalidationListener(languageChanged));
    }

    /// The longest of 1, 2, 5, 10 … that fits.
    static double round(double metres) {
        double power = Math.pow(10, Math.floor(Math.log10(metres)));
        double rest = metres / power;
        return power * (rest >= 5 ? 5 : rest >= 2 ? 2 : 1);
    }

    void measure() {
        if (viewport.width() < 1) {
            return;
        }
        double latitude = viewport.centre().toGeoPoint().lat();
        double metresPerPixel =
                EQUATOR_METRES * Math.cos(Math.toRadians(latitude)) / viewport.worldPixels();
        double metres = round(longest * metresPerPixel);
        length = Math.rint(metres / metresPerPixel);
        label.setText(
                metres >= 1000
                        ? texts.get("ground_km", metres / 1000)
                        : texts.get("ground_m", metres));
        requestLayout();
    }

    @Override
    protected double computePrefWidth(double height) {
        return longest + label.prefWidth(-1) + TICK;
    }

    @Override
    protected double computePrefHeight(double width) {
        return label.prefHeight(-1);
    }

    @Override
    protected void layoutChildren() {
        double w = label.prefWidth(-1);
        double h = label.prefHeight(-1);
        double right = getWidth() - 0.5;
        double base = Math.rint(getHeight() * 0.68) + 0.5;
        line.getPoints()
                .setAll(
                        right - length,
                        base - TICK,
                        right - length,
                        base,
                        right,
                        base,
                        right,
                        base - TICK);
        label.resizeRelocate(Math.rint(right - length - w - TICK * 1.4), getHeight() - h, w, h);
    }
}

package org.yilan.alarm;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.yilan.fx.Texts;
import org.yilan.situation.alarm.AlarmFigures;
import org.yilan.situation.alarm.AlarmRate;

/// How many alarms people at this console were told of, against what one can deal with: a bar with marks at the steady rate and
/// at a flood, and the figures in words. FX thread.
final class RateMeter extends HBox {
    /// The bar is full at twice a flood.
    private static final double FULL = 2.0 * AlarmFigures.FLOOD_ABOVE;

    private final Texts texts;
    private final Label words = new Label();
    private final Bar bar;

    RateMeter(Texts texts, double em) {
        this.texts = texts;
        this.bar = new Bar(Math.rint(em * 0.8));
        getStyleClass().add("rate-meter");
        setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        words.getStyleClass().addAll("rate-words", "may-clip");
        HBox.setHgrow(bar, Priority.ALWAYS);
        getChildren().addAll(bar, words);
    }

    void show(AlarmRate rate) {
        String judged =
                rate.announced() > AlarmFigures.FLOOD_ABOVE
                        ? "alarms_rate_flood"
                        : rate.announced() > AlarmFigures.STEADY
                                ? "alarms_rate_high"
                                : "alarms_rate_steady";
        words.setText(
                texts.get(
                        "alarms_rate",
                        Integer.toString(rate.announced()),
                        texts.get(judged),
                        Integer.toString(rate.hour()),
                        Integer.toString(AlarmFigures.HOUR_PEAK)));
        bar.show(Math.min(1, rate.announced() / FULL));
    }

    /// Track, filling and two marks.
    private static final class Bar extends Region {
        private final Region track = part("rate-track");
        private final Region used = part("rate-used");
        private final Region steady = part("rate-mark");
        private final Region flood = part("rate-mark");
        private final double height;
        private double share;

        Bar(double height) {
            this.height = height;
            getChildren().addAll(track, used, steady, flood);
            setMinWidth(height * 3);
        }

        private static Region part(String style) {
            Region region = new Region();
            region.setManaged(false);
            region.getStyleClass().add(style);
            return region;
        }

        void show(double part) {
            share = part;
            requestLayout();
        }

        @Override
        protected double computePrefHeight(double width) {
            return height;
        }

        @Override
        protected void layoutChildren() {
            double w = getWidth();
            double h = getHeight();
            double thick = Math.max(3, Math.rint(h / 3));
            double top = Math.rint((h - thick) / 2);
            track.resizeRelocate(0, top, w, thick);
            used.resizeRelocate(0, top, Math.rint(w * share), thick);
            steady.resizeRelocate(Math.rint(w * AlarmFigures.STEADY / FULL), 0, 2, h);
            flood.resizeRelocate(Math.rint(w * AlarmFigures.FLOOD_ABOVE / FULL), 0, 2, h);
        }
    }
}

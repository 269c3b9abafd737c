package org.yilan.wall;

import javafx.beans.InvalidationListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Paint;
import javafx.scene.paint.Stop;

import org.jspecify.annotations.Nullable;
import org.yilan.console.TimeContext;
import org.yilan.fx.Palette;
import org.yilan.fx.Panel;
import org.yilan.fx.TypeScale;
import org.yilan.fx.Zones;
import org.yilan.situation.Changes;
import org.yilan.situation.model.Exercise;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Says on every window that what it shows is not now, or not real: a frame and a band that take their own room, so that
/// nothing is hidden under them and nobody takes one for the other. An exercise is a thin line and a dark band with a plate
/// at both ends; a replay is broad stripes and a band of light. What is both has the stripes and the plates of both. It
/// never depends on colour. FX thread.
final class ModeFrame extends Region implements Panel {
    private enum Look {
        NONE,
        EXERCISE,
        REPLAY
    }

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final WallParts parts;
    private final TypeScale type;
    private final ZoneId zone;
    private final Region[] edges = {new Region(), new Region(), new Region(), new Region()};
    private final HBox band = new HBox();
    private final HBox left = new HBox();
    private final HBox right = new HBox();
    private final Label detail = new Label();
    private final Runnable changed;
    private final InvalidationListener languageChanged = o -> show();
    private Look look = Look.NONE;
    private List<String> words = List.of();

    /// @param changed called when the room that the frame takes has changed
    ModeFrame(WallParts parts, TypeScale type, Runnable changed) {
        this.parts = parts;
        this.type = type;
        this.changed = changed;
        this.zone = Zones.of(parts.settings());
        setMouseTransparent(true);
        setVisible(false);
        band.getStyleClass().add("mode-band");
        detail.getStyleClass().addAll("detail", "may-clip");
        detail.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        detail.setAlignment(Pos.CENTER);
        HBox.setHgrow(detail, Priority.ALWAYS);
        for (HBox end : List.of(left, right)) {
            end.setMinWidth(USE_PREF_SIZE);
        }
        band.getChildren().addAll(left, detail, right);
        for (Region edge : edges) {
            getChildren().add(edge);
        }
        getChildren().add(band);
        parts.texts().localeProperty().addListener(languageChanged);
        show();
    }

    /// The room that it takes at each side.
    Insets room() {
        double side = side();
        return new Insets(side + bandHeight(), side, side, side);
    }

    private double side() {
        return switch (look) {
            case NONE -> 0;
            case EXERCISE -> Math.max(2, Math.rint(type.base() * 0.14));
            case REPLAY -> Math.rint(type.base() * 0.7);
        };
    }

    private double bandHeight() {
        return switch (look) {
            case NONE -> 0;
            case EXERCISE -> Math.rint(type.base() * 1.8);
            case REPLAY -> Math.rint(type.base() * 2.1);
        };
    }

    private void show() {
        TimeContext time = parts.console().time();
        Exercise exercise = parts.console().situation().exercise().orElse(null);
        Look next =
                time.mode() != TimeContext.Mode.LIVE
                        ? Look.REPLAY
                        : exercise != null ? Look.EXERCISE : Look.NONE;
        List<String> plates = new ArrayList<>();
        if (next == Look.REPLAY) {
            plates.add("wall.replay");
            String moment = MOMENT.format(time.now().atZone(zone));
            detail.setText(
                    time.mode() == TimeContext.Mode.PAUSED
                            ? parts.texts().get("wall.replay.paused", moment)
                            : parts.texts()
                                    .get("wall.replay.playing", moment, speed(time.speed())));
        } else {
            detail.setText(words(exercise));
        }
        if (exercise != null) {
            plates.add("wall.exercise");
        }
        plates(plates);
        if (next != look) {
            look = next;
            dress();
            changed.run();
        }
    }

    /// The same plates at both ends, the first outermost: a spliced wall is wider than one looks.
    private void plates(List<String> keys) {
        List<String> now = keys.stream().map(k -> parts.texts().get(k)).toList();
        if (now.equals(words)) {
            return;
        }
        words = now;
        left.getChildren().clear();
        right.getChildren().clear();
        for (int i = 0; i < now.size(); i++) {
            String style = i == 0 ? "plate" : "second-plate";
            left.getChildren().add(plate(now.get(i), style));
            right.getChildren().addFirst(plate(now.get(i), style));
        }
    }

    private static Label plate(String word, String style) {
        Label plate = new Label(word);
        plate.getStyleClass().add(style);
        plate.setMinWidth(USE_PREF_SIZE);
        plate.setMaxHeight(Double.MAX_VALUE);
        return plate;
    }

    private String words(@Nullable Exercise exercise) {
        if (exercise == null) {
            return "";
        }
        String language = parts.texts().locale().getLanguage();
        String note = exercise.note(language);
        return note.isBlank() ? exercise.name(language) : exercise.name(language) + "  ·  " + note;
    }

    private static String speed(double speed) {
        return speed == Math.rint(speed) ? String.valueOf((long) speed) : String.valueOf(speed);
    }

    private void dress() {
        setVisible(look != Look.NONE);
        if (look == Look.NONE) {
            return;
        }
        boolean replay = look == Look.REPLAY;
        band.getStyleClass().removeAll("replay", "exercise");
        band.getStyleClass().add(replay ? "replay" : "exercise");
        Background edge = fill(replay ? stripes() : Palette.TEXT_DIM.color());
        for (Region side : edges) {
            side.setBackground(edge);
        }
        requestLayout();
    }

    private static Background fill(Paint paint) {
        return new Background(new BackgroundFill(paint, CornerRadii.EMPTY, Insets.EMPTY));
    }

    private Paint stripes() {
        double s = Math.rint(type.base());
        return new LinearGradient(
                0, 0, s, s, false, CycleMethod.REPEAT, hard(Palette.TEXT, Palette.BACKGROUND, 0.5));
    }

    private static Stop[] hard(Palette first, Palette second, double at) {
        return new Stop[] {
            new Stop(0, first.color()),
            new Stop(at, first.color()),
            new Stop(at, second.color()),
            new Stop(1, second.color())
        };
    }

    @Override
    protected void layoutChildren() {
        double w = getWidth();
        double h = getHeight();
        double s = side();
        double b = bandHeight();
        edges[0].resizeRelocate(0, 0, w, s);
        edges[1].resizeRelocate(0, h - s, w, s);
        edges[2].resizeRelocate(0, s, s, h - 2 * s);
        edges[3].resizeRelocate(w - s, s, s, h - 2 * s);
        band.resizeRelocate(s, s, w - 2 * s, b);
    }

    @Override
    public Node view() {
        return this;
    }

    @Override
    public void refresh(Changes changes) {
        if (changes.touches(Changes.Kind.EXERCISE)) {
            show();
        }
    }

    @Override
    public void tick(Instant now) {
        show();
    }

    @Override
    public double refreshesPerSecond() {
        return 2;
    }

    @Override
    public void close() {
        parts.texts().localeProperty().removeListener(languageChanged);
    }
}

package org.yilan.wall.header;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

import org.yilan.fx.Texts;
import org.yilan.fx.TypeScale;
import org.yilan.situation.model.FeedHealth;
import org.yilan.situation.model.FeedHealth.State;
import org.yilan.wall.feeds.FeedDot;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// How many feeds are well, late and dead; a press asks for the board that says which and why. FX thread.
final class FeedStrip extends Button {
    private final Texts texts;
    private final TypeScale type;
    private final HBox line = new HBox();
    private List<FeedHealth> feeds = List.of();

    FeedStrip(Texts texts, TypeScale type) {
        this.texts = texts;
        this.type = type;
        line.setAlignment(Pos.CENTER_LEFT);
        line.setSpacing(type.base() * 0.4);
        setGraphic(line);
        getStyleClass().addAll("quiet", "feed-strip");
        setOnAction(e -> fireEvent(new FeedsAsked()));
    }

    void show(Collection<FeedHealth> now) {
        List<FeedHealth> sorted =
                now.stream()
                        .sorted(
                                Comparator.comparing(
                                                (FeedHealth f) -> f.state().ordinal(),
                                                Comparator.reverseOrder())
                                        .thenComparing(FeedHealth::feed))
                        .toList();
        feeds = sorted;
        long late = count(State.DEGRADED) + count(State.STALE);
        long dead = count(State.UNREACHABLE);
        line.getChildren().clear();
        if (late == 0 && dead == 0) {
            part(
                    sorted.isEmpty() ? State.STARTING : State.GOOD,
                    sorted.isEmpty()
                            ? texts.get("header.feeds.none")
                            : texts.get("header.feeds", count(State.GOOD), sorted.size()),
                    "text-dim");
        } else {
            Label all = new Label(texts.get("header.feeds", count(State.GOOD), sorted.size()));
            all.getStyleClass().add("text-dim");
            line.getChildren().add(all);
            if (late > 0) {
                part(State.STALE, texts.get("header.feeds.late", late), "bright");
            }
            if (dead > 0) {
                part(State.UNREACHABLE, texts.get("header.feeds.dead", dead), "bright");
            }
        }
    }

    private long count(State state) {
        return feeds.stream().filter(f -> f.state() == state).count();
    }

    private void part(State state, String words, String style) {
        Label label = new Label(words);
        label.getStyleClass().add(style);
        line.getChildren().addAll(new FeedDot(state, type.base() * 0.72), label);
    }
}

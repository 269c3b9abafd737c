package org.yilan.wall.header;

import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;

import org.yilan.fx.Texts;
import org.yilan.fx.TypeScale;
import org.yilan.situation.model.FeedHealth;
import org.yilan.situation.model.FeedHealth.State;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;

/// How many feeds are well, late and dead; a press shows which and why, and what is wrong with the link to the hub, without
/// which nothing is known of any feed. FX thread.
final class FeedStrip extends Button {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm:ss");

    private final Texts texts;
    private final TypeScale type;
    private final ZoneId zone;
    private final HBox line = new HBox();
    private final BiFunction<FeedHealth, String, String> words;
    private final Popup popup = new Popup();
    private List<FeedHealth> feeds = List.of();
    private String link = "";

    /// @param words a feed's `name` and `department` in the language of the moment
    FeedStrip(
            Texts texts,
            TypeScale type,
            ZoneId zone,
            BiFunction<FeedHealth, String, String> words) {
        this.words = words;
        this.texts = texts;
        this.type = type;
        this.zone = zone;
        line.setAlignment(Pos.CENTER_LEFT);
        line.setSpacing(type.base() * 0.4);
        setGraphic(line);
        getStyleClass().addAll("quiet", "feed-strip");
        popup.setAutoHide(true);
        popup.setHideOnEscape(true);
        setOnAction(e -> toggle());
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
        if (popup.isShowing()) {
            popup.getContent().setAll(list());
        }
    }

    /// @param fault translation key of what is wrong with the link to the hub, empty when nothing
    void link(String fault) {
        if (!fault.equals(link)) {
            link = fault;
            if (popup.isShowing()) {
                popup.getContent().setAll(list());
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

    void toggle() {
        if (popup.isShowing()) {
            popup.hide();
            return;
        }
        if (getScene() == null || getScene().getWindow() == null) {
            return;
        }
        popup.getContent().setAll(list());
        Bounds here = localToScreen(getBoundsInLocal());
        popup.show(getScene().getWindow(), here.getMinX(), here.getMaxY() + type.gap());
    }

    private VBox list() {
        GridPane grid = new GridPane();
        grid.setHgap(type.base() * 1.2);
        grid.setVgap(type.base() * 0.6);
        int row = 0;
        for (FeedHealth feed : feeds) {
            Label name = new Label(words.apply(feed, "name"));
            name.getStyleClass().add("text-body");
            Label department = new Label(words.apply(feed, "department"));
            department.getStyleClass().add("text-dim");
            Label state =
                    new Label(texts.get("header.feed." + feed.state().name(), clock(feed.since())));
            Instant good = feed.lastGood();
            // One that is well delivers in time; only what is not well says how old its data are.
            Label last =
                    new Label(
                            feed.state() == State.GOOD
                                    ? ""
                                    : good == null
                                            ? texts.get("header.feed.never")
                                            : texts.get("header.feed.last", clock(good)));
            last.getStyleClass().add("text-dim");
            Label why =
                    new Label(
                            feed.errorClass().isEmpty()
                                    ? ""
                                    : feed.errorClass() + "  " + feed.detail());
            why.setWrapText(true);
            why.setMaxWidth(type.base() * 30);
            grid.addRow(
                    row++,
                    new FeedDot(feed.state(), type.base() * 0.8),
                    name,
                    department,
                    state,
                    last,
                    why);
        }
        Label title = new Label(texts.get("header.feeds.title"));
        title.getStyleClass().add("text-strong");
        VBox list = new VBox(title);
        if (!link.isEmpty()) {
            Label hub = new Label(texts.get(link));
            hub.getStyleClass().add("text-body");
            hub.setWrapText(true);
            hub.setMaxWidth(type.base() * 40);
            list.getChildren().add(hub);
        }
        list.getChildren().add(grid);
        list.getStyleClass().addAll("overlay", "feed-list");
        VBox box = new VBox(list);
        box.getStyleClass().add("yilan");
        // A popup is a scene of its own and has to be dressed like the window.
        Parent dressed = getParent();
        while (dressed != null && !dressed.getStyleClass().contains("yilan")) {
            dressed = dressed.getParent();
        }
        if (dressed != null) {
            box.getStylesheets().setAll(dressed.getStylesheets());
            box.setStyle(dressed.getStyle());
        }
        return box;
    }

    private String clock(Instant at) {
        return TIME.format(at.atZone(zone));
    }

    void close() {
        popup.hide();
    }
}

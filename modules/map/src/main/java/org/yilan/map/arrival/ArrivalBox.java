package org.yilan.map.arrival;

import javafx.geometry.HPos;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.yilan.fx.Texts;
import org.yilan.situation.arrival.Arrival;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/// The box over the map that lists the next arrivals. FX thread.
public final class ArrivalBox {
    private static final int ROWS = 6;

    /// Agencies that differ by less are as good as agreed.
    private static final Duration AGREED = Duration.ofMinutes(20);

    private final VBox box = new VBox();
    private final Texts texts;
    private final DateTimeFormatter clock;
    private final ZoneId zone;
    private @Nullable ArrivalBoard board;
    private Instant now = Instant.EPOCH;

    public ArrivalBox(Texts texts, ZoneId zone) {
        this.texts = texts;
        this.zone = zone;
        this.clock = DateTimeFormatter.ofPattern("HH:mm").withZone(zone);
        box.getStyleClass().addAll("map-box", "arrivals");
        box.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        box.setMouseTransparent(true);
        box.setVisible(false);
        texts.localeProperty().addListener((p, a, b) -> fill());
    }

    public Parent view() {
        return box;
    }

    /// Shows a board, or hides the box.
    public void show(@Nullable ArrivalBoard next, Instant at) {
        board = next;
        now = at;
        fill();
    }

    private void fill() {
        box.getChildren().clear();
        ArrivalBoard shown = board;
        box.setVisible(shown != null);
        if (shown == null) {
            return;
        }
        Label title = new Label(texts.get("layers.arrival.title", shown.force().beaufort()));
        title.getStyleClass().add("title");
        GridPane grid = new GridPane();
        grid.getStyleClass().add("rows");
        ColumnConstraints right = new ColumnConstraints();
        right.setHalignment(HPos.RIGHT);
        grid.getColumnConstraints().addAll(new ColumnConstraints(), right);
        int row = 0;
        for (ArrivalBoard.Row r : shown.rows()) {
            if (row == ROWS) {
                break;
            }
            boolean chinese = texts.locale().getLanguage().equals("zh");
            Label name = new Label(chinese ? r.place().zh() : r.place().en());
            Label time = new Label(when(r.arrival()));
            time.getStyleClass().add(r.arrival().reached() ? "reached" : "time");
            grid.addRow(row++, name, time);
        }
        Label foot = new Label(foot(shown));
        foot.getStyleClass().add("text-faint");
        box.getChildren().addAll(title, grid, foot);
    }

    private String foot(ArrivalBoard shown) {
        StringBuilder words = new StringBuilder();
        if (!shown.onlyAgency().isEmpty()) {
            String key = "layers.agency." + shown.onlyAgency();
            words.append(
                    texts.get(
                            "layers.arrival.one-agency",
                            texts.has(key) ? texts.get(key) : shown.onlyAgency()));
        } else {
            words.append(texts.get("layers.arrival.agencies", shown.asked()));
        }
        if (shown.assumed()) {
            words.append('\n').append(texts.get("layers.arrival.assumed"));
        }
        return words.toString();
    }

    private String when(Arrival arrival) {
        Instant from = arrival.earliest();
        Instant to = arrival.latest();
        if (from == null || to == null) {
            return texts.get("layers.arrival.reached");
        }
        // Within a day the hour says it all.
        String day =
                Duration.between(now, from).toHours() < 24
                        ? ""
                        : texts.get("layers.arrival.day", from.atZone(zone).getDayOfMonth()) + " ";
        String words = day + clock.format(from);
        return Duration.between(from, to).compareTo(AGREED) < 0
                ? words
                : words + "–" + clock.format(to);
    }
}

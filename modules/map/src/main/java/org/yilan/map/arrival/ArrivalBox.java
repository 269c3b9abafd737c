package org.yilan.map.arrival;

import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.yilan.fx.Texts;
import org.yilan.situation.arrival.Waters;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The box over the map that lists the next arrivals, and says in one line how many places are reached. A click asks for
/// all of them. FX thread.
public final class ArrivalBox {
    private static final int ROWS = 6;

    private final VBox box = new VBox();
    private final Texts texts;
    private final ArrivalWords words;
    private @Nullable ArrivalBoard board;
    private double room = Double.MAX_VALUE;
    private Instant now = Instant.EPOCH;

    /// @param all called when a person wants to see every place
    public ArrivalBox(Texts texts, ZoneId zone, Runnable all) {
        this.texts = texts;
        this.words = new ArrivalWords(texts, zone);
        box.getStyleClass().addAll("map-box", "arrivals");
        box.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        box.setVisible(false);
        box.setOnMouseClicked(e -> all.run());
        texts.localeProperty().addListener((p, a, b) -> fill());
        box.sceneProperty()
                .addListener((p, a, b) -> fill()); // only there is it known how wide words are
    }

    public Parent view() {
        return box;
    }

    /// What is shown, empty while nothing is.
    public Optional<ArrivalBoard> board() {
        return Optional.ofNullable(board);
    }

    /// How wide it may be: columns of rain and tide go before it is wider. What comes together stays beside the place, and all
    /// of it in the list of every place.
    public void room(double width) {
        if (width != room) {
            room = width;
            fill();
        }
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
        Label title = new Label(words.title(shown));
        title.getStyleClass().add("title");
        box.getChildren().add(title);
        List<ArrivalBoard.Row> coming =
                shown.rows().stream().filter(r -> !r.arrival().reached()).toList();
        if (!coming.isEmpty()) {
            // Where nobody at all tells of it, a column of dashes would take room from the map: the
            // line below says it.
            boolean tides = shown.rows().stream().anyMatch(r -> r.waters().tideFrom() != null);
            boolean rains = shown.rows().stream().anyMatch(r -> r.waters().rainFrom() != null);
            box.getChildren().add(rows(coming, tides, rains));
            if (rains && tooWide()) {
                rains = false;
                box.getChildren().set(1, rows(coming, tides, false));
            }
            if (tides && tooWide()) {
                box.getChildren().set(1, rows(coming, false, rains));
            }
        }
        int reached = shown.rows().size() - coming.size();
        if (reached > 0) {
            Label there = new Label(texts.get("layers.arrival.reached-places", reached));
            there.getStyleClass().add("text-dim");
            box.getChildren().add(there);
        }
        if (!coming.isEmpty()) {
            Label foot = new Label(words.foot(shown));
            foot.getStyleClass().add("text-faint");
            box.getChildren().add(foot);
            String missing = words.missing(coming.subList(0, Math.min(ROWS, coming.size())));
            if (!missing.isEmpty()) {
                Label none = new Label(missing);
                none.getStyleClass().add("text-faint");
                box.getChildren().add(none);
            }
        }
    }

    private boolean tooWide() {
        if (box.getScene() == null) {
            return false;
        }
        box.applyCss();
        return box.prefWidth(-1) > room;
    }

    private GridPane rows(List<ArrivalBoard.Row> coming, boolean tides, boolean rains) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("rows");
        ColumnConstraints right = new ColumnConstraints();
        right.setHalignment(HPos.RIGHT);
        List<ArrivalBoard.Row> listed = coming.subList(0, Math.min(ROWS, coming.size()));
        List<Node> heads = new ArrayList<>();
        heads.add(head("layers.arrival.head.place"));
        heads.add(head("layers.arrival.head.wind"));
        grid.getColumnConstraints().addAll(new ColumnConstraints(), right);
        if (tides) {
            heads.add(head("layers.arrival.head.tide"));
            grid.getColumnConstraints().add(new ColumnConstraints());
        }
        if (rains) {
            heads.add(head("layers.arrival.head.rain"));
            grid.getColumnConstraints().add(right);
        }
        grid.addRow(0, heads.toArray(Node[]::new));
        int at = 1;
        for (ArrivalBoard.Row r : listed) {
            Set<Waters.With> together = r.waters().together();
            Label time = new Label(words.when(r.arrival(), now));
            time.getStyleClass().add("time");
            List<Node> cells = new ArrayList<>();
            cells.add(place(r, together));
            cells.add(time);
            if (tides) {
                Label tide = new Label(words.tide(r.waters(), now));
                mark(tide, together.contains(Waters.With.TIDE));
                cells.add(tide);
            }
            if (rains) {
                Label rain = new Label(words.rain(r.waters()));
                mark(rain, together.contains(Waters.With.RAIN));
                cells.add(rain);
            }
            grid.addRow(at++, cells.toArray(Node[]::new));
        }
        return grid;
    }

    /// The place, and what comes together there.
    private Node place(ArrivalBoard.Row row, Set<Waters.With> together) {
        Label name = new Label(words.name(row.place()));
        if (together.isEmpty()) {
            return name;
        }
        Label tag = new Label(words.together(together));
        tag.getStyleClass().add("together");
        HBox line = new HBox(name, tag);
        line.getStyleClass().add("place");
        return line;
    }

    private static void mark(Label label, boolean strong) {
        label.getStyleClass().add(strong ? "strong" : "quiet");
    }

    private Label head(String key) {
        Label label = new Label(texts.get(key));
        label.getStyleClass().addAll("head", key.substring(key.lastIndexOf('.') + 1));
        return label;
    }
}

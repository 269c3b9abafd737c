package org.yilan.wall.feeds;

import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.collections.transformation.SortedList;
import javafx.scene.Node;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.yilan.console.Console;
import org.yilan.console.Console.Connection;
import org.yilan.console.Console.FeedsNow;
import org.yilan.console.TimeContext;
import org.yilan.fx.Frames;
import org.yilan.fx.FxThread;
import org.yilan.fx.TypeScale;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// All feeds of the hub, the worst first and what is well by department until somebody sorts them otherwise, with how they
/// are and what they do; what is wrong with the chosen one in whole sentences below. It asks the hub again as long as it is
/// open. FX thread.
///
/// Keys: up and down, a page up and down, Home and End choose, a digit sorts by that column and again the other way round,
/// `0` by none, `F` leaves out what is well.
public final class FeedBoard extends VBox {
    private static final Duration AGAIN = Duration.ofSeconds(2);

    /// Height of a row in heights of text.
    private static final double ROW_EMS = 2.4;

    /// A short list does not make a small board, and a long one leaves the header of the wall in sight.
    private static final int FEWEST_ROWS = 14;

    private static final int MOST_ROWS = 19;

    private final Console console;
    private final FeedWords words;
    private final Frames frames;
    private final Label title = new Label();
    private final Label count = new Label();
    private final Label link = new Label();
    private final Label whole = new Label();
    private final Label keys = new Label();
    private final Label nothing = new Label();
    private final ObservableList<FeedRow> rows = FXCollections.observableArrayList();
    private final FilteredList<FeedRow> chosen = new FilteredList<>(rows);
    private final TableView<FeedRow> table = new TableView<>();
    private final InvalidationListener languageChanged = o -> languageChanged();
    private @Nullable FeedsNow feeds;
    private String wanted;
    private final double row;
    private int placed = -1;
    private boolean faultyOnly;
    private boolean placing;
    private boolean closed;

    /// @param feed id of the one to begin with, empty for the first
    public FeedBoard(Console console, FeedWords words, TypeScale type, Frames frames, String feed) {
        this.console = console;
        this.words = words;
        this.frames = frames;
        this.wanted = feed;
        getStyleClass().addAll("overlay", "feed-board");
        title.getStyleClass().add("text-heading");
        count.getStyleClass().add("text-dim");
        keys.getStyleClass().add("text-faint");
        link.setWrapText(true);
        link.getStyleClass().add("text-body");
        whole.setWrapText(true);
        whole.getStyleClass().add("feed-whole");
        // Five lines, so that the table does not jump when another is chosen.
        whole.setMinHeight(type.base() * 7.5);
        whole.setPrefHeight(type.base() * 7.5);
        whole.setMaxWidth(Double.MAX_VALUE);
        for (FeedColumn column : FeedColumn.values()) {
            table.getColumns().add(column.make(words, type));
        }
        SortedList<FeedRow> sorted = new SortedList<>(chosen);
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        table.setPlaceholder(nothing);
        table.setPrefWidth(type.base() * FeedColumn.width());
        row = Math.rint(type.base() * ROW_EMS);
        table.setFixedCellSize(row);
        table.setMinHeight(type.base() * 8);
        table.setColumnResizePolicy(TableView.UNCONSTRAINED_RESIZE_POLICY);
        table.getSelectionModel().selectedItemProperty().addListener((o, was, is) -> chosen(is));
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::typed);
        VBox.setVgrow(table, Priority.ALWAYS);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(type.gap(), title, gap, count);
        getChildren().addAll(head, link, table, whole, keys);
        words.texts().localeProperty().addListener(new WeakInvalidationListener(languageChanged));
        table.setOnSort(e -> resorted());
        show(new FeedsNow(List.copyOf(console.situation().feeds()), List.of()));
        languageChanged();
        ask();
    }

    /// The table ends with a whole row.
    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        double head =
                table.lookup(".column-header-background") instanceof Region header
                        ? header.prefHeight(-1)
                        : row;
        double room = table.getHeight() - head;
        if (room > row) {
            table.resize(table.getWidth(), head + Math.floor(room / row + 0.01) * row);
        }
    }

    /// Where the keyboard belongs.
    public Node focusTarget() {
        return table;
    }

    /// Chooses a feed, also one that is well while those are left out.
    public void choose(String feed) {
        wanted = feed;
        faultyOnly = false;
        placing(this::filter);
    }

    /// Stops asking.
    public void close() {
        closed = true;
    }

    private void ask() {
        if (closed) {
            return;
        }
        if (console.time().mode() != TimeContext.Mode.LIVE) {
            // Figures are of now; what is shown is another time.
            show(new FeedsNow(List.copyOf(console.situation().feeds()), List.of()));
            again();
            return;
        }
        console.feedsNow()
                .whenCompleteAsync(
                        (now, fault) -> {
                            // Without an answer what is known stays; the line at the top says why.
                            show(now != null ? now : Objects.requireNonNull(feeds));
                            again();
                        },
                        FxThread.executor());
    }

    private void again() {
        if (!closed) {
            frames.after(AGAIN, this::ask);
        }
    }

    private void show(FeedsNow now) {
        if (closed) {
            return;
        }
        feeds = now;
        List<FeedRow> all = new ArrayList<>(FeedRow.of(now, words, console.time().now()));
        all.sort(FeedRow.WORST_FIRST);
        placing(() -> rows.setAll(all));
        // One more for the head.
        table.setPrefHeight(row * (1 + Math.clamp(all.size(), FEWEST_ROWS, MOST_ROWS)));
        Connection connection = console.connection();
        boolean broken =
                connection.state() != Connection.State.CONNECTED && !connection.detail().isEmpty();
        link.setText(broken ? words.texts().get(connection.detail()) : "");
        link.setVisible(broken);
        link.setManaged(broken);
        count();
    }

    private void count() {
        long well = rows.stream().filter(FeedRow::well).count();
        count.setText(
                words.texts()
                        .get(faultyOnly ? "feeds.count.faulty" : "feeds.count", well, rows.size()));
        nothing.setText(
                words.texts()
                        .get(faultyOnly && !rows.isEmpty() ? "feeds.none.faulty" : "feeds.none"));
    }

    /// Changes what the table holds and keeps the one that is wanted, even while it is not there.
    private void placing(Runnable change) {
        placing = true;
        change.run();
        chooseWanted();
        placing = false;
    }

    private void chooseWanted() {
        int at = -1;
        List<FeedRow> all = table.getItems();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).health().feed().equals(wanted)) {
                at = i;
            }
        }
        if (at < 0 && !all.isEmpty()) {
            at = 0;
        }
        if (at >= 0) {
            table.getSelectionModel().clearAndSelect(at);
            table.getFocusModel().focus(at);
            // What a person has scrolled to stays where it is at each answer of the hub.
            if (at != placed && !inSight(at)) {
                table.scrollTo(Math.max(0, at - 3));
            }
        }
        placed = at;
    }

    private boolean inSight(int row) {
        if (!(table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow)) {
            return false;
        }
        IndexedCell<?> first = flow.getFirstVisibleCell();
        IndexedCell<?> last = flow.getLastVisibleCell();
        return first != null && last != null && row > first.getIndex() && row < last.getIndex();
    }

    private void chosen(@Nullable FeedRow row) {
        whole.setText(row == null ? "" : words.whole(row));
        if (row != null && !placing) {
            wanted = row.health().feed();
            placed = table.getSelectionModel().getSelectedIndex();
        }
    }

    /// Before the table sorts: what is chosen stays chosen, also what nobody has chosen by hand.
    private void resorted() {
        FeedRow row = table.getSelectionModel().getSelectedItem();
        if (row != null && !placing) {
            wanted = row.health().feed();
        }
    }

    private void typed(KeyEvent e) {
        if (e.isAltDown() || e.isControlDown() || e.isMetaDown()) {
            return;
        }
        String digit = e.getCode().isDigitKey() ? e.getCode().getName() : "";
        if (digit.length() == 1) {
            int number = digit.charAt(0) - '1';
            if (number < 0) {
                sort(List.of());
            } else if (number < FeedColumn.values().length) {
                sortBy(FeedColumn.values()[number]);
            }
            e.consume();
        } else if (e.getCode() == KeyCode.F) {
            faultyOnly = !faultyOnly;
            placing(this::filter);
            e.consume();
        }
    }

    private void filter() {
        chosen.setPredicate(faultyOnly ? row -> !row.well() : row -> true);
        count();
    }

    private void sortBy(FeedColumn column) {
        TableColumn<FeedRow, ?> by = table.getColumns().get(column.ordinal());
        boolean again = table.getSortOrder().size() == 1 && table.getSortOrder().getFirst() == by;
        by.setSortType(
                again && by.getSortType() == TableColumn.SortType.ASCENDING
                        ? TableColumn.SortType.DESCENDING
                        : TableColumn.SortType.ASCENDING);
        sort(List.of(by));
    }

    private void sort(List<TableColumn<FeedRow, ?>> columns) {
        resorted();
        placed = -1;
        placing(() -> table.getSortOrder().setAll(columns));
    }

    private void languageChanged() {
        title.setText(words.texts().get("feeds.title"));
        keys.setText(words.texts().get("feeds.keys"));
        for (FeedColumn column : FeedColumn.values()) {
            table.getColumns().get(column.ordinal()).setText(column.title(words));
        }
        if (feeds != null) {
            show(feeds);
        }
    }
}

package org.yilan.wall.feeds;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;

import org.jspecify.annotations.Nullable;
import org.yilan.fx.TypeScale;
import org.yilan.situation.model.FeedFigures;

import java.time.Duration;
import java.util.Comparator;
import java.util.function.BiFunction;
import java.util.function.Function;

/// The columns of the board, in the order of their digits.
enum FeedColumn {
    /// The worst first.
    STATE(
            9.5,
            false,
            (row, words) -> words.state(row.health()),
            by(row -> -row.health().state().ordinal())),
    NAME(13, false, (row, words) -> row.name(), Comparator.comparing(FeedRow::name)),
    /// Those of a department together, the worst of it first.
    DEPARTMENT(
            16,
            false,
            (row, words) -> row.department(),
            Comparator.comparing(FeedRow::department)
                    .thenComparing(by(row -> -row.health().state().ordinal()))
                    .thenComparing(FeedRow::name)),
    /// By how much of the promised time is used up.
    AGE(12, true, (row, words) -> words.age(row), by(FeedColumn::usedUp)),
    NEXT_TRY(
            8,
            true,
            (row, words) -> words.nextTry(row.figures()),
            by(row -> seconds(row.figures() == null ? null : row.figures().nextTry()))),
    ITEMS(
            8.5,
            true,
            (row, words) -> words.perMinute(row.figures()),
            figure(f -> -f.perMinute().items())),
    BYTES(
            9.5,
            true,
            (row, words) -> words.bytesPerMinute(row.figures()),
            figure(f -> -f.perMinute().bytes())),
    PARSING(
            8,
            true,
            (row, words) -> words.parsing(row.figures()),
            figure(f -> -(double) f.last().parsing().toNanos())),
    FAULT(
            13,
            false,
            (row, words) -> row.health().errorClass(),
            Comparator.comparing((FeedRow row) -> row.health().errorClass().isEmpty())
                    .thenComparing(row -> row.health().errorClass()));

    private final double em;
    private final boolean number;
    private final BiFunction<FeedRow, FeedWords, String> text;
    private final Comparator<FeedRow> order;

    FeedColumn(
            double em,
            boolean number,
            BiFunction<FeedRow, FeedWords, String> text,
            Comparator<FeedRow> order) {
        this.em = em;
        this.number = number;
        this.text = text;
        this.order = order;
    }

    /// Of all columns and the scroll bar, in heights of text.
    static double width() {
        double sum = 1;
        for (FeedColumn column : values()) {
            sum += column.em;
        }
        return sum;
    }

    String title(FeedWords words) {
        return (ordinal() + 1) + " " + words.texts().get("feeds.column." + name());
    }

    TableColumn<FeedRow, FeedRow> make(FeedWords words, TypeScale type) {
        TableColumn<FeedRow, FeedRow> column = new TableColumn<>();
        column.setPrefWidth(type.base() * em);
        column.setReorderable(false);
        if (number) {
            column.getStyleClass().add("number");
        }
        column.setComparator(order);
        column.setCellValueFactory(c -> new ReadOnlyObjectWrapper<>(c.getValue()));
        column.setCellFactory(c -> new Cell(words, type));
        return column;
    }

    private final class Cell extends TableCell<FeedRow, FeedRow> {
        private final FeedWords words;
        private final TypeScale type;

        Cell(FeedWords words, TypeScale type) {
            this.words = words;
            this.type = type;
            getStyleClass().add("may-clip");
            setGraphicTextGap(type.base() * 0.5);
        }

        @Override
        protected void updateItem(@Nullable FeedRow row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setText(null);
                setGraphic(null);
                return;
            }
            setText(text.apply(row, words));
            setGraphic(
                    FeedColumn.this == STATE
                            ? new FeedDot(row.health().state(), type.base() * 0.8)
                            : null);
        }
    }

    private static double usedUp(FeedRow row) {
        Duration age = row.age();
        return age == null
                ? Double.NEGATIVE_INFINITY
                : -(double) age.toMillis() / Math.max(1, row.health().freshness().toMillis());
    }

    private static double seconds(@Nullable Duration d) {
        return d == null ? Double.POSITIVE_INFINITY : d.toMillis() / 1000.0;
    }

    private static Comparator<FeedRow> by(Function<FeedRow, ? extends Number> value) {
        return Comparator.comparingDouble(row -> value.apply(row).doubleValue());
    }

    /// The largest first, those without figures last.
    private static Comparator<FeedRow> figure(Function<FeedFigures, Double> value) {
        return by(
                row -> {
                    FeedFigures figures = row.figures();
                    return figures == null ? Double.POSITIVE_INFINITY : value.apply(figures);
                });
    }
}

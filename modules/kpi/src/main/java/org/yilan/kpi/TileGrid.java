package org.yilan.kpi;

import javafx.scene.Node;
import javafx.scene.layout.Pane;

import org.yilan.fx.TypeScale;

/// Lays tiles out in equal cells that fill the panel, with hairlines between them drawn by the tiles' own borders. Where there
/// is no room for all, less is shown, not smaller: whole rows of them, from the first that is asked for.
final class TileGrid extends Pane {
    /// The narrowest tile that still reads: about ten digits of the figure.
    private static final double NARROWEST_EM = 10.5;

    /// The lowest tile that still holds title, figure and one line.
    private static final double LOWEST_EM = 5.9;

    /// Width to height at which title, figure and footer fill a tile without a hole.
    private static final double GOOD_SHAPE = 1.7;

    private final double narrowest;
    private final double lowest;
    private final int wanted;
    private int shown = 1;
    private int inOneRow = 1;
    private int first;
    private Runnable changed = () -> {};

    /// @param wanted columns, 0 for as many as fit
    TileGrid(TypeScale type, int wanted) {
        this.narrowest = type.base() * NARROWEST_EM;
        this.lowest = type.base() * LOWEST_EM;
        this.wanted = wanted;
        setMinSize(0, 0);
    }

    /// How many tiles are shown.
    int shown() {
        return Math.max(1, shown);
    }

    /// How many are before those that are shown.
    int before() {
        return first;
    }

    /// How many are after those that are shown.
    int after() {
        return Math.max(0, getManagedChildren().size() - first - shown());
    }

    /// Called when others are shown.
    void onChanged(Runnable told) {
        changed = told;
    }

    /// Shows a tile, with its row.
    void show(int index) {
        if (index < first) {
            first = index / inOneRow * inOneRow;
        } else if (index >= first + shown()) {
            int rows = Math.max(1, shown() / inOneRow);
            first = (index / inOneRow - rows + 1) * inOneRow;
        }
        requestLayout();
        layout();
    }

    /// Turns to the tiles after or before those that are shown.
    ///
    /// @return whether there are any
    boolean turn(int way) {
        int was = first;
        first = Math.max(0, first + way * shown());
        requestLayout();
        layout();
        return first != was;
    }

    /// How many stand side by side.
    int columns() {
        return inOneRow;
    }

    @Override
    protected void layoutChildren() {
        if (getManagedChildren().isEmpty()) {
            return;
        }
        int all = getManagedChildren().size();
        int most = count(all, getWidth(), getHeight());
        int columns = columns(most, getWidth(), getHeight());
        // The last page may be a row short; it begins with a row all the same.
        int latest = (all - most + columns - 1) / columns * columns;
        int begin = Math.clamp(first, 0, latest);
        int count = Math.min(most, all - begin);
        for (int i = 0; i < all; i++) {
            getManagedChildren().get(i).setVisible(i >= begin && i < begin + count);
        }
        boolean other = begin != first || count != shown;
        first = begin;
        shown = count;
        inOneRow = columns;
        if (other) {
            changed.run();
        }
        int rows = (count + columns - 1) / columns;
        for (int i = 0; i < count; i++) {
            Node child = getManagedChildren().get(begin + i);
            int row = i / columns;
            int column = i % columns;
            // A last row that is not full is stretched, so that no cell stays empty.
            int inRow = row == rows - 1 ? count - row * columns : columns;
            double left = Math.round(getWidth() * column / inRow);
            double right = Math.round(getWidth() * (column + 1) / inRow);
            double top = Math.round(getHeight() * row / rows);
            double bottom = Math.round(getHeight() * (row + 1) / rows);
            child.resizeRelocate(left, top, right - left, bottom - top);
        }
    }

    /// How many of the tiles have room.
    int count(int all, double width, double height) {
        int count = all;
        while (count > 1) {
            int columns = columns(count, width, height);
            int rows = (count + columns - 1) / columns;
            if (height / rows >= lowest) {
                return count;
            }
            count--;
        }
        return count;
    }

    /// As many columns as were asked for and fit; else those that come nearest to tiles of a good shape, so that a wide and
    /// high panel does not get a single row of towers.
    int columns(int count, double width, double height) {
        int fit = Math.clamp((int) (width / narrowest), 1, count);
        if (wanted > 0) {
            return Math.min(wanted, fit);
        }
        int best = 1;
        double least = Double.MAX_VALUE;
        for (int columns = 1; columns <= fit; columns++) {
            int rows = (count + columns - 1) / columns;
            double shape = (width / columns) / Math.max(1, height / rows);
            double off = Math.abs(Math.log(shape / GOOD_SHAPE));
            if (off < least) {
                least = off;
                best = columns;
            }
        }
        return best;
    }
}

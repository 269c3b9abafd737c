package org.yilan.map.view;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Boxes of one picture, found again by where they are: a grid of squares, each with the boxes that touch it. Boxes outside
/// the picture count to the squares at its edge, so that a huge box stays cheap. One thread only.
final class BoxGrid {
    /// Side of a square in picture pixels.
    private static final int SQUARE = 96;

    private final int columns;
    private final int rows;
    private final @Nullable List<Box>[] squares;

    /// The squares that boxes were added to, in order.
    private final List<List<Box>> log = new ArrayList<>();

    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of lists can only be made raw
    BoxGrid(int width, int height) {
        columns = width / SQUARE + 2;
        rows = height / SQUARE + 2;
        squares = new List[columns * rows];
    }

    void add(Box box) {
        int x1 = column(box.x() + box.width());
        int y1 = row(box.y() + box.height());
        for (int y = row(box.y()); y <= y1; y++) {
            for (int x = column(box.x()); x <= x1; x++) {
                List<Box> square = squares[y * columns + x];
                if (square == null) {
                    square = new ArrayList<>(4);
                    squares[y * columns + x] = square;
                }
                square.add(box);
                log.add(square);
            }
        }
    }

    boolean isFree(Box box) {
        int x1 = column(box.x() + box.width());
        int y1 = row(box.y() + box.height());
        for (int y = row(box.y()); y <= y1; y++) {
            for (int x = column(box.x()); x <= x1; x++) {
                List<Box> square = squares[y * columns + x];
                if (square != null) {
                    for (int i = 0; i < square.size(); i++) {
                        if (box.overlaps(square.get(i))) {
                            return false;
                        }
                    }
                }
            }
        }
        return true;
    }

    /// The present state, for [#back].
    int mark() {
        return log.size();
    }

    /// Forgets what has been added since a mark.
    void back(int mark) {
        while (log.size() > mark) {
            log.removeLast().removeLast();
        }
    }

    private int column(double x) {
        return (int) Math.clamp(Math.floor(x / SQUARE), 0.0, columns - 1.0);
    }

    private int row(double y) {
        return (int) Math.clamp(Math.floor(y / SQUARE), 0.0, rows - 1.0);
    }
}

package org.yilan.queue;

import javafx.scene.Group;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/// A list of any length drawn with as many row nodes as fit, and one more. FX thread.
///
/// In place of a TableView, whose cells cost 70–90 ms a frame in software rendering. A row node belongs to the rows whose
/// index has the same remainder, so scrolling by one row rewrites one node.
public final class RowPoolView<R> extends Region {
    /// The rows, in order.
    public interface Source<R> {
        int size();

        R get(int index);
    }

    private final Source<R> source;
    private final Supplier<? extends RowNode<R>> factory;
    private final double wantedHeight;
    private double rowHeight;
    private final List<RowNode<R>> pool = new ArrayList<>();
    private final Group body = new Group();
    private final Region thumb = new Region();
    private final Rectangle clip = new Rectangle();
    private double offset;
    private double roomBefore;
    private double scrolled;
    private int selected = -1;
    private int left;
    private boolean revealLater;
    private @Nullable IntConsumer onSelect;
    private @Nullable Runnable onActivate;

    /// @param rowHeight in pixels; rows grow a little so that a whole number of them fills the view
    public RowPoolView(Source<R> source, double rowHeight, Supplier<? extends RowNode<R>> factory) {
        this.source = source;
        this.wantedHeight = Math.ceil(rowHeight);
        this.rowHeight = wantedHeight;
        this.factory = factory;
        getStyleClass().add("row-pool");
        thumb.getStyleClass().add("row-pool-thumb");
        thumb.setManaged(false);
        thumb.setMouseTransparent(true);
        body.setManaged(false);
        setClip(clip);
        setFocusTraversable(true);
        getChildren().addAll(body, thumb);
        addEventHandler(ScrollEvent.SCROLL, this::onScroll);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::onPress);
    }

    /// Hears which row a person chose; told after the row is selected.
    public void onSelect(IntConsumer listener) {
        onSelect = listener;
    }

    /// Hears that a person wants more of the selected row.
    public void onActivate(Runnable listener) {
        onActivate = listener;
    }

    public int selected() {
        return selected;
    }

    /// Marks a row, -1 for none, without telling anybody and without scrolling.
    public void mark(int index) {
        if (index < 0 && selected >= 0) {
            left = selected;
        }
        selected = index;
    }

    /// Selects a row for a person: brings it into view and tells.
    public void choose(int index) {
        if (source.size() == 0) {
            return;
        }
        selected = Math.clamp(index, 0, source.size() - 1);
        reveal(selected);
        refresh();
        if (onSelect != null) {
            onSelect.accept(selected);
        }
    }

    /// Moves the selection by so many rows. When the selected row has gone, goes on with the one that took its place.
    public void move(int by) {
        choose(selected < 0 ? left : selected + by);
    }

    /// How many whole rows fit.
    public int page() {
        return Math.max(1, (int) Math.floor((getHeight() + 0.5) / rowHeight));
    }

    /// Height of the whole rows that fit; what is left over at the lower edge stays empty.
    private double room() {
        return page() * rowHeight;
    }

    /// Scrolls as little as needed to show a row whole.
    public void reveal(int index) {
        if (getHeight() <= 0) {
            revealLater = true; // nobody knows yet what is in view
            return;
        }
        double top = index * rowHeight;
        if (top < offset) {
            offset = top;
        } else if (top + rowHeight > offset + room()) {
            offset = top + rowHeight - room();
        }
        clampOffset();
    }

    /// Scrolls by whole rows and shows what came into view.
    public void scrollRows(int rows) {
        offset = (Math.rint(offset / rowHeight) + rows) * rowHeight;
        clampOffset();
        refresh();
    }

    /// Scrolls by pixels and shows what came into view; rows may be cut at both ends.
    public void scrollBy(double pixels) {
        offset += pixels;
        clampOffset();
        refresh();
    }

    /// How many rows lie below what is in view.
    public int below() {
        int last = (int) Math.floor((offset + room() + 0.5) / rowHeight);
        return Math.max(0, source.size() - last);
    }

    /// How many rows lie above what is in view.
    public int above() {
        return (int) Math.ceil((offset - 0.5) / rowHeight);
    }

    /// Shows the rows as they are now. Cheap when little changed; to be called after the source did.
    public void refresh() {
        clampOffset();
        int size = source.size();
        int count = pool.size();
        if (count == 0) {
            return;
        }
        int first = (int) (offset / rowHeight);
        for (int i = first; i < first + count; i++) {
            RowNode<R> node = pool.get(i % count);
            boolean used = i < size;
            if (node.isVisible() != used) {
                node.setVisible(used);
            }
            if (used) {
                double y = i * rowHeight - first * rowHeight;
                if (node.getLayoutY() != y) {
                    node.setLayoutY(y);
                }
                node.show(source.get(i), i == selected);
            }
        }
        double shift = Math.round(first * rowHeight - offset);
        if (body.getTranslateY() != shift) {
            body.setTranslateY(shift);
        }
        placeThumb(size);
    }

    private void placeThumb(int size) {
        double all = size * rowHeight;
        double room = room();
        boolean needed = all > room + 0.5;
        thumb.setVisible(needed);
        if (needed) {
            double width = Math.max(2, Math.round(rowHeight / 20));
            double height = Math.max(rowHeight / 2, room * room / all);
            double y = (room - height) * offset / (all - room);
            thumb.resizeRelocate(getWidth() - width, Math.round(y), width, Math.round(height));
        }
    }

    private void clampOffset() {
        double most = Math.max(0, source.size() * rowHeight - room());
        offset = Math.clamp(offset, 0, most);
    }

    @Override
    protected void layoutChildren() {
        double before = rowHeight;
        boolean inView = selected >= 0 && inView(selected);
        double rows = Math.max(1, Math.floor(getHeight() / wantedHeight));
        rowHeight = Math.clamp(Math.floor(getHeight() / rows), wantedHeight, wantedHeight * 1.5);
        clip.setWidth(getWidth());
        clip.setHeight(Math.min(getHeight(), room()));
        // The same row stays on top, unless the selected one would go out of view.
        offset = Math.rint(offset / before) * rowHeight;
        if (inView && getHeight() > 0) {
            reveal(selected);
        }
        roomBefore = room();
        // While what is below finds its height there may be no room for a single row.
        revealLater |= inView && !inView(selected);
        int wanted = getHeight() <= 0 ? 0 : (int) Math.ceil(getHeight() / rowHeight) + 1;
        while (pool.size() < wanted) {
            RowNode<R> node = factory.get();
            pool.add(node);
            body.getChildren().add(node);
        }
        while (pool.size() > wanted) {
            body.getChildren().remove(pool.removeLast());
        }
        for (RowNode<R> node : pool) {
            node.resize(getWidth(), rowHeight);
        }
        if (revealLater && getHeight() >= rowHeight && selected >= 0) {
            revealLater = false;
            reveal(selected);
        }
        refresh();
    }

    /// Whether a row was whole in view when the view was laid out last.
    private boolean inView(int index) {
        double top = index * rowHeight;
        return top >= offset - 0.5 && top + rowHeight <= offset + roomBefore + 0.5;
    }

    /// A notch of a wheel is as many rows as the system says lines; fingers on a pad gather up to a row.
    private void onScroll(ScrollEvent event) {
        if (event.getTextDeltaYUnits() == ScrollEvent.VerticalTextScrollUnits.LINES) {
            scrollRows((int) -Math.rint(event.getTextDeltaY()));
        } else {
            scrolled -= event.getDeltaY();
            int rows = (int) (scrolled / rowHeight);
            scrolled -= rows * rowHeight;
            if (rows != 0) {
                scrollRows(rows);
            }
        }
        event.consume();
    }

    private void onPress(MouseEvent event) {
        requestFocus();
        int index =
                event.getY() > room() ? source.size() : (int) ((event.getY() + offset) / rowHeight);
        if (event.getButton() == MouseButton.PRIMARY && index < source.size()) {
            choose(index);
            if (event.getClickCount() == 2 && onActivate != null) {
                onActivate.run();
            }
        }
        event.consume();
    }

    @Override
    protected double computePrefHeight(double width) {
        return wantedHeight * 8;
    }

    @Override
    protected double computePrefWidth(double height) {
        return wantedHeight * 6;
    }

    @Override
    protected double computeMinHeight(double width) {
        return 0;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }
}

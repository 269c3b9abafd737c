package org.yilan.queue;

import javafx.css.PseudoClass;
import javafx.scene.layout.Region;

import org.yilan.fx.TypeScale;

/// Places list and details: always side by side where there is room, else details below the list once asked for, and in a
/// cell that is small both ways instead of it. FX thread.
final class QueueLayout extends Region {
    private static final PseudoClass BESIDE = PseudoClass.getPseudoClass("beside");

    /// Widths and heights in base units.
    private static final double WIDE = 45;

    private static final double HIGH = 44;

    /// Details wider than this leave half of their height empty; the list can use the room.
    private static final double MOST_DETAILS = 45;

    private final Region list;
    private final Region details;
    private final double em;
    private final boolean allowed;
    private boolean wanted;
    private boolean opened;
    private boolean wasBeside;
    private Runnable onBeside = () -> {};

    QueueLayout(Region list, Region details, TypeScale type, boolean allowed) {
        this.list = list;
        this.details = details;
        this.em = type.base();
        this.allowed = allowed;
        getStyleClass().addAll("panel", "queue");
        getChildren().addAll(list, details);
    }

    /// Hears when details have come to stand beside the list all the time, or no longer do. In the middle of a layout.
    void onBeside(Runnable listener) {
        onBeside = listener;
    }

    /// Whether there is something to show in the details.
    void detailsWanted(boolean yes) {
        if (wanted != yes) {
            wanted = yes;
            opened &= yes;
            requestLayout();
        }
    }

    void openDetails() {
        opened = true;
        requestLayout();
    }

    /// Returns whether they were open where they are not always.
    boolean closeDetails() {
        boolean was = opened;
        opened = false;
        requestLayout();
        return was && !beside();
    }

    /// Whether details stand beside the list all the time.
    boolean beside() {
        return allowed && getWidth() >= em * WIDE;
    }

    @Override
    protected void layoutChildren() {
        double w = getWidth();
        double h = getHeight();
        boolean beside = beside();
        if (beside != wasBeside) {
            wasBeside = beside;
            onBeside.run();
        }
        boolean show = allowed && wanted && (beside || opened);
        boolean below = show && !beside && h >= em * HIGH;
        boolean instead = show && !beside && !below;
        details.setVisible(show);
        list.setVisible(!instead);
        details.pseudoClassStateChanged(BESIDE, beside);
        if (!show) {
            list.resizeRelocate(0, 0, w, h);
        } else if (beside) {
            double left = Math.round(Math.max(Math.max(em * 27, w * 0.56), w - em * MOST_DETAILS));
            list.resizeRelocate(0, 0, left, h);
            details.resizeRelocate(left, 0, w - left, h);
        } else if (below) {
            double top = Math.round(h * 0.5);
            list.resizeRelocate(0, 0, w, top);
            details.resizeRelocate(0, top, w, h - top);
        } else {
            details.resizeRelocate(0, 0, w, h);
        }
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computeMinHeight(double width) {
        return 0;
    }
}

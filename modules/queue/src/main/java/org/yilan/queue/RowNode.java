package org.yilan.queue;

import javafx.scene.layout.Region;

/// One row on screen of a [RowPoolView]: made once, then shown with ever other contents. FX thread.
///
/// A row lays itself out alone: a change in it never makes its list lay out again.
public abstract class RowNode<R> extends Region {
    protected RowNode() {
        setManaged(false);
    }

    /// Takes the contents of `row`. Must write only what differs from what it shows, and call [#requestLayout] only when
    /// a width changed.
    ///
    /// @param selected whether it is the selected row
    public abstract void show(R row, boolean selected);
}

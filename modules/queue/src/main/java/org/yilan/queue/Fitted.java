package org.yilan.queue;

import javafx.geometry.VPos;
import javafx.scene.text.Text;

/// A line of text that ends in `…` where it does not fit. Not managed: its row places it. FX thread.
final class Fitted extends Text {
    private String whole = "";
    private double fittedTo = -1;

    Fitted(String styleClass) {
        getStyleClass().add(styleClass);
        setManaged(false);
        setTextOrigin(VPos.BASELINE);
        setMouseTransparent(true);
        // A row is filled before the style sheet has given it its font.
        fontProperty()
                .addListener(
                        (o, before, after) -> {
                            fittedTo = -1;
                            if (getParent() != null) {
                                getParent().requestLayout();
                            }
                        });
    }

    /// Takes new words. Returns whether they differ from the old.
    boolean words(String words) {
        if (whole.equals(words)) {
            return false;
        }
        whole = words;
        fittedTo = -1;
        setText(words);
        return true;
    }

    String words() {
        return whole;
    }

    boolean blank() {
        return whole.isEmpty();
    }

    /// Its width without an ellipsis.
    double fullWidth() {
        if (!getText().equals(whole)) {
            setText(whole);
            fittedTo = -1;
        }
        return getLayoutBounds().getWidth();
    }

    /// Cuts it to a width.
    void fit(double width) {
        if (fittedTo == width) {
            return;
        }
        double full = fullWidth();
        fittedTo = width;
        if (full <= width) {
            return;
        }
        int low = 0;
        int high = whole.length();
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            setText(whole.substring(0, middle) + "…");
            if (getLayoutBounds().getWidth() <= width) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        if (low > 0 && Character.isHighSurrogate(whole.charAt(low - 1))) {
            low--;
        }
        setText(low == 0 ? "" : whole.substring(0, low).stripTrailing() + "…");
    }
}

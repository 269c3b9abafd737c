package org.yilan.queue;

import javafx.geometry.VPos;
import javafx.scene.text.Text;

/// A line of text that ends in `…` where it does not fit, or that leaves the rest to a second one. Not managed: its row places
/// it. FX thread.
final class Fitted extends Text {
    /// Marks that must not begin a line.
    private static final String CLOSING = "，。、；：？！）》”’,.;:?!)";

    private String whole = "";
    private double fittedTo = -1;
    private double brokenAt = -1;
    private String rest = "";

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
                            brokenAt = -1;
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
        brokenAt = -1;
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
            brokenAt = -1;
        }
        return getLayoutBounds().getWidth();
    }

    /// Shows as much as fits a width without an ellipsis and returns the rest, empty when all of it fits.
    String breakAt(double width) {
        if (brokenAt == width) {
            return rest;
        }
        double full = fullWidth();
        brokenAt = width;
        fittedTo = -1;
        rest = "";
        if (full > width && width > 0) {
            int end = breaking(longest(width, ""));
            setText(whole.substring(0, end).stripTrailing());
            rest = whole.substring(end).strip();
        }
        return rest;
    }

    /// The last place up to `end` where a line may end: not inside a Latin word, and not before a mark that closes.
    private int breaking(int end) {
        if (end >= whole.length()) {
            return whole.length();
        }
        int at = end;
        while (at > 1
                && (CLOSING.indexOf(whole.charAt(at)) >= 0
                        || (latin(whole.charAt(at)) && latin(whole.charAt(at - 1))))) {
            at--;
        }
        return at > 1 ? at : end;
    }

    private static boolean latin(char c) {
        return c < 0x2e80 && !Character.isWhitespace(c);
    }

    /// Cuts it to a width.
    void fit(double width) {
        if (fittedTo == width) {
            return;
        }
        double full = fullWidth();
        fittedTo = width;
        brokenAt = -1;
        if (full <= width) {
            return;
        }
        int low = longest(width, "…");
        setText(low == 0 ? "" : whole.substring(0, low).stripTrailing() + "…");
    }

    /// How many characters fit a width together with an ending.
    private int longest(double width, String ending) {
        int low = 0;
        int high = whole.length();
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            setText(whole.substring(0, middle) + ending);
            if (getLayoutBounds().getWidth() <= width) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low > 0 && Character.isHighSurrogate(whole.charAt(low - 1)) ? low - 1 : low;
    }
}

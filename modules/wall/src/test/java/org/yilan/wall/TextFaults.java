package org.yilan.wall;

import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.scene.text.TextBoundsType;

import org.jspecify.annotations.Nullable;
import org.yilan.fx.TypeScale;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What is wrong with the texts of a window that has been laid out: too small for its viewers, over another text, cut off by
/// what it lies in, or shortened where it must not be. Texts that a panel draws on a canvas itself are not seen here. FX
/// thread.
final class TextFaults {
    /// Half a pixel of rounding is not a smaller text.
    private static final double ROUNDING = 0.5;

    /// Letters that touch by so many pixels do not lie over each other: edges are smoothed.
    private static final double TOUCH = 1;

    /// What may be out of sight above and below.
    private enum Rows {
        /// Nothing.
        FIXED,
        /// Rows of a list, each in sight or not.
        WHOLE,
        /// What slides under the edges, cut where they happen to be.
        SLIDING
    }

    private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,:]\\d+)*");

    /// A text on the screen.
    ///
    /// @param ink where its letters are, in the scene
    private record Seen(String kind, String words, Bounds ink) {}

    private final TypeScale type;
    private final List<String> faults = new ArrayList<>();
    private final List<Seen> seen = new ArrayList<>();

    private TextFaults(TypeScale type) {
        this.type = type;
    }

    static List<String> of(WindowView view) {
        TextFaults faults = new TextFaults(view.type());
        Bounds window = new BoundingBox(0, 0, view.getWidth(), view.getHeight());
        for (PanelCell cell : view.cells()) {
            faults.inspect(cell, cell.kind(), window, Rows.FIXED);
        }
        faults.inspect(view.frame(), "frame", window, Rows.FIXED);
        return faults.found();
    }

    /// Of anything that has been laid out in a scene.
    static List<String> of(String kind, Region root, TypeScale type) {
        TextFaults faults = new TextFaults(type);
        faults.inspect(root, kind, root.localToScene(root.getLayoutBounds()), Rows.FIXED);
        return faults.found();
    }

    private List<String> found() {
        findOverlaps();
        return faults.stream().distinct().toList();
    }

    /// @param window what the ancestors let through, in the scene
    private void inspect(Node node, String kind, Bounds window, Rows rows) {
        if (!node.isVisible() || node.getOpacity() == 0) {
            return;
        }
        Bounds through = window;
        if (node.getClip() != null) {
            through = common(window, node.localToScene(node.getClip().getBoundsInParent()));
        }
        Rows inside =
                node instanceof ScrollPane
                        ? Rows.SLIDING
                        : node.getStyleClass().contains("row-pool") || node instanceof VirtualFlow
                                ? Rows.WHOLE
                                : rows;
        if (node instanceof Text text && !text.getText().isBlank()) {
            inspect(text, kind, through, inside);
        }
        if (node instanceof Labeled label
                && label.getText() != null
                && !label.getText().isBlank()) {
            inspectShortened(label, kind);
        }
        if (node instanceof Parent parent) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                inspect(child, kind, through, inside);
            }
        }
    }

    private void inspect(Text text, String kind, Bounds window, Rows rows) {
        String words = text.getText();
        Bounds ink = ink(text);
        if (rows == Rows.SLIDING && overlap(window, ink)) {
            double top = Math.max(ink.getMinY(), window.getMinY());
            double bottom = Math.min(ink.getMaxY(), window.getMaxY());
            ink = new BoundingBox(ink.getMinX(), top, ink.getWidth(), bottom - top);
        }
        boolean whole = holds(window, ink);
        // A minus sign is thinner than what counts as an overlap.
        boolean hidden = !whole && !overlap(window, ink);
        if (hidden && rows != Rows.FIXED) {
            return;
        }
        double size = text.getFont().getSize();
        if (size + ROUNDING < least(words)) {
            faults.add(
                    quote(kind, words) + "is set in " + size + " px; the least is " + least(words));
        }
        if (!whole) {
            faults.add(quote(kind, words) + "is cut off: " + box(ink) + " in " + box(window));
        }
        seen.add(new Seen(kind, words, ink));
    }

    private void findOverlaps() {
        for (int i = 0; i < seen.size(); i++) {
            for (int j = 0; j < i; j++) {
                Seen a = seen.get(i);
                Seen b = seen.get(j);
                if (overlap(a.ink, b.ink)) {
                    faults.add(
                            quote(a.kind, a.words)
                                    + "lies over \""
                                    + b.words
                                    + "\" of "
                                    + b.kind
                                    + ": "
                                    + box(a.ink)
                                    + " and "
                                    + box(b.ink));
                }
            }
        }
    }

    /// An ellipsis may stand for the end of a sentence where the label says so, but never for a number or a part of one.
    private void inspectShortened(Labeled label, String kind) {
        String whole = label.getText();
        String shown = shown(label);
        if (shown == null || shown.equals(whole)) {
            return;
        }
        String left = shown.replaceAll("(…|\\.\\.\\.)$", "");
        if (left.equals(shown)) {
            return;
        }
        if (!mayClip(label)) {
            faults.add(quote(kind, whole) + "does not fit");
        }
        Matcher number = NUMBER.matcher(whole);
        while (number.find()) {
            if (number.end() > left.length()) {
                faults.add(quote(kind, whole) + "loses " + number.group() + ": \"" + shown + "\"");
            }
        }
    }

    /// What the label's skin has drawn, null before it has one.
    private static @Nullable String shown(Labeled label) {
        return label.getChildrenUnmodifiable().stream()
                .filter(Text.class::isInstance)
                .map(t -> ((Text) t).getText())
                .findFirst()
                .orElse(null);
    }

    private static boolean mayClip(Node node) {
        for (Node n = node; n != null; n = n.getParent()) {
            if (n.getStyleClass().contains("may-clip")) {
                return true;
            }
        }
        return false;
    }

    /// Chinese needs 20 minutes of arc, Latin and digits 16.
    private double least(String words) {
        boolean chinese =
                words.codePoints()
                        .anyMatch(
                                c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
        return chinese
                ? type.base()
                : type.base() * TypeScale.SMALLEST_LATIN_ARCMIN / TypeScale.SMALLEST_CHINESE_ARCMIN;
    }

    /// Where the letters themselves are: a line's box has room above and below them, in which others may be.
    private static Bounds ink(Text text) {
        Text copy = new Text(text.getX(), text.getY(), text.getText());
        copy.setFont(text.getFont());
        copy.setTextOrigin(text.getTextOrigin());
        copy.setWrappingWidth(text.getWrappingWidth());
        copy.setLineSpacing(text.getLineSpacing());
        copy.setTextAlignment(text.getTextAlignment());
        copy.setBoundsType(TextBoundsType.VISUAL);
        return text.localToScene(copy.getLayoutBounds());
    }

    private static Bounds common(Bounds a, Bounds b) {
        double x = Math.max(a.getMinX(), b.getMinX());
        double y = Math.max(a.getMinY(), b.getMinY());
        // Nothing has a negative width: such a box meets no other.
        return new BoundingBox(
                x,
                y,
                Math.min(a.getMaxX(), b.getMaxX()) - x,
                Math.min(a.getMaxY(), b.getMaxY()) - y);
    }

    private static boolean overlap(Bounds a, Bounds b) {
        Bounds common = common(a, b);
        return common.getWidth() > TOUCH && common.getHeight() > TOUCH;
    }

    private static boolean holds(Bounds window, Bounds ink) {
        return ink.getMinX() >= window.getMinX() - TOUCH
                && ink.getMaxX() <= window.getMaxX() + TOUCH
                && ink.getMinY() >= window.getMinY() - TOUCH
                && ink.getMaxY() <= window.getMaxY() + TOUCH;
    }

    private static String quote(String kind, String words) {
        return kind + ": \"" + words + "\" ";
    }

    private static String box(Bounds b) {
        return String.format(
                "%.0f..%.0f × %.0f..%.0f", b.getMinX(), b.getMaxX(), b.getMinY(), b.getMaxY());
    }
}

package org.yilan.queue;

import javafx.geometry.VPos;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

import org.yilan.fx.GradeMark;
import org.yilan.fx.Palette;
import org.yilan.fx.TypeScale;
import org.yilan.situation.model.Grade;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/// An incident as one line of columns, for people who compare many at once, and for benchmarks. FX thread.
///
/// Nothing is measured and no style sheet is asked: a cell is written only when its words changed, and cut by its column.
public final class ColumnRow extends RowNode<QueueRow> {
    /// One column.
    ///
    /// @param width in base units
    /// @param words what it shows; equal values are not written again
    public record Column(String title, double width, Function<QueueRow, String> words) {}

    private final List<Column> columns;
    private final List<Text> cells = new ArrayList<>();
    private final List<String> shown = new ArrayList<>();
    private final GradeMark mark;
    private final Region line = new Region();
    private final double em;
    private boolean selected;

    /// @param family font family of the cells
    public ColumnRow(List<Column> columns, TypeScale type, String family) {
        this.columns = List.copyOf(columns);
        this.em = type.base();
        this.mark = new GradeMark(Grade.IV, Math.round(em * 0.8));
        line.getStyleClass().add("hairline");
        line.setManaged(false);
        mark.setManaged(false);
        getStyleClass().add("column-row");
        getChildren().addAll(line, mark);
        Font font = Font.font(family, em);
        for (int n = 0; n < columns.size(); n++) {
            Text cell = new Text();
            cell.setManaged(false);
            cell.setMouseTransparent(true);
            cell.setTextOrigin(VPos.CENTER);
            cell.setFont(font);
            cell.setFill(Palette.TEXT.color());
            cells.add(cell);
            shown.add("");
        }
        getChildren().addAll(cells);
    }

    /// Height of such a row.
    public static double height(TypeScale type) {
        return Math.round(type.base() * 1.6);
    }

    @Override
    public void show(QueueRow row, boolean select) {
        mark.setGrade(row.incident().grade());
        for (int n = 0; n < columns.size(); n++) {
            Column column = columns.get(n);
            String words = column.words().apply(row);
            if (!Objects.equals(words, shown.get(n))) {
                shown.set(n, words);
                cells.get(n).setText(cut(words, column.width()));
            }
        }
        if (select != selected) {
            selected = select;
            setStyle(select ? "-fx-background-color: -y-selected;" : "");
        }
    }

    /// As many characters as surely fit: a Han character is one em wide, a Latin one hardly more than half.
    private static String cut(String words, double width) {
        double used = 0.5;
        for (int i = 0; i < words.length(); i++) {
            used += words.charAt(i) < 0x2e80 ? 0.56 : 1;
            if (used > width) {
                return words.substring(0, Math.max(0, i - 1)) + "…";
            }
        }
        return words;
    }

    @Override
    protected void layoutChildren() {
        double x = em * 1.8;
        line.resizeRelocate(0, getHeight() - 1, getWidth(), 1);
        mark.resizeRelocate(
                Math.round(em * 0.5), Math.round((getHeight() - em * 0.8) / 2), em * 0.8, em * 0.8);
        for (int n = 0; n < cells.size(); n++) {
            cells.get(n).setX(Math.round(x));
            cells.get(n).setY(Math.round(getHeight() / 2));
            x += columns.get(n).width() * em;
        }
    }
}

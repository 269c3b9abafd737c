package org.yilan.wall;

import javafx.scene.layout.Region;

import org.yilan.fx.TypeScale;
import org.yilan.wall.scene.Placement.Placed;
import org.yilan.wall.scene.SceneSpec.Cell;
import org.yilan.wall.scene.Track;

import java.util.ArrayList;
import java.util.List;

/// The panels of one screen of a layout on their grid, with hairlines between them. FX thread.
final class ScreenGrid extends Region {
    private final Placed placed;
    private final TypeScale type;
    private final List<PanelCell> cells = new ArrayList<>();
    private final List<Region> lines = new ArrayList<>();

    ScreenGrid(Placed placed) {
        this.placed = placed;
        this.type = Scales.of(placed);
    }

    /// Takes its panels; once.
    void fill(Panels panels, Object window) {
        for (Cell cell : placed.screen().cells()) {
            PanelCell made = panels.take(cell, type, window);
            cells.add(made);
            getChildren().add(made);
            // A line at the right and at the bottom of each panel; those at the screen's edge stay
            // hidden.
            for (int i = 0; i < 2; i++) {
                Region line = new Region();
                line.getStyleClass().add("hairline");
                line.setMouseTransparent(true);
                lines.add(line);
                getChildren().add(line);
            }
        }
    }

    TypeScale type() {
        return type;
    }

    List<PanelCell> cells() {
        return List.copyOf(cells);
    }

    @Override
    protected void layoutChildren() {
        double em = type.base();
        double[] x = edges(Track.sizes(placed.screen().columns(), getWidth(), em));
        double[] y = edges(Track.sizes(placed.screen().rows(), getHeight(), em));
        double hair = Math.max(1, Math.round(em / 20));
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = placed.screen().cells().get(i);
            double left = x[cell.column()];
            double top = y[cell.row()];
            double right = x[cell.column() + cell.columns()];
            double bottom = y[cell.row() + cell.rows()];
            boolean rightLine = right < getWidth();
            boolean bottomLine = bottom < getHeight();
            cells.get(i)
                    .resizeRelocate(
                            left,
                            top,
                            right - left - (rightLine ? hair : 0),
                            bottom - top - (bottomLine ? hair : 0));
            Region v = lines.get(2 * i);
            v.setVisible(rightLine);
            v.resizeRelocate(right - hair, top, hair, bottom - top);
            Region h = lines.get(2 * i + 1);
            h.setVisible(bottomLine);
            h.resizeRelocate(left, bottom - hair, right - left, hair);
        }
    }

    private static double[] edges(double[] sizes) {
        double[] edges = new double[sizes.length + 1];
        for (int i = 0; i < sizes.length; i++) {
            edges[i + 1] = edges[i] + sizes[i];
        }
        return edges;
    }
}

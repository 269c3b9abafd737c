package org.yilan.wall.scene;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Map;

/// A scene: what the wall shows for one kind of day, laid out for several sets of screens.
///
/// @param id the file's name without its ending: `typhoon`
/// @param names by language: `zh`, `en`
public record SceneSpec(String id, Map<String, String> names, List<Layout> layouts) {
    public SceneSpec {
        names = Map.copyOf(names);
        layouts = List.copyOf(layouts);
    }

    /// The name in a language, else the id.
    public String name(String language) {
        return names.getOrDefault(language, id);
    }

    /// The scene on one set of screens.
    ///
    /// @param screens from left to right
    public record Layout(String name, List<Screen> screens) {
        public Layout {
            screens = List.copyOf(screens);
        }
    }

    /// One screen.
    ///
    /// @param width in pixels, as `height`: the size that the layout was made for; others scale
    /// @param pitchMm millimetres from pixel to pixel
    /// @param distanceM metres from the farthest reader's eye
    public record Screen(
            int width,
            int height,
            double pitchMm,
            double distanceM,
            List<Track> columns,
            List<Track> rows,
            List<Cell> cells) {
        public Screen {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
            cells = List.copyOf(cells);
        }
    }

    /// Where a panel stands; rows and columns count from 0.
    ///
    /// @param panel the kind, as in `PanelProvider.kind()`
    public record Cell(
            String panel, int column, int row, int columns, int rows, JsonNode options) {}
}

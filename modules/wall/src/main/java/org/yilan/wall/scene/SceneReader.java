package org.yilan.wall.scene;

import org.yilan.assets.Assets;
import org.yilan.wall.scene.SceneSpec.Cell;
import org.yilan.wall.scene.SceneSpec.Layout;
import org.yilan.wall.scene.SceneSpec.Screen;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads `scenes/<id>.json`. Any thread.
///
/// ```json
/// { "name": {"zh": "台风", "en": "Typhoon"},
///   "layouts": [ { "name": "1080p", "screens": [ {
///     "width": 1920, "height": 1080, "pitchMm": 0.277, "distanceM": 0.7,
///     "columns": ["24%", "*", "24%"], "rows": ["3.6em", "*", "9em"],
///     "panels": [ {"panel": "map", "column": 1, "row": 1, "columns": 1, "rows": 1, "options": {}} ] } ] } ] }
/// ```
///
/// A column or row is `"24%"` of the screen, `"3.6em"` (multiples of the smallest readable text), or `"*"`, `"2*"`: a share
/// of the rest. Unknown members are an error: a misspelt one would otherwise be without effect and nobody would know.
public final class SceneReader {
    private static final Pattern TRACK = Pattern.compile("(\\d+(?:\\.\\d+)?)?(%|em|\\*)");
    private static final JsonMapper JSON = new JsonMapper();

    private final Assets assets;

    public SceneReader(Assets assets) {
        this.assets = assets;
    }

    /// The scenes that `scenes/index.txt` names, in its order: the order of their keys.
    public List<SceneSpec> all() {
        return indexed().stream().map(this::read).toList();
    }

    /// The ids of all scenes, those of the index first.
    public List<String> ids() {
        try {
            Set<String> ids = new LinkedHashSet<>(indexed());
            ids.addAll(assets.added("scenes", ".json"));
            return List.copyOf(ids);
        } catch (IOException e) {
            throw new SceneException("scenes", "", "cannot be listed: " + e.getMessage());
        }
    }

    private List<String> indexed() {
        try {
            return assets.text("scenes/index.txt")
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new SceneException("scenes/index.txt", "", "cannot be read: " + e.getMessage());
        }
    }

    /// Whether there is a scene of that id, in the index or not.
    public boolean has(String id) {
        return assets.has("scenes/" + id + ".json");
    }

    /// One scene.
    ///
    /// @throws SceneException when there is none or it is wrong
    public SceneSpec read(String id) {
        String file = "scenes/" + id + ".json";
        if (!assets.has(file)) {
            throw new SceneException(
                    file, "", "there is no such scene; there are " + String.join(", ", ids()));
        }
        try {
            return new Document(file).scene(id, JSON.readTree(assets.text(file)));
        } catch (IOException | JacksonException e) {
            throw new SceneException(file, "", "cannot be read: " + e.getMessage());
        }
    }

    /// Reads one file and knows its name for messages.
    private record Document(String file) {
        SceneSpec scene(String id, JsonNode root) {
            only(root, "", Set.of("name", "layouts"));
            Map<String, String> names = new HashMap<>();
            for (String language : List.of("zh", "en")) {
                names.put(language, word(root.path("name"), "/name", language));
            }
            List<Layout> layouts = new ArrayList<>();
            for (JsonNode layout : list(root, "", "layouts")) {
                layouts.add(layout(layout, "/layouts/" + layouts.size()));
            }
            return new SceneSpec(id, names, layouts);
        }

        private Layout layout(JsonNode node, String path) {
            only(node, path, Set.of("name", "screens"));
            List<Screen> screens = new ArrayList<>();
            for (JsonNode screen : list(node, path, "screens")) {
                screens.add(screen(screen, path + "/screens/" + screens.size()));
            }
            return new Layout(word(node, path, "name"), screens);
        }

        private Screen screen(JsonNode node, String path) {
            only(
                    node,
                    path,
                    Set.of("width", "height", "pitchMm", "distanceM", "columns", "rows", "panels"));
            List<Track> columns = tracks(node, path, "columns");
            List<Track> rows = tracks(node, path, "rows");
            List<Cell> cells = new ArrayList<>();
            for (JsonNode cell : list(node, path, "panels")) {
                cells.add(
                        cell(cell, path + "/panels/" + cells.size(), columns.size(), rows.size()));
            }
            checkOverlaps(cells, path);
            return new Screen(
                    (int) number(node, path, "width", 200, 30_000),
                    (int) number(node, path, "height", 200, 30_000),
                    number(node, path, "pitchMm", 0.05, 50),
                    number(node, path, "distanceM", 0.2, 200),
                    columns,
                    rows,
                    cells);
        }

        private Cell cell(JsonNode node, String path, int columns, int rows) {
            only(node, path, Set.of("panel", "column", "row", "columns", "rows", "options"));
            int column = (int) number(node, path, "column", 0, columns - 1);
            int row = (int) number(node, path, "row", 0, rows - 1);
            JsonNode options = node.path("options");
            if (!options.isMissingNode() && !options.isObject()) {
                throw wrong(path + "/options", "an object was expected", options);
            }
            return new Cell(
                    word(node, path, "panel"),
                    column,
                    row,
                    node.has("columns")
                            ? (int) number(node, path, "columns", 1, columns - column)
                            : 1,
                    node.has("rows") ? (int) number(node, path, "rows", 1, rows - row) : 1,
                    options.isObject() ? options : JSON.createObjectNode());
        }

        private void checkOverlaps(List<Cell> cells, String path) {
            for (int i = 0; i < cells.size(); i++) {
                Cell a = cells.get(i);
                for (int j = 0; j < i; j++) {
                    Cell b = cells.get(j);
                    if (a.column() < b.column() + b.columns()
                            && b.column() < a.column() + a.columns()
                            && a.row() < b.row() + b.rows()
                            && b.row() < a.row() + a.rows()) {
                        throw new SceneException(
                                file,
                                path + "/panels/" + i,
                                "stands on the cell of panels/" + j + " (" + b.panel() + ")");
                    }
                }
            }
        }

        private List<Track> tracks(JsonNode node, String path, String name) {
            List<Track> tracks = new ArrayList<>();
            for (JsonNode track : list(node, path, name)) {
                String where = path + "/" + name + "/" + tracks.size();
                Matcher m = TRACK.matcher(track.asString(""));
                if (!track.isString()
                        || !m.matches()
                        || (m.group(1) == null && !m.group(2).equals("*"))) {
                    throw wrong(
                            where,
                            "a size such as \"24%\", \"3.6em\" or \"*\" was expected",
                            track);
                }
                double value = m.group(1) == null ? 1 : Double.parseDouble(m.group(1));
                if (value <= 0) {
                    throw wrong(where, "a size above 0 was expected", track);
                }
                tracks.add(
                        switch (m.group(2)) {
                            case "%" -> new Track.Part(value / 100);
                            case "em" -> new Track.Em(value);
                            default -> new Track.Rest(value);
                        });
            }
            return tracks;
        }

        private List<JsonNode> list(JsonNode node, String path, String name) {
            JsonNode list = node.path(name);
            if (!list.isArray() || list.isEmpty()) {
                throw wrong(path + "/" + name, "a list of at least one was expected", list);
            }
            List<JsonNode> all = new ArrayList<>();
            list.forEach(all::add);
            return all;
        }

        private String word(JsonNode node, String path, String name) {
            JsonNode word = node.path(name);
            if (!word.isString() || word.asString("").isBlank()) {
                throw wrong(path + "/" + name, "a word was expected", word);
            }
            return word.asString("");
        }

        private double number(JsonNode node, String path, String name, double least, double most) {
            JsonNode number = node.path(name);
            double value = number.asDouble(Double.NaN);
            if (!number.isNumber() || !(value >= least && value <= most)) {
                throw wrong(
                        path + "/" + name,
                        "a number from " + trim(least) + " to " + trim(most) + " was expected",
                        number);
            }
            return value;
        }

        private void only(JsonNode node, String path, Set<String> names) {
            if (!node.isObject()) {
                throw wrong(path, "an object was expected", node);
            }
            for (String name : node.propertyNames()) {
                if (!names.contains(name)) {
                    throw new SceneException(
                            file,
                            path + "/" + name,
                            "unknown; known here are "
                                    + String.join(", ", names.stream().sorted().toList()));
                }
            }
        }

        private SceneException wrong(String path, String expected, JsonNode found) {
            return new SceneException(
                    file,
                    path,
                    expected + (found.isMissingNode() ? ", it is missing" : ", found " + found));
        }

        private static String trim(double value) {
            return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
        }
    }
}

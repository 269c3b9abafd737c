package org.yilan.wall;

import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.yilan.fx.Panel.KeyAction;
import org.yilan.fx.Texts;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the keyboard can do, by panel. FX thread.
final class HelpOverlay extends VBox {
    HelpOverlay(Texts texts, Map<String, List<KeyAction>> groups) {
        getStyleClass().add("overlay");
        Label title = new Label(texts.get("wall.help.title"));
        title.getStyleClass().add("text-heading");
        Label leave = new Label(texts.get("wall.help.leave"));
        leave.getStyleClass().add("text-faint");
        HBox columns = new HBox();
        columns.getStyleClass().add("help-columns");
        VBox column = new VBox();
        int rows = 0;
        for (Map.Entry<String, List<KeyAction>> group : groups.entrySet()) {
            if (group.getValue().isEmpty()) {
                continue;
            }
            if (rows > 0 && rows + rows(group.getValue()) > TALL) {
                columns.getChildren().add(column);
                column = new VBox();
                rows = 0;
            }
            column.getStyleClass().setAll("help-column");
            column.getChildren().add(group(texts, group.getKey(), group.getValue()));
            rows += rows(group.getValue()) + 2;
        }
        columns.getChildren().add(column);
        getChildren().addAll(title, columns, leave);
    }

    /// Rows of a column: as many as stand above one another on a screen of 16 by 9, so that the columns are few. A panel with
    /// more keys than this stands in two halves side by side.
    private static final int TALL = 27;

    private static int rows(List<KeyAction> actions) {
        int rows = byText(actions).size();
        return rows > TALL ? (rows + 1) / 2 : rows;
    }

    private static VBox group(Texts texts, String kind, List<KeyAction> actions) {
        String key = "wall.kind." + kind;
        Label name = new Label(texts.has(key) ? texts.get(key) : kind);
        name.getStyleClass().add("text-strong");
        Map<String, List<String>> byText = byText(actions);
        int half = rows(actions);
        HBox halves = new HBox();
        halves.getStyleClass().add("help-columns");
        GridPane grid = new GridPane();
        int row = 0;
        for (Map.Entry<String, List<String>> action : byText.entrySet()) {
            if (row % half == 0) {
                grid = new GridPane();
                grid.getStyleClass().add("help-grid");
                halves.getChildren().add(grid);
            }
            Label keys = new Label(KeyNames.of(action.getValue()));
            keys.getStyleClass().add("key");
            keys.setMinWidth(USE_PREF_SIZE);
            GridPane.setHalignment(keys, HPos.LEFT);
            GridPane.setValignment(keys, VPos.CENTER);
            Label does = new Label(texts.get(action.getKey()));
            does.setMinWidth(USE_PREF_SIZE);
            grid.addRow(row++ % half, keys, does);
        }
        return new VBox(name, halves);
    }

    /// One row for each thing that can be done, with all keys that do it.
    private static Map<String, List<String>> byText(List<KeyAction> actions) {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>();
        for (KeyAction action : actions) {
            if (taken.add(action.keys())) {
                rows.computeIfAbsent(action.text(), t -> new ArrayList<>()).add(action.keys());
            }
        }
        return rows;
    }
}

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
        int most =
                Math.max(14, groups.values().stream().mapToInt(HelpOverlay::rows).max().orElse(0));
        for (Map.Entry<String, List<KeyAction>> group : groups.entrySet()) {
            if (group.getValue().isEmpty()) {
                continue;
            }
            if (rows > 0 && rows + rows(group.getValue()) > most) {
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

    private static int rows(List<KeyAction> actions) {
        return byText(actions).size();
    }

    private static VBox group(Texts texts, String kind, List<KeyAction> actions) {
        String key = "wall.kind." + kind;
        Label name = new Label(texts.has(key) ? texts.get(key) : kind);
        name.getStyleClass().add("text-strong");
        GridPane grid = new GridPane();
        grid.getStyleClass().add("help-grid");
        int row = 0;
        for (Map.Entry<String, List<String>> action : byText(actions).entrySet()) {
            Label keys = new Label(KeyNames.of(action.getValue()));
            keys.getStyleClass().add("key");
            keys.setMinWidth(USE_PREF_SIZE);
            GridPane.setHalignment(keys, HPos.LEFT);
            GridPane.setValignment(keys, VPos.CENTER);
            Label does = new Label(texts.get(action.getKey()));
            does.setMinWidth(USE_PREF_SIZE);
            grid.addRow(row++, keys, does);
        }
        return new VBox(name, grid);
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

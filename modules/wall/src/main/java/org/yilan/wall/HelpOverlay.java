package org.yilan.wall;

import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.yilan.fx.Panel.KeyAction;
import org.yilan.fx.Texts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
        int most = Math.max(14, groups.values().stream().mapToInt(List::size).max().orElse(0));
        for (Map.Entry<String, List<KeyAction>> group : groups.entrySet()) {
            if (group.getValue().isEmpty()) {
                continue;
            }
            if (rows > 0 && rows + group.getValue().size() > most) {
                columns.getChildren().add(column);
                column = new VBox();
                rows = 0;
            }
            column.getStyleClass().setAll("help-column");
            column.getChildren().add(group(texts, group.getKey(), group.getValue()));
            rows += group.getValue().size() + 2;
        }
        columns.getChildren().add(column);
        getChildren().addAll(title, columns, leave);
    }

    private static VBox group(Texts texts, String kind, List<KeyAction> actions) {
        String key = "wall.kind." + kind;
        Label name = new Label(texts.has(key) ? texts.get(key) : kind);
        name.getStyleClass().add("text-strong");
        GridPane grid = new GridPane();
        grid.getStyleClass().add("help-grid");
        Map<String, String> once = new LinkedHashMap<>();
        actions.forEach(a -> once.putIfAbsent(a.keys(), texts.get(a.text())));
        int row = 0;
        for (Map.Entry<String, String> action : once.entrySet()) {
            Label keys = new Label(action.getKey());
            keys.getStyleClass().add("key");
            GridPane.setHalignment(keys, HPos.LEFT);
            GridPane.setValignment(keys, VPos.CENTER);
            grid.addRow(row++, keys, new Label(action.getValue()));
        }
        return new VBox(name, grid);
    }
}

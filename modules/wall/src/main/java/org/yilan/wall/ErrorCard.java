package org.yilan.wall;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

import org.yilan.fx.Panel;
import org.yilan.fx.Texts;
import org.yilan.situation.Changes;

import java.time.Instant;

/// Stands where a panel should: says which, and why it is not there.
final class ErrorCard implements Panel {
    private final VBox view = new VBox();

    ErrorCard(Texts texts, String key, Object... arguments) {
        Label title = new Label();
        title.getStyleClass().add("text-strong");
        title.textProperty().bind(texts.bind("wall.panel.missing"));
        Label why = new Label();
        why.getStyleClass().add("text-dim");
        why.setWrapText(true);
        why.setTextAlignment(TextAlignment.CENTER);
        why.textProperty().bind(texts.bind(key, arguments));
        view.getChildren().addAll(title, why);
        view.setAlignment(Pos.CENTER);
        view.setFillWidth(true);
        view.setStyle("-fx-spacing: 0.6em; -fx-padding: 1em;");
        view.getStyleClass().add("panel");
        view.setMinSize(0, 0);
    }

    @Override
    public Node view() {
        return view;
    }

    @Override
    public void refresh(Changes changes) {}

    @Override
    public void tick(Instant now) {}

    @Override
    public double refreshesPerSecond() {
        return 1;
    }

    @Override
    public void close() {}
}

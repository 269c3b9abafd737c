package org.yilan.wall;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.TextAlignment;

import org.jspecify.annotations.Nullable;
import org.yilan.fx.FrameBatcher;
import org.yilan.fx.Panel;
import org.yilan.fx.Texts;
import org.yilan.fx.TypeScale;
import org.yilan.wall.scene.SceneSpec.Cell;

/// The place of one panel: keeps it inside, and says on it when it has failed. FX thread.
final class PanelCell extends StackPane implements FrameBatcher.Faults {
    private final Cell cell;
    private final TypeScale type;
    private final Object window;
    private final Panel panel;
    private final Label fault = new Label();
    private final Texts texts;
    private FrameBatcher.@Nullable Registration registration;
    private @Nullable VBox cover;

    PanelCell(Cell cell, TypeScale type, Object window, Panel panel, Texts texts) {
        this.cell = cell;
        this.type = type;
        this.window = window;
        this.panel = panel;
        this.texts = texts;
        Rectangle bounds = new Rectangle();
        bounds.widthProperty().bind(widthProperty());
        bounds.heightProperty().bind(heightProperty());
        setClip(bounds);
        setMinSize(0, 0);
        fault.getStyleClass().add("panel-fault");
        fault.setWrapText(true);
        fault.setVisible(false);
        fault.setManaged(false);
        setAlignment(fault, Pos.BOTTOM_LEFT);
        getStyleClass().add("panel-cell");
        getChildren().addAll(panel.view(), fault);
    }

    void register(FrameBatcher batcher) {
        registration = batcher.add(panel, this);
    }

    boolean serves(Cell other, TypeScale otherType, Object otherWindow) {
        return window == otherWindow
                && cell.panel().equals(other.panel())
                && cell.options().equals(other.options())
                && type.equals(otherType);
    }

    String kind() {
        return cell.panel();
    }

    Panel panel() {
        return panel;
    }

    /// Whether a node is part of the panel.
    boolean holds(@Nullable Node node) {
        for (Node n = node; n != null; n = n.getParent()) {
            if (n == this) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void failed(Throwable why) {
        fault.setText(texts.get("wall.panel.failed", why.getClass().getSimpleName()));
        fault.setVisible(true);
        fault.setManaged(true);
    }

    @Override
    public void recovered() {
        fault.setVisible(false);
        fault.setManaged(false);
    }

    /// Hides the panel behind words until [#uncover].
    ///
    /// @param why empty for the title alone
    void cover(String title, String why) {
        VBox shown = cover;
        if (shown == null) {
            shown = new VBox(words("text-strong"), words("text-dim"));
            shown.getStyleClass().add("panel-cover");
            cover = shown;
            // A fault of the panel is still said, over the cover.
            getChildren().add(1, shown);
        }
        Label first = (Label) shown.getChildren().getFirst();
        Label second = (Label) shown.getChildren().getLast();
        first.setText(title);
        second.setText(why);
        second.setVisible(!why.isEmpty());
        second.setManaged(!why.isEmpty());
    }

    /// Shows the panel again.
    void uncover() {
        if (cover != null) {
            getChildren().remove(cover);
            cover = null;
        }
    }

    private static Label words(String style) {
        Label label = new Label();
        label.getStyleClass().add(style);
        label.setWrapText(true);
        label.setTextAlignment(TextAlignment.CENTER);
        return label;
    }

    void close() {
        if (registration != null) {
            registration.close();
        }
        panel.close();
    }
}

package org.yilan.wall;

import javafx.beans.InvalidationListener;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.yilan.fx.NoticeBoard;
import org.yilan.fx.Texts;

/// The notices at the bottom of a window, over the panels: at most a few lines, the newest at the bottom. FX thread.
final class NoticeStrip extends VBox {
    private final NoticeBoard board;
    private final Texts texts;
    private final ListChangeListener<NoticeBoard.Notice> listener = c -> show();
    private final InvalidationListener languageChanged = o -> show();

    NoticeStrip(NoticeBoard board, Texts texts) {
        this.board = board;
        this.texts = texts;
        setAlignment(Pos.BOTTOM_CENTER);
        setPickOnBounds(false);
        getStyleClass().add("notices");
        board.shown().addListener(listener);
        texts.localeProperty().addListener(languageChanged);
        show();
    }

    private void show() {
        getChildren().clear();
        for (NoticeBoard.Notice notice : board.shown()) {
            Label line = new Label(notice.words(texts));
            line.setWrapText(true);
            HBox row = new HBox(line);
            row.setAlignment(Pos.CENTER_LEFT);
            row.getStyleClass().add("notice");
            row.setMaxWidth(USE_PREF_SIZE);
            if (notice.warning()) {
                row.getStyleClass().add("warning");
                Button dismiss = new Button("×");
                dismiss.getStyleClass().add("quiet");
                dismiss.setFocusTraversable(false);
                dismiss.setOnAction(e -> board.dismiss(notice));
                row.getChildren().add(dismiss);
            }
            getChildren().add(row);
        }
        setVisible(!getChildren().isEmpty());
    }

    void close() {
        board.shown().removeListener(listener);
        texts.localeProperty().removeListener(languageChanged);
    }
}

package org.yilan.escalation;

import javafx.scene.layout.Region;

/// The board, or what somebody supposes in its place. FX thread.
final class BoardBody extends Elastic {
    private final Region board;
    private final Region instead;

    BoardBody(Region board, Region instead) {
        this.board = board;
        this.instead = instead;
        getChildren().addAll(board, instead);
    }

    Region board() {
        return board;
    }

    void instead(boolean yes) {
        board.setVisible(!yes);
        instead.setVisible(yes);
    }

    @Override
    protected void layoutChildren() {
        board.resizeRelocate(0, 0, getWidth(), getHeight());
        instead.resizeRelocate(0, 0, getWidth(), getHeight());
    }
}

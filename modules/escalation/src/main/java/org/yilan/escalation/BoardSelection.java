package org.yilan.escalation;

import org.jspecify.annotations.Nullable;
import org.yilan.situation.model.Proposal;
import org.yilan.situation.model.ResponseLevel;

import java.util.List;
import java.util.Optional;

/// What of a board a person has chosen: the hazard, the tile, and whether everything of the hazard is shown. FX thread.
final class BoardSelection {
    private @Nullable String hazard;
    private int tile = 1;
    private boolean whole;
    private List<Tiles.Tile> tiles = List.of();

    /// The chosen hazard's row, else the first; null for a board without rows.
    Board.@Nullable Row row(Board board) {
        for (Board.Row row : board.rows()) {
            if (row.hazard().equals(hazard)) {
                return row;
            }
        }
        return board.rows().isEmpty() ? null : board.rows().getFirst();
    }

    /// Another hazard, and of it the city.
    void hazard(String code) {
        hazard = code;
        tile = 1;
    }

    /// The hazard so many further down the board; whether there is a board.
    boolean hazard(Board board, int by) {
        Board.Row row = row(board);
        if (row == null) {
            return false;
        }
        int index = board.rows().indexOf(row) + by;
        hazard(board.rows().get(Math.clamp(index, 0, board.rows().size() - 1)).hazard());
        return true;
    }

    List<Tiles.Tile> tiles() {
        return tiles;
    }

    /// Takes other tiles; the same place stays chosen as far as there is one.
    void tiles(List<Tiles.Tile> others) {
        tiles = others;
        tile = Math.clamp(tile, 0, tiles.size() - 1);
    }

    /// Index of the chosen tile.
    int index() {
        return tile;
    }

    /// The chosen tile; empty before anything was drawn.
    Optional<Tiles.Tile> tile() {
        return tile < tiles.size() ? Optional.of(tiles.get(tile)) : Optional.empty();
    }

    /// Chooses a tile; whether there are any.
    boolean tile(int index) {
        if (tiles.isEmpty()) {
            return false;
        }
        tile = Math.clamp(index, 0, tiles.size() - 1);
        return true;
    }

    /// Chooses the tile that stands for somebody, if there is one.
    void tile(ResponseLevel.Key key) {
        for (int n = 0; n < tiles.size(); n++) {
            if (tiles.get(n).keys().contains(key)) {
                tile = n;
            }
        }
    }

    /// Whether everything of one hazard is shown.
    boolean whole() {
        return whole;
    }

    void whole(boolean yes) {
        whole = yes;
    }

    /// The proposal that the keys act on: that of the chosen tile, else the oldest.
    Optional<Proposal> proposal(Board board) {
        ResponseLevel.Key key = tile().map(Tiles.Tile::key).orElse(null);
        return board.proposals().stream()
                .filter(p -> p.level().key().equals(key))
                .findFirst()
                .or(() -> board.proposals().stream().findFirst());
    }

    /// The hazard that is chosen elsewhere. Not the tile: in another width it may stand for other districts.
    void takeOver(BoardSelection other) {
        hazard = other.hazard;
    }
}

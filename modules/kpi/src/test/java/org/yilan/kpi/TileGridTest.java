package org.yilan.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.layout.Region;

import org.junit.jupiter.api.Test;
import org.yilan.fx.TypeScale;

import java.util.List;
import java.util.stream.IntStream;

class TileGridTest {
    private static int columns(int wanted, int count, double width, double height) {
        return new TileGrid(new TypeScale(15), wanted).columns(count, width, height);
    }

    @Test
    void aWidePanelGetsTwoRowsInsteadOfTowers() {
        // Eight tiles on 1880 × 500: 4 × 2 gives 470 × 250, a shape of 1.88; 8 × 1 would give 235 ×
        // 500.
        assertThat(columns(0, 8, 1880, 500)).isEqualTo(4);
    }

    @Test
    void aBandStaysOneRow() {
        // 1880 × 130: 8 × 1 gives 235 × 130, a shape of 1.8.
        assertThat(columns(0, 8, 1880, 130)).isEqualTo(8);
    }

    @Test
    void neverMoreThanCanBeRead() {
        // The narrowest tile is 10.5 em of 15 px, 157.5 px: two fit in 330.
        assertThat(columns(4, 8, 330, 700)).isEqualTo(2);
        assertThat(columns(0, 8, 100, 700)).isEqualTo(1);
    }

    @Test
    void theLastTilesGoWhereThereIsNoRoomForAll() {
        // Ten tiles in two columns of 475 px are 95 px high, more than 5.9 em of 15 px (88.5); of
        // 400 px they would be 80.
        // Eight are 100.
        TileGrid grid = new TileGrid(new TypeScale(15), 2);
        assertThat(grid.count(10, 476, 475)).isEqualTo(10);
        assertThat(grid.count(10, 476, 400)).isEqualTo(8);
    }

    /// Sixteen tiles, ten of which have room (five rows of two).
    private static TileGrid paged() {
        TileGrid grid = new TileGrid(new TypeScale(15), 2);
        for (int i = 0; i < 16; i++) {
            grid.getChildren().add(new Region());
        }
        grid.resize(476, 475);
        grid.layout();
        return grid;
    }

    private static List<Integer> visible(TileGrid grid) {
        return IntStream.range(0, 16)
                .filter(i -> grid.getChildren().get(i).isVisible())
                .boxed()
                .toList();
    }

    @Test
    void turnsToTheTilesThatHaveNoRoomAndBack() {
        TileGrid grid = paged();
        assertThat(visible(grid)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(grid.before()).isZero();
        assertThat(grid.after()).isEqualTo(6);
        assertThat(grid.turn(1)).isTrue();
        // The last page is full too: it begins with the seventh.
        assertThat(visible(grid)).containsExactly(6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
        assertThat(grid.before()).isEqualTo(6);
        assertThat(grid.after()).isZero();
        assertThat(grid.turn(1)).isFalse();
        assertThat(grid.turn(-1)).isTrue();
        assertThat(visible(grid)).startsWith(0, 1);
        assertThat(grid.turn(-1)).isFalse();
    }

    @Test
    void showsTheRowOfTheTileThatIsWanted() {
        TileGrid grid = paged();
        grid.show(9);
        assertThat(grid.before()).isZero();
        grid.show(10);
        assertThat(visible(grid)).containsExactly(2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        grid.show(1);
        assertThat(visible(grid)).startsWith(0, 1);
    }
}

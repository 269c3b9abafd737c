package org.yilan.map.layer.point;

import org.yilan.map.mark.Sprite;

import java.util.Arrays;
import java.util.List;

/// Draws every point by itself. One thread only.
///
/// A point whose sign would fall on the very pixel of one already drawn with the same rank or a graver one changes nothing
/// and is skipped; with a hundred thousand points that is most of them.
public final class PointPainter {
    private final List<Sprite> sprites;
    private byte[] covered = new byte[0];
    private int[][] byRank = new int[PointField.RANKS][0];
    private long drawn;

    /// @param sprites one per rank, gravest first
    public PointPainter(List<Sprite> sprites) {
        if (sprites.size() != PointField.RANKS) {
            throw new IllegalArgumentException(sprites.size() + " sprites");
        }
        this.sprites = List.copyOf(sprites);
    }

    /// Draws the points that show in the picture, gravest on top.
    ///
    /// @param world pixels that the unit square is wide
    /// @param left unit x of the picture's left edge, `top` unit y of its upper edge
    public void draw(
            PointField field,
            double world,
            double left,
            double top,
            int[] pixels,
            int width,
            int height) {
        if (covered.length < width * height) {
            covered = new byte[width * height];
        }
        Arrays.fill(covered, (byte) 0);
        int[] counts = new int[PointField.RANKS];
        int end = field.end();
        for (int i = 0; i < end; i++) {
            if (field.present(i)) {
                int rank = field.rank(i);
                if (byRank[rank].length == counts[rank]) {
                    byRank[rank] = Arrays.copyOf(byRank[rank], Math.max(256, counts[rank] * 2));
                }
                byRank[rank][counts[rank]++] = i;
            }
        }
        drawn = 0;
        for (int rank = PointField.RANKS - 1; rank >= 0; rank--) {
            Sprite sprite = sprites.get(rank);
            int reach = sprite.reach();
            for (int k = 0; k < counts[rank]; k++) {
                int i = byRank[rank][k];
                int x = (int) Math.floor((field.x(i) - left) * world);
                int y = (int) Math.floor((field.y(i) - top) * world);
                if (x < -reach || y < -reach || x >= width + reach || y >= height + reach) {
                    continue;
                }
                if (x >= 0 && y >= 0 && x < width && y < height) {
                    int pixel = y * width + x;
                    if (covered[pixel] == rank + 1) {
                        continue;
                    }
                    covered[pixel] = (byte) (rank + 1);
                }
                sprite.blit(pixels, width, height, x, y);
                drawn++;
            }
        }
    }

    /// Signs copied by the last [#draw].
    public long drawn() {
        return drawn;
    }
}

package org.yilan.map.ground;

/// One tile of the usual scheme, in the size in which it will be seen.
///
/// @param zoom level; the world is 2^zoom tiles wide
/// @param size edge in device pixels
record TileKey(int zoom, long x, long y, int size) {
    /// Unit Mercator width of a tile.
    double span() {
        return 1.0 / (1L << zoom);
    }

    double left() {
        return x * span();
    }

    double top() {
        return y * span();
    }

    /// Whether there is such a place on the earth.
    boolean exists() {
        long tiles = 1L << zoom;
        return zoom >= 0 && zoom <= 24 && x >= 0 && y >= 0 && x < tiles && y < tiles;
    }
}

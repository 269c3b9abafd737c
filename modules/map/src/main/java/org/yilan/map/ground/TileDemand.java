package org.yilan.map.ground;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// What one map on screen asks of the tiles: from where, how large, and how much of it is still to come.
///
/// @param size edge of a tile in device pixels
/// @param recovered called on a tile thread when a tile that could not be had has come after all
record TileDemand(
        TileSource source,
        int size,
        AtomicInteger asked,
        AtomicInteger pending,
        AtomicBoolean ended,
        Runnable recovered) {
    static TileDemand of(TileSource source, int size, Runnable recovered) {
        return new TileDemand(
                source,
                size,
                new AtomicInteger(),
                new AtomicInteger(),
                new AtomicBoolean(),
                recovered);
    }

    boolean settled() {
        return pending.get() == 0;
    }
}

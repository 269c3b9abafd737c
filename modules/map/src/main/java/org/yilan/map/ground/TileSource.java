package org.yilan.map.ground;

import java.io.IOException;

/// Where tiles come from. Called on the tile threads; it may block there, within its own time limits.
interface TileSource {
    /// Tells two sources apart in the cache.
    String id();

    /// The tile as premultiplied ARGB, row by row, `key.size()` pixels square.
    ///
    /// @throws IOException when it cannot be had now; the caller shows something else and may ask again
    int[] pixels(TileKey key) throws IOException;
}

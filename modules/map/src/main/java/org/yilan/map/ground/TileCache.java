package org.yilan.map.ground;

import javafx.scene.image.Image;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The tiles used last, up to a number of bytes. Any thread may call.
final class TileCache {
    /// A tile of one source.
    record Id(String source, TileKey key) {}

    private final long limit;
    private final Map<Id, Image> images = new LinkedHashMap<>(256, 0.75f, true);
    private long bytes;

    TileCache(long limitBytes) {
        this.limit = limitBytes;
    }

    synchronized Optional<Image> get(Id id) {
        return Optional.ofNullable(images.get(id));
    }

    synchronized void put(Id id, Image image) {
        if (images.put(id, image) == null) {
            bytes += size(id);
        }
        var oldest = images.keySet().iterator();
        while (bytes > limit && images.size() > 1) {
            bytes -= size(oldest.next());
            oldest.remove();
        }
    }

    synchronized long bytes() {
        return bytes;
    }

    private static long size(Id id) {
        return 4L * id.key().size() * id.key().size();
    }
}

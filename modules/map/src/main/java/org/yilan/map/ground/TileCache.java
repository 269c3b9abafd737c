package org.yilan.map.ground;

import javafx.scene.image.Image;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The tiles used last, up to a number of bytes. At rest it holds none itself, and still finds those that somebody shows.
/// Any thread may call.
final class TileCache {
    /// A tile of one source.
    record Id(String source, TileKey key) {}

    private final long limit;
    private final Map<Id, Image> images = new LinkedHashMap<>(256, 0.75f, true);
    private final Map<Id, Reference<Image>> shown = new HashMap<>();
    private long bytes;

    TileCache(long limitBytes) {
        this.limit = limitBytes;
    }

    synchronized Optional<Image> get(Id id) {
        Image held = images.get(id);
        if (held != null) {
            return Optional.of(held);
        }
        Reference<Image> seen = shown.get(id);
        return Optional.ofNullable(seen == null ? null : seen.get());
    }

    /// Lets go of every tile that nobody shows.
    synchronized void rest() {
        shown.values().removeIf(r -> r.get() == null);
        images.forEach((id, image) -> shown.put(id, new WeakReference<>(image)));
        images.clear();
        bytes = 0;
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

package org.yilan.map.ground;

import okhttp3.CacheControl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

import org.yilan.geography.Datum;
import org.yilan.geography.MercatorPoint;
import org.yilan.situation.model.GeoPoint;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/// Fetches tiles from a configured server and fits them to ours: to the size in which they are seen and, when the server
/// uses an offset datum, to their true place.
final class RemoteGround implements TileSource {
    /// A tile is some tens of kilobytes; more is no tile.
    static final int MOST_BYTES = 4 << 20;

    private static final int MOST_PIXELS = 2048;
    private static final int KEPT = 64;

    /// What is on disk and nothing else. A server that says `must-revalidate` is obeyed all the same.
    private static final CacheControl KEPT_HOWEVER_OLD =
            new CacheControl.Builder().onlyIfCached().maxStale(3650, TimeUnit.DAYS).build();

    private final RemoteSettings settings;
    private final OkHttpClient client;

    /// The pieces fetched last: with an offset datum, neighbours share them.
    private final Map<String, BufferedImage> recent =
            new LinkedHashMap<>(64, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, BufferedImage> eldest) {
                    return size() > KEPT;
                }
            };

    /// @param store where what was fetched is kept
    RemoteGround(RemoteSettings settings, Duration timeout, TileStore store) {
        this.settings = settings;
        client = store.client(timeout, settings.cacheBytes(), settings.keyInAddress());
    }

    @Override
    public String id() {
        return settings.datum() + " " + settings.template();
    }

    @Override
    public int[] pixels(TileKey key) throws IOException {
        BufferedImage out =
                new BufferedImage(key.size(), key.size(), BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D g = out.createGraphics();
        try {
            g.setColor(GroundInk.SEA);
            g.fillRect(0, 0, key.size(), key.size());
            g.setRenderingHint(
                    RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            MercatorPoint shift = shift(key);
            double left = key.left() + shift.x();
            double top = key.top() + shift.y();
            double span = key.span();
            long x0 = first(left / span);
            long x1 = last((left + span) / span);
            long y0 = first(top / span);
            long y1 = last((top + span) / span);
            for (long y = y0; y <= y1; y++) {
                for (long x = x0; x <= x1; x++) {
                    if (new TileKey(key.zoom(), x, y, 1).exists()) {
                        BufferedImage piece = piece(settings.address(key.zoom(), x, y));
                        AffineTransform at =
                                AffineTransform.getTranslateInstance(
                                        (x * span - left) / span * key.size(),
                                        (y * span - top) / span * key.size());
                        at.scale(
                                key.size() / (double) piece.getWidth(),
                                key.size() / (double) piece.getHeight());
                        g.drawImage(piece, at, null);
                    }
                }
            }
        } finally {
            g.dispose();
        }
        return ((DataBufferInt) out.getRaster().getDataBuffer()).getData();
    }

    /// How far the server shows a tile's middle from its true place, in unit Mercator; the offset hardly changes within a
    /// tile.
    private MercatorPoint shift(TileKey key) {
        if (settings.datum() == Datum.WGS84 || settings.datum() == Datum.CGCS2000) {
            return new MercatorPoint(0, 0);
        }
        double half = key.span() / 2;
        MercatorPoint middle = new MercatorPoint(key.left() + half, key.top() + half);
        GeoPoint there = settings.datum().fromWgs84(middle.toGeoPoint());
        MercatorPoint shown = MercatorPoint.of(there);
        return new MercatorPoint(shown.x() - middle.x(), shown.y() - middle.y());
    }

    /// Rounding must not ask for a neighbour of which nothing is seen.
    private static long first(double tiles) {
        return (long) Math.floor(tiles + 1e-6);
    }

    private static long last(double tiles) {
        return (long) Math.ceil(tiles - 1e-6) - 1;
    }

    private BufferedImage piece(String address) throws IOException {
        synchronized (recent) {
            BufferedImage known = recent.get(address);
            if (known != null) {
                return known;
            }
        }
        BufferedImage image = decode(fetch(address));
        synchronized (recent) {
            recent.put(address, image);
        }
        return image;
    }

    /// From the server, or as it was the last time when the server cannot be asked now: an old map is better than none.
    private byte[] fetch(String address) throws IOException {
        Request request;
        try {
            request =
                    new Request.Builder()
                            .url(address)
                            .header("User-Agent", "Yilan")
                            // pictures are small already, and only what they are can be looked at
                            .header("Accept-Encoding", "identity")
                            .build();
        } catch (IllegalArgumentException e) {
            throw new IOException("map.tiles.url makes no address: " + e.getMessage(), e);
        }
        try {
            return read(request);
        } catch (IOException now) {
            try {
                return read(request.newBuilder().cacheControl(KEPT_HOWEVER_OLD).build());
            } catch (IOException nothingKept) {
                now.addSuppressed(nothingKept);
                throw now;
            }
        }
    }

    private byte[] read(Request request) throws IOException {
        try (Response response = client.newCall(request).execute()) {
            if (!response.isSuccessful()) {
                throw new IOException("the tile server answered " + response.code());
            }
            // to the end, or it is not kept
            byte[] bytes = response.body().byteStream().readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IOException("a tile of more than " + MOST_BYTES + " bytes");
            }
            return bytes;
        }
    }

    /// Looks at the size before it decodes, so that a small file cannot fill the memory.
    private static BufferedImage decode(byte[] bytes) throws IOException {
        try (ImageInputStream in =
                ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            var readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new IOException("the tile server sent something that is no picture");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                if (reader.getWidth(0) > MOST_PIXELS || reader.getHeight(0) > MOST_PIXELS) {
                    throw new IOException("a tile of " + reader.getWidth(0) + " pixels");
                }
                return reader.read(0);
            } catch (RuntimeException e) {
                // decoders throw what they like on damaged pictures
                throw new IOException("a damaged picture: " + e, e);
            } finally {
                reader.dispose();
            }
        }
    }
}

package org.yilan.map.ground;

import okhttp3.Cache;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import okhttp3.ResponseBody;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Fetches from tile servers and keeps on disk what they allow to be kept, up to a number of bytes, the least used going
/// first. One for the program: several maps share it. Any thread may call.
///
/// The keeping is OkHttp's: it obeys `Cache-Control`, asks again by `ETag` and `Last-Modified`, and writes so that a file is
/// whole or not there, whenever the program dies. Added here is that only whole pictures get that far: a body that ended
/// early without anybody having said how long it is, or a page that says that the quota is used up, is never kept. Keys of
/// servers are put into addresses after the keeping, so they are not on disk.
///
/// A second program on the same folder takes the next one, because two must not write into one.
public final class TileStore {
    /// Stands in addresses where the key goes.
    static final String KEY = "YILAN-TILE-KEY";

    private static final Logger LOG = System.getLogger(TileStore.class.getName());
    private static final int PROGRAMS = 4;

    private final Optional<Path> folder;
    private @Nullable Cache cache;
    private @Nullable FileLock lock;
    private boolean opened;

    private TileStore(Optional<Path> folder) {
        this.folder = folder;
    }

    /// Keeps nothing on disk.
    public static TileStore none() {
        return new TileStore(Optional.empty());
    }

    /// Keeps tiles in a folder, which is made when the first tile is fetched.
    public static TileStore in(Path folder) {
        return new TileStore(Optional.of(folder));
    }

    /// Where this program keeps what it could fetch again: `YILAN_DATA/tiles`, else `XDG_CACHE_HOME/yilan/tiles`, else
    /// `~/.cache/yilan/tiles`.
    public static TileStore ofMachine(Map<String, String> environment, String home) {
        String own = environment.getOrDefault("YILAN_DATA", "");
        String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
        Path base =
                !own.isEmpty()
                        ? Path.of(own)
                        : (xdg.isEmpty() ? Path.of(home, ".cache") : Path.of(xdg)).resolve("yilan");
        return in(base.resolve("tiles"));
    }

    /// A client that keeps what it fetches.
    ///
    /// @param bytes how much may be kept; of several clients the first one's counts. 0 for nothing
    /// @param key put in place of [#KEY] in addresses
    OkHttpClient client(Duration timeout, long bytes, String key) {
        OkHttpClient.Builder builder =
                new OkHttpClient.Builder()
                        .connectTimeout(timeout)
                        .readTimeout(timeout)
                        .callTimeout(timeout.multipliedBy(2))
                        .addNetworkInterceptor(TileStore::whole)
                        .addNetworkInterceptor(chain -> keyed(chain, key));
        if (bytes > 0) {
            open(bytes).ifPresent(builder::cache);
        }
        return builder.build();
    }

    /// Bytes on disk now.
    synchronized long size() throws IOException {
        return cache == null ? 0 : cache.size();
    }

    /// Lets go of the folder.
    synchronized void close() throws IOException {
        if (cache != null) {
            cache.close();
            cache = null;
        }
        if (lock != null) {
            lock.channel().close();
            lock = null;
        }
        opened = false;
    }

    private synchronized Optional<Cache> open(long bytes) {
        if (!opened && folder.isPresent()) {
            opened = true;
            Path wanted = folder.get();
            try {
                for (int i = 1; i <= PROGRAMS && cache == null; i++) {
                    tryOpen(i == 1 ? wanted : wanted.resolveSibling(name(wanted) + "-" + i), bytes);
                }
                if (cache == null) {
                    LOG.log(
                            Level.INFO,
                            "Map tiles are not kept on disk: other programs have {0} and the"
                                    + " folders beside it.",
                            wanted);
                }
            } catch (IOException | SecurityException | UnsupportedOperationException e) {
                LOG.log(
                        Level.WARNING,
                        "Map tiles are not kept on disk: "
                                + wanted
                                + " cannot be used. Make it writable, or set YILAN_DATA to a folder"
                                + " that is.",
                        e);
            }
        }
        return Optional.ofNullable(cache);
    }

    private static String name(Path folder) {
        return String.valueOf(folder.getFileName());
    }

    /// Opens a folder unless another program has it.
    @SuppressWarnings("MustBeClosedChecker") // the lock is held until the program ends
    private void tryOpen(Path where, long bytes) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            // what a wall looks at is nobody else's business
            Files.createDirectories(
                    where,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(where);
        }
        FileChannel channel =
                FileChannel.open(
                        where.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock held = channel.tryLock();
            if (held != null) {
                Cache made = new Cache(where.resolve("http").toFile(), bytes);
                made.initialize();
                cache = made;
                lock = held;
                return;
            }
        } catch (OverlappingFileLockException e) {
            LOG.log(Level.DEBUG, "taken in this very program: " + where, e);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
        channel.close();
    }

    /// Puts the key in, and hides that it was.
    private static Response keyed(Interceptor.Chain chain, String key) throws IOException {
        String address = chain.request().url().toString();
        if (!address.contains(KEY)) {
            return chain.proceed(chain.request());
        }
        return chain.proceed(chain.request().newBuilder().url(address.replace(KEY, key)).build())
                .newBuilder()
                .request(chain.request())
                .build();
    }

    /// Reads the body to its end before anything is kept. What is not known to be a whole picture may be shown if it can
    /// be read, but is not kept.
    private static Response whole(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        if (response.code() != 200) {
            return response;
        }
        ResponseBody body = response.body();
        MediaType type = body.contentType();
        byte[] bytes;
        try (body) {
            if (body.contentLength() > RemoteGround.MOST_BYTES) {
                throw new IOException("a tile of " + body.contentLength() + " bytes");
            }
            bytes = body.byteStream().readNBytes(RemoteGround.MOST_BYTES + 1);
        }
        if (bytes.length > RemoteGround.MOST_BYTES) {
            throw new IOException("a tile of more than " + RemoteGround.MOST_BYTES + " bytes");
        }
        Response.Builder read = response.newBuilder().body(ResponseBody.create(bytes, type));
        return switch (PictureBytes.of(bytes)) {
            case WHOLE -> read.build();
            case CUT -> throw new IOException("a tile that ends in the middle");
            case OTHER -> read.header("Cache-Control", "no-store").build();
        };
    }
}

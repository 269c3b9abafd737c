package org.yilan.feeds.push;

import org.yilan.feeds.spi.Channel;
import org.yilan.feeds.spi.FeedConfig;
import org.yilan.feeds.spi.FeedException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A watched folder. A file is a document once two looks have found it the same; it is read once for each name, size and
/// time of change, and stays where it is. The system's own word of changes is used to look at once; since it may be missing
/// (network drives), there is a look each period anyway.
final class FolderLine implements Line {
    /// Between two looks at a file that may still be written.
    private static final Duration SETTLE = Duration.ofMillis(250);

    private static final int MOST = 10_000;
    private static final List<String> UNFINISHED =
            List.of(".part", ".partial", ".tmp", ".temp", ".filepart", ".crdownload", ".swp", "~");

    private final FeedConfig config;
    private final Path folder;
    private final PathMatcher files;
    private final Map<Path, Look> read = new HashMap<>();
    private Map<Path, Look> before = Map.of();
    private volatile boolean closed;

    /// What tells one state of a file from another.
    private record Look(long size, FileTime changed) {}

    private record Found(Path file, Look look) {}

    FolderLine(FeedConfig config, Channel.Folder channel) {
        this.config = config;
        this.folder = Path.of(config.url());
        String pattern = channel.files().isEmpty() ? "*" : channel.files();
        this.files = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    }

    @Override
    public void close() {
        closed = true; // the thread that looks is interrupted
    }

    @Override
    public void hold(Inbox inbox) throws FeedException, InterruptedException {
        try (WatchService watch = FileSystems.getDefault().newWatchService()) {
            if (Files.isDirectory(folder)) {
                folder.register(
                        watch,
                        StandardWatchEventKinds.ENTRY_CREATE,
                        StandardWatchEventKinds.ENTRY_MODIFY);
            }
            while (!closed) {
                boolean unsettled = look(inbox);
                Duration wait = unsettled ? shorter(SETTLE, config.period()) : config.period();
                if (unsettled) {
                    // Its own words of change would end the wait at once, each time.
                    TimeUnit.MILLISECONDS.sleep(wait.toMillis());
                }
                var key =
                        unsettled
                                ? watch.poll()
                                : watch.poll(wait.toMillis(), TimeUnit.MILLISECONDS);
                if (key != null) {
                    key.pollEvents();
                    key.reset();
                }
            }
        } catch (ClosedWatchServiceException | IOException e) {
            throw new FeedException("no-folder", "The folder " + folder + " cannot be read.", e);
        }
    }

    /// Looks once.
    ///
    /// @return whether some file may still be being written
    boolean look(Inbox inbox) throws FeedException, InterruptedException {
        List<Found> found = found();
        Map<Path, Look> now = new HashMap<>();
        boolean unsettled = false;
        for (Found f : found) {
            now.put(f.file(), f.look());
            if (f.look().equals(read.get(f.file()))) {
                continue;
            }
            if (f.look().equals(before.get(f.file()))) {
                take(f, inbox);
            } else {
                unsettled = true;
            }
        }
        before = now;
        read.keySet().retainAll(now.keySet());
        return unsettled;
    }

    /// Oldest first.
    private List<Found> found() throws FeedException {
        List<Found> found = new ArrayList<>();
        try (Stream<Path> entries =
                Files.isDirectory(folder) ? Files.list(folder) : Stream.of(folder)) {
            for (Path file : (Iterable<Path>) entries::iterator) {
                BasicFileAttributes about = Files.readAttributes(file, BasicFileAttributes.class);
                if (about.isRegularFile() && counts(file)) {
                    found.add(new Found(file, new Look(about.size(), about.lastModifiedTime())));
                }
            }
        } catch (IOException | java.io.UncheckedIOException e) {
            throw new FeedException("no-folder", "The folder " + folder + " cannot be read.", e);
        }
        found.sort(
                Comparator.comparing((Found f) -> f.look().changed())
                        .thenComparing(f -> f.file().toString()));
        return found.size() > MOST ? found.subList(found.size() - MOST, found.size()) : found;
    }

    private boolean counts(Path file) {
        String name = String.valueOf(file.getFileName());
        return !name.startsWith(".")
                && UNFINISHED.stream().noneMatch(name::endsWith)
                && files.matches(file.getFileName());
    }

    private void take(Found f, Inbox inbox) throws InterruptedException {
        String place = "file " + f.file().getFileName();
        Message message;
        if (f.look().size() > config.maxBytes()) {
            message = Message.tooLarge(place, config.maxBytes());
        } else {
            try (InputStream in = Files.newInputStream(f.file())) {
                byte[] body = in.readNBytes((int) f.look().size() + 1);
                if (body.length != f.look().size()) {
                    return; // it is being written after all; the next look finds it changed
                }
                message = Message.of(place, body, null);
            } catch (IOException e) {
                message =
                        Message.refused(
                                place,
                                new FeedException("unreadable", "The file cannot be read.", e));
            }
        }
        if (inbox.put(message)) {
            read.put(f.file(), f.look());
        }
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}

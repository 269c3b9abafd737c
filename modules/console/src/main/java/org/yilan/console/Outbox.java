package org.yilan.console;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import org.yilan.situation.command.CommandEnvelope;
import org.yilan.wire.WireCodec;
import org.yilan.wire.WireException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Commands on disk until the hub has answered: one file per command, whole or not there at all, in the order in which they
/// were given. Any thread; one console at a time per folder.
final class Outbox implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("org.yilan.console");
    private static final String SUFFIX = ".json";

    private final Path folder;
    private final WireCodec codec;
    private final FileChannel lockFile;
    private final FileLock lock;
    private long number;

    /// A command as it is kept.
    ///
    /// @param journal the last event that the person could have seen when they gave it
    /// @param withdrawn whether the hub is to be told that it must not take effect any more
    record Kept(long journal, CommandEnvelope envelope, boolean withdrawn) {
        Kept(long journal, CommandEnvelope envelope) {
            this(journal, envelope, false);
        }

        Kept withdraw() {
            return new Kept(journal, envelope, true);
        }
    }

    /// @throws IOException when the folder cannot be used, or another console uses it
    Outbox(Path folder, WireCodec codec) throws IOException {
        this.folder = folder;
        this.codec = codec;
        Files.createDirectories(folder);
        this.lockFile = FileChannel.open(folder.resolve("lock"), CREATE, WRITE);
        this.lock = lock(lockFile, folder);
    }

    private static FileLock lock(FileChannel file, Path folder) throws IOException {
        try {
            FileLock lock = file.tryLock();
            if (lock != null) {
                return lock;
            }
        } catch (OverlappingFileLockException e) {
            // Held by this very process: the same answer.
        }
        file.close();
        throw new IOException("another console uses the outbox " + folder);
    }

    /// What an earlier run left, oldest first. A file that cannot be read is set aside, not deleted.
    synchronized List<Kept> load() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(f -> f.toString().endsWith(SUFFIX)).sorted().toList();
        }
        List<Kept> kept = new ArrayList<>();
        for (Path file : files) {
            String name = file.getFileName().toString();
            try {
                number = Math.max(number, Long.parseLong(name.substring(0, name.indexOf('-'))));
                kept.add(codec.read(Kept.class, Files.readAllBytes(file)));
            } catch (WireException | NumberFormatException | StringIndexOutOfBoundsException e) {
                Path aside = file.resolveSibling(name + ".unreadable");
                Files.move(file, aside, ATOMIC_MOVE);
                LOG.log(
                        System.Logger.Level.ERROR,
                        "a waiting command cannot be read and is set aside as " + aside,
                        e);
            }
        }
        return kept;
    }

    /// Keeps a command. When this returns it survives the end of the process and of the machine.
    synchronized void keep(Kept kept) throws IOException {
        number++;
        write(folder.resolve(fileName(number, kept)), kept);
    }

    /// Keeps another version of a command, in its old place.
    synchronized void replace(Kept kept) throws IOException {
        for (Path file : filesOf(kept.envelope().id())) {
            write(file, kept);
        }
    }

    /// Forgets a command that the hub has answered.
    synchronized void remove(String id) throws IOException {
        for (Path file : filesOf(id)) {
            Files.deleteIfExists(file);
        }
    }

    private List<Path> filesOf(String id) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(f -> f.getFileName().toString().endsWith("-" + id + SUFFIX)).toList();
        }
    }

    private static String fileName(long number, Kept kept) {
        return "%012d-%s%s".formatted(number, kept.envelope().id(), SUFFIX);
    }

    private void write(Path file, Kept kept) throws IOException {
        Path half = folder.resolve(file.getFileName() + ".half");
        try (FileChannel out = FileChannel.open(half, CREATE, WRITE, TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.wrap(codec.write(kept));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(half, file, ATOMIC_MOVE);
        syncFolder();
    }

    /// Makes the new name durable too. Windows cannot open a folder, and does not need it.
    private void syncFolder() throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, READ)) {
                channel.force(true);
            }
        }
    }

    @Override
    public void close() throws IOException {
        lock.release();
        lockFile.close();
    }
}

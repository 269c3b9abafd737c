package org.yilan.journal;

import org.yilan.journal.JournalException.Fault;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Keeps a second program from opening the same journal. The lock is the operating system's on a file beside the journal,
/// so it ends with the process however the process ends; the file stays.
final class JournalLock implements AutoCloseable {
    private final FileChannel channel;

    private JournalLock(FileChannel channel) {
        this.channel = channel;
    }

    static JournalLock take(Path journal) {
        Path file = journal.resolveSibling(journal.getFileName() + ".lock");
        FileChannel channel;
        try {
            Path directory = journal.toAbsolutePath().getParent();
            if (directory != null) {
                Files.createDirectories(directory);
            }
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (AccessDeniedException e) {
            throw new JournalException(
                    Fault.NOT_WRITABLE,
                    "No permission to write the journal "
                            + journal
                            + ": give this user the right to write in its directory, or name"
                            + " another place.",
                    e);
        } catch (FileSystemException e) {
            throw new JournalException(
                    Fault.NOT_WRITABLE,
                    "The journal "
                            + journal
                            + " cannot be written ("
                            + reason(e)
                            + "): name a place in a directory that can be written.",
                    e);
        } catch (IOException e) {
            throw new JournalException(
                    Fault.FAILED, "The journal " + journal + " cannot be opened: " + e, e);
        }
        boolean locked = false;
        try {
            FileLock lock = channel.tryLock();
            locked = lock != null;
        } catch (OverlappingFileLockException e) {
            // This very program has it open already: the same answer.
        } catch (IOException e) {
            throw new JournalException(
                    Fault.FAILED, "The journal " + journal + " cannot be locked: " + e, e);
        } finally {
            if (!locked) {
                closeQuietly(channel);
            }
        }
        if (!locked) {
            throw new JournalException(
                    Fault.IN_USE,
                    "The journal "
                            + journal
                            + " is in use by another running Yilan: stop that one, connect to it,"
                            + " or name another journal.",
                    null);
        }
        return new JournalLock(channel);
    }

    private static String reason(FileSystemException e) {
        String reason = e.getReason();
        return reason == null ? e.getClass().getSimpleName() : reason;
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // Nothing was written through it, and the outcome is being reported already.
        }
    }

    @Override
    public void close() {
        closeQuietly(channel);
    }
}

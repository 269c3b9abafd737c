package org.yilan.journal;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/// Heads of a journal's chain in a text file beside it, one a line: `JOURNAL LINK HASH MOMENT`. Lines are only ever added.
/// What the chain alone cannot show, an end cut off or everything computed anew, shows against them.
///
/// An anchor is written after what it names is durable, so it is never ahead of its journal. A file that cannot be written
/// stops nobody: it is said once in the log, and tried again. One thread at a time.
final class Anchors {
    static final int EVERY_LINKS = 1000;
    static final Duration EVERY = Duration.ofMinutes(10);

    private static final System.Logger LOG = System.getLogger(Anchors.class.getName());
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final int TAIL = 4096;

    private final Path file;
    private final String journal;
    private long link;
    private @Nullable Instant at;
    private boolean complained;

    Anchors(Path journal, String id) {
        this.file = beside(journal);
        this.journal = id;
        this.link = last(file).filter(l -> l.journal.equals(id)).map(Line::link).orElse(0L);
    }

    static Path beside(Path journal) {
        return journal.resolveSibling(journal.getFileName() + ".anchors");
    }

    /// @param at on the machine's clock
    record Line(String journal, long link, String hash, Instant at) {
        /// Null for anything else, such as a line that a crash cut off.
        static @Nullable Line of(String text) {
            String[] words = text.split(" ", -1);
            if (words.length != 4 || !HASH.matcher(words[2]).matches()) {
                return null;
            }
            try {
                return new Line(
                        words[0], Long.parseLong(words[1]), words[2], Instant.parse(words[3]));
            } catch (NumberFormatException | DateTimeException e) {
                return null;
            }
        }
    }

    /// Writes the head down when enough has happened since the last time.
    void offer(ChainHead head, Instant now) {
        Instant before = at;
        if (before == null
                || head.link() - link >= EVERY_LINKS
                || Duration.between(before, now).compareTo(EVERY) >= 0) {
            write(head, now);
        }
    }

    /// Writes the head down, unless it is there.
    void write(ChainHead head, Instant now) {
        if (head.link() <= link) {
            at = link > 0 ? now : null;
            return;
        }
        String line = journal + " " + head.link() + " " + head.hash() + " " + now + "\n";
        try (FileChannel out =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            long end = out.size();
            // After a line that a crash cut off a new one begins.
            String text = end == 0 || endsLine(end) ? line : "\n" + line;
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            out.position(end);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(false);
            link = head.link();
            complained = false;
        } catch (IOException e) {
            if (!complained) {
                complained = true;
                LOG.log(
                        System.Logger.Level.WARNING,
                        "The anchors of the journal cannot be written to {0} ({1}): until they can,"
                                + " an end that is cut off cannot be found.",
                        file,
                        e.toString());
            }
        }
        at = now;
    }

    private boolean endsLine(long size) throws IOException {
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            return in.read(last, size - 1) == 1 && last.get(0) == '\n';
        }
    }

    /// The newest anchor of a file, whosever it is; empty where there is none that can be read.
    static Optional<Line> last(Path file) {
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            long from = Math.max(0, in.size() - TAIL);
            ByteBuffer tail = ByteBuffer.allocate(TAIL);
            while (tail.hasRemaining() && in.read(tail, from + tail.position()) > 0) {
                // all of it
            }
            String text = new String(tail.array(), 0, tail.position(), StandardCharsets.UTF_8);
            return text.lines().map(Line::of).filter(l -> l != null).reduce((a, b) -> b);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// Reads anchors one by one, those that were there when it was opened.
    static final class Reading implements AutoCloseable {
        private final BufferedReader lines;
        private final String journal;
        private long left;
        private @Nullable String stranger;

        private Reading(BufferedReader lines, long size, String journal) {
            this.lines = lines;
            this.left = size;
            this.journal = journal;
        }

        /// @return null where there is no such file
        static @Nullable Reading open(Path file, String journal) throws IOException {
            if (!Files.exists(file)) {
                return null;
            }
            FileChannel in = FileChannel.open(file, StandardOpenOption.READ);
            return new Reading(
                    new BufferedReader(
                            new InputStreamReader(
                                    Channels.newInputStream(in), StandardCharsets.UTF_8)),
                    in.size(),
                    journal);
        }

        /// The next anchor of this journal, null at the end.
        @Nullable Line next() throws IOException {
            while (left > 0) {
                String text = lines.readLine();
                if (text == null) {
                    break;
                }
                left -= text.getBytes(StandardCharsets.UTF_8).length + 1L;
                Line line = left < 0 ? null : Line.of(text);
                if (line != null && line.journal.equals(journal)) {
                    return line;
                }
                if (line != null) {
                    stranger = line.journal;
                }
            }
            return null;
        }

        /// Another journal that the file names, as far as it was read.
        @Nullable String stranger() {
            return stranger;
        }

        @Override
        public void close() throws IOException {
            lines.close();
        }
    }
}

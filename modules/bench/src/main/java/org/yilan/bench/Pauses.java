package org.yilan.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How long the collector of another process stopped it, from the log that it writes (`-Xlog:gc:file=…`).
final class Pauses {
    private static final Pattern PAUSE = Pattern.compile("Pause .* ([0-9.]+)ms$");

    private final Path log;
    private int read;

    Pauses(Path log) {
        this.log = log;
    }

    /// The pauses since the last call, in milliseconds.
    Samples since() throws IOException {
        Samples pauses = new Samples();
        // The process is at work on it: a line that is not whole yet is read the next time.
        String text = Files.readString(log, StandardCharsets.UTF_8);
        String[] lines = text.substring(0, text.lastIndexOf('\n') + 1).split("\n");
        for (int i = read; i < lines.length; i++) {
            Matcher pause = PAUSE.matcher(lines[i]);
            if (pause.find()) {
                pauses.add(Double.parseDouble(pause.group(1)));
            }
        }
        read = lines.length;
        return pauses;
    }
}

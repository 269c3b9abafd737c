package org.yilan.alarm;

import org.jspecify.annotations.Nullable;
import org.yilan.situation.model.Grade;

import tools.jackson.databind.JsonNode;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Speaks through an external program, one sentence at a time. Of what comes while it speaks the gravest is kept, and of
/// equally grave ones the latest. A program that takes too long is ended, and everything that it has started. Any thread.
final class Speech implements AutoCloseable {
    /// Longer is no sentence that anybody listens to.
    static final Duration LONGEST = Duration.ofSeconds(20);

    private static final String WORDS = "{text}";

    /// What is installed somewhere, by language.
    private static final Map<String, List<List<String>>> KNOWN =
            Map.of(
                    "zh",
                    List.of(
                            List.of("espeak-ng", "-v", "cmn", WORDS),
                            List.of("say", "-v", "Tingting", WORDS),
                            List.of("spd-say", "-w", "-l", "zh", WORDS)),
                    "en",
                    List.of(
                            List.of("espeak-ng", "-v", "en", WORDS),
                            List.of("say", WORDS),
                            List.of("spd-say", "-w", "-l", "en", WORDS)));

    private record Sentence(Grade grade, List<String> command) {}

    private final Map<String, List<String>> commands;
    private final Duration longest;
    private final Consumer<String> failed;
    private final Thread thread;
    private @Nullable Sentence waiting;
    private @Nullable Process speaking;
    private boolean closed;

    /// @param commands by language; a language without one is not spoken
    /// @param failed told in words why a program did not speak
    Speech(Map<String, List<String>> commands, Duration longest, Consumer<String> failed) {
        this.commands = Map.copyOf(commands);
        this.longest = longest;
        this.failed = failed;
        this.thread = Thread.ofPlatform().name("alarm-speech").daemon().start(this::run);
    }

    /// The programs that the settings name, else those that are installed.
    ///
    /// @param settings `alarms.speech` of the configuration
    /// @param path folders of programs, as in the variable PATH
    static Map<String, List<String>> commands(JsonNode settings, String path) {
        Map<String, List<String>> found = new java.util.HashMap<>();
        KNOWN.forEach(
                (language, known) -> {
                    JsonNode own = settings.path(language);
                    if (own.isArray()) {
                        List<String> command = new ArrayList<>();
                        own.forEach(word -> command.add(word.asString("")));
                        if (!command.isEmpty()) {
                            found.put(language, List.copyOf(command));
                        }
                        return;
                    }
                    known.stream()
                            .filter(c -> installed(c.getFirst(), path))
                            .findFirst()
                            .ifPresent(c -> found.put(language, c));
                });
        return found;
    }

    private static boolean installed(String program, String path) {
        for (String folder : path.split(File.pathSeparator, -1)) {
            if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }

    /// Returns at once.
    void say(String language, String words, Grade grade) {
        List<String> command = commands.get(language);
        if (command == null || words.isBlank()) {
            return;
        }
        List<String> whole = new ArrayList<>();
        command.forEach(part -> whole.add(part.replace(WORDS, words)));
        if (command.stream().noneMatch(part -> part.contains(WORDS))) {
            whole.add(words);
        }
        synchronized (this) {
            if (waiting == null || !waiting.grade().graverThan(grade)) {
                waiting = new Sentence(grade, whole);
                notifyAll();
            }
        }
    }

    /// Says no more of what was to be said.
    synchronized void hush() {
        waiting = null;
        if (speaking != null) {
            end(speaking);
        }
    }

    private void run() {
        try {
            while (true) {
                Sentence next;
                synchronized (this) {
                    while (waiting == null && !closed) {
                        wait();
                    }
                    if (closed) {
                        return;
                    }
                    next = waiting;
                    waiting = null;
                }
                if (next != null) {
                    speak(next.command());
                }
            }
        } catch (InterruptedException e) {
            hush(); // closed
        }
    }

    private void speak(List<String> command) throws InterruptedException {
        Process process;
        try {
            process =
                    new ProcessBuilder(command)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            process.getOutputStream().close();
        } catch (IOException e) {
            failed.accept(String.valueOf(e.getMessage()));
            return;
        }
        synchronized (this) {
            speaking = process;
        }
        try {
            if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                failed.accept(command.getFirst() + " > " + longest.toSeconds() + " s");
            }
        } finally {
            synchronized (this) {
                end(process);
                speaking = null;
            }
        }
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        hush();
        thread.interrupt();
    }
}

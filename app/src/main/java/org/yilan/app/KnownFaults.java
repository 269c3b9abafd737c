package org.yilan.app;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Set;

/// Faults of the modules below whose message is written for people already.
final class KnownFaults {
    /// By name, because not every command has every module loaded.
    private static final Set<String> FOR_PEOPLE =
            Set.of(
                    "JournalException",
                    "AuditException",
                    "CityException",
                    "ScenarioException",
                    "HubException",
                    "SceneException");

    private KnownFaults() {}

    /// One sentence, empty when the fault is none of them.
    static String sentence(Throwable fault) {
        for (Throwable t = fault; t != null; t = t.getCause()) {
            if (FOR_PEOPLE.contains(t.getClass().getSimpleName())) {
                return String.valueOf(t.getMessage());
            }
            switch (t) {
                case BindException e -> {
                    return "the port is taken by another program: " + e.getMessage();
                }
                case AccessDeniedException e -> {
                    return "no permission to use " + e.getFile();
                }
                case FileSystemException e -> {
                    return e.getFile()
                            + ": "
                            + (e.getReason() == null ? "cannot be used" : e.getReason());
                }
                case IOException e when noRoom(e) -> {
                    return "there is no room left to write: " + e.getMessage();
                }
                default -> {}
            }
        }
        return "";
    }

    /// What the systems call it: a full disk, a quota, a limit of the shell.
    private static boolean noRoom(IOException e) {
        String words = String.valueOf(e.getMessage());
        return words.contains("No space left")
                || words.contains("quota exceeded")
                || words.contains("File too large")
                || words.contains("not enough space");
    }
}

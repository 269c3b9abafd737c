package org.yilan.app;

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
                default -> {}
            }
        }
        return "";
    }
}

package org.yilan.settings;

import java.util.List;

/// The configuration cannot be used. The message is for the person who wrote it: one line per fault, each with file and line.
public final class SettingsException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<String> faults;

    /// @param faults in order of line
    public SettingsException(List<String> faults) {
        super(String.join("\n", faults));
        this.faults = List.copyOf(faults);
    }

    /// One line each.
    public List<String> faults() {
        return faults;
    }
}

package org.yilan.city.scenario;

/// A scenario that cannot be used: unknown, or a file of it is damaged. The message is one line for a person: the file, the
/// field, and what was expected there.
public final class ScenarioException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ScenarioException(String message) {
        super(message);
    }

    ScenarioException(String file, String field, String expected) {
        super("assets/" + file + ": " + field + ": " + expected);
    }
}

package org.yilan.situation.command;

/// What a person may do.
public enum Role {
    /// Looks only, and without personal data.
    WALL,
    /// Handles incidents.
    DISPATCHER,
    /// Handles incidents and response levels.
    COMMANDER
}

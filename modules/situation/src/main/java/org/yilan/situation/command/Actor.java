package org.yilan.situation.command;

/// Somebody whose identity has been proved, and what they may do.
public record Actor(String name, Role role, Scope scope) {
    /// Somebody without limits.
    public Actor(String name, Role role) {
        this(name, role, Scope.ALL);
    }
}

package org.yilan.hub;

import org.yilan.situation.command.Actor;
import org.yilan.situation.command.Role;
import org.yilan.situation.command.Scope;

/// Somebody whom the hub knows.
///
/// @param name as it goes into the journal
/// @param scope for what they answer
/// @param token what their console or wall sends as its bearer token
/// @param passwordHash a [PinHash] for signing in from elsewhere, empty for nobody who may
/// @param pinHash a [PinHash] for confirming at somebody else's console, empty for nobody who may
public record HubPerson(
        String name, Role role, Scope scope, String token, String pinHash, String passwordHash) {
    /// Somebody who answers for everything.
    public HubPerson(String name, Role role, String token, String pinHash) {
        this(name, role, Scope.ALL, token, pinHash, "");
    }

    /// Who they are when they order something.
    public Actor actor() {
        return new Actor(name, role, scope);
    }

    @Override
    public String toString() {
        return "HubPerson[" + name + ", " + role + "]"; // credentials stay out of logs
    }
}

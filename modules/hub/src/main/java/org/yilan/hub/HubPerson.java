package org.yilan.hub;

import org.yilan.situation.command.Role;

/// Somebody whom the hub knows.
///
/// @param name as it goes into the journal
/// @param token what their console or wall sends as its bearer token
/// @param pinHash a [PinHash] for confirming at somebody else's console, empty for nobody who may
public record HubPerson(String name, Role role, String token, String pinHash) {
    @Override
    public String toString() {
        return "HubPerson[" + name + ", " + role + "]"; // credentials stay out of logs
    }
}

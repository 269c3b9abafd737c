package org.yilan.hub.openid;

import org.yilan.situation.command.Role;
import org.yilan.situation.command.Scope;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// What a group of the provider's may do here.
///
/// @param group as the provider writes it
public record GroupRole(String group, Role role, Scope scope) {
    /// The first of a list that somebody in these groups has: whoever wrote the list said by its order which counts.
    public static Optional<GroupRole> first(List<GroupRole> list, Collection<String> groups) {
        return list.stream().filter(g -> groups.contains(g.group)).findFirst();
    }
}

package org.yilan.hub;

import org.yilan.hub.openid.GroupRole;
import org.yilan.hub.openid.OpenIdProvider;

import java.time.Duration;
import java.util.List;

/// Whom a hub takes from an OpenID provider, and for how long.
///
/// @param roles of somebody in several groups the first counts
/// @param session after this the provider must have vouched again
/// @param outage for so long after it last vouched a session goes on while it cannot be asked
/// @param help whom somebody without a role is sent to, in the organisation's words; may be empty
public record OpenIdRules(
        OpenIdProvider provider,
        List<GroupRole> roles,
        Duration session,
        Duration outage,
        String help) {
    public OpenIdRules {
        roles = List.copyOf(roles);
    }
}

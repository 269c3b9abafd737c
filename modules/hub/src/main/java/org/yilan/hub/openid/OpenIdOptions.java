package org.yilan.hub.openid;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.spi.ValueSource;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/// How a hub knows its provider, and the provider its hub.
///
/// @param issuer the provider's address, as it calls itself
/// @param client the hub's name at the provider
/// @param secret the hub's secret there, or null where it has none
/// @param ca PEM file of the authorities that are trusted in place of the machine's, or null
/// @param scopes asked for; `openid` is always
/// @param groups claim with the groups, `groups` or a way through objects, `realm_access.roles`
/// @param account claim that stands in the journal in place of a digest, empty for none
public record OpenIdOptions(
        URI issuer,
        String client,
        @Nullable ValueSource secret,
        @Nullable Path ca,
        List<String> scopes,
        String groups,
        String account) {
    public OpenIdOptions {
        scopes = List.copyOf(scopes);
        if (!ProviderHttp.safe(issuer)) {
            throw new IllegalArgumentException(
                    "the issuer "
                            + issuer
                            + " must begin with https: whoever stands between could be anybody"
                            + " otherwise");
        }
    }
}

package org.yilan.app;

import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.ValueSource;
import org.yilan.hub.OpenIdRules;
import org.yilan.hub.openid.GroupRole;
import org.yilan.hub.openid.OpenIdOptions;
import org.yilan.hub.openid.OpenIdProvider;
import org.yilan.settings.Settings;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/// Who vouches for people of an organisation, from the configuration.
final class OpenIdOfSettings {
    private OpenIdOfSettings() {}

    /// @throws Failure when what it needs of this machine is not there
    static Optional<OpenIdRules> of(Settings settings) {
        return settings.hub().oidc().map(o -> rules(settings, o));
    }

    private static OpenIdRules rules(Settings settings, Settings.OpenId oidc) {
        Settings.Provider p = oidc.provider();
        Path file = settings.file().toAbsolutePath();
        Function<String, Path> beside = name -> file.resolveSibling(name);
        ValueSource secret =
                p.secret().isEmpty() ? null : FeedsOfSettings.source(p.secret(), beside);
        OpenIdProvider provider;
        try {
            if (secret != null) {
                secret.read(); // said now, not to the first who signs in
            }
            provider =
                    new OpenIdProvider(
                            new OpenIdOptions(
                                    URI.create(p.issuer()),
                                    p.client(),
                                    secret,
                                    p.ca().isEmpty() ? null : beside.apply(p.ca()),
                                    p.scopes(),
                                    p.groups(),
                                    p.account()));
        } catch (FeedException e) {
            throw new Failure(settings.file() + ": hub.oidc.secret: " + e.getMessage(), e);
        } catch (IOException | IllegalArgumentException e) {
            throw new Failure(settings.file() + ": hub.oidc: " + e.getMessage(), e);
        }
        return new OpenIdRules(
                provider,
                oidc.roles().stream()
                        .map(
                                r ->
                                        new GroupRole(
                                                r.group(),
                                                People.role(r.role()),
                                                People.scope(r.scope())))
                        .toList(),
                oidc.session(),
                oidc.outage(),
                oidc.help());
    }
}

package org.yilan.hub.openid;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.http.TlsFiles;
import org.yilan.feeds.spi.Connection;
import org.yilan.feeds.spi.FeedException;
import org.yilan.hub.openid.OpenIdException.Kind;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import javax.net.ssl.SSLContext;

/// What the provider says of itself (OpenID Connect Discovery 1.0), kept for some hours and longer when it cannot be asked
/// again. Any thread that may block; one asks for all.
final class Discovery {
    private static final System.Logger LOG = System.getLogger("org.yilan.hub");
    private static final Duration FRESH = Duration.ofHours(6);
    private static final Duration TRY_AGAIN = Duration.ofMinutes(1);

    private final OpenIdOptions options;
    private final ProviderHttp http;
    private @Nullable Found found;
    private long askAt;

    /// @param idTokens judges by the keys that the metadata name
    record Found(OIDCProviderMetadata metadata, URL keys, IdTokens idTokens) {}

    Discovery(OpenIdOptions options, ProviderHttp http) {
        this.options = options;
        this.http = http;
    }

    synchronized Found found() throws OpenIdException {
        Found known = found;
        long now = System.nanoTime();
        if (known != null && now - askAt < 0) {
            return known;
        }
        try {
            Found fresh = ask(known);
            found = fresh;
            askAt = now + FRESH.toNanos();
            return fresh;
        } catch (OpenIdException e) {
            if (known == null) {
                throw e;
            }
            askAt = now + TRY_AGAIN.toNanos();
            LOG.log(System.Logger.Level.WARNING, e.getMessage() + " Going on with what is known.");
            return known;
        }
    }

    private Found ask(@Nullable Found known) throws OpenIdException {
        URI issuer = options.issuer();
        URI address =
                URI.create(
                        issuer.toString().replaceFirst("/$", "")
                                + "/.well-known/openid-configuration");
        try {
            OIDCProviderMetadata metadata =
                    OIDCProviderMetadata.parse(http.retrieveResource(address.toURL()).getContent());
            String itself = metadata.getIssuer().getValue();
            if (!itself.equals(issuer.toString())) {
                throw setup(
                        issuer,
                        "it calls itself " + itself + ": write that as hub.oidc.issuer",
                        null);
            }
            for (URI needed :
                    List.of(
                            metadata.getAuthorizationEndpointURI(),
                            metadata.getTokenEndpointURI(),
                            metadata.getJWKSetURI())) {
                if (!ProviderHttp.safe(needed)) {
                    throw setup(issuer, needed + " does not begin with https", null);
                }
            }
            URL keys = metadata.getJWKSetURI().toURL();
            IdTokens idTokens =
                    known != null && known.keys().toString().equals(keys.toString())
                            ? known.idTokens()
                            : new IdTokens(metadata.getIssuer(), options.client(), keys, http);
            return new Found(metadata, keys, idTokens);
        } catch (IOException e) {
            throw unreachable(issuer, String.valueOf(e.getMessage()), e);
        } catch (ParseException | NullPointerException | IllegalArgumentException e) {
            throw setup(issuer, "what it says at " + address + " cannot be read: " + e, e);
        }
    }

    /// How the hub shows the provider who it is, or null where it has no secret.
    @Nullable ClientAuthentication credentials() throws OpenIdException {
        if (options.secret() == null) {
            return null;
        }
        Secret secret;
        try {
            secret = new Secret(options.secret().read());
        } catch (FeedException e) {
            throw setup(options.issuer(), "hub.oidc.secret: " + e.getMessage(), e);
        }
        ClientID client = new ClientID(options.client());
        List<ClientAuthenticationMethod> taken = found().metadata().getTokenEndpointAuthMethods();
        return taken != null
                        && taken.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                        && !taken.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                ? new ClientSecretPost(client, secret)
                : new ClientSecretBasic(client, secret);
    }

    static @Nullable SSLContext trusting(@Nullable Path ca) throws IOException {
        if (ca == null) {
            return null;
        }
        try {
            TlsFiles.Loaded loaded =
                    new TlsFiles(new Connection.Tls(ca, null, null, null, null)).load();
            return loaded == null ? null : loaded.context();
        } catch (FeedException e) {
            throw new IOException("hub.oidc.ca: " + e.getMessage(), e);
        }
    }

    static OpenIdException unreachable(URI issuer, String why, @Nullable Exception cause) {
        String message =
                "The OpenID provider "
                        + issuer
                        + " does not answer ("
                        + why
                        + "). Try again in a minute; local accounts work without it.";
        return cause == null
                ? new OpenIdException(Kind.UNREACHABLE, message, issuer + ": " + why)
                : new OpenIdException(Kind.UNREACHABLE, message, cause, issuer + ": " + why);
    }

    static OpenIdException setup(URI issuer, String why, @Nullable Exception cause) {
        String message =
                "The OpenID provider "
                        + issuer
                        + " and this hub do not fit together: "
                        + why
                        + ". Whoever set up hub.oidc must look at it.";
        return cause == null
                ? new OpenIdException(Kind.SETUP, message, why)
                : new OpenIdException(Kind.SETUP, message, cause, why);
    }
}

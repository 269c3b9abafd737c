package org.yilan.hub.openid;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;

import org.jspecify.annotations.Nullable;

import java.net.URL;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.Map;
import java.util.Set;

/// Judges the ID tokens of one provider by OpenID Connect Core, 3.1.3.7. Any thread that may block.
///
/// Keys are asked for again when a token names one that is not known, at most twice in half a minute, and go on for a day
/// when the provider cannot be asked.
final class IdTokens {
    /// Public keys only. Never `none`, and never HS256 and its like: whoever takes both kinds takes a public key, which
    /// everybody has, for a shared secret (RFC 8725, 2.1 and 3.1).
    static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(
                    JWSAlgorithm.RS256,
                    JWSAlgorithm.RS384,
                    JWSAlgorithm.RS512,
                    JWSAlgorithm.PS256,
                    JWSAlgorithm.PS384,
                    JWSAlgorithm.PS512,
                    JWSAlgorithm.ES256,
                    JWSAlgorithm.ES384,
                    JWSAlgorithm.ES512);

    /// By how much clocks may differ; a few minutes at most (RFC 7519, 4.1.4).
    static final Duration LEEWAY = Duration.ofSeconds(60);

    private static final Duration KEYS_FRESH = Duration.ofMinutes(15);
    private static final Duration KEYS_IN_OUTAGE = Duration.ofHours(24);
    private static final long ASK_AGAIN_MILLIS = 30_000;

    private final IDTokenValidator validator;
    private final InstantSource clock;
    private final String client;

    IdTokens(Issuer issuer, String client, URL keys, ProviderHttp http) {
        this.clock = InstantSource.system();
        this.client = client;
        JWKSource<SecurityContext> source =
                JWKSourceBuilder.<SecurityContext>create(keys, http)
                        .cache(KEYS_FRESH.toMillis(), 15_000)
                        .refreshAheadCache(false) // would keep threads of its own
                        .rateLimited(ASK_AGAIN_MILLIS)
                        .retrying(true)
                        .outageTolerant(KEYS_IN_OUTAGE.toMillis())
                        .build();
        validator =
                new IDTokenValidator(
                        issuer,
                        new ClientID(client),
                        new JWSVerificationKeySelector<>(ALGORITHMS, source),
                        null);
        validator.setMaxClockSkew((int) LEEWAY.toSeconds());
    }

    /// @param nonce that the sign-in began with, or null where it had none
    /// @return the claims
    Map<String, Object> judge(JWT token, @Nullable Nonce nonce) throws OpenIdException {
        if (token instanceof PlainJWT) {
            throw bad("it is not signed", null);
        }
        try {
            validator.validate(token, nonce);
            Date notBefore = token.getJWTClaimsSet().getNotBeforeTime();
            if (notBefore != null && notBefore.toInstant().isAfter(clock.instant().plus(LEEWAY))) {
                throw bad("it is not valid before " + notBefore.toInstant(), null);
            }
            requireAuthorized(token.getJWTClaimsSet());
            return token.getJWTClaimsSet().getClaims();
        } catch (KeySourceException e) {
            throw new OpenIdException(
                    OpenIdException.Kind.UNREACHABLE,
                    "The provider's keys cannot be fetched: "
                            + e.getMessage()
                            + ". Try again in a minute.",
                    e,
                    String.valueOf(e.getMessage()));
        } catch (BadJOSEException | JOSEException | ParseException e) {
            throw bad(String.valueOf(e.getMessage()), e);
        }
    }

    /// The library leaves this to its users: a token for several must have been issued to this client.
    private void requireAuthorized(JWTClaimsSet claims) throws OpenIdException, ParseException {
        String party = claims.getStringClaim("azp");
        if (party == null ? claims.getAudience().size() > 1 : !party.equals(client)) {
            throw bad("it was issued to another client (azp " + party + ")", null);
        }
    }

    private static OpenIdException bad(String why, @Nullable Exception cause) {
        String message =
                "What the provider says of the person (its ID token) is not accepted: "
                        + why
                        + ". Nobody was signed in; if it is about time, compare the clocks of hub"
                        + " and provider.";
        return cause == null
                ? new OpenIdException(OpenIdException.Kind.BAD_TOKEN, message, why)
                : new OpenIdException(OpenIdException.Kind.BAD_TOKEN, message, cause, why);
    }
}

package org.yilan.hub.openid;

import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.Request;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.device.DeviceAuthorizationRequest;
import com.nimbusds.oauth2.sdk.device.DeviceAuthorizationResponse;
import com.nimbusds.oauth2.sdk.device.DeviceAuthorizationSuccessResponse;
import com.nimbusds.oauth2.sdk.device.DeviceCode;
import com.nimbusds.oauth2.sdk.device.DeviceCodeGrant;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;

import org.jspecify.annotations.Nullable;
import org.yilan.hub.openid.OpenIdException.Kind;

import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/// The organisation's OpenID provider, as a hub uses it. The hub asks for tokens itself, so its secret stays with it, consoles
/// need no way to the provider, and no token that was made for somebody else can be brought in from outside. Any thread that
/// may block.
public final class OpenIdProvider implements AutoCloseable {
    private final OpenIdOptions options;
    private final ProviderHttp http;
    private final Discovery discovery;

    /// Does not ask the provider anything yet.
    ///
    /// @throws IOException when the file of authorities cannot be used; the message says why
    public OpenIdProvider(OpenIdOptions options) throws IOException {
        this.options = options;
        this.http = new ProviderHttp(Discovery.trusting(options.ca()));
        this.discovery = new Discovery(options, http);
    }

    /// What it calls itself.
    public URI issuer() {
        return options.issuer();
    }

    /// Somebody whom the provider vouches for.
    ///
    /// @param refresh has the provider vouch again later without the person; empty when it gave none. Never logged
    public record Vouched(Identity identity, String refresh) {
        @Override
        public String toString() {
            return "Vouched[" + identity.who() + "]";
        }
    }

    /// What begins a sign-in with the person's browser, RFC 6749 4.1 with RFC 7636.
    ///
    /// @param redirect on the person's machine, RFC 8252 7.3
    /// @param challenge S256 of the verifier that [#exchange] is given
    public record Begin(URI redirect, String state, String nonce, String challenge) {}

    /// Where a browser is sent.
    public URI authorization(Begin begin) throws OpenIdException {
        try {
            return new AuthenticationRequest.Builder(
                            ResponseType.CODE,
                            scopes(),
                            new ClientID(options.client()),
                            begin.redirect())
                    .endpointURI(discovery.found().metadata().getAuthorizationEndpointURI())
                    .state(new State(begin.state()))
                    .nonce(new Nonce(begin.nonce()))
                    .codeChallenge(CodeChallenge.parse(begin.challenge()), CodeChallengeMethod.S256)
                    .build()
                    .toURI();
        } catch (ParseException | RuntimeException e) {
            throw setup("the sign-in cannot be begun: " + e.getMessage(), e);
        }
    }

    /// What came back from a browser.
    public record Back(String code, URI redirect, String verifier, String nonce) {
        @Override
        public String toString() {
            return "Back[" + redirect + "]";
        }
    }

    /// Has the provider vouch for whoever was at the browser.
    public Vouched exchange(Back back) throws OpenIdException {
        CodeVerifier verifier;
        try {
            verifier = new CodeVerifier(back.verifier());
        } catch (IllegalArgumentException e) {
            throw new OpenIdException(
                    Kind.REFUSED, "The verifier is not one: " + e.getMessage(), e, "verifier");
        }
        return ask(
                new AuthorizationCodeGrant(
                        new AuthorizationCode(back.code()), back.redirect(), verifier),
                new Nonce(back.nonce()),
                "");
    }

    /// A sign-in on another machine than this one, RFC 8628.
    ///
    /// @param code for [#poll]; never logged
    /// @param userCode for the person to type, at [#address]
    /// @param addressWithCode the same in one, or the same as `address`
    /// @param seconds for which it is valid
    /// @param interval seconds between two polls, at least
    public record Device(
            String code,
            String userCode,
            URI address,
            URI addressWithCode,
            long seconds,
            long interval) {
        @Override
        public String toString() {
            return "Device[" + address + "]";
        }
    }

    public Device device() throws OpenIdException {
        URI endpoint = discovery.found().metadata().getDeviceAuthorizationEndpointURI();
        if (endpoint == null) {
            throw new OpenIdException(
                    Kind.NO_DEVICE,
                    "The provider "
                            + issuer()
                            + " offers no sign-in by code (device authorization grant, RFC 8628):"
                            + " sign in where there is a browser.",
                    issuer().toString());
        }
        var credentials = discovery.credentials();
        DeviceAuthorizationRequest request =
                (credentials == null
                                ? new DeviceAuthorizationRequest.Builder(
                                        new ClientID(options.client()))
                                : new DeviceAuthorizationRequest.Builder(credentials))
                        .endpointURI(endpoint)
                        .scope(scopes())
                        .build();
        try {
            DeviceAuthorizationResponse response = DeviceAuthorizationResponse.parse(send(request));
            if (!(response instanceof DeviceAuthorizationSuccessResponse ok)) {
                throw refused(response.toErrorResponse().getErrorObject());
            }
            URI whole = ok.getVerificationURIComplete();
            return new Device(
                    ok.getDeviceCode().getValue(),
                    ok.getUserCode().getValue(),
                    ok.getVerificationURI(),
                    whole == null ? ok.getVerificationURI() : whole,
                    ok.getLifetime(),
                    Math.max(1, ok.getInterval()));
        } catch (ParseException e) {
            throw garbled(e);
        }
    }

    /// Asks whether the person has allowed a device by now.
    ///
    /// @throws OpenIdException [Kind#PENDING] and [Kind#SLOW_DOWN] while they have not
    public Vouched poll(String deviceCode) throws OpenIdException {
        return ask(new DeviceCodeGrant(new DeviceCode(deviceCode)), null, "");
    }

    /// Has the provider vouch again for somebody for whom it did before.
    public Vouched renew(String refresh) throws OpenIdException {
        return ask(new RefreshTokenGrant(new RefreshToken(refresh)), null, refresh);
    }

    /// Tells the provider that nobody will ask again with this, RFC 7009; where it does not offer that, nothing happens.
    public void revoke(String refresh) throws OpenIdException {
        URI endpoint = discovery.found().metadata().getRevocationEndpointURI();
        if (endpoint == null) {
            return;
        }
        var credentials = discovery.credentials();
        send(
                credentials == null
                        ? new TokenRevocationRequest(
                                endpoint, new ClientID(options.client()), new RefreshToken(refresh))
                        : new TokenRevocationRequest(
                                endpoint, credentials, new RefreshToken(refresh)));
    }

    private Scope scopes() {
        Scope scopes = new Scope("openid");
        options.scopes().forEach(scopes::add);
        return scopes;
    }

    private Vouched ask(AuthorizationGrant grant, @Nullable Nonce nonce, String refreshBefore)
            throws OpenIdException {
        URI endpoint = discovery.found().metadata().getTokenEndpointURI();
        var credentials = discovery.credentials();
        TokenRequest request =
                (credentials == null
                                ? new TokenRequest.Builder(
                                        endpoint, new ClientID(options.client()), grant)
                                : new TokenRequest.Builder(endpoint, credentials, grant))
                        .build();
        OIDCTokens tokens;
        try {
            TokenResponse response = OIDCTokenResponseParser.parse(send(request));
            if (!(response instanceof OIDCTokenResponse ok)) {
                throw refused(response.toErrorResponse().getErrorObject());
            }
            tokens = ok.getOIDCTokens();
        } catch (ParseException e) {
            throw garbled(e);
        }
        RefreshToken next = tokens.getRefreshToken();
        return new Vouched(
                identity(tokens, nonce, !refreshBefore.isEmpty()),
                next == null ? refreshBefore : next.getValue());
    }

    private Identity identity(OIDCTokens tokens, @Nullable Nonce nonce, boolean again)
            throws OpenIdException {
        Map<String, Object> claims = new HashMap<>();
        JWT token = tokens.getIDToken();
        if (token != null) {
            claims.putAll(discovery.found().idTokens().judge(token, nonce));
        } else if (!again) {
            throw setup("it gave no ID token; it must be asked with the scope openid", null);
        }
        // A renewal may come without (OpenID Connect Core, 12.2), and some providers name groups
        // only here.
        if (token == null || !Claims.has(claims, options.groups())) {
            Map<String, Object> more = userInfo(tokens, token == null);
            Object subject = claims.get("sub");
            if (subject != null && !more.isEmpty() && !subject.equals(more.get("sub"))) {
                throw setup("its user info is of somebody else than its ID token", null);
            }
            more.forEach(claims::putIfAbsent);
        }
        if (!(claims.get("sub") instanceof String subject) || subject.isEmpty()) {
            throw setup("it does not say whom it vouches for", null);
        }
        return Claims.identity(issuer().toString(), subject, claims, options);
    }

    private Map<String, Object> userInfo(OIDCTokens tokens, boolean needed) throws OpenIdException {
        URI endpoint = discovery.found().metadata().getUserInfoEndpointURI();
        if (endpoint == null) {
            if (needed) {
                throw setup("it gives neither an ID token nor user info at a renewal", null);
            }
            return Map.of();
        }
        try {
            UserInfoResponse response =
                    UserInfoResponse.parse(
                            send(new UserInfoRequest(endpoint, tokens.getAccessToken())));
            if (!response.indicatesSuccess()) {
                throw refused(response.toErrorResponse().getErrorObject());
            }
            var info = response.toSuccessResponse().getUserInfo();
            if (info == null) {
                throw setup("its user info is signed apart, which this hub does not read", null);
            }
            return info.toJSONObject();
        } catch (ParseException e) {
            throw garbled(e);
        }
    }

    private HTTPResponse send(Request request) throws OpenIdException {
        HTTPResponse answer;
        try {
            answer = request.toHTTPRequest().send(http);
        } catch (IOException e) {
            throw Discovery.unreachable(issuer(), String.valueOf(e.getMessage()), e);
        }
        int status = answer.getStatusCode();
        if (status >= 500 || status == 429 || status == 408) {
            throw Discovery.unreachable(issuer(), "it answered " + status, null);
        }
        return answer;
    }

    private OpenIdException refused(@Nullable ErrorObject error) {
        String code = error == null || error.getCode() == null ? "" : error.getCode();
        String words = code;
        if (error != null && error.getDescription() != null) {
            words += " (" + error.getDescription() + ")";
        }
        return switch (code) {
            case "authorization_pending" ->
                    new OpenIdException(Kind.PENDING, "Nobody has allowed it yet.");
            case "slow_down" ->
                    new OpenIdException(Kind.SLOW_DOWN, "Asked too often: wait five seconds more.");
            case "access_denied" ->
                    new OpenIdException(
                            Kind.DENIED,
                            "The sign-in was denied at the provider. Begin again, and allow it"
                                    + " there.");
            case "expired_token" ->
                    new OpenIdException(
                            Kind.EXPIRED, "The code was not used in time. Begin again.");
            case "invalid_grant", "invalid_token" ->
                    new OpenIdException(
                            Kind.REFUSED,
                            "The provider does not vouch for this person, or no longer: "
                                    + words
                                    + ". Sign in again.",
                            words);
            case "temporarily_unavailable", "server_error" ->
                    Discovery.unreachable(issuer(), words, null);
            default -> setup(words.isEmpty() ? "it refused without a reason" : words, null);
        };
    }

    private OpenIdException garbled(ParseException e) {
        return setup("its answer cannot be read: " + e.getMessage(), e);
    }

    private OpenIdException setup(String why, @Nullable Exception cause) {
        return Discovery.setup(issuer(), why, cause);
    }

    @Override
    public void close() {
        http.close();
    }
}

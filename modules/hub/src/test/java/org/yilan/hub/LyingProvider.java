package org.yilan.hub;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// An OpenID provider that says whatever a test wants; a complete one does not lie. It signs for real.
final class LyingProvider implements AutoCloseable {
    static final String CLIENT = "yilan";

    private static final RSAKey FIRST = key("k1");
    private static final RSAKey SECOND = key("k2");

    final RSAKey first = FIRST;
    final RSAKey second = SECOND;

    /// What the token endpoint answers next, and with which status.
    volatile String answer = "{}";

    volatile int status = 200;
    volatile String userInfo = "{}";
    volatile List<RSAKey> published = List.of(first);

    /// While set, every address answers 503.
    volatile boolean down;

    /// The forms that the token endpoint got.
    final List<String> asked = new CopyOnWriteArrayList<>();

    final List<String> revoked = new CopyOnWriteArrayList<>();
    volatile int keysAsked;
    private volatile WebServer server;
    private final int port;

    LyingProvider() {
        server = serve(0);
        port = server.port();
    }

    private WebServer serve(int at) {
        return WebServer.builder()
                .host("127.0.0.1")
                .port(at)
                .shutdownHook(false)
                .shutdownGracePeriod(Duration.ofMillis(100))
                .routing(
                        r ->
                                r.get("/.well-known/openid-configuration", this::configuration)
                                        .get("/keys", this::keys)
                                        .post("/token", this::token)
                                        .post("/device", this::device)
                                        .post("/revoke", this::revoke)
                                        .get("/userinfo", (q, s) -> json(s, 200, userInfo)))
                .build()
                .start();
    }

    String issuer() {
        return "http://127.0.0.1:" + port;
    }

    /// Nobody listens any more.
    void stop() {
        server.stop();
    }

    void start() {
        server = serve(port);
    }

    private void configuration(ServerRequest request, ServerResponse response) {
        String i = issuer();
        json(
                response,
                200,
                """
                {"issuer":"%s","authorization_endpoint":"%s/authorize","token_endpoint":"%s/token",
                 "jwks_uri":"%s/keys","userinfo_endpoint":"%s/userinfo",
                 "device_authorization_endpoint":"%s/device","revocation_endpoint":"%s/revoke",
                 "subject_types_supported":["public"],"response_types_supported":["code"],
                 "id_token_signing_alg_values_supported":["RS256"]}
                """
                        .formatted(i, i, i, i, i, i, i));
    }

    private void keys(ServerRequest request, ServerResponse response) {
        keysAsked++;
        json(response, 200, new JWKSet(new ArrayList<>(published)).toPublicJWKSet().toString());
    }

    private void token(ServerRequest request, ServerResponse response) {
        asked.add(request.content().as(String.class));
        json(response, status, answer);
    }

    private void device(ServerRequest request, ServerResponse response) {
        json(
                response,
                200,
                """
                {"device_code":"DC","user_code":"WDJB-MJHT","verification_uri":"%s/device",
                 "expires_in":600,"interval":5}
                """
                        .formatted(issuer()));
    }

    private void revoke(ServerRequest request, ServerResponse response) {
        revoked.add(request.content().as(String.class));
        json(response, 200, "");
    }

    private void json(ServerResponse response, int code, String body) {
        response.status(down ? 503 : code)
                .header(HeaderNames.CONTENT_TYPE, "application/json")
                .send(down ? "{}" : body);
    }

    // ---- what it says

    /// The claims of somebody who may come in.
    JWTClaimsSet.Builder claims() {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject("s-1")
                .audience(CLIENT)
                .claim("name", "王敏")
                .claim("nonce", "n-0123456789")
                .claim("groups", List.of("everybody", "dispatch"))
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)));
    }

    void says(JWTClaimsSet.Builder claims) {
        says(signed(first, claims));
    }

    void says(String idToken) {
        status = 200;
        answer =
                "{\"access_token\":\"at\",\"token_type\":\"Bearer\",\"expires_in\":300,"
                        + "\"refresh_token\":\"r-"
                        + asked.size()
                        + "\",\"id_token\":\""
                        + idToken
                        + "\"}";
    }

    void refuses(String error) {
        status = error.equals("invalid_client") ? 401 : 400;
        answer = "{\"error\":\"" + error + "\"}";
    }

    static String signed(RSAKey key, JWTClaimsSet.Builder claims) {
        try {
            return signed(
                    new RSASSASigner(key),
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .type(JOSEObjectType.JWT)
                            .build(),
                    claims);
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    static String signed(JWSSigner signer, JWSHeader header, JWTClaimsSet.Builder claims)
            throws JOSEException {
        SignedJWT token = new SignedJWT(header, claims.build());
        token.sign(signer);
        return token.serialize();
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        server.stop();
    }
}

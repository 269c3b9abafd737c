package org.yilan.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yilan.hub.openid.GroupRole;
import org.yilan.hub.openid.OpenIdOptions;
import org.yilan.hub.openid.OpenIdProvider;
import org.yilan.situation.command.Role;
import org.yilan.situation.command.Scope;
import org.yilan.situation.model.Tier;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/// What a hub believes of a provider. A complete one is asked in the program's own tests.
@Timeout(120)
class OpenIdTest {
    private static final List<GroupRole> ROLES =
            List.of(
                    new GroupRole(
                            "lead",
                            Role.COMMANDER,
                            new Scope(Set.of(Tier.CITY), Set.of(), Set.of())),
                    new GroupRole(
                            "dispatch",
                            Role.DISPATCHER,
                            new Scope(Set.of(), Set.of("310115"), Set.of())));
    private static final String GOES_ON = "\"prolonged\":true";

    @TempDir Path directory;
    private final AtomicLong nanos = new AtomicLong();
    private LyingProvider provider;
    private TestHub test;
    private OpenIdProvider known;
    private HubPeople people;
    private HubServer server;

    @BeforeEach
    void start() throws Exception {
        provider = new LyingProvider();
        test = new TestHub(directory);
        serve(ROLES, "");
    }

    private void serve(List<GroupRole> roles, String account) throws Exception {
        if (server != null) {
            server.close();
            known.close();
        }
        known =
                new OpenIdProvider(
                        new OpenIdOptions(
                                URI.create(provider.issuer()),
                                LyingProvider.CLIENT,
                                null,
                                null,
                                List.of("profile"),
                                "groups",
                                account));
        people =
                new HubPeople(
                        List.of(TestHub.LI),
                        new OpenIdRules(
                                known,
                                roles,
                                Duration.ofMinutes(30),
                                Duration.ofHours(4),
                                "信息中心 8123"),
                        nanos::get);
        server = HubServer.start(test.hub, people, 0);
    }

    @AfterEach
    void stop() {
        server.close();
        known.close();
        test.close();
        provider.close();
    }

    private HttpResponse<byte[]> post(String path, String token, String body) {
        return test.send(
                HttpRequest.newBuilder(server.address().resolve("/api/v1" + path))
                        .header("Authorization", "Bearer " + token)
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<byte[]> me(String token) {
        return test.send(
                HttpRequest.newBuilder(server.address().resolve("/api/v1/me"))
                        .header("Authorization", "Bearer " + token));
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private HttpResponse<byte[]> signIn() {
        return post(
                "/login/openid/code",
                "",
                """
                {"code":"c","redirect":"http://127.0.0.1:4711/back",
                 "verifier":"0123456789012345678901234567890123456789012","nonce":"n-0123456789"}
                """);
    }

    private HttpResponse<byte[]> renew(String refresh, String token) {
        return post("/login/openid/renew", token, "{\"refresh\":\"" + refresh + "\"}");
    }

    private static String field(HttpResponse<byte[]> answer, String name) {
        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(200);
        return text(answer).replaceAll(".*\"" + name + "\":\"([^\"]*)\".*", "$1");
    }

    private void refused(String idToken, String why) {
        provider.says(idToken);
        HttpResponse<byte[]> answer = signIn();
        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(502);
        assertThat(text(answer))
                .contains("login.bad-token", "is not accepted", "Nobody was signed in")
                .containsIgnoringCase(why);
    }

    // ---- who comes in

    @Test
    void aGroupGivesTheRoleAndTheJournalANameThatStays() {
        provider.says(provider.claims());

        HttpResponse<byte[]> answer = signIn();

        // printf 'http://127.0.0.1:PORT\ns-1' | sha256sum, its first ten digits
        String id = HubPeople.digest(provider.issuer() + "\ns-1");
        assertThat(field(answer, "name")).isEqualTo("王敏 #" + id.substring(0, 10));
        assertThat(field(answer, "id")).isEqualTo(id);
        assertThat(text(me(field(answer, "token"))))
                .contains("\"DISPATCHER\"", "\"310115\"", "王敏 #");
        assertThat(provider.asked.getFirst())
                .contains("grant_type=authorization_code", "code_verifier=0123", "client_id=yilan");
    }

    @Test
    void ofSeveralGroupsTheFirstOfTheConfigurationCounts() {
        provider.says(provider.claims().claim("groups", List.of("dispatch", "lead")));

        assertThat(text(signIn())).contains("\"role\":\"COMMANDER\"");
    }

    @Test
    void whoHasNoMappedGroupIsToldWhichTheyHaveAndWhomToAsk() {
        provider.says(provider.claims().claim("groups", List.of("everybody", "parks")));

        HttpResponse<byte[]> answer = signIn();

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(text(answer))
                .contains("login.no-role", "王敏", "everybody, parks", "Ask: 信息中心 8123");
        // A wrong case is another group.
        provider.says(provider.claims().claim("groups", "Dispatch"));
        assertThat(signIn().statusCode()).isEqualTo(403);
    }

    @Test
    void groupsMayBeInsideOfAnotherClaimOrInTheUserInfoOnly() throws Exception {
        provider.says(provider.claims().claim("groups", null));
        provider.userInfo = "{\"sub\":\"s-1\",\"groups\":[\"dispatch\"]}";
        assertThat(signIn().statusCode()).isEqualTo(200);

        provider.userInfo = "{\"sub\":\"somebody\",\"groups\":[\"lead\"]}";
        HttpResponse<byte[]> other = signIn();
        assertThat(other.statusCode()).isEqualTo(502);
        assertThat(text(other)).contains("of somebody else");
    }

    @Test
    void anAccountStandsInPlaceOfTheDigestAndNobodyForgesOne() throws Exception {
        serve(ROLES, "hr.number");
        provider.says(
                provider.claims()
                        .claim("name", "王\u202e敏 #10001")
                        .claim("hr", Map.of("number", 10233)));

        assertThat(field(signIn(), "name")).isEqualTo("王 敏 10001 #10233");
    }

    @Test
    void aPersonIsNotTheirOwnSecondPerson() throws Exception {
        HubPerson alsoHere =
                new HubPerson("王敏", Role.COMMANDER, "local-token", PinHash.of("1234", 1000));
        server.close();
        people =
                new HubPeople(
                        List.of(alsoHere),
                        new OpenIdRules(
                                known, ROLES, Duration.ofMinutes(30), Duration.ofHours(4), ""),
                        nanos::get);
        server = HubServer.start(test.hub, people, 0);
        provider.says(provider.claims().claim("groups", List.of("lead")));
        String token = field(signIn(), "token");

        HttpResponse<byte[]> answer =
                test.send(
                        HttpRequest.newBuilder(server.address().resolve("/api/v1/commands"))
                                .headers(
                                        "Authorization",
                                        "Bearer " + token,
                                        "Yilan-Person",
                                        "%E7%8E%8B%E6%95%8F",
                                        "Yilan-Pin",
                                        "1234")
                                .POST(
                                        HttpRequest.BodyPublishers.ofByteArray(
                                                test.codec.command(
                                                        new org.yilan.situation.command
                                                                .CommandEnvelope(
                                                                "c1",
                                                                "",
                                                                test.clock.instant(),
                                                                "",
                                                                -1,
                                                                new org.yilan.situation.command
                                                                        .Command.WithdrawProposal(
                                                                        "none"))))));

        assertThat(text(answer)).contains("refused.same-person");
    }

    // ---- what is not believed

    @Test
    void aTokenForAnotherClientIsRefused() {
        refused(LyingProvider.signed(provider.first, provider.claims().audience("other")), "aud");
        // For both, but issued to the other one.
        refused(
                LyingProvider.signed(
                        provider.first,
                        provider.claims()
                                .audience(List.of(LyingProvider.CLIENT, "other"))
                                .claim("azp", "other")),
                "azp");
    }

    @Test
    void aTokenOfAnotherIssuerOrSignInIsRefused() {
        refused(
                LyingProvider.signed(
                        provider.first, provider.claims().issuer("https://elsewhere.example")),
                "issuer");
        refused(
                LyingProvider.signed(provider.first, provider.claims().claim("nonce", "n-other")),
                "nonce");
        refused(
                LyingProvider.signed(provider.first, provider.claims().claim("nonce", null)),
                "nonce");
    }

    @Test
    void aTokenCountsOnlyInItsTimeWithAMinuteForTheClocks() {
        Instant now = Instant.now();
        refused(
                LyingProvider.signed(
                        provider.first,
                        provider.claims().expirationTime(Date.from(now.minusSeconds(70)))),
                "expired");
        refused(
                LyingProvider.signed(
                        provider.first,
                        provider.claims().notBeforeTime(Date.from(now.plusSeconds(90)))),
                "before");
        provider.says(provider.claims().expirationTime(Date.from(now.minusSeconds(40))));
        assertThat(signIn().statusCode()).isEqualTo(200);
        provider.says(provider.claims().notBeforeTime(Date.from(now.plusSeconds(40))));
        assertThat(signIn().statusCode()).isEqualTo(200);
    }

    @Test
    void aTokenThatNobodyOrEverybodyCouldHaveSignedIsRefused() throws Exception {
        JWTClaimsSet claims = provider.claims().build();
        refused(new com.nimbusds.jwt.PlainJWT(claims).serialize(), "not signed");
        // Whoever has the public key, that is everybody, could make this one.
        for (byte[] secret :
                List.of(
                        provider.first.toRSAPublicKey().getEncoded(),
                        provider.first.toPublicJWK().toString().getBytes(StandardCharsets.UTF_8))) {
            refused(
                    LyingProvider.signed(
                            new MACSigner(secret),
                            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("k1").build(),
                            provider.claims()),
                    "rejected");
        }
        // Its body was changed, its signature was not.
        String[] parts = LyingProvider.signed(provider.first, provider.claims()).split("\\.");
        String[] other =
                LyingProvider.signed(
                                provider.first, provider.claims().claim("groups", List.of("lead")))
                        .split("\\.");
        refused(parts[0] + "." + other[1] + "." + parts[2], "signature");
    }

    @Test
    void keysRotateAndAreAskedForAgainButNotForEverybodysSake() {
        provider.says(provider.claims());
        assertThat(signIn().statusCode()).isEqualTo(200);
        assertThat(provider.keysAsked).isEqualTo(1);

        provider.published = List.of(provider.first, provider.second);
        provider.says(LyingProvider.signed(provider.second, provider.claims()));
        assertThat(signIn().statusCode()).isEqualTo(200);
        assertThat(provider.keysAsked).isEqualTo(2);

        // A key that the provider does not know either.
        provider.published = List.of(provider.first);
        for (int i = 0; i < 5; i++) {
            refusedOrBusy(
                    LyingProvider.signed(
                            new com.nimbusds.jose.jwk.RSAKey.Builder(provider.second)
                                    .keyID("k" + (9 + i))
                                    .build(),
                            provider.claims()));
        }
        assertThat(provider.keysAsked).isLessThanOrEqualTo(4);
    }

    private void refusedOrBusy(String idToken) {
        provider.says(idToken);
        assertThat(signIn().statusCode()).isIn(502, 503);
    }

    // ---- how long it lasts

    @Test
    void aSessionGoesOnUnderItsTokenAsOftenAsTheProviderVouches() {
        provider.says(provider.claims());
        HttpResponse<byte[]> first = signIn();
        String token = field(first, "token");
        for (int i = 0; i < 4; i++) {
            nanos.addAndGet(Duration.ofMinutes(20).toNanos());
            provider.says(provider.claims().claim("nonce", null));
            assertThat(field(renew("r" + i, token), "token")).isEqualTo(token);
        }
        nanos.addAndGet(Duration.ofMinutes(30).toNanos());
        assertThat(me(token).statusCode()).isEqualTo(401);
        // A hub that knows no session any more begins one.
        assertThat(field(renew("r9", token), "token")).isNotEqualTo(token);
    }

    @Test
    void whoWasRemovedThereIsOutAtTheNextRenewal() {
        provider.says(provider.claims());
        String token = field(signIn(), "token");
        provider.refuses("invalid_grant");

        HttpResponse<byte[]> answer = renew("r", token);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(text(answer)).contains("login.refused", "or no longer", "Sign in again");
        assertThat(me(token).statusCode()).isEqualTo(401);
    }

    @Test
    void whoeverLeavesAGroupOrGetsAnotherLosesTheRoleWithTheStream() throws Exception {
        provider.says(provider.claims());
        String token = field(signIn(), "token");
        HttpRequest request =
                HttpRequest.newBuilder(server.address().resolve("/api/v1/stream?after=0"))
                        .header("Authorization", "Bearer " + token)
                        .build();
        try (InputStream in =
                test.http().send(request, HttpResponse.BodyHandlers.ofInputStream()).body()) {
            assertThat(in.readNBytes(10)).isNotEmpty();
            provider.says(provider.claims().claim("groups", List.of("lead")));
            assertThat(text(renew("r", token))).contains("\"role\":\"COMMANDER\"");
            assertThat(in.readAllBytes().length).isLessThan(20_000); // it comes to its end
        }
        assertThat(text(me(token))).contains("COMMANDER");

        provider.says(provider.claims().claim("groups", List.of()));
        assertThat(renew("r2", token).statusCode()).isEqualTo(403);
        assertThat(me(token).statusCode()).isEqualTo(401);
    }

    @Test
    void anotherMappingCountsFromTheNextRenewalOn() throws Exception {
        provider.says(provider.claims());
        String token = field(signIn(), "token");
        serve(List.of(new GroupRole("dispatch", Role.OBSERVER, Scope.ALL)), "");

        assertThat(text(renew("r", token))).contains("\"role\":\"OBSERVER\"");
        serve(List.of(new GroupRole("lead", Role.COMMANDER, Scope.ALL)), "");
        assertThat(text(renew("r3", token))).contains("login.no-role", "everybody, dispatch");
    }

    @Test
    void aProviderThatIsAwayLocksNobodyOutForAWhileAndThenDoes() {
        provider.says(provider.claims());
        String token = field(signIn(), "token");
        provider.stop();
        for (int i = 0; i < 9; i++) {
            nanos.addAndGet(Duration.ofMinutes(25).toNanos());
            assertThat(text(renew("r", token))).as("after " + i).contains(GOES_ON);
        }
        // 225 minutes have passed; 240 are the limit.
        nanos.addAndGet(Duration.ofMinutes(15).toNanos());
        HttpResponse<byte[]> late = renew("r", token);
        assertThat(late.statusCode()).isEqualTo(503);
        assertThat(text(late)).contains("login.unreachable", "does not answer", "local accounts");
        assertThat(me(token).statusCode()).isEqualTo(401);

        provider.start();
        provider.says(provider.claims());
        assertThat(renew("r", token).statusCode()).isEqualTo(200);
    }

    @Test
    void aProviderThatIsDownAtTheSignInIsSaidToBe() {
        provider.down = true;
        HttpResponse<byte[]> answer = signIn();
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(text(answer)).contains("login.unreachable", "503", "Try again");
        provider.down = false;
        provider.says(provider.claims());
        assertThat(signIn().statusCode()).isEqualTo(200);
    }

    @Test
    void aHubThatTheProviderDoesNotTakeIsTheHubsFaultNotThePersons() {
        provider.says(provider.claims());
        String token = field(signIn(), "token");
        provider.refuses("invalid_client");

        HttpResponse<byte[]> answer = signIn();
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(text(answer)).contains("login.setup", "invalid_client", "hub.oidc");
        assertThat(text(renew("r", token))).contains(GOES_ON);
    }

    @Test
    void aRenewalWhoseAnswerGotLostIsAnsweredAgain() {
        provider.says(provider.claims());
        String token = field(signIn(), "token");
        provider.says(provider.claims());
        String next = field(renew("once", token), "refresh");
        provider.refuses("invalid_grant"); // what counts once only

        assertThat(field(renew("once", token), "refresh")).isEqualTo(next);
        assertThat(me(token).statusCode()).isEqualTo(200);
        nanos.addAndGet(Duration.ofSeconds(121).toNanos());
        assertThat(renew("once", token).statusCode()).isEqualTo(401);
    }

    @Test
    void somebodyElsesRefreshTokenDoesNotTakeASessionOver() {
        provider.says(provider.claims());
        String token = field(signIn(), "token");
        provider.says(provider.claims().subject("s-2").claim("name", "李强"));

        String other = field(renew("r", token), "token");

        assertThat(other).isNotEqualTo(token);
        assertThat(me(token).statusCode()).isEqualTo(401);
        assertThat(text(me(other))).contains("李强");
    }

    @Test
    void signingOutEndsTheSessionHereAndThere() {
        provider.says(provider.claims());
        String token = field(signIn(), "token");

        assertThat(post("/logout", token, "{\"refresh\":\"r-0\"}").statusCode()).isEqualTo(204);

        assertThat(me(token).statusCode()).isEqualTo(401);
        assertThat(provider.revoked).hasSize(1);
        assertThat(provider.revoked.getFirst()).contains("token=r-0");
    }

    // ---- devices

    @Test
    void aDeviceIsToldWhatBecameOfItsCode() {
        String device = text(post("/login/openid/device", "", ""));
        assertThat(device).contains("WDJB-MJHT", "\"interval\":5", "\"seconds\":600");
        for (var said :
                Map.of(
                                "authorization_pending", "400 login.pending",
                                "slow_down", "400 login.slow-down",
                                "access_denied", "403 login.denied",
                                "expired_token", "400 login.expired")
                        .entrySet()) {
            provider.refuses(said.getKey());
            HttpResponse<byte[]> answer =
                    post("/login/openid/device/session", "", "{\"code\":\"DC\"}");
            assertThat(answer.statusCode() + " " + text(answer))
                    .startsWith(said.getValue().substring(0, 3))
                    .contains(said.getValue().substring(4));
        }
        provider.says(provider.claims().claim("nonce", null));
        assertThat(field(post("/login/openid/device/session", "", "{\"code\":\"DC\"}"), "name"))
                .startsWith("王敏");
        assertThat(provider.asked.getLast()).contains("device_code=DC");
    }

    // ---- who asks

    @Test
    void aBrowserIsSentToThePersonsOwnMachineOnly() {
        String wanted =
                "{\"redirect\":\"%s\",\"state\":\"s-0123456789\",\"nonce\":\"n-0123456789\","
                        + "\"challenge\":\"E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM\"}";
        HttpResponse<byte[]> answer =
                post("/login/openid", "", wanted.formatted("http://127.0.0.1:4711/back"));
        assertThat(field(answer, "url"))
                .startsWith(provider.issuer() + "/authorize?")
                .contains(
                        "code_challenge_method=S256",
                        "state=s-0123456789",
                        "nonce=n-0123456789",
                        "scope=openid+profile",
                        "response_type=code");
        for (String elsewhere :
                List.of(
                        "https://evil.example/back",
                        "http://localhost:1/",
                        "http://127.0.0.1:80@evil.example/",
                        "http://127.0.0.1.evil.example:80/")) {
            assertThat(post("/login/openid", "", wanted.formatted(elsewhere)).statusCode())
                    .as(elsewhere)
                    .isEqualTo(400);
        }
    }

    @Test
    void withoutAProviderThereIsNothingOfTheKind() {
        String ways =
                new String(
                        test.send(HttpRequest.newBuilder(server.address().resolve("/api/v1/login")))
                                .body(),
                        StandardCharsets.UTF_8);
        assertThat(ways).contains("\"password\":false", provider.issuer());
        assertThat(
                        test.send(
                                        HttpRequest.newBuilder(test.uri("/login/openid/device"))
                                                .POST(HttpRequest.BodyPublishers.noBody()))
                                .statusCode())
                .isEqualTo(404);
    }

    @Test
    void nonsenseIsRefusedAsSuch() {
        for (String path : List.of("", "/code", "/device/session", "/renew")) {
            for (String body : List.of("", "{}", "[]", "null", "{\"code\":\" \"}")) {
                assertThat(post("/login/openid" + path, "", body).statusCode())
                        .as(path + " " + body)
                        .isEqualTo(400);
            }
        }
        assertThat(provider.asked).isEmpty();
    }
}

package org.yilan.hub;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yilan.situation.command.Role;
import org.yilan.situation.command.Scope;

import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/// Signing in with a password.
@Timeout(120)
class LoginTest {
    private static final HubPerson LI =
            new HubPerson(
                    "李明",
                    Role.SUPERVISOR,
                    new Scope(Set.of(), Set.of("310115"), Set.of()),
                    "li-token",
                    PinHash.of("1234", 1000),
                    PinHash.of("一个很长的口令 with spaces", 1000));
    private static final HubPerson WANG = new HubPerson("王芳", Role.DISPATCHER, "wang-token", "");

    @TempDir Path directory;
    private final AtomicLong nanos = new AtomicLong();
    private TestHub test;
    private HubPeople people;
    private HubServer server;

    @BeforeEach
    void start() {
        test = new TestHub(directory);
        people = new HubPeople(List.of(LI, WANG), null, nanos::get);
        server = HubServer.start(test.hub, people, 0);
    }

    @AfterEach
    void stop() {
        server.close();
        test.close();
    }

    private HttpResponse<byte[]> login(String name, String password) {
        return post("/login", "", test.codec.write(new Body(name, password)));
    }

    private record Body(String name, String password) {}

    private HttpResponse<byte[]> post(String path, String token, byte[] body) {
        return test.send(
                HttpRequest.newBuilder(server.address().resolve("/api/v1" + path))
                        .header("Authorization", "Bearer " + token)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    private HttpResponse<byte[]> me(String token) {
        return test.send(
                HttpRequest.newBuilder(server.address().resolve("/api/v1/me"))
                        .header("Authorization", "Bearer " + token));
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private static String token(HttpResponse<byte[]> answer) {
        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(200);
        return text(answer).replaceAll(".*\"token\":\"([0-9a-f]{48})\".*", "$1");
    }

    @Test
    void aPasswordGivesASessionWithTheRightsOfThePerson() {
        String token = token(login("李明", "一个很长的口令 with spaces"));

        assertThat(text(me(token)))
                .contains("\"name\":\"李明\"", "\"role\":\"SUPERVISOR\"", "\"310115\"");
        // Two consoles are two sessions.
        assertThat(token(login("李明", "一个很长的口令 with spaces"))).isNotEqualTo(token);
    }

    @Test
    void aSessionEndsByItselfAndWhenItIsEnded() {
        String first = token(login("李明", "一个很长的口令 with spaces"));
        String second = token(login("李明", "一个很长的口令 with spaces"));

        assertThat(post("/logout", first, new byte[0]).statusCode()).isEqualTo(204);
        assertThat(me(first).statusCode()).isEqualTo(401);
        assertThat(me(second).statusCode()).isEqualTo(200);
        nanos.addAndGet(Duration.ofHours(12).minusSeconds(1).toNanos());
        assertThat(me(second).statusCode()).isEqualTo(200);
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(me(second).statusCode()).isEqualTo(401);
        // A token of the configuration is no session.
        assertThat(post("/logout", "wang-token", new byte[0]).statusCode()).isEqualTo(204);
        assertThat(me("wang-token").statusCode()).isEqualTo(200);
    }

    @Test
    void aStreamEndsWithItsSession() throws Exception {
        String token = token(login("李明", "一个很长的口令 with spaces"));
        HttpRequest request =
                HttpRequest.newBuilder(server.address().resolve("/api/v1/stream?after=0"))
                        .header("Authorization", "Bearer " + token)
                        .build();
        try (InputStream in =
                test.http().send(request, HttpResponse.BodyHandlers.ofInputStream()).body()) {
            assertThat(in.readNBytes(10)).isNotEmpty();
            assertThat(post("/logout", token, new byte[0]).statusCode()).isEqualTo(204);

            assertThat(in.readAllBytes().length).isLessThan(10_000); // it comes to its end
        }
    }

    @Test
    void fiveWrongPasswordsMakeAMinutesWaitAlsoForTheRightOne() {
        for (int i = 0; i < 5; i++) {
            assertThat(login("李明", "falsch").statusCode()).isEqualTo(401);
        }
        HttpResponse<byte[]> locked = login("李明", "一个很长的口令 with spaces");
        assertThat(locked.statusCode()).isEqualTo(429);
        assertThat(text(locked)).contains("wait 60 seconds");
        // Inside, the second person still confirms by PIN.
        assertThat(people.check("李明", "1234").actor()).isNotNull();
        nanos.addAndGet(Duration.ofSeconds(60).toNanos());
        token(login("李明", "一个很长的口令 with spaces"));
    }

    @Test
    void nobodyElseGetsIn() {
        // Somebody without a password, nobody, a PIN, nothing: one answer for all.
        String answer = text(login("王芳", ""));
        assertThat(login("王芳", "").statusCode()).isEqualTo(401);
        assertThat(text(login("无此人", "x"))).isEqualTo(answer);
        assertThat(text(login("李明", "1234"))).isEqualTo(answer);
        assertThat(text(login("李明", ""))).isEqualTo(answer);
        for (String nonsense : List.of("", "{}", "[]", "{\"password\":\"x\"}")) {
            assertThat(post("/login", "", nonsense.getBytes(StandardCharsets.UTF_8)).statusCode())
                    .as(nonsense)
                    .isEqualTo(400);
        }
    }
}

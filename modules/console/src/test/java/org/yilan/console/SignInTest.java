package org.yilan.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yilan.situation.command.Role;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;

/// Signing in at a hub, and staying in, when the hub says this and that.
@Timeout(60)
class SignInTest {
    private static final String DEVICE =
            "{\"code\":\"dc\",\"userCode\":\"WDJB-MJHT\",\"address\":\"https://id.example/d\","
                    + "\"addressWithCode\":\"https://id.example/d?c=1\",\"seconds\":%d,"
                    + "\"interval\":5}";

    @TempDir Path folder;
    private final MockWebServer hub = new MockWebServer();
    private final Queue<MockResponse> answers = new ArrayDeque<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<Duration> waits = new ArrayList<>();
    private HubLogin login;

    @BeforeEach
    void open() throws IOException {
        hub.setDispatcher(
                new Dispatcher() {
                    @Override
                    public MockResponse dispatch(RecordedRequest request) {
                        asked.add(
                                request.getUrl().encodedPath()
                                        + " "
                                        + (request.getBody() == null
                                                ? ""
                                                : request.getBody().utf8()));
                        synchronized (answers) {
                            return answers.size() > 1 ? answers.remove() : answers.element();
                        }
                    }
                });
        hub.start();
        login = new HubLogin(hub.url("/").uri(), HubTrust.SYSTEM);
    }

    @AfterEach
    void close() {
        login.close();
        hub.close();
    }

    private void says(int status, String body) {
        synchronized (answers) {
            answers.add(new MockResponse.Builder().code(status).body(body).build());
        }
    }

    private void refuses(int status, String code) {
        says(
                status,
                "{\"type\":\"urn:yilan:problem:login\",\"title\":\"t\",\"status\":"
                        + status
                        + ",\"detail\":\"words of the hub\",\"code\":\""
                        + code
                        + "\",\"arguments\":[\"a\"],\"command\":\"\"}");
    }

    private static String granted(String token, String refresh, int seconds) {
        return "{\"token\":\"%s\",\"until\":\"2026-01-01T00:00:00Z\",\"seconds\":%d,\"refresh\":\"%s\",\"person\":{\"name\":\"王敏 #1\",\"role\":\"DISPATCHER\",\"id\":\"i1\"},\"prolonged\":false}"
                .formatted(token, seconds, refresh);
    }

    private HubLogin.Granted byCode() throws Exception {
        return DeviceSignIn.run(login, d -> {}, waits::add);
    }

    // ---- by code

    @Test
    void asksAsRarelyAsItIsToldAndMoreRarelyWhileNobodyAnswers() throws Exception {
        says(200, DEVICE.formatted(600));
        refuses(400, "login.pending");
        refuses(400, "login.slow-down");
        refuses(400, "login.pending");
        refuses(503, "login.unreachable");
        refuses(503, "");
        refuses(400, "login.pending");
        says(200, granted("t", "r", 60));

        assertThat(byCode().token()).isEqualTo("t");

        // RFC 8628, 3.5: five more seconds after slow_down, twice as long after no answer.
        assertThat(waits.stream().map(Duration::toSeconds))
                .containsExactly(5L, 5L, 10L, 10L, 20L, 40L, 10L);
    }

    @Test
    void aCodeThatNobodyUsesRunsOutAndOneThatIsDeniedIsOver() throws Exception {
        says(200, DEVICE.formatted(12));
        refuses(400, "login.pending");
        LoginRefused late = catchThrowableOfType(LoginRefused.class, this::byCode);
        assertThat(late.code()).isEqualTo("login.expired");
        assertThat(late).hasMessageContaining("not used in time");
        assertThat(waits).hasSize(3); // 15 s are more than 12

        answers.clear();
        says(200, DEVICE.formatted(600));
        refuses(403, "login.denied");
        assertThat(catchThrowableOfType(LoginRefused.class, this::byCode).code())
                .isEqualTo("login.denied");
    }

    // ---- with a browser

    @Test
    void aProvidersErrorIsSaidAndNobodyComingBackToo() throws Exception {
        says(200, "{\"url\":\"https://id.example/authorize\"}");
        LoginRefused wrong =
                catchThrowableOfType(
                        LoginRefused.class,
                        () ->
                                BrowserSignIn.run(
                                        login,
                                        u -> back("error=invalid_scope&error_description=no"),
                                        Duration.ofSeconds(20)));
        assertThat(wrong.code()).isEqualTo("login.setup");
        assertThat(wrong).hasMessageContaining("invalid_scope (no)");
        assertThat(
                        catchThrowableOfType(
                                        LoginRefused.class,
                                        () ->
                                                BrowserSignIn.run(
                                                        login, u -> {}, Duration.ofMillis(50)))
                                .code())
                .isEqualTo("login.expired");
    }

    /// Comes back as a browser would; state and address are what the hub was asked with.
    private void back(String query) {
        String begun = asked.getLast();
        String redirect = begun.replaceAll(".*\"redirect\":\"([^\"]*)\".*", "$1");
        String state = begun.replaceAll(".*\"state\":\"([^\"]*)\".*", "$1");
        Thread.ofVirtual()
                .start(
                        () -> {
                            try {
                                URI.create(redirect + "?" + query + "&state=" + state)
                                        .toURL()
                                        .openConnection()
                                        .getInputStream()
                                        .close();
                            } catch (IOException e) {
                                // A page that says what was wrong is an error to this client.
                            }
                        });
    }

    // ---- staying in

    private Path kept(String token, String refresh) throws IOException {
        Path file = folder.resolve("session");
        new KeptSession(token, refresh, "王敏 #1", Role.DISPATCHER, "i1").write(file);
        return file;
    }

    private SessionKeeper keeper(Path file, List<String> lost) throws IOException {
        return new SessionKeeper(login, file, KeptSession.read(file), e -> lost.add(e.code()))
                .start();
    }

    @Test
    void aSessionIsRenewedAtHalfItsTimeAndKeptBeforeItIsNeeded() throws Exception {
        Path file = kept("t0", "r0");
        says(200, granted("t1", "r1", 2));
        says(200, granted("t2", "r2", 3600));
        List<String> lost = new CopyOnWriteArrayList<>();
        try (SessionKeeper keeper = keeper(file, lost)) {
            await().until(() -> keeper.token().equals("t2"));
            await().until(() -> KeptSession.read(file).refresh().equals("r2"));
        }
        assertThat(asked.get(0)).contains("/renew", "\"r0\"");
        assertThat(asked.get(1)).contains("/renew", "\"r1\"");
        assertThat(lost).isEmpty();
    }

    @Test
    void aHubThatFailsIsAskedAgainAndAHubThatSaysNoIsNot() throws Exception {
        Path file = kept("t0", "r0");
        refuses(503, "login.unreachable");
        says(500, "no problem document");
        says(200, granted("t1", "r1", 3600));
        List<String> lost = new CopyOnWriteArrayList<>();
        try (SessionKeeper keeper = keeper(file, lost)) {
            await().until(() -> keeper.token().equals("t1"));
            synchronized (answers) {
                answers.clear();
            }
            refuses(401, "login.refused");
            keeper.refused("t0"); // an old one: nothing is asked
            keeper.refused("t1");
            await().until(() -> !lost.isEmpty());
            assertThat(asked).hasSize(4);
            keeper.refused("t1");
            keeper.replace(
                    new HubLogin.Granted(
                            "t2",
                            3600,
                            "r2",
                            new HubLogin.Granted.Holder("王敏 #1", Role.DISPATCHER, "i1"),
                            false));
            assertThat(keeper.token()).isEqualTo("t2");
        }
        assertThat(lost).containsExactly("login.refused");
        assertThat(asked).hasSize(4);
        assertThat(KeptSession.read(file).refresh()).isEqualTo("r2");
    }

    @Test
    void whatAnotherProgramHasRenewedIsTakenFromTheFile() throws Exception {
        Path file = kept("t0", "r0");
        KeptSession old = KeptSession.read(file);
        kept("t5", "r5");
        says(200, granted("t6", "r6", 3600));
        try (SessionKeeper keeper = new SessionKeeper(login, file, old, e -> {}).start()) {
            await().until(() -> keeper.token().equals("t6"));
        }
        assertThat(asked.getFirst()).contains("\"r5\"");
    }

    @Test
    void aSessionThatCannotBeRenewedIsOverWithTheHubsRefusalOnly() throws Exception {
        Path file = kept("t0", "");
        List<String> lost = new CopyOnWriteArrayList<>();
        says(500, "");
        try (SessionKeeper keeper = keeper(file, lost)) {
            keeper.refused("t0");
            await().until(() -> !lost.isEmpty());
            assertThat(lost).containsExactly("login.ended");
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void aFileIsReplacedAsAWholeAndItsTokenIsInNoMessage() throws Exception {
        Path file = kept("secret-t", "secret-r");
        kept("secret-t2", "secret-r2");
        assertThat(KeptSession.read(file).toString()).doesNotContain("secret");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
        // A token of the configuration, or of a password.
        Files.writeString(file, "abc\n");
        assertThat(KeptSession.read(file).token()).isEqualTo("abc");
        assertThat(KeptSession.read(file).vouched()).isFalse();
        Files.writeString(file, "{\"token\":");
        assertThat(catchThrowableOfType(IOException.class, () -> KeptSession.read(file)))
                .hasMessageContaining("damaged; sign in again");
    }
}

package org.yilan.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.yilan.assets.Assets;
import org.yilan.console.BrowserSignIn;
import org.yilan.console.Console.Connection.State;
import org.yilan.console.ConsoleOptions;
import org.yilan.console.DeviceSignIn;
import org.yilan.console.HubConsole;
import org.yilan.console.HubLogin;
import org.yilan.console.HubTrust;
import org.yilan.console.KeptSession;
import org.yilan.console.LoginRefused;
import org.yilan.console.SessionKeeper;
import org.yilan.hub.Hub;
import org.yilan.hub.HubPeople;
import org.yilan.hub.HubServer;
import org.yilan.hub.OpenIdRules;
import org.yilan.hub.SteppedClock;
import org.yilan.journal.SqliteJournal;
import org.yilan.settings.SettingsReader;
import org.yilan.situation.command.Command;
import org.yilan.situation.command.Outcome;
import org.yilan.situation.command.Role;
import org.yilan.testing.IncidentBuilder;
import org.yilan.testing.Samples;
import org.yilan.wire.WireCodec;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// Consoles, a hub, and a complete OpenID provider: people who sign in, walls that come back, and those who are sent away.
@Timeout(60)
class OpenIdThroughTheHubTest {
    private static final DeviceSignIn.Pause AT_ONCE = time -> Thread.sleep(5);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static CityProvider provider;

    @TempDir Path folder;
    private Hub hub;
    private OpenIdRules rules;
    private HubServer server;
    private HubLogin login;

    @BeforeAll
    static void startProvider() throws IOException {
        provider = new CityProvider();
    }

    @AfterAll
    static void stopProvider() {
        provider.close();
    }

    @BeforeEach
    void open() throws Exception {
        provider.tell("groups wang everybody,dispatch");
        hub =
                new Hub(
                        SqliteJournal.open(
                                folder.resolve("j"), new WireCodec(), InstantSource.system()),
                        new SteppedClock(Samples.START));
        serve(provider.issuer(), "yilan", "yilan-secret", 0);
    }

    /// A hub as its configuration says.
    private void serve(String issuer, String client, String secret, int port) throws Exception {
        if (server != null) {
            server.close();
            rules.provider().close();
            login.close();
        }
        Files.writeString(folder.resolve("secret"), secret + "\n");
        String text =
                """
                city: {name: 上海市, division: "310000", timezone: Asia/Shanghai}
                feeds: []
                hub:
                  oidc:
                    issuer: %s
                    client: %s
                    secret: file:secret
                    help: 信息中心 8123
                    roles:
                      - {group: walls, role: wall}
                      - {group: lead, role: commander}
                      - {group: dispatch, role: dispatcher}
                """
                        .formatted(issuer, client);
        rules =
                OpenIdOfSettings.of(
                                new SettingsReader(Assets.shipped())
                                        .parse(folder.resolve("yilan.yaml"), text))
                        .orElseThrow();
        server = HubServer.start(hub, new HubPeople(People.of(demonstration()), rules), port);
        login = new HubLogin(server.address(), HubTrust.SYSTEM);
    }

    private org.yilan.settings.Settings demonstration() throws Exception {
        return new SettingsReader(Assets.shipped())
                .parse(
                        folder.resolve("y.yaml"),
                        "city: {name: a, division: \"310000\", timezone: UTC}\nfeeds: []\n");
    }

    @AfterEach
    void close() {
        login.close();
        server.close();
        rules.provider().close();
        hub.close();
    }

    /// What the person's browser shows at the end.
    private final AtomicReference<String> page = new AtomicReference<>("");

    private Consumer<URI> visits(String account, boolean agrees) {
        return address ->
                Thread.ofVirtual()
                        .start(
                                () ->
                                        page.set(
                                                new CityProvider.Person(account, agrees)
                                                        .visit(address)));
    }

    private HubLogin.Granted byBrowser(String account) throws Exception {
        return BrowserSignIn.run(login, visits(account, true), PATIENCE);
    }

    private HubLogin.Granted byCode(String account, boolean agrees) throws Exception {
        return DeviceSignIn.run(
                login,
                device -> new CityProvider.Person(account, agrees).visit(device.addressWithCode()),
                AT_ONCE);
    }

    private LoginRefused refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable asked) {
        LoginRefused refused = catchThrowableOfType(LoginRefused.class, asked);
        assertThat(refused).as("a refusal").isNotNull();
        return refused;
    }

    private SessionKeeper keeper(Path file, Consumer<LoginRefused> onLost) throws IOException {
        return new SessionKeeper(
                        new HubLogin(server.address(), HubTrust.SYSTEM),
                        file,
                        KeptSession.read(file),
                        onLost)
                .start();
    }

    private HubConsole console(SessionKeeper keeper) throws IOException {
        return HubConsole.open(
                ConsoleOptions.of(
                        server.address(),
                        keeper,
                        Files.createDirectories(folder.resolve("outbox")),
                        HubTrust.SYSTEM),
                InstantSource.system());
    }

    // ---- with a browser

    @Test
    void whoSignsInWithABrowserWorksUnderANameThatStays() throws Exception {
        hub.append("12345", List.of(IncidentBuilder.incident("a").reported()));
        assertThat(login.ways().openid().issuer()).isEqualTo(URI.create(provider.issuer()));

        HubLogin.Granted granted = byBrowser("wang");

        await().untilAsserted(() -> assertThat(page.get()).contains("已登录，可以关闭此页"));
        assertThat(granted.person().name()).matches("王敏 #[0-9a-f]{10}");
        assertThat(granted.person().role()).isEqualTo(Role.DISPATCHER);
        Path file = folder.resolve("mine");
        KeptSession.of(granted).write(file);
        try (SessionKeeper keeper = keeper(file, e -> {});
                HubConsole console = console(keeper)) {
            await().until(() -> console.connection().state() == State.CONNECTED);
            Outcome outcome = console.send(new Command.AcknowledgeIncident("a"), "", -1).join();
            assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        }
        assertThat(hub.journal().timeline("a", org.yilan.journal.Journal.END_OF_TIME).records())
                .anyMatch(r -> r.toString().contains(granted.person().name()));
        // The same person another time is the same in the journal.
        assertThat(byBrowser("wang").person()).isEqualTo(granted.person());
    }

    @Test
    void whoHasNoRoleReadsItInTheBrowserToo() {
        LoginRefused refused = refusal(() -> byBrowser("li"));

        assertThat(refused.code()).isEqualTo("login.no-role");
        assertThat(refused.arguments()).containsExactly("李强", "everybody", "信息中心 8123");
        await().untilAsserted(() -> assertThat(page.get()).contains("李强", "信息中心 8123"));
    }

    @Test
    void anAnswerWithAnotherStateIsNotTakenAndTheRightOneStillIs() throws Exception {
        List<String> forged = new CopyOnWriteArrayList<>();
        HubLogin.Granted granted =
                BrowserSignIn.run(
                        login,
                        address -> {
                            String back =
                                    java.net.URLDecoder.decode(
                                            address.getQuery()
                                                    .replaceAll(".*redirect_uri=([^&]*).*", "$1"),
                                            java.nio.charset.StandardCharsets.UTF_8);
                            forged.add(
                                    new CityProvider.Person("li", true)
                                            .visit(URI.create(back + "?code=x&state=guessed")));
                            visits("wang", true).accept(address);
                        },
                        PATIENCE);

        assertThat(forged.getFirst()).contains("state 不符", "was not taken");
        assertThat(granted.person().name()).startsWith("王敏");
    }

    @Test
    void whoSaysNoAtTheProviderIsNotSignedIn() throws Exception {
        serve(provider.issuer(), "yilan-asks", "yilan-asks-secret", 0);

        LoginRefused refused =
                refusal(() -> BrowserSignIn.run(login, visits("li", false), PATIENCE));
        assertThat(refused.code()).isEqualTo("login.denied");
        assertThat(refused).hasMessageContaining("denied at the provider");
        assertThat(BrowserSignIn.run(login, visits("wang", true), PATIENCE).person().name())
                .startsWith("王敏");
    }

    // ---- by code

    @Test
    void aWallComesBackWithoutAPersonAfterBothWereSwitchedOff() throws Exception {
        HubLogin.Granted granted = byCode("wall1", true);
        assertThat(granted.person().role()).isEqualTo(Role.WALL);
        Path file = folder.resolve("wall");
        KeptSession.of(granted).write(file);
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
        // The hub starts anew and knows no session; the refresh token counts once each time.
        int port = server.address().getPort();
        for (int i = 0; i < 3; i++) {
            String before = KeptSession.read(file).refresh();
            serve(provider.issuer(), "yilan", "yilan-secret", port);
            try (SessionKeeper keeper = keeper(file, e -> {});
                    HubConsole console = console(keeper)) {
                await().until(() -> console.connection().state() == State.CONNECTED);
                assertThat(console.person().name()).startsWith("大屏一 #");
            }
            assertThat(KeptSession.read(file).refresh()).isNotEqualTo(before);
        }
    }

    @Test
    void aConsoleThatRunsIsLetInAgainByAHubThatStartedAnew() throws Exception {
        Path file = folder.resolve("mine");
        KeptSession.of(byCode("wang", true)).write(file);
        int port = server.address().getPort();
        try (SessionKeeper keeper = keeper(file, e -> {});
                HubConsole console = console(keeper)) {
            await().until(() -> console.connection().state() == State.CONNECTED);
            serve(provider.issuer(), "yilan", "yilan-secret", port);
            hub.append("12345", List.of(IncidentBuilder.incident("b").reported()));

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> console.situation().incident("b").isPresent());
        }
    }

    @Test
    void whoeverIsRemovedIsOutAndMaySignInAgain() throws Exception {
        Path file = folder.resolve("mine");
        KeptSession.of(byCode("wang", true)).write(file);
        List<String> lost = new CopyOnWriteArrayList<>();
        provider.tell("remove wang");
        try (SessionKeeper keeper = keeper(file, e -> lost.add(e.code()))) {
            await().until(() -> !lost.isEmpty());
            assertThat(lost).containsExactly("login.refused");
            try (HubConsole console = console(keeper)) {
                await().until(
                                () ->
                                        console.connection()
                                                .detail()
                                                .equals("console.link.unauthorised"));
                keeper.replace(byCode("wang", true));
                await().until(() -> console.connection().state() == State.CONNECTED);
            }
        }
    }

    @Test
    void whoLosesTheGroupIsToldSoAtTheRenewal() throws Exception {
        Path file = folder.resolve("mine");
        KeptSession.of(byCode("wang", true)).write(file);
        provider.tell("groups wang everybody");
        List<LoginRefused> lost = new CopyOnWriteArrayList<>();
        try (SessionKeeper keeper = keeper(file, lost::add)) {
            await().until(() -> !lost.isEmpty());
            assertThat(lost.getFirst().code()).isEqualTo("login.no-role");
        }
    }

    @Test
    void aCodeThatSomebodyDeniesSignsNobodyIn() throws Exception {
        serve(provider.issuer(), "yilan-asks", "yilan-asks-secret", 0);

        assertThat(refusal(() -> byCode("li", false)).code()).isEqualTo("login.denied");
        assertThat(byCode("wang", true).person().name()).startsWith("王敏");
    }

    @Test
    void aScreenThatNobodySitsAtTakesAWallsAccountOnly() throws Exception {
        List<String> said = new CopyOnWriteArrayList<>();
        List<String> codes = new CopyOnWriteArrayList<>();
        SignIn.Board board =
                new SignIn.Board() {
                    @Override
                    public void show(HubLogin.Device device) {
                        codes.add(device.userCode());
                        String account = codes.size() == 1 ? "wang" : "wall1";
                        new CityProvider.Person(account, true).visit(device.addressWithCode());
                    }

                    @Override
                    public void say(String code, List<String> arguments, String words) {
                        said.add(code);
                    }

                    @Override
                    public void clear() {
                        said.add("cleared");
                    }

                    @Override
                    public void offer(@Nullable Runnable browser) {
                        assertThat(browser).isNull();
                    }

                    @Override
                    public void close() {
                        said.add("closed");
                    }
                };

        HubLogin.Granted granted = new SignIn(login, board, true, null, AT_ONCE).await(null);

        assertThat(granted.person().name()).startsWith("大屏一");
        assertThat(said).containsExactly("login.not-a-wall", "closed");
        assertThat(codes).doesNotHaveDuplicates();
    }

    // ---- the provider's own days

    @Test
    void anotherKeyOfTheProviderIsFound() throws Exception {
        byBrowser("wang");
        provider.tell("rotate");
        assertThat(byBrowser("wang").person().name()).startsWith("王敏");
    }

    @Test
    void aWrongSecretIsTheHubsFault() throws Exception {
        serve(provider.issuer(), "yilan", "old-secret", 0);

        LoginRefused refused = refusal(() -> byCode("wang", true));
        assertThat(refused.code()).isEqualTo("login.setup");
        assertThat(refused).hasMessageContaining("invalid_client").hasMessageContaining("hub.oidc");
    }

    @Test
    void signingOutEndsItHereAndThere() throws Exception {
        HubLogin.Granted granted = byCode("wang", true);
        KeptSession kept = KeptSession.of(granted);
        Path file = folder.resolve("mine");
        kept.write(file);

        assertThat(
                        Main.run(
                                "logout",
                                "--hub",
                                server.address().toString(),
                                "--token",
                                file.toString()))
                .isZero();

        assertThat(file).doesNotExist();
        kept.write(file);
        List<String> lost = new CopyOnWriteArrayList<>();
        try (SessionKeeper keeper = keeper(file, e -> lost.add(e.code()))) {
            await().until(() -> !lost.isEmpty());
            assertThat(lost).containsExactly("login.refused");
        }
    }

    @Test
    void aProviderThatIsGoneLetsNobodyInAndThrowsNobodyOut() throws Exception {
        try (CityProvider other = new CityProvider()) {
            serve(other.issuer(), "yilan", "yilan-secret", 0);
            Path file = folder.resolve("mine");
            KeptSession.of(byCode("wang", true)).write(file);
            other.kill();

            assertThat(refusal(() -> byCode("wang", true)).code()).isEqualTo("login.unreachable");
            try (SessionKeeper keeper = keeper(file, e -> {});
                    HubConsole console = console(keeper)) {
                await().until(() -> console.connection().state() == State.CONNECTED);
                assertThat(console.person().name()).startsWith("王敏");
            }
        }
    }
}

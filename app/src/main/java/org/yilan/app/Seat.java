package org.yilan.app;

import org.jspecify.annotations.Nullable;
import org.yilan.assets.Assets;
import org.yilan.console.ConsoleOptions;
import org.yilan.console.HubConsole;
import org.yilan.console.HubLogin;
import org.yilan.console.HubTrust;
import org.yilan.console.KeptSession;
import org.yilan.console.LoginRefused;
import org.yilan.settings.Settings;
import org.yilan.settings.SettingsException;
import org.yilan.settings.SettingsReader;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;

/// Where somebody sits down at a wall: the console of a hub, of this very process or of another one, and the room's
/// settings. Closed in the order opposite to opening; a second close does nothing.
final class Seat implements AutoCloseable {
    private final Opened opened = new Opened();
    private final Assets assets;
    private final Settings settings;
    private final HubConsole console;
    private final List<String> greeting;

    private Seat(Assets assets, Settings settings, HubConsole console, List<String> greeting) {
        this.assets = assets;
        this.settings = settings;
        this.console = console;
        this.greeting = List.copyOf(greeting);
    }

    /// At a hub in this process, with its feeds running.
    ///
    /// @param scene must exist when it is not null
    static Seat here(Source source, String person, @Nullable String scene)
            throws IOException, SettingsException {
        Session session = Session.open(source, scene);
        try {
            session.station().startFeeds();
            Seat seat =
                    new Seat(
                            session.assets(),
                            session.settings(),
                            session.openConsole(person),
                            greeting(source, session));
            seat.closeLater(session);
            return seat;
        } catch (IOException | RuntimeException e) {
            session.close();
            throw e;
        }
    }

    /// How somebody signs in who has no session, or whose session is over.
    interface Door {
        /// Blocks until somebody has signed in.
        HubLogin.Granted signIn(Came came) throws InterruptedException;
    }

    /// Somebody who has to sign in.
    ///
    /// @param before who was signed in here, or null
    /// @param why their session is over, or null
    /// @param kiosk whether nobody sits here
    record Came(
            HubLogin login,
            @Nullable KeptSession before,
            @Nullable LoginRefused why,
            boolean kiosk) {}

    /// A hub that another process runs.
    ///
    /// @param address of the hub
    /// @param token file with the token or the session of who sits here; where there is none, one signs in
    /// @param trust by what the hub is known
    record Elsewhere(String address, Path token, HubTrust trust) {}

    /// At a hub that another process runs. Of the configuration only what concerns the room counts: feeds and people are
    /// the hub's own. Without one it is the demonstration's.
    static Seat away(Source source, Elsewhere hub, Door door, @Nullable String scene)
            throws IOException, SettingsException, InterruptedException {
        URI uri = address(hub.address());
        Assets given = source.assets();
        Settings settings =
                source.config == null
                        ? Session.demonstrationSettings(given, hub.address())
                        : new SettingsReader(given).read(source.config);
        Assets assets = settings.wall().over(given);
        if (scene != null) {
            Words.scene(assets, scene);
        }
        Passes.Way way = Passes.of(uri, hub, door, settings.wall().kiosk());
        HubConsole console;
        try {
            // Orders wait for one hub and one person: another's must not be sent with them.
            Path outbox =
                    DataFolder.folder("outbox").resolve(digest(hub.address() + "\n" + way.whose()));
            console =
                    HubConsole.open(
                            ConsoleOptions.of(
                                    uri, way.pass(), Files.createDirectories(outbox), hub.trust()),
                            InstantSource.system());
        } catch (IOException e) {
            way.close();
            throw new Failure("orders cannot be kept: " + e.getMessage(), e);
        }
        Seat seat =
                new Seat(assets, settings, console, List.of("yilan: at the hub " + hub.address()));
        seat.closeLater(way);
        seat.closeLater(console);
        return seat;
    }

    /// A folder's name that tells hubs and people apart and gives no token away.
    private static String digest(String text) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static URI address(String hub) {
        try {
            URI uri = URI.create(hub);
            if (uri.getHost() != null && List.of("http", "https").contains(uri.getScheme())) {
                requireSecret(uri);
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw new Failure(wrong(hub), e);
        }
        throw new Failure(wrong(hub));
    }

    private static void requireSecret(URI hub) {
        try {
            if (hub.getScheme().equals("http")
                    && !InetAddress.getByName(hub.getHost()).isLoopbackAddress()) {
                throw new Failure(
                        "--hub: one's token would go to "
                                + hub.getHost()
                                + " in clear; a hub on another machine has an address that begins"
                                + " with https");
            }
        } catch (UnknownHostException e) {
            throw new Failure("--hub: nobody knows a machine called " + hub.getHost(), e);
        }
    }

    private static String wrong(String hub) {
        return "--hub: \"" + hub + "\" is not an address like http://127.0.0.1:8420";
    }

    private static List<String> greeting(Source source, Session session) {
        return session.city()
                .map(
                        c ->
                                List.of(
                                        "yilan: demonstration "
                                                + source.scenario
                                                + ": city at "
                                                + c.baseUrl()
                                                + ", hub at "
                                                + session.station().address(),
                                        "yilan: second person for levels I and II: "
                                                + session.people().get(1).name()
                                                + ", PIN "
                                                + People.DEMONSTRATION_PIN))
                .orElse(List.of());
    }

    Assets assets() {
        return assets;
    }

    Settings settings() {
        return settings;
    }

    HubConsole console() {
        return console;
    }

    /// What to say on the terminal when the wall opens.
    List<String> greeting() {
        return greeting;
    }

    /// Closes `thing` when this is closed, before everything that was opened earlier.
    void closeLater(AutoCloseable thing) {
        opened.add(thing);
    }

    @Override
    public void close() {
        opened.close();
    }
}

package org.yilan.app;

import org.jspecify.annotations.Nullable;
import org.yilan.console.BrowserSignIn;
import org.yilan.console.DeviceSignIn;
import org.yilan.console.HubLogin;
import org.yilan.console.KeptSession;
import org.yilan.situation.command.Role;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// `yilan login`: signs in at a hub, with the organisation's OpenID provider or with a password of the hub's own, and keeps the
/// session in a file for `yilan wall`.
@Command(
        name = "login",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Sign in at a hub; ./yilan wall then sits down with the file.",
            "Without --as with the organisation's account: in this machine's browser, or by a code"
                    + " that is typed on another machine."
        })
final class LoginCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @Spec private @Nullable CommandSpec spec;

    @Option(names = "--hub", paramLabel = "URL", required = true, description = "The hub.")
    private String hub = "";

    @Option(
            names = "--as",
            paramLabel = "NAME",
            description = "Sign in with a password, as this person of the hub's configuration.")
    private @Nullable String name;

    @Option(
            names = "--device",
            description =
                    "By a code that is typed on another machine, also where there is a browser.")
    private boolean device;

    @Option(
            names = "--token",
            paramLabel = "FILE",
            required = true,
            description = "Where the session goes; only this user can read it.")
    private Path token = Path.of("token");

    @Mixin private TrustOptions trust = new TrustOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        PrintWriter out = Output.of(spec);
        try (HubLogin login = new HubLogin(Seat.address(hub), trust.chosen())) {
            if (name != null) {
                password(out, login, name);
            } else {
                HubLogin.Ways ways = login.ways();
                if (ways.openid() == null) {
                    throw new Failure(
                            "this hub has no OpenID provider (hub.oidc in its configuration); with"
                                    + " a password:  ./yilan login --as NAME …");
                }
                openId(out, login);
            }
        } catch (IOException e) {
            throw new Failure("not signed in: " + e.getMessage(), e);
        }
        out.flush();
        return 0;
    }

    private void password(PrintWriter out, HubLogin login, String person) throws IOException {
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            throw new Failure("a password is typed, not piped: run this in a terminal");
        }
        char[] password = console.readPassword("Password of %s: ", person);
        if (password == null) {
            throw new Failure("no password was given");
        }
        HubLogin.Session session = login.withPassword(person, new String(password));
        new KeptSession(session.token(), "", "", Role.OBSERVER, "").write(token);
        out.println("yilan: signed in until " + session.until() + "; token in " + token);
    }

    private void openId(PrintWriter out, HubLogin login) throws IOException, InterruptedException {
        Optional<Consumer<URI>> browser = device ? Optional.empty() : Browser.here();
        HubLogin.Granted granted =
                browser.isPresent()
                        ? BrowserSignIn.run(
                                login, address -> browse(out, browser.get(), address), PATIENCE)
                        : DeviceSignIn.run(
                                login, d -> SignInBoards.code(out, d), time -> Thread.sleep(time));
        KeptSession.of(granted).write(token);
        out.println(
                "yilan: "
                        + granted.person().name()
                        + " ("
                        + granted.person().role()
                        + ") is signed in; session in "
                        + token);
        out.println(
                granted.refresh().isEmpty()
                        ? "yilan: the provider renews none without you: it ends in "
                                + granted.seconds() / 60
                                + " minutes (scope offline_access)"
                        : "yilan: ./yilan wall renews it by itself; ./yilan logout ends it");
    }

    private static void browse(PrintWriter out, Consumer<URI> browser, URI address) {
        out.println("yilan: go on in the browser; should none open, open this on this machine:");
        out.println(address);
        out.flush();
        try {
            browser.accept(address);
        } catch (Failure e) {
            out.println("yilan: " + e.getMessage());
            out.flush();
        }
    }

    /// Writes a file that only this user can read, from its first byte on.
    static void keep(Path file, String secret) throws IOException {
        Files.deleteIfExists(file);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(
                    file,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, secret);
    }
}

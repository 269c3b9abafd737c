package org.yilan.app;

import org.jspecify.annotations.Nullable;
import org.yilan.console.HubLogin;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Callable;

/// `yilan login`: signs in at a hub with a password and keeps the session's token in a file for `yilan wall`.
@Command(
        name = "login",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Sign in at a hub; ./yilan wall then sits down with the token.")
final class LoginCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Option(names = "--hub", paramLabel = "URL", required = true, description = "The hub.")
    private String hub = "";

    @Option(
            names = "--as",
            paramLabel = "NAME",
            required = true,
            description = "Who signs in, as in the hub's configuration.")
    private String name = "";

    @Option(
            names = "--token",
            paramLabel = "FILE",
            required = true,
            description = "Where the session's token goes; only this user can read it.")
    private Path token = Path.of("token");

    @Mixin private TrustOptions trust = new TrustOptions();

    @Override
    public Integer call() throws IOException {
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            throw new Failure("a password is typed, not piped: run this in a terminal");
        }
        char[] password = console.readPassword("Password of %s: ", name);
        if (password == null) {
            throw new Failure("no password was given");
        }
        HubLogin.Session session;
        try {
            session =
                    HubLogin.withPassword(
                            Seat.address(hub), trust.chosen(), name, new String(password));
        } catch (IOException e) {
            throw new Failure("not signed in: " + e.getMessage(), e);
        }
        keep(token, session.token());
        PrintWriter out = Output.of(spec);
        out.println("yilan: signed in until " + session.until() + "; token in " + token);
        out.flush();
        return 0;
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

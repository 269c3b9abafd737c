package org.yilan.app;

import org.jspecify.annotations.Nullable;
import org.yilan.console.HubLogin;
import org.yilan.console.KeptSession;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/// `yilan logout`: ends a session at the hub and at the provider, and deletes the file.
@Command(
        name = "logout",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "End a session of ./yilan login and delete its file.")
final class LogoutCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;

    @Option(names = "--hub", paramLabel = "URL", required = true, description = "The hub.")
    private String hub = "";

    @Option(
            names = "--token",
            paramLabel = "FILE",
            required = true,
            description = "The file with the session.")
    private Path token = Path.of("token");

    @Mixin private TrustOptions trust = new TrustOptions();

    @Override
    public Integer call() throws IOException {
        KeptSession kept = Passes.kept(token);
        try (HubLogin login = new HubLogin(Seat.address(hub), trust.chosen())) {
            login.logout(kept);
        } catch (IOException e) {
            throw new Failure("not signed out, and the file is still there: " + e.getMessage(), e);
        }
        Files.delete(token);
        PrintWriter out = Output.of(spec);
        out.println("yilan: signed out; " + token + " is deleted");
        out.flush();
        return 0;
    }
}

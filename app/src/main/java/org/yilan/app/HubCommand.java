package org.yilan.app;

import org.jspecify.annotations.Nullable;
import org.yilan.hub.HubPerson;
import org.yilan.settings.SettingsException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// `yilan hub`: a hub without a wall. Each person's token lies in a file that only this user can read.
@Command(
        name = "hub",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Run a hub alone.",
        subcommands = HubCertificateCommand.class)
final class HubCommand implements Callable<Integer> {
    @Spec private @Nullable CommandSpec spec;
    @Mixin private Source source = new Source();

    @Option(names = "--for", paramLabel = "DURATION", description = "End by itself after a while.")
    private @Nullable String lasts;

    @Override
    public Integer call() throws IOException, SettingsException, InterruptedException {
        PrintWriter out = Output.of(spec);
        OldGeneration.keepSmall();
        CountDownLatch ended = new CountDownLatch(1);
        try (Session session = Session.open(source)) {
            Runtime.getRuntime().addShutdownHook(new Thread(session::close, "yilan-end"));
            session.station().startFeeds();
            Path tokens = DataFolder.folder("tokens");
            for (HubPerson p : session.people()) {
                if (!p.passwordHash().isEmpty()) {
                    out.println(
                            "yilan: "
                                    + p.name()
                                    + " ("
                                    + p.role()
                                    + ") signs in with a password: ./yilan login");
                    continue;
                }
                Path file = tokens.resolve(p.name().replaceAll("[^\\p{L}\\p{N}]", "_"));
                LoginCommand.keep(file, p.token());
                out.println("yilan: token of " + p.name() + " (" + p.role() + ") in " + file);
            }
            session.station()
                    .issuer()
                    .ifPresent(
                            issuer ->
                                    out.println(
                                            "yilan: "
                                                    + issuer
                                                    + " vouches for people: ./yilan login"));
            session.station()
                    .tls()
                    .ifPresent(
                            t ->
                                    out.println(
                                            "yilan: certificate until "
                                                    + t.certificate().getNotAfter().toInstant()
                                                    + ", SHA-256 "
                                                    + t.fingerprint()));
            out.println("yilan: hub at " + session.station().address() + " (Ctrl-C ends it)");
            out.flush();
            if (lasts == null) {
                ended.await();
            } else {
                var unused = ended.await(Words.duration(lasts).toMillis(), TimeUnit.MILLISECONDS);
            }
        }
        return 0;
    }
}

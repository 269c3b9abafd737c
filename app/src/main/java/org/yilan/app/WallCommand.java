package org.yilan.app;

import org.jspecify.annotations.Nullable;
import org.yilan.console.HubLogin;
import org.yilan.fx.Fonts;
import org.yilan.fx.FxThread;
import org.yilan.settings.SettingsException;
import org.yilan.wall.WallPictures;
import org.yilan.wall.scene.Monitor;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// `yilan wall`, and `yilan` alone: opens the wall on every monitor, or draws it into files where there is none.
@Command(
        name = "wall",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = "Open the wall (what happens without a word).")
final class WallCommand implements Callable<Integer> {
    /// How often the picture is written where there is no display.
    private static final Duration PICTURE_EVERY = Duration.ofSeconds(4);

    @Spec private @Nullable CommandSpec spec;
    @Mixin private Source source = new Source();

    @Option(names = "--scene", paramLabel = "ID", description = "Scene to open with.")
    private @Nullable String scene;

    @Option(names = "--lang", paramLabel = "zh|en", description = "Language to open with.")
    private @Nullable String language;

    @Option(
            names = "--as",
            paramLabel = "NAME",
            defaultValue = "",
            description = "Who sits here, of the configuration's people.")
    private String person = "";

    @Option(
            names = "--hub",
            paramLabel = "URL",
            description = "Sit at a hub that runs elsewhere (./yilan hub) instead of an own one.")
    private @Nullable String hub;

    @Option(
            names = "--token",
            paramLabel = "FILE",
            description =
                    "With --hub: the file with one's token or session. Where there is none and the"
                            + " hub has an OpenID provider, one signs in and it is made.")
    private @Nullable Path token;

    @Mixin private TrustOptions hubTrust = new TrustOptions();

    @Option(
            names = "--for",
            paramLabel = "DURATION",
            description = "End by itself after a while, e.g. 30s.")
    private @Nullable String lasts;

    @Option(
            names = "--size",
            paramLabel = "WxH",
            defaultValue = "1920x1080",
            description =
                    "Size of the picture where there is no display (default: ${DEFAULT-VALUE}).")
    private String size = "1920x1080";

    @Option(
            names = "--kiosk",
            description = "A wall that nobody sits at: no pointer, no way to end it by key.")
    private boolean kiosk;

    @Option(
            names = "--first-picture",
            hidden = true,
            description = "End with the first whole picture and print when it was.")
    private boolean firstPicture;

    @Override
    public Integer call() throws IOException, SettingsException, InterruptedException {
        PrintWriter out = Output.of(spec);
        // What is wrong is said before anything is started.
        Words.Size drawn = Words.size(size);
        Duration until = lasts == null ? null : Words.duration(lasts);
        if (language != null) {
            Words.language(language);
        }
        boolean display = Display.present();
        if (!display) {
            Display.useHeadless();
        }
        CompletableFuture<Fonts> toolkit = Crew.startToolkit();
        Seat seat = seat(out, display, toolkit);
        CountDownLatch ended = new CountDownLatch(1);
        int code = 0;
        Thread hook = new Thread(() -> close(seat, ended), "yilan-end");
        Runtime.getRuntime().addShutdownHook(hook);
        try (seat) {
            Crew crew = Crew.of(seat.assets(), seat.settings(), seat.console(), language, toolkit);
            seat.closeLater(crew);
            String id = scene == null ? seat.settings().wall().scene() : scene;
            seat.greeting().forEach(out::println);
            out.flush();
            WallPictures pictures = null;
            if (display) {
                crew.open(id, kiosk || seat.settings().wall().kiosk(), ended::countDown);
            } else {
                pictures = draw(out, seat, crew, id, drawn);
            }
            if (firstPicture) {
                FirstPicture.await(crew, seat.console(), pictures);
                out.println("{\"firstPictureMs\":" + FirstPicture.sinceStart() + "}");
                out.flush();
            } else {
                EndSignals signals = EndSignals.listen(ended::countDown);
                await(ended, display, until);
                code = signals.exitCode();
            }
        } finally {
            removeHook(hook);
        }
        FxThread.exit();
        return code;
    }

    private Seat seat(PrintWriter out, boolean display, CompletableFuture<Fonts> toolkit)
            throws IOException, SettingsException, InterruptedException {
        if (hub == null && token == null && !hubTrust.given()) {
            return Seat.here(source, person, scene);
        }
        if (hub == null || token == null) {
            throw new Failure("--hub and --token go together");
        }
        if (source.journal != null || !person.isEmpty()) {
            throw new Failure(
                    "the journal and the people are the hub's; leave --journal and --as out");
        }
        return Seat.away(
                source,
                new Seat.Elsewhere(hub, token, hubTrust.chosen()),
                came -> signIn(out, display ? toolkit.join() : null, came),
                scene);
    }

    /// @param fonts null where there is no display: then the terminal says it
    private HubLogin.Granted signIn(PrintWriter out, @Nullable Fonts fonts, Seat.Came came)
            throws InterruptedException {
        boolean alone = kiosk || came.kiosk();
        // The window is there before what it leaves.
        AtomicReference<SignIn> asking = new AtomicReference<>();
        SignIn.Board board =
                fonts == null
                        ? SignInBoards.terminal(out)
                        : SignInBoards.window(
                                source.assets(),
                                fonts,
                                alone,
                                () -> {
                                    SignIn left = asking.get();
                                    if (left != null) {
                                        left.leave();
                                    }
                                });
        SignIn signIn =
                new SignIn(came.login(), board, alone, came.before(), time -> Thread.sleep(time));
        asking.set(signIn);
        if (came.why() != null) {
            board.say(
                    came.why().code(),
                    came.why().arguments(),
                    String.valueOf(came.why().getMessage()));
        }
        return signIn.await(fonts == null || alone ? null : Browser.here().orElse(null));
    }

    private static void await(CountDownLatch ended, boolean display, @Nullable Duration until)
            throws InterruptedException {
        boolean terminal = System.console() != null && System.console().isTerminal();
        if (until != null) {
            var unused = ended.await(until.toMillis(), TimeUnit.MILLISECONDS);
        } else if (display || terminal) {
            ended.await();
        } else {
            var unused = ended.await(1, TimeUnit.MINUTES);
        }
    }

    private WallPictures draw(PrintWriter out, Seat seat, Crew crew, String id, Words.Size s) {
        Path picture = Path.of("target", "wall", "wall.png").toAbsolutePath();
        WallPictures pictures =
                crew.pictures(id, List.of(new Monitor(0, 0, s.width(), s.height())), picture);
        seat.closeLater(pictures);
        pictures.start(PICTURE_EVERY);
        out.println(
                "yilan: there is no display; the wall is drawn into "
                        + picture
                        + " every "
                        + PICTURE_EVERY.toSeconds()
                        + " s"
                        + (lasts == null ? "; Ctrl-C ends it" : ""));
        out.flush();
        return pictures;
    }

    private static void close(Seat seat, CountDownLatch ended) {
        ended.countDown();
        seat.close();
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending already, and the hook with it.
            return;
        }
    }
}

package org.yilan.app;

import org.jspecify.annotations.Nullable;
import org.yilan.console.BrowserSignIn;
import org.yilan.console.DeviceSignIn;
import org.yilan.console.HubLogin;
import org.yilan.console.KeptSession;
import org.yilan.console.LoginRefused;
import org.yilan.situation.command.Role;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// Asks until somebody has signed in with the organisation's provider: by code, again and again as codes run out, and by this
/// machine's browser where a person wants that. One use.
final class SignIn {
    /// For how long what went wrong is at least read before there is a new code.
    private static final Duration READING = Duration.ofSeconds(5);

    /// What is over once there is a code.
    private static final Set<String> PASSING =
            Set.of("login.hub", "login.unreachable", "login.busy", "login.setup");

    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final Duration BROWSER = Duration.ofMinutes(10);

    /// Where the person sees what to do. Any thread.
    interface Board extends AutoCloseable {
        void show(HubLogin.Device device);

        /// @param code key among the translations, or empty; then `words` are said
        void say(String code, List<String> arguments, String words);

        void clear();

        /// @param browser null where there is none
        void offer(@Nullable Runnable browser);

        @Override
        void close();
    }

    private final HubLogin login;
    private final Board board;
    private final boolean kiosk;
    private final @Nullable KeptSession before;
    private final DeviceSignIn.Pause pause;
    private final CompletableFuture<HubLogin.Granted> granted = new CompletableFuture<>();
    private volatile String said = "";
    private final AtomicBoolean browsing = new AtomicBoolean();

    /// @param kiosk whether only a wall may sign in: nobody sits there
    /// @param before who was signed in at this console and may have orders waiting; null for nobody
    SignIn(
            HubLogin login,
            Board board,
            boolean kiosk,
            @Nullable KeptSession before,
            DeviceSignIn.Pause pause) {
        this.login = login;
        this.board = board;
        this.kiosk = kiosk;
        this.before = before;
        this.pause = pause;
    }

    /// Blocks until somebody has, and closes the board.
    ///
    /// @param opens opens an address in this machine's browser; null where there is none
    /// @throws Failure when the person left, or the hub has no provider
    HubLogin.Granted await(@Nullable Consumer<URI> opens) throws InterruptedException {
        try (board) {
            board.offer(opens == null ? null : () -> browse(opens));
            Thread asks = Thread.ofVirtual().name("sign-in").start(this::byCode);
            try {
                return granted.get();
            } finally {
                granted.cancel(false);
                asks.interrupt();
            }
        } catch (CancellationException e) {
            throw new Failure("nobody signed in", e);
        } catch (ExecutionException e) {
            Throwable why = e.getCause() == null ? e : e.getCause();
            throw new Failure("not signed in: " + why.getMessage(), why);
        }
    }

    /// The person goes away.
    void leave() {
        granted.cancel(false);
    }

    private void byCode() {
        Duration wait = READING;
        try {
            while (!granted.isDone()) {
                try {
                    take(DeviceSignIn.run(login, this::show, pause));
                    wait = READING;
                } catch (LoginRefused e) {
                    if (e.code().isEmpty()) {
                        granted.completeExceptionally(e); // no such hub
                        return;
                    }
                    say(e.code(), e.arguments(), String.valueOf(e.getMessage()));
                    if (e.code().equals("login.expired")) {
                        continue;
                    }
                    wait = e.code().equals("login.no-device") ? LONGEST : longer(wait);
                } catch (IOException e) {
                    say("login.hub", List.of(), String.valueOf(e.getMessage()));
                    wait = longer(wait);
                }
                if (!granted.isDone()) {
                    pause.of(wait);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            granted.completeExceptionally(e);
        }
    }

    private void show(HubLogin.Device device) {
        if (PASSING.contains(said)) {
            board.clear(); // it has answered
        }
        board.show(device);
    }

    private void say(String code, List<String> arguments, String words) {
        said = code;
        board.say(code, arguments, words);
    }

    private static Duration longer(Duration wait) {
        Duration twice = wait.multipliedBy(2);
        return twice.compareTo(LONGEST) > 0 ? LONGEST : twice;
    }

    private void browse(Consumer<URI> opens) {
        if (!browsing.compareAndSet(false, true)) {
            return; // it is open already
        }
        Thread.ofVirtual()
                .name("sign-in-browser")
                .start(
                        () -> {
                            try {
                                say("login.browser.open", List.of(), "");
                                take(BrowserSignIn.run(login, opens, BROWSER));
                            } catch (LoginRefused e) {
                                say(e.code(), e.arguments(), String.valueOf(e.getMessage()));
                            } catch (IOException | RuntimeException e) {
                                say("", List.of(), String.valueOf(e.getMessage()));
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            } finally {
                                browsing.set(false);
                            }
                        });
    }

    /// Takes who came, unless this is the wrong seat for them.
    private void take(HubLogin.Granted session) {
        HubLogin.Granted.Holder person = session.person();
        if (kiosk && person.role() != Role.WALL) {
            out(session);
            say("login.not-a-wall", List.of(person.name()), notAWall(person.name()));
        } else if (before != null && before.vouched() && !before.id().equals(person.id())) {
            out(session);
            say(
                    "login.other-person",
                    List.of(before.name(), person.name()),
                    "this console is " + before.name() + "'s");
        } else if (!granted.complete(session)) {
            out(session); // somebody else was faster
        }
    }

    static String notAWall(String name) {
        return name
                + " is no wall here; a screen that nobody sits at needs an account whose group has"
                + " the role wall";
    }

    private void out(HubLogin.Granted session) {
        try {
            login.logout(KeptSession.of(session));
        } catch (IOException e) {
            // It ends by itself, and nobody has kept it.
            System.getLogger("org.yilan.app")
                    .log(System.Logger.Level.WARNING, "not signed out: {0}", e.getMessage());
        }
    }
}

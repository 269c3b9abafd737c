package org.yilan.app;

import org.jspecify.annotations.Nullable;
import org.yilan.console.HubLogin;
import org.yilan.console.HubPass;
import org.yilan.console.KeptSession;
import org.yilan.console.LoginRefused;
import org.yilan.console.SessionKeeper;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/// By what a console is let in at a hub that runs elsewhere: a token as it is, or a session that is kept going.
final class Passes {
    private static final System.Logger LOG = System.getLogger("org.yilan.app");
    private static final Duration ASKED_AGAIN = Duration.ofMinutes(1);
    private static final String WHERE =
            "the hub says at its start in which files the tokens of its people are, and"
                    + " ./yilan login makes one";

    private Passes() {}

    /// @param whose tells people apart, for what waits for them alone
    record Way(HubPass pass, String whose, Runnable closing) implements AutoCloseable {
        @Override
        public void close() {
            closing.run();
        }
    }

    /// Signs somebody in where there is no session yet and the hub has a provider.
    ///
    /// @throws Failure when there is no session, and none to be had
    static Way of(URI uri, Seat.Elsewhere hub, Seat.Door door, boolean kiosk)
            throws InterruptedException {
        KeptSession kept =
                Files.exists(hub.token()) ? kept(hub.token()) : signedIn(uri, hub, door, kiosk);
        if (!kept.vouched()) {
            return new Way(HubPass.of(kept.token()), kept.token(), () -> {});
        }
        HubLogin login = login(uri, hub);
        Renewal renewal = new Renewal(login, door, kiosk);
        SessionKeeper keeper = new SessionKeeper(login, hub.token(), kept, renewal::lost);
        renewal.keeper = keeper;
        keeper.start();
        return new Way(
                keeper,
                kept.id(),
                () -> {
                    renewal.close();
                    keeper.close();
                });
    }

    /// Asks the person again when only they can begin a session.
    private static final class Renewal {
        private final HubLogin login;
        private final Seat.Door door;
        private final boolean kiosk;
        private volatile boolean closed;
        private volatile @Nullable SessionKeeper keeper;

        Renewal(HubLogin login, Seat.Door door, boolean kiosk) {
            this.kiosk = kiosk;
            this.login = login;
            this.door = door;
        }

        void lost(LoginRefused why) {
            SessionKeeper keeps = keeper;
            if (keeps == null) {
                return;
            }
            try {
                while (!closed && !again(keeps, why)) {
                    Thread.sleep(ASKED_AGAIN);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        /// Whoever closes the window goes on looking at a picture that ages, and is asked again.
        private boolean again(SessionKeeper keeps, LoginRefused why) throws InterruptedException {
            try {
                keeps.replace(door.signIn(new Seat.Came(login, keeps.kept(), why, kiosk)));
                return true;
            } catch (IOException | RuntimeException e) {
                LOG.log(System.Logger.Level.WARNING, "{0}", e.getMessage());
                return false;
            }
        }

        void close() {
            closed = true;
        }
    }

    /// What a file of `--token` has.
    ///
    /// @throws Failure when it cannot be read, is empty or damaged
    static KeptSession kept(Path token) {
        try {
            return KeptSession.read(token);
        } catch (FileSystemException e) {
            throw new Failure("--token: cannot read " + token + "; " + WHERE, e);
        } catch (IOException e) {
            throw new Failure("--token: " + e.getMessage() + "; " + WHERE, e);
        }
    }

    private static KeptSession signedIn(URI uri, Seat.Elsewhere hub, Seat.Door door, boolean kiosk)
            throws InterruptedException {
        try (HubLogin login = login(uri, hub)) {
            requireProvider(login, hub, kiosk);
            KeptSession kept = KeptSession.of(door.signIn(new Seat.Came(login, null, null, kiosk)));
            kept.write(hub.token());
            return kept;
        } catch (IOException e) {
            throw new Failure(hub.token() + " cannot be written: " + e.getMessage(), e);
        }
    }

    /// Whoever starts a console sits there, and is told at once what is missing; a wall that nobody sits at waits for its hub.
    private static void requireProvider(HubLogin login, Seat.Elsewhere hub, boolean kiosk) {
        try {
            if (login.ways().openid() == null) {
                throw new Failure("--token: there is no file " + hub.token() + "; " + WHERE);
            }
        } catch (IOException e) {
            if (!kiosk) {
                throw new Failure(
                        "--token: cannot read "
                                + hub.token()
                                + ", and the hub at "
                                + hub.address()
                                + " does not answer, so nobody can sign in; "
                                + WHERE,
                        e);
            }
            LOG.log(System.Logger.Level.DEBUG, "{0}", e.getMessage());
        }
    }

    private static HubLogin login(URI uri, Seat.Elsewhere hub) {
        try {
            return new HubLogin(uri, hub.trust());
        } catch (IOException e) {
            throw new Failure("--ca: " + e.getMessage(), e);
        }
    }
}

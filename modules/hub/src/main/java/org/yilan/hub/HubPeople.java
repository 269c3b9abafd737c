package org.yilan.hub;

import org.jspecify.annotations.Nullable;
import org.yilan.situation.command.Actor;
import org.yilan.situation.command.Refusal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// Everybody whom a hub knows, and the proof that somebody is who they say. Any thread may call.
///
/// Whoever mistypes their PIN or password five times in a row must wait for a minute.
public final class HubPeople {
    private static final int ATTEMPTS = 5;
    private static final long WAIT_SECONDS = 60;

    /// Wrong passwords are counted apart from wrong PINs: whoever guesses the one from outside must not keep a second person
    /// from confirming inside.
    private static final String PASSWORD = "password of ";

    private final Map<String, HubPerson> byToken = new HashMap<>();
    private final Map<String, HubPerson> byName = new HashMap<>();
    private final Map<String, Attempts> wrong = new HashMap<>();
    private final LongSupplier nanos;
    private final Sessions sessions;
    private final @Nullable OpenIdSignIn openId;

    private record Attempts(int count, long lastNanos) {}

    /// @throws IllegalArgumentException when two have one name or token, or somebody has none
    public HubPeople(List<HubPerson> people) {
        this(people, null);
    }

    /// @param openId whom a provider vouches for and the hub takes, or null for nobody
    public HubPeople(List<HubPerson> people, @Nullable OpenIdRules openId) {
        this(people, openId, System::nanoTime);
    }

    HubPeople(List<HubPerson> people, @Nullable OpenIdRules openId, LongSupplier nanos) {
        this.nanos = nanos;
        this.sessions = new Sessions(nanos);
        this.openId = openId == null ? null : new OpenIdSignIn(openId, sessions, nanos);
        for (HubPerson person : people) {
            if (person.name().isBlank() || person.token().isBlank()) {
                throw new IllegalArgumentException("a person needs a name and a token");
            }
            if (!person.pinHash().isEmpty() && !PinHash.wellFormed(person.pinHash())) {
                throw new IllegalArgumentException(
                        "the PIN hash of " + person.name() + " is not one");
            }
            if (!person.passwordHash().isEmpty() && !PinHash.wellFormed(person.passwordHash())) {
                throw new IllegalArgumentException(
                        "the password hash of " + person.name() + " is not one");
            }
            if (byName.put(person.name(), person) != null) {
                throw new IllegalArgumentException("two people are called " + person.name());
            }
            if (byToken.put(digest(person.token()), person) != null) {
                throw new IllegalArgumentException(
                        "the token of " + person.name() + " is somebody else's too");
            }
        }
    }

    /// A token that nobody can guess.
    public static String newToken() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    /// Whose token it is, of the configuration or of a session. Tokens are looked up by their digest, so that the time taken
    /// says nothing about them.
    Optional<HubPerson> byToken(String token) {
        return Optional.ofNullable(byToken.get(digest(token))).or(() -> sessions.of(token));
    }

    Sessions sessions() {
        return sessions;
    }

    /// How people come whom a provider vouches for, or null.
    @Nullable OpenIdSignIn openId() {
        return openId;
    }

    /// Whether anybody can sign in with a password.
    boolean passwords() {
        return byName.values().stream().anyMatch(p -> !p.passwordHash().isEmpty());
    }

    /// What came of signing in.
    ///
    /// @param person null when name or password is wrong, or they must wait
    /// @param waitSeconds until the next attempt counts
    record Login(@Nullable HubPerson person, long waitSeconds) {}

    /// Checks a password. Takes a noticeable while, on purpose, and as long for a name that nobody has.
    Login login(String name, String password) {
        long wait = waitFor(PASSWORD + name);
        if (wait > 0) {
            return new Login(null, wait);
        }
        HubPerson person = byName.get(name);
        String hash = person == null ? "" : person.passwordHash();
        boolean right = PinHash.matches(password, hash.isEmpty() ? PinHash.NOBODY : hash);
        if (!right || person == null) {
            countWrong(PASSWORD + name);
            return new Login(null, 0);
        }
        synchronized (wrong) {
            wrong.remove(PASSWORD + name);
        }
        return new Login(person, 0);
    }

    /// What came of a check: either an actor or a refusal.
    record Check(@Nullable Actor actor, @Nullable Refusal refusal, String waitSeconds) {}

    /// Checks a second person's PIN. Takes a noticeable while, on purpose.
    Check check(String name, String pin) {
        long wait = waitFor(name);
        if (wait > 0) {
            return new Check(null, Refusal.TOO_MANY_ATTEMPTS, Long.toString(wait));
        }
        HubPerson person = byName.get(name);
        String hash =
                person == null || person.pinHash().isEmpty() ? PinHash.NOBODY : person.pinHash();
        boolean right = PinHash.matches(pin, hash);
        if (!right || person == null) {
            countWrong(name);
            return new Check(null, Refusal.UNKNOWN_PERSON, "0");
        }
        synchronized (wrong) {
            wrong.remove(name);
        }
        return new Check(person.actor(), null, "0");
    }

    private long waitFor(String name) {
        synchronized (wrong) {
            Attempts attempts = wrong.get(key(name));
            if (attempts == null || attempts.count < ATTEMPTS) {
                return 0;
            }
            long passed = TimeUnit.NANOSECONDS.toSeconds(nanos.getAsLong() - attempts.lastNanos);
            if (passed >= WAIT_SECONDS) {
                wrong.remove(key(name));
                return 0;
            }
            return WAIT_SECONDS - passed;
        }
    }

    private void countWrong(String name) {
        synchronized (wrong) {
            Attempts before = wrong.get(key(name));
            wrong.put(
                    key(name),
                    new Attempts(before == null ? 1 : before.count + 1, nanos.getAsLong()));
        }
    }

    /// Names that nobody has are counted together, so that inventing names fills no memory.
    private String key(String name) {
        boolean password = name.startsWith(PASSWORD);
        String known = password ? name.substring(PASSWORD.length()) : name;
        return byName.containsKey(known) ? name : password ? PASSWORD : "";
    }

    static String digest(String token) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}

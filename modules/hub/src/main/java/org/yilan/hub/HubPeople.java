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
/// A second person who mistypes their PIN five times in a row must wait for a minute.
public final class HubPeople {
    private static final int ATTEMPTS = 5;
    private static final long WAIT_SECONDS = 60;

    private final Map<String, HubPerson> byToken = new HashMap<>();
    private final Map<String, HubPerson> byName = new HashMap<>();
    private final Map<String, Attempts> wrong = new HashMap<>();
    private final LongSupplier nanos;

    private record Attempts(int count, long lastNanos) {}

    /// @throws IllegalArgumentException when two have one name or token, or somebody has none
    public HubPeople(List<HubPerson> people) {
        this(people, System::nanoTime);
    }

    HubPeople(List<HubPerson> people, LongSupplier nanos) {
        this.nanos = nanos;
        for (HubPerson person : people) {
            if (person.name().isBlank() || person.token().isBlank()) {
                throw new IllegalArgumentException("a person needs a name and a token");
            }
            if (!person.pinHash().isEmpty() && !PinHash.wellFormed(person.pinHash())) {
                throw new IllegalArgumentException(
                        "the PIN hash of " + person.name() + " is not one");
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

    /// Whose token it is. Tokens are looked up by their digest, so that the time taken says nothing about them.
    Optional<HubPerson> byToken(String token) {
        return Optional.ofNullable(byToken.get(digest(token)));
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
        return byName.containsKey(name) ? name : "";
    }

    private static String digest(String token) {
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

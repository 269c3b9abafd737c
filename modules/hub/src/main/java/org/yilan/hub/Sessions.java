package org.yilan.hub;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/// Who has signed in with a password, and for how long that counts. Kept in memory only: a hub that starts anew asks everybody
/// again. Any thread may call.
final class Sessions {
    /// A long shift; then a person must prove again who they are, as NIST SP 800-63B-4 asks at its second level (24 h at most).
    static final Duration LASTS = Duration.ofHours(12);

    /// More than a city has consoles; the oldest goes first.
    private static final int MOST = 10_000;

    private final Map<String, Session> byToken = new ConcurrentHashMap<>();
    private final LongSupplier nanos;

    private record Session(HubPerson person, long since) {}

    Sessions(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /// Begins a session and gives its token.
    String begin(HubPerson person) {
        byToken.values().removeIf(this::over);
        if (byToken.size() >= MOST) {
            byToken.entrySet().stream()
                    .min(Map.Entry.comparingByValue((a, b) -> Long.compare(a.since, b.since)))
                    .ifPresent(e -> byToken.remove(e.getKey()));
        }
        String token = HubPeople.newToken();
        byToken.put(HubPeople.digest(token), new Session(person, nanos.getAsLong()));
        return token;
    }

    Optional<HubPerson> of(String token) {
        return Optional.ofNullable(byToken.get(HubPeople.digest(token)))
                .filter(s -> !over(s))
                .map(Session::person);
    }

    /// Ends a session; one that is none does not matter.
    void end(String token) {
        byToken.remove(HubPeople.digest(token));
    }

    private boolean over(Session session) {
        return nanos.getAsLong() - session.since >= LASTS.toNanos();
    }
}

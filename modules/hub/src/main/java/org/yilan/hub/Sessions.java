package org.yilan.hub;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/// Who has signed in, and for how long that counts. Kept in memory only: a hub that starts anew asks everybody again. Any
/// thread may call.
final class Sessions {
    /// A long shift; then a person must prove again who they are, as NIST SP 800-63B-4 asks at its second level (24 h at most).
    static final Duration LASTS = Duration.ofHours(12);

    /// More than a city has consoles; the oldest goes first.
    private static final int MOST = 10_000;

    private final Map<String, Session> byToken = new ConcurrentHashMap<>();
    private final LongSupplier nanos;

    /// @param identity whom a provider vouched for, empty for a local account
    /// @param vouched when that was
    private record Session(HubPerson person, String identity, long vouched, long ends) {}

    Sessions(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /// Begins a session of a local account and gives its token.
    String begin(HubPerson person) {
        return begin(person, "", LASTS);
    }

    /// Begins a session and gives its token.
    ///
    /// @param identity whom a provider vouches for
    String begin(HubPerson person, String identity, Duration lasts) {
        byToken.values().removeIf(this::over);
        if (byToken.size() >= MOST) {
            byToken.entrySet().stream()
                    .min(Map.Entry.comparingByValue((a, b) -> Long.compare(a.vouched, b.vouched)))
                    .ifPresent(e -> byToken.remove(e.getKey()));
        }
        String token = HubPeople.newToken();
        byToken.put(HubPeople.digest(token), session(person, identity, lasts));
        return token;
    }

    private Session session(HubPerson person, String identity, Duration lasts) {
        long now = nanos.getAsLong();
        return new Session(person, identity, now, now + lasts.toNanos());
    }

    /// The provider has vouched again: the session goes on with what the person may do now. What was nobody's session, or
    /// somebody else's, is left alone, and a new one begins.
    ///
    /// @return the token from now on
    String renew(String token, HubPerson person, String identity, Duration lasts) {
        Session renewed =
                byToken.computeIfPresent(
                        HubPeople.digest(token),
                        (key, s) ->
                                over(s) || !s.identity.equals(identity)
                                        ? s
                                        : session(person, identity, lasts));
        return renewed != null && !over(renewed) && renewed.identity.equals(identity)
                ? token
                : begin(person, identity, lasts);
    }

    /// Nobody can vouch at the moment: a session that has not ended goes on, for so long after somebody last did.
    ///
    /// @return for how long it goes on from now, empty when it has ended or is no session
    Optional<Duration> prolong(String token, Duration lasts, Duration outage) {
        long now = nanos.getAsLong();
        Session session =
                byToken.computeIfPresent(
                        HubPeople.digest(token),
                        (key, s) -> {
                            long most = s.vouched + outage.toNanos();
                            long wanted = Math.min(now + lasts.toNanos(), most);
                            return over(s) || wanted - s.ends < 0
                                    ? s
                                    : new Session(s.person, s.identity, s.vouched, wanted);
                        });
        return session == null || over(session)
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(session.ends - now));
    }

    Optional<HubPerson> of(String token) {
        return Optional.ofNullable(byToken.get(HubPeople.digest(token)))
                .filter(s -> !over(s))
                .map(Session::person);
    }

    /// Whom a provider vouched for.
    Optional<String> identity(String token) {
        return Optional.ofNullable(byToken.get(HubPeople.digest(token)))
                .filter(s -> !over(s))
                .map(Session::identity);
    }

    /// Ends a session; one that is none does not matter.
    void end(String token) {
        byToken.remove(HubPeople.digest(token));
    }

    private boolean over(Session session) {
        return nanos.getAsLong() - session.ends >= 0;
    }
}

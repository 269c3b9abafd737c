package org.yilan.hub;

import org.yilan.hub.openid.GroupRole;
import org.yilan.hub.openid.Identity;
import org.yilan.hub.openid.OpenIdException;
import org.yilan.hub.openid.OpenIdProvider;
import org.yilan.situation.command.Role;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/// Gives sessions to people whom an OpenID provider vouches for. Any thread that may block.
///
/// A session is short, and goes on as often as the provider vouches again: whoever was removed there is out at the next
/// renewal. A provider that says nothing is not one that says no: sessions that live go on without it for a while, since a
/// control room must not be locked out by the failure of another machine.
final class OpenIdSignIn {
    private static final System.Logger LOG = System.getLogger("org.yilan.hub");

    /// A refresh token may count once only, and the answer to a renewal may get lost: for so long the same question has the
    /// same answer.
    private static final long SAME_ANSWER_NANOS = Duration.ofMinutes(2).toNanos();

    private final OpenIdProvider provider;
    private final OpenIdRules rules;
    private final Sessions sessions;
    private final LongSupplier nanos;
    private final Map<String, Renewal> renewals = new ConcurrentHashMap<>();

    private record Renewal(CompletableFuture<Granted> answer, long at) {}

    /// A session, as a console gets it.
    ///
    /// @param token to be sent from now on; never logged
    /// @param until when it ends unless it is renewed
    /// @param seconds until then: a console's clock may be another
    /// @param refresh for renewing, empty where the provider gives none; never logged
    /// @param person as in the journal
    /// @param id tells people apart whatever they are called
    /// @param prolonged whether the provider did not answer
    record Granted(
            String token,
            Instant until,
            long seconds,
            String refresh,
            Holder person,
            boolean prolonged) {
        record Holder(String name, Role role, String id) {}

        @Override
        public String toString() {
            return "Granted[" + person + "]";
        }
    }

    OpenIdSignIn(OpenIdRules rules, Sessions sessions, LongSupplier nanos) {
        this.provider = rules.provider();
        this.rules = rules;
        this.sessions = sessions;
        this.nanos = nanos;
    }

    OpenIdProvider provider() {
        return provider;
    }

    /// Somebody has signed in at the provider.
    Granted begin(OpenIdProvider.Vouched vouched) throws OpenIdException {
        Identity identity = vouched.identity();
        GroupRole role = role(identity);
        HubPerson person = person(identity, role);
        String token = sessions.begin(person, identity.id(), rules.session());
        LOG.log(
                System.Logger.Level.INFO,
                "{0} signed in as {1} by the group {2} (subject {3} of {4})",
                person.name(),
                role.role(),
                role.group(),
                identity.subject(),
                identity.issuer());
        return granted(token, rules.session(), vouched.refresh(), person, identity.id(), false);
    }

    /// @param token of the session that goes on; any text when there is none any more
    Granted renew(String refresh, String token) throws OpenIdException {
        forget();
        String key = HubPeople.digest(refresh);
        Renewal mine = new Renewal(new CompletableFuture<>(), nanos.getAsLong());
        Renewal before = renewals.putIfAbsent(key, mine);
        if (before != null) {
            Optional<Granted> same = answer(before);
            if (same.isPresent()) {
                return same.get();
            }
            renewals.put(key, mine);
        }
        try {
            Granted granted = ask(refresh, token);
            if (granted.refresh().equals(refresh)) {
                renewals.remove(key, mine);
            }
            mine.answer().complete(granted);
            return granted;
        } catch (OpenIdException | RuntimeException e) {
            renewals.remove(key, mine);
            mine.answer().completeExceptionally(e);
            throw e;
        }
    }

    private Optional<Granted> answer(Renewal renewal) {
        try {
            Granted granted = renewal.answer().join();
            return sessions.of(granted.token()).map(p -> granted);
        } catch (CompletionException e) {
            return Optional.empty(); // asked again, and said again
        }
    }

    private void forget() {
        long now = nanos.getAsLong();
        renewals.values().removeIf(r -> now - r.at() > SAME_ANSWER_NANOS);
    }

    private Granted ask(String refresh, String token) throws OpenIdException {
        try {
            OpenIdProvider.Vouched vouched = provider.renew(refresh);
            Identity identity = vouched.identity();
            String before = sessions.identity(token).orElse("");
            if (!before.isEmpty() && !before.equals(identity.id())) {
                // OpenID Connect Core, 12.2: the same subject as before.
                sessions.end(token);
            }
            HubPerson person = person(identity, role(identity));
            return granted(
                    sessions.renew(token, person, identity.id(), rules.session()),
                    rules.session(),
                    vouched.refresh(),
                    person,
                    identity.id(),
                    false);
        } catch (OpenIdException e) {
            return withoutProvider(e, refresh, token);
        }
    }

    private Granted withoutProvider(OpenIdException e, String refresh, String token)
            throws OpenIdException {
        Optional<HubPerson> person = sessions.of(token);
        if (person.isEmpty()) {
            throw e;
        }
        String identity = sessions.identity(token).orElse("");
        switch (e.kind()) {
            // It has said nothing of the person: it is away, or does not talk to this hub.
            case UNREACHABLE, BUSY, SETUP -> {
                Duration goesOn =
                        sessions.prolong(token, rules.session(), rules.outage())
                                .orElseThrow(() -> e);
                LOG.log(
                        System.Logger.Level.WARNING,
                        "The session of {0} goes on unconfirmed: {1}",
                        person.get().name(),
                        e.getMessage());
                return granted(token, goesOn, refresh, person.get(), identity, true);
            }
            default -> {
                sessions.end(token);
                LOG.log(
                        System.Logger.Level.INFO,
                        "The session of {0} is over: {1}",
                        person.get().name(),
                        e.getMessage());
                throw e;
            }
        }
    }

    /// A console signs out: nobody may go on with what it had.
    void end(String refresh) {
        renewals.remove(HubPeople.digest(refresh));
        try {
            provider.revoke(refresh);
        } catch (OpenIdException e) {
            // The session here has ended all the same.
            LOG.log(
                    System.Logger.Level.WARNING,
                    "A sign-out is not known there: {0}",
                    e.getMessage());
        }
    }

    private GroupRole role(Identity identity) throws OpenIdException {
        return GroupRole.first(rules.roles(), identity.groups())
                .orElseThrow(() -> OpenIdException.noRole(identity, rules.help()));
    }

    private static HubPerson person(Identity identity, GroupRole role) {
        return new HubPerson(identity.who(), role.role(), role.scope(), "", "", "");
    }

    private static Granted granted(
            String token,
            Duration lasts,
            String refresh,
            HubPerson person,
            String identity,
            boolean prolonged) {
        // The machine's time: a session is as long in an exercise at another pace.
        return new Granted(
                token,
                InstantSource.system().instant().plus(lasts),
                lasts.toSeconds(),
                refresh,
                new Granted.Holder(person.name(), person.role(), identity),
                prolonged);
    }
}

package org.yilan.console;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/// How a [HubConsole] finds its hub.
///
/// @param hub base address of the hub, e.g. `http://127.0.0.1:8420/`
/// @param pass says who is at this console
/// @param outbox folder in which commands wait for the hub; one console at a time may use it
/// @param trust by what the hub is known
/// @param lostAfter silence after which the link counts as lost; the hub speaks every second
/// @param staleAfter age on the hub's clock at which a waiting command is asked about again
/// @param patience how long a command is tried that may not wait, see [org.yilan.situation.command.Command#waits()]
public record ConsoleOptions(
        URI hub,
        HubPass pass,
        Path outbox,
        HubTrust trust,
        Duration lostAfter,
        Duration staleAfter,
        Duration patience) {
    /// Three missed seconds and a little.
    public static final Duration LOST_AFTER = Duration.ofMillis(3_500);

    public static final Duration STALE_AFTER = Duration.ofMinutes(10);

    /// As long as a person looks at a form that does not answer (own choice).
    public static final Duration PATIENCE = Duration.ofSeconds(15);

    public ConsoleOptions {
        Objects.requireNonNull(hub, "hub");
        if (!"http".equals(hub.getScheme()) && !"https".equals(hub.getScheme())) {
            throw new IllegalArgumentException("a hub's address begins with http or https: " + hub);
        }
    }

    /// One that trusts whom the machine trusts.
    public ConsoleOptions(
            URI hub, String token, Path outbox, Duration lostAfter, Duration staleAfter) {
        this(hub, HubPass.of(token), outbox, HubTrust.SYSTEM, lostAfter, staleAfter, PATIENCE);
    }

    public static ConsoleOptions of(URI hub, String token, Path outbox) {
        return of(hub, token, outbox, HubTrust.SYSTEM);
    }

    public static ConsoleOptions of(URI hub, String token, Path outbox, HubTrust trust) {
        return of(hub, HubPass.of(token), outbox, trust);
    }

    public static ConsoleOptions of(URI hub, HubPass pass, Path outbox, HubTrust trust) {
        return new ConsoleOptions(hub, pass, outbox, trust, LOST_AFTER, STALE_AFTER, PATIENCE);
    }

    @Override
    public String toString() {
        return "ConsoleOptions[hub=" + hub + ", outbox=" + outbox + "]";
    }
}

package org.yilan.hub;

import org.yilan.wire.Presence;
import org.yilan.wire.Presence.Present;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/// What consoles say their people have open. Forgotten when a console has not said so for [#LASTS]; never written down. Any
/// thread.
final class Attendance {
    /// Three times as long as a console lets pass before it says so again.
    static final Duration LASTS = Duration.ofSeconds(10);

    /// Consoles that are remembered at most: more than a city has, so that nobody fills the memory.
    private static final int MOST = 1_000;

    private record Entry(Present present, long until) {}

    private final InstantSource clock;
    private final LongSupplier nanos;
    private final Map<String, Entry> byConsole = new HashMap<>();
    private Presence told = new Presence(List.of());

    Attendance(InstantSource clock, LongSupplier nanos) {
        this.clock = clock;
        this.nanos = nanos;
    }

    /// @param incident empty for none
    synchronized void tell(String person, String console, String incident, boolean writing) {
        String key = person + "\n" + console;
        if (incident.isEmpty()) {
            byConsole.remove(key);
            return;
        }
        Entry before = byConsole.get(key);
        if (before == null && byConsole.size() >= MOST) {
            return;
        }
        Present present =
                before != null
                                && before.present.incident().equals(incident)
                                && before.present.writing() == writing
                        ? before.present
                        : new Present(console, person, incident, writing, clock.instant());
        byConsole.put(key, new Entry(present, nanos.getAsLong() + LASTS.toNanos()));
    }

    /// Who has what open now, in a fixed order; the same object as long as nothing changes.
    synchronized Presence now() {
        long now = nanos.getAsLong();
        byConsole.values().removeIf(e -> e.until - now <= 0);
        List<Present> people =
                byConsole.values().stream()
                        .map(Entry::present)
                        .sorted(
                                Comparator.comparing(Present::incident)
                                        .thenComparing(Present::since)
                                        .thenComparing(Present::person)
                                        .thenComparing(Present::console))
                        .toList();
        if (!people.equals(told.people())) {
            told = new Presence(people);
        }
        return told;
    }
}

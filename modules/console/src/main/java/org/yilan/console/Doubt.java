package org.yilan.console;

import org.jspecify.annotations.Nullable;
import org.yilan.situation.Recorded;
import org.yilan.situation.command.Command;
import org.yilan.situation.command.CommandEnvelope;
import org.yilan.situation.command.Outcome;

import java.io.IOException;
import java.time.Duration;

/// What may have become of a command that has waited: whether it took effect without our knowing, and whether it still means
/// what its author meant. The sender's thread only.
final class Doubt {
    /// The most that a hub gives at once.
    private static final int RANGE = 1_000;

    private final HubClient hub;
    private final CommandSender.Surroundings surroundings;
    private final Duration staleAfter;

    Doubt(HubClient hub, CommandSender.Surroundings surroundings, Duration staleAfter) {
        this.hub = hub;
        this.surroundings = surroundings;
        this.staleAfter = staleAfter;
    }

    /// What is in the journal of a command that was sent without an answer.
    @Nullable Outcome trace(Outbox.Kept kept) throws IOException {
        String id = kept.envelope().id();
        long last = -1;
        long seq = kept.journal();
        boolean more = true;
        while (more && last < 0) {
            History.Range range = hub.after(seq, RANGE);
            for (Recorded recorded : range.records()) {
                if (recorded.cause().equals(id)) {
                    last = recorded.seq();
                }
                seq = recorded.seq();
            }
            more = !range.complete() && !range.records().isEmpty();
        }
        return last < 0 ? null : new Outcome.Accepted(id, last);
    }

    /// Why the person must be asked before it is sent (translation key), empty when they need not be.
    String question(CommandEnvelope e) {
        if (e.expectedVersion() >= 0 && e.command() instanceof Command.OnIncident on) {
            long version =
                    surroundings.live().incident(on.incident()).map(i -> i.version()).orElse(-1L);
            if (version != e.expectedVersion()) {
                return "console.pending.changed";
            }
        }
        Duration age = Duration.between(e.at(), surroundings.now());
        return age.compareTo(staleAfter) > 0 ? "console.pending.old" : "";
    }

    /// The version that the person saw when they confirmed.
    CommandEnvelope renewed(CommandEnvelope e) {
        long version = e.expectedVersion();
        if (version >= 0 && e.command() instanceof Command.OnIncident on) {
            version =
                    surroundings
                            .live()
                            .incident(on.incident())
                            .map(i -> i.version())
                            .orElse(version);
        }
        return new CommandEnvelope(e.id(), e.by(), e.at(), e.reason(), version, e.command());
    }
}

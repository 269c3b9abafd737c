package org.yilan.console;

import org.yilan.console.Console.PendingCommand;
import org.yilan.situation.command.CommandEnvelope;
import org.yilan.situation.command.Outcome;

import java.util.concurrent.CompletableFuture;

/// One command that the hub has not answered. The sender's thread only.
final class Waiting {
    Outbox.Kept kept;
    final CompletableFuture<Outcome> answer;

    /// Whether nobody waits for `answer` any more: an earlier run left it, or it was given up.
    boolean left;

    /// Whether it may have gone stale, or have taken effect without our knowing.
    boolean doubtful;

    boolean confirmed;
    String question = "";
    String trouble = "";

    Waiting(Outbox.Kept kept, CompletableFuture<Outcome> answer, boolean left) {
        this.kept = kept;
        this.answer = answer;
        this.left = left;
        this.doubtful = left;
    }

    CommandEnvelope envelope() {
        return kept.envelope();
    }

    PendingCommand pending() {
        CommandEnvelope e = envelope();
        return new PendingCommand(
                e.id(), e.at(), e.command(), e.reason(), question, kept.withdrawn());
    }
}

package org.yilan.console;

import static java.lang.System.Logger.Level.WARNING;

import org.jspecify.annotations.Nullable;
import org.yilan.console.Console.PendingCommand;
import org.yilan.situation.Situation;
import org.yilan.situation.command.CommandEnvelope;
import org.yilan.situation.command.Outcome;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Sends commands in the order in which they were given, keeps each on disk until the hub has answered, and asks the person
/// again about those that have gone stale meanwhile. Works on a thread of its own.
///
/// A command whose answer got lost may have taken effect. Before one is tried again or asked about, the journal is searched
/// for events that it caused. One that the person withdraws, or that may not wait and got no answer, is withdrawn at the hub:
/// a copy of it that is still under way somewhere then has no effect.
final class CommandSender implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("org.yilan.console");
    private static final long FIRST_PAUSE_MILLIS = 200;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;

    /// What the sender must know of its console.
    interface Surroundings {
        /// Whether the live picture is current, so that staleness can be judged.
        boolean current();

        Instant now();

        Situation live();

        /// The list of waiting commands changed.
        void changed();

        /// A command was answered that nobody waits for any more.
        void answered(PendingCommand command, Outcome outcome);
    }

    private final HubClient hub;
    private final Outbox outbox;
    private final Surroundings surroundings;
    private final Doubt doubt;
    private final Duration patience;
    // A network that answers nothing holds the sender up; what is ordered meanwhile is kept all the
    // same.
    private final ExecutorService keeper =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("console-outbox").daemon().factory());
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("console-sender").daemon().factory());

    /// In the order in which they were given; guarded by itself. What is in them is the sender thread's.
    private final Map<String, Waiting> waiting = new LinkedHashMap<>();

    // Sender thread only.
    private boolean scheduled;
    private int failures;

    private volatile List<PendingCommand> pending = List.of();

    CommandSender(HubClient hub, Outbox outbox, Surroundings surroundings, ConsoleOptions options)
            throws IOException {
        this.hub = hub;
        this.outbox = outbox;
        this.surroundings = surroundings;
        this.doubt = new Doubt(hub, surroundings, options.staleAfter());
        this.patience = options.patience();
        for (Outbox.Kept kept : outbox.load()) {
            // What may not wait has waited since an earlier run.
            waiting.put(
                    kept.envelope().id(),
                    new Waiting(
                            kept.envelope().command().waits() ? kept : kept.withdraw(),
                            new CompletableFuture<>(),
                            true));
        }
        publish();
    }

    List<PendingCommand> pending() {
        return pending;
    }

    CompletableFuture<Outcome> send(CommandEnvelope envelope) {
        if (!envelope.command().waits() && !surroundings.current()) {
            return CompletableFuture.completedFuture(refused(envelope.id(), "refused.offline", ""));
        }
        CompletableFuture<Outcome> answer = new CompletableFuture<>();
        Outbox.Kept kept = new Outbox.Kept(surroundings.live().seq(), envelope);
        keeper.execute(
                () -> {
                    if (!keep(kept, answer)) {
                        return;
                    }
                    wait(new Waiting(kept, answer, false));
                    thread.execute(this::work);
                    if (!envelope.command().waits()) {
                        thread.schedule(
                                () -> giveUp(envelope.id()),
                                patience.toMillis(),
                                TimeUnit.MILLISECONDS);
                    }
                });
        return answer;
    }

    private boolean keep(Outbox.Kept kept, CompletableFuture<Outcome> answer) {
        try {
            outbox.keep(kept);
            return true;
        } catch (IOException e) {
            String why = String.valueOf(e.getMessage());
            answer.complete(refused(kept.envelope().id(), "refused.outbox", why));
            return false;
        }
    }

    private void wait(Waiting w) {
        synchronized (waiting) {
            waiting.put(w.envelope().id(), w);
        }
        publish();
    }

    /// Sends at once or not at all: a PIN is not kept. Without an answer it is withdrawn.
    CompletableFuture<Outcome> sendAs(CommandEnvelope envelope, HubClient.Credential second) {
        if (!surroundings.current()) {
            return CompletableFuture.completedFuture(refused(envelope.id(), "refused.offline", ""));
        }
        CompletableFuture<Outcome> answer = new CompletableFuture<>();
        // Should this program end before the answer, the next run withdraws it.
        Outbox.Kept kept = new Outbox.Kept(surroundings.live().seq(), envelope, true);
        keeper.execute(
                () -> {
                    if (keep(kept, answer)) {
                        Thread.ofVirtual()
                                .name("console-second-person")
                                .start(() -> orderAs(kept, second, answer));
                    }
                });
        return answer;
    }

    private void orderAs(
            Outbox.Kept kept, HubClient.Credential second, CompletableFuture<Outcome> answer) {
        long end = System.nanoTime() + patience.toNanos();
        String trouble = "";
        try {
            while (System.nanoTime() - end < 0) {
                try {
                    Outcome outcome = hub.order(kept.envelope(), second);
                    answer.complete(outcome);
                    thread.execute(() -> forget(kept.envelope().id()));
                    return;
                } catch (IOException e) {
                    trouble = e.toString();
                }
                Thread.sleep(FIRST_PAUSE_MILLIS * 2);
            }
            wait(new Waiting(kept, new CompletableFuture<>(), true));
            thread.execute(this::work);
        } catch (InterruptedException | RejectedExecutionException e) {
            trouble = "the console was closed";
        }
        answer.complete(refused(kept.envelope().id(), "refused.no-answer", trouble));
    }

    /// The hub can be heard again: tries at once what waits.
    void wake() {
        thread.execute(
                () -> {
                    failures = 0;
                    work();
                });
    }

    /// The person wants a command that was asked about sent after all.
    void confirm(String id) {
        withWaiting(
                id,
                w -> {
                    w.confirmed = true;
                    w.question = "";
                    replace(w, new Outbox.Kept(w.kept.journal(), doubt.renewed(w.envelope())));
                    publish();
                    work();
                });
    }

    /// The person no longer wants it.
    void discard(String id) {
        withWaiting(
                id,
                w -> {
                    w.question = "";
                    replace(w, w.kept.withdraw());
                    publish();
                    work();
                });
    }

    private void replace(Waiting w, Outbox.Kept kept) {
        w.kept = kept;
        try {
            outbox.replace(kept);
        } catch (IOException e) {
            LOG.log(WARNING, "a waiting command could not be written anew", e);
        }
    }

    /// It may not wait, and has waited long enough.
    private void giveUp(String id) {
        Waiting w = waiting(id);
        if (w == null) {
            return; // answered
        }
        w.left = true;
        replace(w, w.kept.withdraw());
        w.answer.complete(refused(id, "refused.no-answer", w.trouble));
        publish();
        work();
    }

    private void withWaiting(String id, Consumer<Waiting> action) {
        thread.execute(
                () -> {
                    Waiting w = waiting(id);
                    if (w != null && !w.question.isEmpty()) {
                        action.accept(w);
                    }
                });
    }

    // ---- sender thread

    private void work() {
        for (Waiting w : all()) {
            if (!w.question.isEmpty()) {
                continue;
            }
            try {
                if (w.kept.withdrawn()) {
                    settle(w, hub.withdraw(w.envelope()));
                    failures = 0;
                    continue;
                }
                if (w.doubtful && !surroundings.current()) {
                    failures++;
                    later();
                    return; // later commands must not overtake it
                }
                if (w.doubtful && !decided(w)) {
                    continue;
                }
                Outcome outcome = hub.order(w.envelope(), null);
                failures = 0;
                settle(w, outcome);
            } catch (IOException | RuntimeException e) {
                // Those behind it have waited as well by the time they are sent.
                all().forEach(each -> each.doubtful = true);
                w.trouble = e.toString();
                if (failures == 0) {
                    LOG.log(WARNING, "commands wait for the hub: {0}", e.toString());
                }
                failures++;
                later();
                return;
            }
        }
    }

    /// Whether a doubtful command is to be sent now. When not, it was settled or waits for the person.
    private boolean decided(Waiting w) throws IOException {
        Outcome done = doubt.trace(w.kept);
        if (done != null) {
            settle(w, done);
            return false;
        }
        if (w.confirmed) {
            return true;
        }
        String question = doubt.question(w.envelope());
        if (question.isEmpty()) {
            return true;
        }
        w.question = question;
        publish();
        return false;
    }

    private void settle(Waiting w, Outcome outcome) {
        forget(w.envelope().id());
        synchronized (waiting) {
            waiting.remove(w.envelope().id());
        }
        publish();
        w.answer.complete(outcome);
        if (w.left) {
            surroundings.answered(w.pending(), outcome);
        }
    }

    private void forget(String id) {
        try {
            outbox.remove(id);
        } catch (IOException e) {
            // Sent again after a restart, it has no second effect.
            LOG.log(WARNING, "an answered command could not be removed from the outbox", e);
        }
    }

    private @Nullable Waiting waiting(String id) {
        synchronized (waiting) {
            return waiting.get(id);
        }
    }

    private List<Waiting> all() {
        synchronized (waiting) {
            return List.copyOf(waiting.values());
        }
    }

    private void later() {
        if (scheduled) {
            return;
        }
        scheduled = true;
        long limit = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << Math.min(failures, 10));
        thread.schedule(
                () -> {
                    scheduled = false;
                    work();
                },
                ThreadLocalRandom.current().nextLong(limit / 2, limit + 1),
                TimeUnit.MILLISECONDS);
    }

    private void publish() {
        synchronized (waiting) {
            pending = waiting.values().stream().map(Waiting::pending).toList();
        }
        surroundings.changed();
    }

    private static Outcome.Refused refused(String id, String code, String argument) {
        List<String> arguments = argument.isEmpty() ? List.of() : List.of(argument);
        String message =
                switch (code) {
                    case "refused.outbox" -> "The command could not be kept on disk: " + argument;
                    case "refused.offline" ->
                            "There is no link to the hub, and this command does not wait for it:"
                                    + " give it again when the link is back.";
                    default ->
                            "The hub did not answer. The command is being withdrawn, and you will"
                                    + " be told whether it had taken effect.";
                };
        return new Outcome.Refused(id, code, arguments, message);
    }

    @Override
    public void close() throws IOException {
        keeper.shutdown();
        thread.shutdownNow();
        try {
            thread.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        outbox.close();
    }
}

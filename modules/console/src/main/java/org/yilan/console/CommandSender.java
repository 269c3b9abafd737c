package org.yilan.console;

import static java.lang.System.Logger.Level.WARNING;

import org.jspecify.annotations.Nullable;
import org.yilan.console.Console.PendingCommand;
import org.yilan.situation.Recorded;
import org.yilan.situation.Situation;
import org.yilan.situation.command.Command;
import org.yilan.situation.command.CommandEnvelope;
import org.yilan.situation.command.Outcome;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Sends commands in the order in which they were given, keeps each on disk until the hub has answered, and asks the person
/// again about those that have gone stale meanwhile. Works on a thread of its own.
///
/// A command whose answer got lost may have taken effect. Before one is tried again or asked about, the journal is searched
/// for events that it caused.
final class CommandSender implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("org.yilan.console");
    private static final long FIRST_PAUSE_MILLIS = 200;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;

    /// The most that a hub gives at once.
    private static final int RANGE = 1_000;

    /// How long an order with a second person's PIN is tried; it is never kept.
    private static final Duration PIN_PATIENCE = Duration.ofSeconds(15);

    /// What the sender must know of its console.
    interface Surroundings {
        /// Whether the live picture is current, so that staleness can be judged.
        boolean current();

        Instant now();

        Situation live();

        /// The list of waiting commands changed.
        void changed();

        /// A command that an earlier run of the program had kept was answered.
        void answered(PendingCommand command, Outcome outcome);
    }

    private final HubClient hub;
    private final Outbox outbox;
    private final Surroundings surroundings;
    private final Duration staleAfter;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("console-outbox").daemon().factory());

    // Sender thread only.
    private final Map<String, Waiting> waiting = new LinkedHashMap<>();
    private boolean scheduled;
    private int failures;

    private volatile List<PendingCommand> pending = List.of();

    /// One command that has not been answered.
    private static final class Waiting {
        Outbox.Kept kept;
        final CompletableFuture<Outcome> answer;

        /// Whether an earlier run left it, so that nobody holds `answer`.
        final boolean left;

        /// Whether it may have gone stale, or have taken effect without our knowing.
        boolean doubtful;

        boolean confirmed;
        String question = "";

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
            return new PendingCommand(e.id(), e.at(), e.command(), e.reason(), question);
        }
    }

    CommandSender(HubClient hub, Outbox outbox, Surroundings surroundings, Duration staleAfter)
            throws IOException {
        this.hub = hub;
        this.outbox = outbox;
        this.surroundings = surroundings;
        this.staleAfter = staleAfter;
        for (Outbox.Kept kept : outbox.load()) {
            waiting.put(kept.envelope().id(), new Waiting(kept, new CompletableFuture<>(), true));
        }
        publish();
    }

    List<PendingCommand> pending() {
        return pending;
    }

    CompletableFuture<Outcome> send(CommandEnvelope envelope) {
        CompletableFuture<Outcome> answer = new CompletableFuture<>();
        Outbox.Kept kept = new Outbox.Kept(surroundings.live().seq(), envelope);
        thread.execute(
                () -> {
                    try {
                        outbox.keep(kept);
                    } catch (IOException e) {
                        answer.complete(
                                refused(
                                        envelope.id(),
                                        "refused.outbox",
                                        String.valueOf(e.getMessage())));
                        return;
                    }
                    waiting.put(envelope.id(), new Waiting(kept, answer, false));
                    publish();
                    work();
                });
        return answer;
    }

    /// Sends at once or not at all: a PIN is not kept.
    CompletableFuture<Outcome> sendAs(CommandEnvelope envelope, HubClient.Credential second) {
        CompletableFuture<Outcome> answer = new CompletableFuture<>();
        Thread.ofVirtual()
                .name("console-second-person")
                .start(() -> answer.complete(orderAs(envelope, second)));
        return answer;
    }

    private Outcome orderAs(CommandEnvelope envelope, HubClient.Credential second) {
        long end = System.nanoTime() + PIN_PATIENCE.toNanos();
        while (true) {
            try {
                return hub.order(envelope, second);
            } catch (IOException e) {
                if (System.nanoTime() - end > 0) {
                    return refused(envelope.id(), "refused.no-answer", e.toString());
                }
            }
            try {
                Thread.sleep(FIRST_PAUSE_MILLIS * 2);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return refused(envelope.id(), "refused.no-answer", "the console was closed");
            }
        }
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
                    try {
                        w.kept = new Outbox.Kept(w.kept.journal(), renewed(w.envelope()));
                        outbox.replace(w.kept);
                    } catch (IOException e) {
                        LOG.log(WARNING, "a confirmed command could not be written anew", e);
                    }
                    publish();
                    work();
                });
    }

    /// The person no longer wants it.
    void discard(String id) {
        withWaiting(id, w -> settle(w, refused(id, "refused.discarded", "")));
    }

    private void withWaiting(String id, Consumer<Waiting> action) {
        thread.execute(
                () -> {
                    Waiting w = waiting.get(id);
                    if (w != null && !w.question.isEmpty()) {
                        action.accept(w);
                    }
                });
    }

    /// The version that the person saw when they confirmed.
    private CommandEnvelope renewed(CommandEnvelope e) {
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

    // ---- sender thread

    private void work() {
        for (Waiting w : List.copyOf(waiting.values())) {
            if (!w.question.isEmpty()) {
                continue;
            }
            try {
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
                w.doubtful = true;
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
        Outcome done = traceOf(w);
        if (done != null) {
            settle(w, done);
            return false;
        }
        if (w.confirmed) {
            return true;
        }
        String question = staleness(w.envelope());
        if (question.isEmpty()) {
            return true;
        }
        w.question = question;
        publish();
        return false;
    }

    /// What is in the journal of a command that was sent without an answer.
    private @Nullable Outcome traceOf(Waiting w) throws IOException {
        String id = w.envelope().id();
        long last = -1;
        long seq = w.kept.journal();
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

    private String staleness(CommandEnvelope e) {
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

    private void settle(Waiting w, Outcome outcome) {
        try {
            outbox.remove(w.envelope().id());
        } catch (IOException e) {
            // Sent again after a restart, it has no second effect.
            LOG.log(WARNING, "an answered command could not be removed from the outbox", e);
        }
        waiting.remove(w.envelope().id());
        publish();
        w.answer.complete(outcome);
        if (w.left) {
            surroundings.answered(w.pending(), outcome);
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
        List<PendingCommand> list = new ArrayList<>();
        waiting.values().forEach(w -> list.add(w.pending()));
        pending = List.copyOf(list);
        surroundings.changed();
    }

    private static Outcome.Refused refused(String id, String code, String argument) {
        List<String> arguments = argument.isEmpty() ? List.of() : List.of(argument);
        String message =
                switch (code) {
                    case "refused.outbox" -> "The command could not be kept on disk: " + argument;
                    case "refused.discarded" -> "The command was not sent: it was withdrawn.";
                    default ->
                            "The hub did not answer, and it is not known whether the command took"
                                    + " effect: look before giving it again.";
                };
        return new Outcome.Refused(id, code, arguments, message);
    }

    @Override
    public void close() throws IOException {
        thread.shutdownNow();
        try {
            thread.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        outbox.close();
    }
}

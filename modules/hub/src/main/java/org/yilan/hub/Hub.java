package org.yilan.hub;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.EventSink;
import org.yilan.journal.Entry;
import org.yilan.journal.Journal;
import org.yilan.journal.JournalException;
import org.yilan.situation.Changes;
import org.yilan.situation.Recorded;
import org.yilan.situation.Situation;
import org.yilan.situation.SituationState;
import org.yilan.situation.advice.Advice;
import org.yilan.situation.command.Actor;
import org.yilan.situation.command.Command;
import org.yilan.situation.command.CommandEnvelope;
import org.yilan.situation.command.Decider;
import org.yilan.situation.command.Decision;
import org.yilan.situation.command.Outcome;
import org.yilan.situation.command.Refusal;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.FeedHealth;
import org.yilan.wire.ClockReading;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/// Owns a journal: takes what feeds find out and what people order, judges, appends, folds, and lets others read.
///
/// One writer thread does all that changes something; what is waiting when it comes round is appended together, with one
/// flush to the disk. Any thread may call anything. [#situation()] never shows what is not durable.
public final class Hub implements EventSink, AutoCloseable {
    private static final System.Logger LOG = System.getLogger("org.yilan.hub");
    private static final String JOURNAL = "journal";
    private static final int TOGETHER = 256;

    /// Events between two keyframes, at least: a large situation is written after as many events as it has incidents, so
    /// that keyframes stay a small part of the journal however much is open.
    private static final int KEYFRAME_EVERY = 10_000;

    private sealed interface Work {
        CompletableFuture<?> answer();
    }

    private record FeedWork(String feed, List<Event> events, CompletableFuture<Long> answer)
            implements Work {}

    private record CommandWork(
            CommandEnvelope envelope,
            Actor actor,
            @Nullable Actor second,
            CompletableFuture<Outcome> answer)
            implements Work {}

    /// What follows from rules alone is judged on the situation that it is appended to.
    private record RuleWork(
            String by,
            BiFunction<Situation, Instant, List<Event>> rule,
            CompletableFuture<Integer> answer)
            implements Work {}

    private record WithdrawWork(
            CommandEnvelope envelope, Actor actor, CompletableFuture<Outcome> answer)
            implements Work {}

    private record CaptureWork(CompletableFuture<Supplier<SituationState>> answer)
            implements Work {}

    private record StopWork(CompletableFuture<Void> answer) implements Work {}

    private final Journal journal;
    private final HubClock clock;
    private final Decider decider = new Decider();
    private final Fold fold;
    private final Situation situation;
    private final long skipped;
    private final RecordTail tail;
    private final BlockingQueue<Work> queue = new LinkedBlockingQueue<>();
    private final Thread writer;
    private final TriageDesk triage;
    private final int keyframeEvery;
    private long sinceKeyframe;
    private int keyframeDue;

    /// Writes the last keyframe. The writer's, and after its end whoever closes.
    private Thread keeper = new Thread(() -> {}, "hub-keyframe");

    private volatile boolean closed;

    /// A hub over an open journal, which it will close. Folds what the journal holds before it returns.
    public Hub(Journal journal, HubClock clock) {
        this(journal, clock, KEYFRAME_EVERY);
    }

    Hub(Journal journal, HubClock clock, int keyframeEvery) {
        this.journal = journal;
        this.keyframeEvery = keyframeEvery;
        this.keyframeDue = keyframeEvery;
        this.clock = clock;
        this.fold = new Fold(journal);
        Fold.Result start = fold.upTo(journal.lastSeq());
        this.situation = start.situation();
        this.skipped = start.skipped();
        this.sinceKeyframe = start.folded();
        this.tail = new RecordTail(journal.lastSeq());
        this.triage = new TriageDesk(this);
        this.writer = Thread.ofPlatform().name("hub-writer").daemon().unstarted(this::write);
        writer.start();
        tellOfSkipped();
    }

    /// Puts events that could not be read on the strip of feeds, where people look for what is wrong with the picture.
    private void tellOfSkipped() {
        if (skipped == 0 || situation.feed(JOURNAL).isPresent()) {
            return;
        }
        Instant now = clock.instant();
        try {
            append(
                    JOURNAL,
                    List.of(
                            new Event.FeedHealthChanged(
                                    new FeedHealth(
                                            JOURNAL,
                                            "日志 Journal",
                                            "",
                                            FeedHealth.State.DEGRADED,
                                            now,
                                            now,
                                            Duration.ofDays(3650),
                                            "unknown-events",
                                            skipped
                                                    + " events were written by a newer Yilan and"
                                                    + " are not in the picture."))));
        } catch (JournalException e) {
            LOG.log(System.Logger.Level.WARNING, e.getMessage());
        }
    }

    // ---- reading

    /// The situation now; the same object for the hub's whole life.
    public Situation situation() {
        return situation;
    }

    public HubClock clock() {
        return clock;
    }

    public Journal journal() {
        return journal;
    }

    /// The hub's time and position.
    public ClockReading reading() {
        return new ClockReading(clock.instant(), clock.speed(), tail.lastSeq());
    }

    /// How many events were found that this program cannot read, because a newer one wrote them.
    public long skipped() {
        return skipped;
    }

    /// Whether the journal has ever had an incident, for feeds.
    public boolean recordedBefore(String incident) {
        return !journal.timeline(incident, Journal.END_OF_TIME).records().isEmpty();
    }

    /// What the journal's past has to say of an incident, for a person to judge; empty when the situation does not know it. May
    /// wait a moment for what has just been recorded.
    public Optional<Advice> advise(String incident) {
        return triage.advise(incident);
    }

    /// Begins to read the past for [#advise], in the background; the first question does so too.
    public void startTriage() {
        triage.start();
    }

    /// The situation now as a value. The writer only copies it: putting a hundred thousand incidents in order takes longer
    /// than a command may wait.
    public SituationState capture() {
        return await(submit(new CaptureWork(new CompletableFuture<>())).answer).get();
    }

    /// The situation as it was at a position.
    public SituationState captureAt(long seq) {
        return seq >= tail.lastSeq()
                ? capture()
                : fold.upTo(Math.max(0, seq)).situation().capture();
    }

    /// The situation as it was at a moment.
    public SituationState captureAt(Instant moment) {
        return captureAt(journal.seqAt(moment));
    }

    RecordTail tail() {
        return tail;
    }

    /// Records after a position, from memory or from the journal; skipped ones move the position on.
    org.yilan.wire.RecordBatch after(long seq, int limit) {
        Optional<List<Recorded>> recent = tail.after(seq, limit);
        if (recent.isPresent()) {
            List<Recorded> records = recent.get();
            return new org.yilan.wire.RecordBatch(
                    records, List.of(), records.isEmpty() ? seq : records.getLast().seq());
        }
        return journal.read(seq, limit, Journal.END_OF_TIME);
    }

    // ---- writing

    /// Appends what a feed found out; returns when it is durable and folded.
    ///
    /// @throws JournalException when the journal could not take it: then nothing was appended
    @Override
    public void append(String feedId, List<Event> events) {
        if (!events.isEmpty()) {
            await(
                    submit(new FeedWork(feedId, List.copyOf(events), new CompletableFuture<>()))
                            .answer());
        }
    }

    /// Has the writer judge by a rule and append what follows; returns how many events that were when they are durable.
    ///
    /// @param by whom the journal names as their cause
    /// @throws JournalException when the journal could not take them: then nothing was appended
    int follow(String by, BiFunction<Situation, Instant, List<Event>> rule) {
        return await(submit(new RuleWork(by, rule, new CompletableFuture<>())).answer());
    }

    /// The answer that a command got before, if it did.
    public Optional<Outcome> answered(String command) {
        return journal.outcome(command);
    }

    /// Judges a command and does it. Returns when what follows from it is durable; the same command again gives the same
    /// answer and changes nothing. What cannot be written is refused with [Refusal#JOURNAL], and may be sent again.
    ///
    /// @param second the second person who stands beside the actor, or null
    public Outcome submit(CommandEnvelope envelope, Actor actor, @Nullable Actor second) {
        return await(
                submit(new CommandWork(envelope, actor, second, new CompletableFuture<>()))
                        .answer());
    }

    /// Sees to it that a command takes no effect any more, also where a copy of it is still under way. Gives the answer that it
    /// has: accepted when it had taken effect already, refused with [Refusal#WITHDRAWN] when it has not and will not.
    public Outcome withdraw(CommandEnvelope envelope, Actor actor) {
        return await(submit(new WithdrawWork(envelope, actor, new CompletableFuture<>())).answer());
    }

    private <W extends Work> W submit(W work) {
        if (closed) {
            throw new HubException("The hub is stopping.", null);
        }
        queue.add(work);
        if (closed && queue.remove(work)) {
            throw new HubException("The hub is stopping.", null);
        }
        return work;
    }

    private static <T> T await(CompletableFuture<T> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof JournalException cause) {
                throw cause;
            }
            if (e.getCause() instanceof HubException cause) {
                throw cause;
            }
            throw e;
        }
    }

    // ---- the writer thread

    private void write() {
        List<Work> round = new ArrayList<>();
        List<FeedWork> together = new ArrayList<>();
        while (true) {
            round.clear();
            try {
                round.add(queue.take());
            } catch (InterruptedException e) {
                continue; // only StopWork ends this thread
            }
            queue.drainTo(round, TOGETHER - 1);
            for (Work work : round) {
                if (work instanceof FeedWork feed) {
                    together.add(feed);
                    continue;
                }
                appendTogether(together);
                if (!handle(work)) {
                    return;
                }
            }
            appendTogether(together);
        }
    }

    private boolean handle(Work work) {
        try {
            switch (work) {
                case CommandWork command -> command.answer.complete(judge(command));
                case WithdrawWork withdraw -> withdraw.answer.complete(withdraw(withdraw));
                case RuleWork rule -> rule.answer.complete(follow(rule));
                case CaptureWork capture -> capture.answer.complete(situation.copy());
                case StopWork stop -> {
                    keepKeyframe(Math.min(1000, keyframeEvery));
                    stop.answer.complete(null);
                    return false;
                }
                case FeedWork feed -> throw new IllegalStateException("appended together: " + feed);
            }
        } catch (RuntimeException e) {
            work.answer().completeExceptionally(e);
        }
        return true;
    }

    private void appendTogether(List<FeedWork> works) {
        if (works.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        try {
            take(
                    journal.append(
                            works.stream().map(w -> Entry.ofFeed(w.feed, now, w.events)).toList()));
            works.forEach(w -> w.answer.complete(situation.seq()));
        } catch (RuntimeException e) {
            works.forEach(w -> w.answer.completeExceptionally(e));
        } finally {
            works.clear();
        }
    }

    private int follow(RuleWork work) {
        Instant now = clock.instant();
        List<Event> events = work.rule.apply(situation, now);
        if (!events.isEmpty()) {
            take(journal.append(List.of(Entry.ofFeed(work.by, now, events))));
        }
        return events.size();
    }

    private Outcome judge(CommandWork work) {
        CommandEnvelope sent = work.envelope;
        Optional<Outcome> before = journal.outcome(sent.id());
        if (before.isPresent()) {
            return before.get();
        }
        CommandEnvelope envelope = by(work.actor, sent);
        Instant now = clock.instant();
        Decision decision = decider.decide(situation, envelope, work.actor, work.second, now);
        try {
            return switch (decision) {
                case Decision.Accept accept -> {
                    take(journal.append(List.of(Entry.accepted(envelope, now, accept.events()))));
                    yield new Outcome.Accepted(envelope.id(), situation.seq());
                }
                case Decision.Refuse refuse -> {
                    Outcome.Refused refused = explain(envelope, refuse);
                    journal.append(List.of(Entry.refused(envelope, now, refused)));
                    yield refused;
                }
            };
        } catch (JournalException e) {
            LOG.log(System.Logger.Level.ERROR, e.getMessage());
            return Refusal.JOURNAL.to(envelope.id(), String.valueOf(e.getMessage()));
        }
    }

    private Outcome withdraw(WithdrawWork work) {
        CommandEnvelope envelope = by(work.actor, work.envelope);
        Optional<Outcome> before = journal.outcome(envelope.id());
        if (before.isPresent()) {
            return before.get();
        }
        try {
            Outcome.Refused refused = Refusal.WITHDRAWN.to(envelope.id(), work.actor.name());
            journal.append(List.of(Entry.refused(envelope, clock.instant(), refused)));
            return refused;
        } catch (JournalException e) {
            LOG.log(System.Logger.Level.ERROR, e.getMessage());
            return Refusal.JOURNAL.to(envelope.id(), String.valueOf(e.getMessage()));
        }
    }

    private static CommandEnvelope by(Actor actor, CommandEnvelope sent) {
        return new CommandEnvelope(
                sent.id(),
                actor.name(),
                sent.at(),
                sent.reason(),
                sent.expectedVersion(),
                sent.command());
    }

    /// Names who really changed the incident, which the journal knows and the situation does not.
    private Outcome.Refused explain(CommandEnvelope envelope, Decision.Refuse refuse) {
        if (refuse.code().equals(Refusal.CHANGED_MEANWHILE.code())
                && envelope.command() instanceof Command.OnIncident command) {
            List<Recorded> story =
                    journal.timeline(changed(envelope, command), Journal.END_OF_TIME).records();
            if (!story.isEmpty()) {
                return Refusal.CHANGED_MEANWHILE.to(
                        envelope.id(), refuse.arguments().getFirst(), hand(story.getLast()));
            }
        }
        return new Outcome.Refused(
                envelope.id(), refuse.code(), refuse.arguments(), refuse.message());
    }

    /// Which incident is not as the author of a refused command saw it: of two that were to be merged, the other where the one
    /// that leads is still the same.
    private String changed(CommandEnvelope envelope, Command.OnIncident command) {
        boolean same =
                situation
                        .incident(command.incident())
                        .filter(i -> i.version() == envelope.expectedVersion())
                        .isPresent();
        return command instanceof Command.MergeIncidents merge && same
                ? merge.other()
                : command.incident();
    }

    private static String hand(Recorded record) {
        return record.event() instanceof Event.Handling handling ? handling.by() : record.cause();
    }

    private void take(List<List<Recorded>> appended) {
        Changes ignored = new Changes();
        for (List<Recorded> records : appended) {
            for (Recorded record : records) {
                Fold.apply(situation, record, ignored);
            }
            sinceKeyframe += records.size();
            tail.add(records);
        }
        keepKeyframe(keyframeDue);
    }

    /// Writing a keyframe takes longer than an event may wait, so only the value is taken here. One that cannot be
    /// written costs nothing but time later.
    private void keepKeyframe(int due) {
        if (sinceKeyframe < due || keeper.isAlive()) {
            return;
        }
        sinceKeyframe = 0;
        Supplier<SituationState> state = situation.copy();
        keyframeDue = Math.max(keyframeEvery, situation.incidents().size());
        keeper =
                Thread.ofPlatform()
                        .name("hub-keyframe")
                        .daemon()
                        .start(
                                () -> {
                                    try {
                                        journal.keep(fold.version(), state.get());
                                    } catch (JournalException e) {
                                        LOG.log(System.Logger.Level.WARNING, e.getMessage());
                                    }
                                });
    }

    private static void join(Thread thread) {
        try {
            thread.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Finishes what was accepted, and closes the journal.
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        queue.add(new StopWork(new CompletableFuture<>()));
        join(writer);
        join(keeper);
        Work late;
        while ((late = queue.poll()) != null) {
            late.answer().completeExceptionally(new HubException("The hub is stopping.", null));
        }
        tail.wake();
        triage.close();
        journal.close();
    }
}

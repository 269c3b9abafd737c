package org.yilan.console;

import org.jspecify.annotations.Nullable;
import org.yilan.situation.Changes;
import org.yilan.situation.Recorded;
import org.yilan.situation.Situation;
import org.yilan.situation.advice.Advice;
import org.yilan.situation.command.Actor;
import org.yilan.situation.command.Command;
import org.yilan.situation.command.CommandEnvelope;
import org.yilan.situation.command.Decider;
import org.yilan.situation.command.Decision;
import org.yilan.situation.command.Outcome;
import org.yilan.situation.command.Role;
import org.yilan.situation.event.Event;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.function.Function;

/// A console without a hub, over a journal in memory: for demonstrations, benchmarks and tests. It rewinds and plays with
/// the same code as a console of a hub.
///
/// [#apply] folds on the calling thread, so that what was applied can be read when it returns; listeners hear there too.
/// One thread at a time may apply. Jumps in time and playback happen on the writer thread.
public final class LocalConsole implements Console {
    private final InstantSource clock;
    private final Person person;
    private final LocalHistory history = new LocalHistory();
    private final Listeners listeners = new Listeners();
    private final ScheduledExecutorService writer;
    private final TimeTravel time;
    private final IndexCounter counter = new IndexCounter();
    private final Decider decider = new Decider();
    private volatile Function<CommandEnvelope, Outcome> commands = this::decide;
    private volatile Function<String, Advice> advice = incident -> Advice.NONE;
    private volatile Connection connection;
    private volatile @Nullable Instant first;
    private long seq;
    private Instant lastAt = Instant.MIN;

    /// A console whose person is a commander.
    ///
    /// @param clock the present of its journal, running at the machine's pace
    public LocalConsole(InstantSource clock) {
        this(clock, new Person("值班员", Role.COMMANDER), 1);
    }

    /// @param clock the present of its journal
    /// @param speed how fast that clock runs against the machine's
    public LocalConsole(InstantSource clock, Person person, double speed) {
        this.clock = clock;
        this.person = person;
        this.connection = new Connection(Connection.State.CONNECTED, clock.instant(), "");
        this.writer =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name("console").daemon().factory());
        TimeTravel.Present present =
                new TimeTravel.Present() {
                    @Override
                    public Instant now() {
                        return clock.instant();
                    }

                    @Override
                    public double speed() {
                        return speed;
                    }

                    @Override
                    public Instant earliest() {
                        Instant start = first;
                        return start == null ? clock.instant() : start;
                    }
                };
        this.time =
                new TimeTravel(
                        present,
                        history,
                        writer,
                        task -> Thread.ofVirtual().name("console-history").start(task),
                        System::nanoTime,
                        listeners);
    }

    /// Records events at the clock's present and folds them.
    public void apply(Event... events) {
        applyAt(clock.instant(), events);
    }

    /// Records events at a moment and folds them. A moment before that of the last event counts as the last one's.
    public synchronized void applyAt(Instant at, Event... events) {
        Instant when = at.isBefore(lastAt) ? lastAt : at;
        List<Recorded> records = new ArrayList<>(events.length);
        for (Event event : events) {
            long next = seq + records.size() + 1;
            records.add(new Recorded(next, when, "local-" + next, "local", event));
        }
        apply(records);
    }

    /// Takes events as a journal gave them; their positions must go on from the last one without a gap.
    public synchronized void apply(List<Recorded> records) {
        for (Recorded recorded : records) {
            if (recorded.seq() != seq + 1 || recorded.at().isBefore(lastAt)) {
                throw new IllegalArgumentException(
                        "event %d at %s does not follow event %d at %s"
                                .formatted(recorded.seq(), recorded.at(), seq, lastAt));
            }
            seq = recorded.seq();
            lastAt = recorded.at();
        }
        if (records.isEmpty()) {
            return;
        }
        if (first == null) {
            first = records.getFirst().at();
        }
        history.append(records);
        time.follow(records);
    }

    /// Decides otherwise what becomes of commands than the hub's own rules, which are the default. The function runs on
    /// the caller of [#send]; it may call [#apply].
    public void onCommand(Function<CommandEnvelope, Outcome> decide) {
        commands = decide;
    }

    /// As a hub would: judged by the same rules, and recorded at once. People other than the one at this console are taken
    /// for commanders.
    private synchronized Outcome decide(CommandEnvelope envelope) {
        boolean here = envelope.by().equals(person.name());
        Actor actor = new Actor(person.name(), person.role(), person.scope());
        Actor second = here ? null : new Actor(envelope.by(), Role.COMMANDER);
        Instant now = clock.instant();
        return switch (decider.decide(time.live(), envelope, actor, second, now)) {
            case Decision.Accept accept -> {
                List<Recorded> records = new ArrayList<>();
                Instant at = now.isBefore(lastAt) ? lastAt : now;
                for (Event event : accept.events()) {
                    long next = seq + records.size() + 1;
                    records.add(new Recorded(next, at, "local-" + next, envelope.id(), event));
                }
                apply(records);
                yield new Outcome.Accepted(envelope.id(), seq);
            }
            case Decision.Refuse refuse ->
                    new Outcome.Refused(
                            envelope.id(), refuse.code(), refuse.arguments(), refuse.message());
        };
    }

    /// Shows another state of the link, as a demonstration of it.
    public void connection(Connection.State state, String detail) {
        connection = new Connection(state, clock.instant(), detail);
        listeners.status();
    }

    @Override
    public Situation situation() {
        return time.situation();
    }

    @Override
    public TimeContext time() {
        return time;
    }

    @Override
    public Connection connection() {
        return connection;
    }

    @Override
    public Duration unheard() {
        return connection.state() == Connection.State.CONNECTED
                ? Duration.ZERO
                : Duration.between(connection.since(), clock.instant());
    }

    @Override
    public Subscription onChange(Consumer<Changes> listener) {
        return listeners.onChange(listener);
    }

    @Override
    public Subscription onStatus(Runnable listener) {
        return listeners.onStatus(listener);
    }

    @Override
    public CompletableFuture<Outcome> send(Command command, String reason, long expectedVersion) {
        return order(person.name(), command, reason, expectedVersion);
    }

    /// The PIN is not checked: there is no hub to know it.
    @Override
    public CompletableFuture<Outcome> sendAs(
            String second, String pin, Command command, String reason) {
        return order(second, command, reason, -1);
    }

    @Override
    public CompletableFuture<Unmasked> unmask(Command.UnmaskField command, String reason) {
        return send(command, reason, -1)
                .thenApply(
                        outcome ->
                                new Unmasked(
                                        outcome,
                                        outcome instanceof Outcome.Accepted
                                                ? time.live()
                                                        .incident(command.incident())
                                                        .map(i -> command.field().of(i.report()))
                                                        .orElse("")
                                                : ""));
    }

    private CompletableFuture<Outcome> order(
            String by, Command command, String reason, long expectedVersion) {
        String id = UUID.randomUUID().toString();
        if (time.mode() != TimeContext.Mode.LIVE) {
            return CompletableFuture.completedFuture(NotLive.refusal(id));
        }
        return CompletableFuture.completedFuture(
                commands.apply(
                        new CommandEnvelope(
                                id, by, clock.instant(), reason, expectedVersion, command)));
    }

    @Override
    public List<PendingCommand> pending() {
        return List.of();
    }

    /// Nothing waits here.
    @Override
    public void confirm(String command) {}

    @Override
    public void discard(String command) {}

    @Override
    public CompletableFuture<List<Recorded>> timeline(String incident) {
        int end = history.countAt(time.now());
        return CompletableFuture.completedFuture(
                history.copy(0, end).stream()
                        .filter(
                                r ->
                                        r.event() instanceof Event.OnIncident about
                                                && about.incident().equals(incident))
                        .toList());
    }

    @Override
    public CompletableFuture<Advice> advice(String incident) {
        return CompletableFuture.completedFuture(
                time.mode() == TimeContext.Mode.LIVE ? advice.apply(incident) : Advice.NONE);
    }

    /// Answers questions for advice, of which there is none otherwise. The function runs on the caller of [#advice].
    public void onAdvice(Function<String, Advice> advise) {
        advice = advise;
    }

    @Override
    public CompletableFuture<JournalIndex> index() {
        return CompletableFuture.completedFuture(
                counter.count(history.copy(0, history.countAt(Instant.MAX)), clock.instant()));
    }

    @Override
    public Person person() {
        return person;
    }

    @Override
    public void close() {
        writer.shutdownNow();
    }
}

package org.yilan.console;

import org.yilan.situation.Changes;
import org.yilan.situation.Recorded;
import org.yilan.situation.Situation;
import org.yilan.situation.advice.Advice;
import org.yilan.situation.command.Command;
import org.yilan.situation.command.CommandEnvelope;
import org.yilan.situation.command.Outcome;
import org.yilan.situation.command.Role;
import org.yilan.wire.ClockReading;
import org.yilan.wire.Presence;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// A console of a hub, over its HTTP API.
///
/// Threads: `console-stream` reads and parses, `console` folds and tells listeners, `console-outbox` sends commands, and
/// what a jump in time reads is read on a virtual thread. None of them is the caller's, and every method returns at once.
/// A listener that is slow slows the stream down instead of filling memory.
public final class HubConsole implements Console {
    private static final System.Logger LOG = System.getLogger("org.yilan.console");

    /// Batches parsed ahead of the fold.
    private static final int INBOX = 32;

    private static final int INTERVALS = IndexCounter.INTERVALS;

    private final HubClient hub;
    private final HubClock clock;
    private final Link link;
    private final Listeners listeners = new Listeners();
    private final ScheduledExecutorService writer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("console").daemon().factory());
    private final Executor reader = task -> Thread.ofVirtual().name("console-reader").start(task);
    private final TimeTravel time;
    private final CommandSender sender;
    private final HubStream stream;
    private final Thread streamThread;
    private final LeftAnswers answers = new LeftAnswers();
    private final Attendance attendance;
    private final ScheduledExecutorService attending =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofVirtual().name("console-attendance").factory());
    private volatile Person person = new Person("", Role.WALL);
    private volatile Instant earliest = Instant.EPOCH;
    private volatile long skipped;

    /// Opens the outbox and starts to connect; does not wait for the hub.
    ///
    /// @param machine this machine's clock, for how long the link has been as it is
    /// @throws IOException when the outbox cannot be used; the message says why
    public static HubConsole open(ConsoleOptions options, InstantSource machine)
            throws IOException {
        HubConsole console = new HubConsole(options, machine);
        console.start();
        return console;
    }

    private HubConsole(ConsoleOptions options, InstantSource machine) throws IOException {
        Duration silence = options.lostAfter().plusSeconds(2);
        this.hub = new HubClient(options, silence);
        this.clock = new HubClock(System::nanoTime, options.lostAfter());
        this.link = new Link(machine, System::nanoTime, options.lostAfter(), listeners::status);
        this.time =
                new TimeTravel(new HubPresent(), hub, writer, reader, System::nanoTime, listeners);
        this.sender =
                new CommandSender(
                        hub, new Outbox(options.outbox(), hub.codec()), new Around(), options);
        this.attendance = new Attendance(hub::present, link, this::works, listeners::status);
        this.stream = new HubStream(hub, new Inbox(), link);
        this.streamThread = Thread.ofPlatform().name("console-stream").daemon().unstarted(stream);
    }

    private void start() {
        listeners.onStatus(new WakeSender());
        var unused = writer.scheduleWithFixedDelay(link::look, 250, 250, TimeUnit.MILLISECONDS);
        attendance.start(attending);
        streamThread.start();
    }

    // ---- reading

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
        return link.connection();
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
    public Subscription onAnswer(BiConsumer<PendingCommand, Outcome> listener) {
        return answers.listen(listener);
    }

    @Override
    public long skipped() {
        return skipped;
    }

    @Override
    public CompletableFuture<List<Recorded>> timeline(String incident) {
        boolean isLive = time.mode() == TimeContext.Mode.LIVE;
        Instant until = time.now();
        return ask(() -> hub.timeline(incident, isLive ? null : until));
    }

    @Override
    public CompletableFuture<Advice> advice(String incident) {
        boolean asks =
                time.mode() == TimeContext.Mode.LIVE
                        && person.role() != Role.WALL
                        && situation().incident(incident).isPresent();
        return asks
                ? ask(() -> hub.advice(incident))
                : CompletableFuture.completedFuture(Advice.NONE);
    }

    @Override
    public CompletableFuture<JournalIndex> index() {
        return ask(() -> hub.index(INTERVALS));
    }

    @Override
    public CompletableFuture<FeedsNow> feedsNow() {
        return ask(hub::feedsNow);
    }

    @Override
    public Person person() {
        return person;
    }

    private <T> CompletableFuture<T> ask(Callable<T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        reader.execute(
                () -> {
                    try {
                        answer.complete(question.call());
                    } catch (Exception e) {
                        answer.completeExceptionally(e);
                    }
                });
        return answer;
    }

    @Override
    public Duration unheard() {
        return link.unheard();
    }

    @Override
    public void opened(Object where, String incident, boolean writing) {
        attendance.opened(where, incident, writing, attending);
    }

    private boolean works() {
        return time.mode() == TimeContext.Mode.LIVE && person.role() != Role.WALL;
    }

    @Override
    public List<Present> present() {
        return attendance.others();
    }

    // ---- commands

    @Override
    public CompletableFuture<Outcome> send(Command command, String reason, long expectedVersion) {
        CommandEnvelope envelope = envelope(person.name(), command, reason, expectedVersion);
        return time.mode() == TimeContext.Mode.LIVE
                ? sender.send(envelope)
                : CompletableFuture.completedFuture(NotLive.refusal(envelope.id()));
    }

    @Override
    public CompletableFuture<Outcome> sendAs(
            String second, String pin, Command command, String reason) {
        CommandEnvelope envelope = envelope(second, command, reason, -1);
        return time.mode() == TimeContext.Mode.LIVE
                ? sender.sendAs(envelope, new HubClient.Credential(second, pin))
                : CompletableFuture.completedFuture(NotLive.refusal(envelope.id()));
    }

    @Override
    public CompletableFuture<Unmasked> unmask(Command.UnmaskField command, String reason) {
        return time.mode() == TimeContext.Mode.LIVE
                ? ask(() -> hub.unmask(command, reason))
                : CompletableFuture.completedFuture(new Unmasked(NotLive.refusal(""), ""));
    }

    private CommandEnvelope envelope(
            String by, Command command, String reason, long expectedVersion) {
        return new CommandEnvelope(
                UUID.randomUUID().toString(),
                by,
                clock.estimate(),
                reason,
                expectedVersion,
                command);
    }

    @Override
    public List<PendingCommand> pending() {
        return sender.pending();
    }

    @Override
    public void confirm(String command) {
        sender.confirm(command);
    }

    @Override
    public void discard(String command) {
        sender.discard(command);
    }

    @Override
    public void close() {
        stream.close();
        streamThread.interrupt();
        try {
            sender.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "the outbox could not be closed", e);
        }
        attending.shutdownNow();
        writer.shutdownNow();
        hub.close();
    }

    // ---- what the parts know of each other

    private final class HubPresent implements TimeTravel.Present {
        @Override
        public Instant now() {
            return clock.now();
        }

        @Override
        public double speed() {
            return clock.speed();
        }

        @Override
        public Instant earliest() {
            return earliest;
        }
    }

    /// From the stream's thread to the writer's, with a bound.
    private final class Inbox implements HubStream.Sink {
        private final Semaphore room = new Semaphore(INBOX);

        @Override
        public void restart(
                Situation situation, ClockReading reading, Instant first, boolean otherJournal)
                throws InterruptedException {
            CountDownLatch taken = new CountDownLatch(1);
            hand(
                    () -> {
                        try {
                            earliest = first;
                            if (otherJournal) {
                                clock.restart(reading);
                            } else {
                                clock.read(reading);
                            }
                            time.restart(situation, otherJournal);
                        } finally {
                            taken.countDown();
                        }
                    });
            // The link counts as connected when this returns. An order given before the clock is
            // known would bear the year
            // 1970, and one that waits in the outbox would be held against an empty situation.
            taken.await();
        }

        @Override
        public void records(List<Recorded> records) throws InterruptedException {
            hand(() -> time.follow(records));
        }

        @Override
        public void clock(ClockReading reading) {
            clock.read(reading);
        }

        @Override
        public void presence(Presence presence) {
            attendance.told(presence);
        }

        @Override
        public void person(Person who) {
            person = who;
            listeners.status();
        }

        @Override
        public void skipped(int events) {
            skipped += events;
            listeners.status();
        }

        private void hand(Runnable task) throws InterruptedException {
            room.acquire();
            try {
                writer.execute(
                        () -> {
                            try {
                                task.run();
                            } finally {
                                room.release();
                            }
                        });
            } catch (RejectedExecutionException e) {
                throw new InterruptedException("the console was closed");
            }
        }
    }

    private final class Around implements CommandSender.Surroundings {
        @Override
        public boolean current() {
            return link.connected();
        }

        @Override
        public Instant now() {
            return clock.now();
        }

        @Override
        public Situation live() {
            return time.live();
        }

        @Override
        public void changed() {
            listeners.status();
        }

        @Override
        public void answered(PendingCommand command, Outcome outcome) {
            answers.tell(command, outcome);
        }
    }

    /// Tries the outbox at once when the link is back.
    private final class WakeSender implements Runnable {
        private volatile boolean was;

        @Override
        public void run() {
            boolean is = link.connected();
            if (is && !was) {
                sender.wake();
            }
            was = is;
        }
    }
}

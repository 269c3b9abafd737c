package org.yilan.console;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import org.jspecify.annotations.Nullable;
import org.yilan.situation.Changes;
import org.yilan.situation.Recorded;
import org.yilan.situation.Situation;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.function.LongSupplier;

/// The time context of every console: live, standing at a moment, or playing, with one reducer for all three.
///
/// It owns which [Situation] is shown. The live one goes on folding behind a rewound wall, so the way back is instant.
/// Everything here happens on the console's writer thread; what blocks is done on the `reader` executor, never more than
/// one read at a time, and of several moments asked for meanwhile only the last is read. The clock of a playback stops
/// when the events that it needs have not come yet: a picture is late rather than wrong.
final class TimeTravel implements TimeContext {
    /// Time between two steps of a playback.
    private static final long STEP_MILLIS = 50;

    /// The hub's present.
    interface Present {
        Instant now();

        double speed();

        Instant earliest();
    }

    private final Present present;
    private final History history;
    private final ScheduledExecutorService writer;
    private final Executor reader;
    private final LongSupplier nanos;
    private final Listeners listeners;

    private volatile Situation live = new Situation();
    private volatile View view = View.live(live);

    // Writer thread only.
    private @Nullable Jump wanted;
    private boolean reading;
    private final List<CompletableFuture<Void>> waiting = new ArrayList<>();
    private @Nullable ReadAhead ahead;
    private @Nullable ScheduledFuture<?> steps;

    /// What is shown, swapped as a whole so that a reader never mixes two.
    ///
    /// @param anchor the moment shown at machine time `anchorNanos`; not used when live
    /// @param limit how far a playback knows the journal: it does not pass this moment
    private record View(
            Mode mode,
            Situation situation,
            Instant anchor,
            long anchorNanos,
            double speed,
            Instant limit) {
        static View live(Situation situation) {
            return new View(Mode.LIVE, situation, Instant.EPOCH, 0, 0, Instant.MAX);
        }
    }

    /// Where to go: reads the journal and gives the situation there and the moment it stands for.
    private interface Jump {
        Landing land() throws IOException;
    }

    private record Landing(Instant moment, Situation situation, double thenPlayAt) {}

    TimeTravel(
            Present present,
            History history,
            ScheduledExecutorService writer,
            Executor reader,
            LongSupplier nanos,
            Listeners listeners) {
        this.present = present;
        this.history = history;
        this.writer = writer;
        this.reader = reader;
        this.nanos = nanos;
        this.listeners = listeners;
    }

    // ---- reading: any thread

    Situation situation() {
        return view.situation();
    }

    /// The fold that follows the journal's end, whatever is shown.
    Situation live() {
        return live;
    }

    @Override
    public Mode mode() {
        return view.mode();
    }

    @Override
    public Instant now() {
        View v = view;
        return switch (v.mode()) {
            case LIVE -> present.now();
            case PAUSED -> v.anchor();
            case PLAYING -> {
                Duration passed = scaled(nanos.getAsLong() - v.anchorNanos(), v.speed());
                Instant moment = v.anchor().plus(passed);
                yield earlier(moment, earlier(v.limit(), present.now()));
            }
        };
    }

    @Override
    public double speed() {
        View v = view;
        return v.mode() == Mode.LIVE ? present.speed() : v.speed();
    }

    @Override
    public Instant earliest() {
        return present.earliest();
    }

    @Override
    public Instant latest() {
        return present.now();
    }

    // ---- going somewhere: any thread asks, the writer does

    @Override
    public CompletableFuture<Void> goLive() {
        CompletableFuture<Void> done = new CompletableFuture<>();
        writer.execute(
                () -> {
                    showLive();
                    done.complete(null);
                });
        return done;
    }

    @Override
    public CompletableFuture<Void> pauseAt(Instant at) {
        return go(() -> landAt(at));
    }

    @Override
    public CompletableFuture<Void> stepForward() {
        return go(
                () -> {
                    Situation shown = situation();
                    List<Recorded> next = history.after(shown.seq(), 1).records();
                    return landAt(next.isEmpty() ? present.now() : next.getFirst().at());
                });
    }

    @Override
    public CompletableFuture<Void> stepBack() {
        return go(
                () -> {
                    Situation shown = situation();
                    Instant last = shown.seq() == 0 ? now() : shown.at();
                    Optional<Instant> before = history.before(last);
                    return landAt(before.orElse(present.earliest()));
                });
    }

    @Override
    public void play(double speed) {
        double clamped = Math.clamp(speed, SLOWEST, FASTEST);
        writer.execute(
                () -> {
                    Jump pending = wanted;
                    if (pending != null) {
                        wanted =
                                () -> {
                                    Landing there = pending.land();
                                    return new Landing(there.moment(), there.situation(), clamped);
                                };
                        return;
                    }
                    View v = view;
                    switch (v.mode()) {
                        // There is nothing after the present to play.
                        case LIVE -> {}
                        case PAUSED -> startPlaying(v.situation(), v.anchor(), clamped);
                        case PLAYING -> {
                            view = anchored(v, clamped, v.limit());
                            listeners.status();
                        }
                    }
                });
    }

    private Landing landAt(Instant at) throws IOException {
        Instant start = present.earliest();
        Instant end = present.now();
        Instant moment = at.isBefore(start) ? start : at.isAfter(end) ? end : at;
        return new Landing(moment, history.situationAt(moment), 0);
    }

    private CompletableFuture<Void> go(Jump jump) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        writer.execute(
                () -> {
                    wanted = jump;
                    waiting.add(done);
                    readNext();
                });
        return done;
    }

    private void readNext() {
        Jump jump = wanted;
        if (jump == null || reading) {
            return;
        }
        reading = true;
        reader.execute(
                () -> {
                    Landing landing = null;
                    Exception failure = null;
                    try {
                        landing = jump.land();
                    } catch (IOException | RuntimeException e) {
                        failure = e;
                    }
                    Landing landed = landing;
                    Exception failed = failure;
                    writer.execute(() -> landed(jump, landed, failed));
                });
    }

    private void landed(Jump jump, @Nullable Landing landing, @Nullable Exception failure) {
        reading = false;
        boolean last = wanted == jump;
        if (last) {
            wanted = null;
        }
        boolean calledOff = !last && wanted == null;
        if (landing != null && !calledOff) {
            stopPlaying();
            if (last && landing.thenPlayAt() > 0) {
                show(landing.moment(), landing.situation());
                startPlaying(landing.situation(), landing.moment(), landing.thenPlayAt());
            } else {
                show(landing.moment(), landing.situation());
            }
        }
        if (wanted != null) {
            readNext();
            return;
        }
        List<CompletableFuture<Void>> done = List.copyOf(waiting);
        waiting.clear();
        for (CompletableFuture<Void> future : done) {
            if (failure == null) {
                future.complete(null);
            } else {
                future.completeExceptionally(failure);
            }
        }
    }

    private void show(Instant moment, Situation situation) {
        view = new View(Mode.PAUSED, situation, moment, nanos.getAsLong(), 0, Instant.MAX);
        listeners.changed(Changes.ofEverything());
        listeners.status();
    }

    private void showLive() {
        stopPlaying();
        wanted = null;
        boolean was = view.mode() == Mode.LIVE;
        view = View.live(live);
        waiting.forEach(f -> f.complete(null));
        waiting.clear();
        if (!was) {
            listeners.changed(Changes.ofEverything());
            listeners.status();
        }
    }

    // ---- live events: writer thread

    /// Folds what the hub sent into the live situation; tells listeners when that is what is shown.
    void follow(List<Recorded> records) {
        Changes changes = new Changes();
        Situation target = live;
        for (Recorded recorded : records) {
            target.apply(recorded, changes);
        }
        if (view.mode() == Mode.LIVE && changes.events() > 0) {
            listeners.changed(changes);
        }
    }

    /// Starts the live situation anew, from a snapshot.
    ///
    /// @param otherJournal whether the past that is perhaps on screen is no longer this journal's
    void restart(Situation from, boolean otherJournal) {
        live = from;
        if (otherJournal && view.mode() != Mode.LIVE) {
            showLive();
        } else if (view.mode() == Mode.LIVE) {
            view = View.live(from);
            listeners.changed(Changes.ofEverything());
        }
    }

    // ---- playback: writer thread

    private void startPlaying(Situation situation, Instant from, double speed) {
        stopPlaying();
        // Until the first events have come, nothing is known beyond where it starts.
        view = new View(Mode.PLAYING, situation, from, nanos.getAsLong(), speed, from);
        ahead = new ReadAhead(history, writer, reader, nanos, this::moreIsKnown);
        steps = writer.scheduleWithFixedDelay(this::step, 0, STEP_MILLIS, MILLISECONDS);
        listeners.status();
    }

    private void stopPlaying() {
        if (steps != null) {
            steps.cancel(false);
            steps = null;
        }
        if (ahead != null) {
            ahead.close();
            ahead = null;
        }
    }

    private void step() {
        View v = view;
        ReadAhead events = ahead;
        if (v.mode() != Mode.PLAYING || events == null) {
            return;
        }
        Instant moment = now();
        Changes changes = new Changes();
        events.fold(v.situation(), moment, changes);
        events.refill(v.situation().seq(), live.seq());
        if (changes.events() > 0) {
            listeners.changed(changes);
        }
        if (events.atEnd() && !moment.isBefore(present.now())) {
            showLive();
        }
    }

    private void moreIsKnown() {
        View v = view;
        if (v.mode() == Mode.PLAYING && ahead != null) {
            view = anchored(v, v.speed(), ahead.limit(v.limit()));
        }
    }

    /// The same view, going on from now: time that a playback spent waiting at its limit is not made up for.
    private View anchored(View v, double speed, Instant limit) {
        return new View(v.mode(), v.situation(), now(), nanos.getAsLong(), speed, limit);
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static Duration scaled(long nanos, double speed) {
        return Duration.ofNanos((long) (nanos * speed));
    }
}

package org.yilan.bench;

import javafx.scene.input.KeyCode;

import org.jspecify.annotations.Nullable;
import org.yilan.assets.Assets;
import org.yilan.console.Console;
import org.yilan.console.ConsoleOptions;
import org.yilan.console.HubConsole;
import org.yilan.fx.FxThread;
import org.yilan.situation.command.Outcome;
import org.yilan.situation.model.Incident;
import org.yilan.situation.model.IncidentState;

import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// From the key that gives an order to the list that shows what came of it, while a very great many incidents are open: a hub
/// in a process of its own, a console over HTTP, the queue on a stage, the keyboard before it.
///
/// The clock starts before the last Enter of an order is given to the scene, and is read in milliseconds
///
/// - `answer`: when the hub's answer is here: judged, durable, told;
/// - `folded`: when the event has come on the stream and is in the console's situation;
/// - `shown`: when the frame is laid out in which the incident's row says its new state, or has left the list because it is
///   done, and the order's own lines are closed. The next thing is that the frame is drawn.
///
/// `opened` is apart from these: from the key that begins an order to the frame with its lines. For an assignment the units
/// that usually get such incidents are looked for in between.
public final class CommandBench {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// @param perSecond orders begun in a second at most
    /// @param warm seconds of orders before measuring
    /// @param seconds of measuring
    public record Options(int perSecond, int width, int height, double warm, double seconds) {}

    /// The hub that is asked.
    ///
    /// @param token of somebody who may give orders
    /// @param speed of its clock
    /// @param collections what its collector logs, as `-Xlog:gc` writes it
    public record Served(
            URI address, String token, double speed, ProcessHandle process, Path collections) {}

    private final Options options;
    private final Served hub;
    private final Assets assets;
    private final Samples opened = new Samples();
    private final Samples answer = new Samples();
    private final Samples folded = new Samples();
    private final Samples shown = new Samples();
    private final Randoms random = new Randoms(9);
    private volatile @Nullable Given given;
    private long refused;

    /// An order on its way.
    ///
    /// @param words what the row must say in the end, empty when it must be gone
    private record Given(
            String incident,
            long version,
            String words,
            long begun,
            CompletableFuture<Long> opened,
            CompletableFuture<Long> entered,
            CompletableFuture<Long> answered,
            CompletableFuture<Outcome> outcome,
            CompletableFuture<Long> folded,
            CompletableFuture<Long> shown) {}

    public CommandBench(Options options, Served hub, Assets assets) {
        this.options = options;
        this.hub = hub;
        this.assets = assets;
    }

    /// Runs and gives the line of figures.
    ///
    /// @throws IOException when the console cannot keep its orders, or the hub's log of collections is not there
    public String run() throws IOException, InterruptedException {
        Path outbox = Files.createTempDirectory("yilan-bench-outbox");
        try (HubConsole console =
                HubConsole.open(
                        ConsoleOptions.of(hub.address, hub.token, outbox),
                        InstantSource.system())) {
            long begun = System.nanoTime();
            until(() -> console.connection().state() == Console.Connection.State.CONNECTED);
            double joined = (System.nanoTime() - begun) / 1e6;
            try (QueueDesk desk = new QueueDesk(console, assets, options.width, options.height)) {
                return measure(desk, joined);
            }
        } finally {
            for (Path file : new Path[] {outbox.resolve("lock"), outbox}) {
                Files.deleteIfExists(file);
            }
        }
    }

    private String measure(QueueDesk desk, double joined) throws IOException, InterruptedException {
        Console console = desk.console();
        int incidents = console.situation().incidents().size();
        desk.onSent(this::sent);
        desk.onPicture(() -> look(desk));
        try (Console.Subscription changes = console.onChange(c -> fold(console))) {
            work(desk, options.warm);
            for (Samples samples : new Samples[] {opened, answer, folded, shown}) {
                samples.clear();
            }
            refused = 0;
            Pauses pauses = new Pauses(hub.collections);
            pauses.since();
            long before = console.situation().seq();
            long own = collections();
            Meter meter = new Meter();
            meter.put("bench", "command")
                    .put("incidents", incidents)
                    .put("width", options.width)
                    .put("height", options.height)
                    .put("joinMs", joined);
            Optional<Duration> hubBefore = hub.process.info().totalCpuDuration();
            meter.start();
            work(desk, options.seconds);
            meter.stop();
            double hubCpu =
                    Meter.used(hubBefore, hub.process.info().totalCpuDuration()) / options.seconds;
            put(meter.put("orders", shown.count()).put("refused", refused), "opened", opened);
            put(meter, "answer", answer);
            put(meter, "folded", folded);
            put(meter, "shown", shown);
            Samples stopped = pauses.since();
            return meter.put(
                            "eventsPerSecond",
                            (console.situation().seq() - before) / options.seconds)
                    .put("clockSpeed", hub.speed)
                    .put("hubCpu", hubCpu)
                    .put("hubMb", Meter.kilobytes(status(), "VmRSS:") / 1024)
                    .put("hubPeakMb", Meter.kilobytes(status(), "VmHWM:") / 1024)
                    .put("hubPauses", stopped.count())
                    .put("hubPauseP50", stopped.quantile(0.5))
                    .put("hubPauseMax", stopped.quantile(1))
                    .put("consolePausesMs", collections() - own)
                    .json();
        }
    }

    private String status() {
        return "/proc/" + hub.process.pid() + "/status";
    }

    private static Meter put(Meter meter, String key, Samples samples) {
        return meter.quantiles(key, samples).put(key + "Max", samples.quantile(1));
    }

    /// How long this process has been stopped by its collector so far, in milliseconds.
    private static long collections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                .sum();
    }

    // ---- a dispatcher at work

    private void work(QueueDesk desk, double seconds) throws InterruptedException {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        long next = System.nanoTime();
        while (next < end) {
            order(desk);
            next = Math.max(next + 1_000_000_000L / options.perSecond, System.nanoTime());
            var unused =
                    new CountDownLatch(1).await(next - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
    }

    /// The next step of the incident that is selected; when it is done, another one is selected near the head of the list.
    private void order(QueueDesk desk) throws InterruptedException {
        if (FxThread.call(desk::selectedState).isEmpty()) {
            desk.type(KeyCode.HOME);
            for (int down = random.next(12); down > 0; down--) {
                desk.type(KeyCode.DOWN);
            }
        }
        Incident incident =
                desk.console()
                        .situation()
                        .incident(desk.selected())
                        .orElseThrow(() -> new IllegalStateException("nothing is selected"));
        IncidentState state = incident.progress().state();
        switch (state) {
            case NEW -> give(desk, incident, IncidentState.ACKNOWLEDGED, KeyCode.A, 1);
            case ACKNOWLEDGED, RETURNED ->
                    give(desk, incident, IncidentState.ASSIGNED, KeyCode.D, 2);
            case ASSIGNED -> give(desk, incident, IncidentState.ACCEPTED, KeyCode.C, 1);
            case ACCEPTED -> give(desk, incident, IncidentState.ON_SCENE, KeyCode.T, 1);
            case ON_SCENE -> give(desk, incident, IncidentState.RESOLVED, KeyCode.R, 1);
            case RESOLVED, EVALUATED, CLOSED, CANCELLED ->
                    throw new IllegalStateException("not in the list: " + incident);
        }
    }

    /// @param to the state after it
    /// @param enters how often Enter is pressed: with one choice to make, once for the choice and once to send
    private void give(QueueDesk desk, Incident incident, IncidentState to, KeyCode key, int enters)
            throws InterruptedException {
        Given order =
                new Given(
                        incident.id(),
                        incident.version(),
                        to.open() ? desk.texts().get("state." + to.name()) : "",
                        System.nanoTime(),
                        new CompletableFuture<>(),
                        new CompletableFuture<>(),
                        new CompletableFuture<>(),
                        new CompletableFuture<>(),
                        new CompletableFuture<>(),
                        new CompletableFuture<>());
        given = order;
        desk.type(key);
        opened.add((take(order, order.opened) - order.begun) / 1e6);
        for (int n = 1; n < enters; n++) {
            desk.type(KeyCode.ENTER);
        }
        long start =
                FxThread.call(
                        () -> {
                            long now = System.nanoTime();
                            order.entered.complete(now);
                            desk.press(KeyCode.ENTER);
                            return now;
                        });
        answer.add((take(order, order.answered) - start) / 1e6);
        if (order.outcome.join() instanceof Outcome.Refused) {
            refused++;
            given = null;
            desk.type(KeyCode.ESCAPE);
            return;
        }
        folded.add((take(order, order.folded) - start) / 1e6);
        shown.add((take(order, order.shown) - start) / 1e6);
        given = null;
    }

    private static long take(Given order, CompletableFuture<Long> moment)
            throws InterruptedException {
        try {
            return moment.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (java.util.concurrent.ExecutionException
                | java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException("nothing came of an order: " + order, e);
        }
    }

    // ---- what becomes of it

    /// FX thread.
    private void sent(CompletableFuture<Outcome> outcome) {
        Given order = given;
        if (order != null) {
            var unused =
                    outcome.thenAccept(
                            o -> {
                                long now = System.nanoTime();
                                order.outcome.complete(o);
                                order.answered.complete(now);
                            });
        }
    }

    /// The console's thread.
    private void fold(Console console) {
        Given order = given;
        if (order != null
                && order.entered.isDone()
                && console.situation()
                        .incident(order.incident)
                        .filter(i -> i.version() > order.version)
                        .isPresent()) {
            order.folded.complete(System.nanoTime());
        }
    }

    /// FX thread, a frame is laid out.
    private void look(QueueDesk desk) {
        Given order = given;
        if (order == null) {
            return;
        }
        boolean ordering = desk.ordering();
        if (ordering) {
            order.opened.complete(System.nanoTime());
        } else if (order.entered.isDone()) {
            String row = desk.selectedState();
            // With another clock running, the row may have moved out of view.
            boolean moved = row.isEmpty() && order.folded.isDone();
            if (moved || says(row, order.words)) {
                order.shown.complete(System.nanoTime());
            }
        }
    }

    /// Before the word for the state may stand who supervises.
    private static boolean says(String row, String words) {
        return words.isEmpty() ? row.isEmpty() : row.contains(words);
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException("the console does not reach its hub");
            }
            var unused = new CountDownLatch(1).await(10, TimeUnit.MILLISECONDS);
        }
    }
}

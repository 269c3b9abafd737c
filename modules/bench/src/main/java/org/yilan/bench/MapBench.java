package org.yilan.bench;

import javafx.scene.layout.StackPane;

import org.yilan.fx.FxThread;
import org.yilan.situation.Changes;
import org.yilan.situation.Situation;
import org.yilan.wire.WireCodec;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// The map under load: N points on the program's own map, 5 % of which move each second in ten batches over a socket, while
/// the view pans in a circle all the time. A batch counts as shown when the picture that contains it is on its way to the
/// screen.
public final class MapBench {
    private static final int BATCHES = 10;
    private static final double MOVING = 0.05;

    /// Seconds a turn, and radius in a view 1920 pixels wide.
    private static final double TURN = 8;

    private static final double RADIUS = 250;
    private static final long PATIENCE_SECONDS = 60;

    /// @param points on the map
    /// @param width of the picture in pixels; likewise `height`
    public record Options(int points, int width, int height, double warm, double seconds) {}

    private final Options options;
    private final Situation situation = new Situation();
    private final WireCodec codec = new WireCodec();

    public MapBench(Options options) {
        this.options = options;
    }

    /// Runs and gives the line of figures.
    public String run() throws InterruptedException {
        long started = System.nanoTime();
        Crowd crowd = new Crowd(codec, options.points, options.width, options.height);
        Changes all = new Changes();
        crowd.all().forEach(r -> situation.apply(r, all));
        int perSecond = (int) (options.points * MOVING);
        byte[][] moves =
                crowd.moves((int) (perSecond * Math.min(12, options.warm + options.seconds)) + 1);
        Meter meter = new Meter();
        meter.put("bench", "map")
                .put("n", options.points)
                .put("width", options.width)
                .put("height", options.height);
        FxThread.start();
        try (ExecutorService background = Executors.newCachedThreadPool(MapBench::daemon);
                Arrivals arrivals = new Arrivals(codec, situation, crowd, moves, BATCHES)) {
            StackPane root = FxThread.call(StackPane::new);
            try (Rig rig = new Rig(root, options.width, options.height)) {
                BenchMap map =
                        FxThread.call(() -> new BenchMap(situation, background, rig::applied));
                FxThread.run(() -> root.getChildren().add(map.view()));
                awaitSettled(map);
                meter.put("readyMs", (System.nanoTime() - started) / 1e6);
                double radius = RADIUS * options.width / 1920;
                rig.onPulse(
                        s -> {
                            double angle = s / TURN * 2 * Math.PI;
                            map.look(radius * Math.cos(angle), radius * Math.sin(angle));
                            drain(arrivals, map);
                        });
                arrivals.start(perSecond);
                rig.record(meter, options.warm, options.seconds);
                meter.quantiles("drawMs", map.drawing());
                meter.put("pictures", map.drawing().count());
                FxThread.run(map::close);
            }
        }
        return meter.json();
    }

    static Thread daemon(Runnable task) {
        return Thread.ofPlatform().daemon().name("bench-background").unstarted(task);
    }

    /// Waits for the first whole picture.
    static void awaitSettled(BenchMap map) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        int settled = 0;
        while (settled < 3) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the map was not drawn within a minute");
            }
            // A poll, because nothing tells; the picture is asked for several pulses after the size
            // is known.
            var unused = new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS);
            settled = FxThread.call(map::settled) ? settled + 1 : 0;
        }
    }

    private static void drain(Arrivals arrivals, BenchMap map) {
        Changes merged = new Changes();
        List<Long> due = new ArrayList<>();
        Arrivals.Batch batch;
        while ((batch = arrivals.folded.poll()) != null) {
            merged.merge(batch.changes());
            due.add(batch.dueNanos());
        }
        if (!due.isEmpty()) {
            map.refresh(merged, due);
        }
    }
}

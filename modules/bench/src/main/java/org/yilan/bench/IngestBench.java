package org.yilan.bench;

import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;

import org.yilan.fx.FxThread;
import org.yilan.queue.QueueModel;
import org.yilan.queue.QueueRow;
import org.yilan.queue.RowPoolView;
import org.yilan.situation.Changes;
import org.yilan.situation.Situation;
import org.yilan.wire.WireCodec;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// How many events a second the program takes in: each is JSON from a socket, is parsed and folded, moves a point on the
/// map and rewrites and moves a row of the queue. The rate is raised in steps until the 99th percentile of event to frame
/// passes one second; the line gives the highest rate that was held, and the figures there.
///
/// Harder than the definition in one thing: all points are rows of the queue too.
public final class IngestBench {
    private static final int BATCHES = 20;
    private static final double HELD_MILLIS = 1000;

    /// A rate counts as reached when so much of it was folded.
    private static final double SHARE = 0.95;

    private static final int[] RATES = {
        10_000, 20_000, 35_000, 50_000, 75_000, 100_000, 130_000, 160_000, 200_000, 250_000, 300_000
    };

    /// @param points on the map and in the queue
    /// @param rate the only rate tried, 0 for all in turn
    /// @param warm seconds before each step is measured
    /// @param seconds of each step
    public record Options(
            int points, int rate, int width, int height, double warm, double seconds) {}

    private final Options options;
    private final Situation situation = new Situation();
    private final WireCodec codec = new WireCodec();
    private final QueueModel model = new QueueModel("bench");

    public IngestBench(Options options) {
        this.options = options;
    }

    /// Runs and gives the line of figures.
    public String run() throws InterruptedException {
        int mapHeight = options.height * 3 / 5;
        Crowd crowd = new Crowd(codec, options.points, options.width, mapHeight);
        Changes all = new Changes();
        crowd.all().forEach(r -> situation.apply(r, all));
        byte[][] events = crowd.revisions(40_000);
        FxThread.start();
        Meter best = line(0);
        try (ExecutorService background = Executors.newCachedThreadPool(MapBench::daemon);
                Arrivals arrivals = new Arrivals(codec, situation, crowd, events, BATCHES)) {
            BorderPane root = FxThread.call(BorderPane::new);
            try (Rig rig = new Rig(root, options.width, options.height)) {
                BenchMap map =
                        FxThread.call(() -> new BenchMap(situation, background, rig::applied));
                RowPoolView<QueueRow> table = FxThread.call(this::table);
                FxThread.run(
                        () -> {
                            root.setCenter(map.view());
                            table.setPrefHeight(options.height - mapHeight);
                            root.setBottom(new StackPane(table));
                        });
                MapBench.awaitSettled(map);
                rig.onPulse(s -> drain(arrivals, map, table));
                boolean first = true;
                for (int rate : options.rate > 0 ? new int[] {options.rate} : RATES) {
                    if (first) {
                        arrivals.start(rate);
                        pause(options.warm);
                        first = false;
                    } else {
                        arrivals.rate(rate);
                    }
                    Meter meter = line(rate);
                    long before = arrivals.taken();
                    rig.record(meter, options.warm, options.seconds);
                    double reached = (arrivals.taken() - before) / (options.warm + options.seconds);
                    meter.put("reached", reached).put("waiting", arrivals.waiting());
                    meter.put("eventBytes", events[0].length);
                    boolean held =
                            rig.eventToFrame.quantile(0.99) <= HELD_MILLIS
                                    && reached >= SHARE * rate;
                    meter.put("held", held);
                    if (held || options.rate > 0) {
                        best = meter;
                    }
                    if (!held) {
                        best.put("failedAt", rate);
                        break;
                    }
                }
                FxThread.run(map::close);
            }
        }
        return best.json();
    }

    private Meter line(int rate) {
        return new Meter()
                .put("bench", "ingest")
                .put("points", options.points)
                .put("rows", options.points)
                .put("width", options.width)
                .put("height", options.height)
                .put("rate", rate);
    }

    private RowPoolView<QueueRow> table() {
        model.reset(situation.incidents());
        RowPoolView.Source<QueueRow> source =
                new RowPoolView.Source<>() {
                    @Override
                    public int size() {
                        return model.size();
                    }

                    @Override
                    public QueueRow get(int index) {
                        return model.get(index);
                    }
                };
        return new RowPoolView<>(source, 24, WideRow::new);
    }

    private void drain(Arrivals arrivals, BenchMap map, RowPoolView<QueueRow> table) {
        Changes merged = new Changes();
        List<Long> due = new ArrayList<>();
        Arrivals.Batch batch;
        while ((batch = arrivals.folded.poll()) != null) {
            merged.merge(batch.changes());
            due.add(batch.dueNanos());
        }
        if (!due.isEmpty()) {
            model.apply(merged.ids(Changes.Kind.INCIDENT), situation::incident);
            table.refresh();
            // Counts when the map shows it, which is never before the row does.
            map.refresh(merged, due);
        }
    }

    private static void pause(double seconds) throws InterruptedException {
        var unused = new CountDownLatch(1).await((long) (seconds * 1000), TimeUnit.MILLISECONDS);
    }
}

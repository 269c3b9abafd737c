package org.yilan.bench;

import javafx.scene.layout.StackPane;

import org.yilan.fx.FxThread;
import org.yilan.queue.QueueModel;
import org.yilan.queue.QueueRow;
import org.yilan.queue.RowPoolView;
import org.yilan.situation.Changes;
import org.yilan.situation.Recorded;
import org.yilan.situation.Situation;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.IncidentReport;
import org.yilan.situation.model.Place;
import org.yilan.situation.model.Reporter;
import org.yilan.wire.WireCodec;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/// The queue under load: N incidents in 15 columns, sorted by severity then limit, R updates a second in 20 batches, one in
/// ten of which moves its row. Updates take the whole way: JSON, fold, model, row nodes.
public final class QueueBench {
    private static final Instant BASE = Instant.ofEpochMilli(1_767_225_600_000L);
    private static final Grade[] GRADES = {Grade.I, Grade.II, Grade.III, Grade.IV, Grade.WHITE};

    /// @param incidents rows
    /// @param updatesPerSecond in 20 batches a second
    /// @param width of the picture in pixels; likewise `height`
    public record Options(
            int incidents,
            int updatesPerSecond,
            int width,
            int height,
            double warm,
            double seconds) {}

    private record Batch(Changes changes, long sentNanos) {}

    private final Options options;
    private final WireCodec codec = new WireCodec();
    private final Situation situation = new Situation();
    private final ConcurrentLinkedQueue<Batch> arrived = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean stop = new AtomicBoolean();
    private final QueueModel model = new QueueModel("bench");
    private long seq;

    public QueueBench(Options options) {
        this.options = options;
    }

    /// Runs and gives the line of figures.
    public String run() throws InterruptedException {
        long started = System.nanoTime();
        Randoms random = new Randoms(21);
        Changes all = new Changes();
        for (int i = 0; i < options.incidents; i++) {
            situation.apply(record(report(i, random, i == 0)), all);
        }
        FxThread.start();
        RowPoolView<QueueRow> view =
                FxThread.call(
                        () -> {
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
                        });
        StackPane root = FxThread.call(() -> new StackPane(view));
        Meter meter = new Meter();
        meter.put("bench", "queue")
                .put("n", options.incidents)
                .put("rate", options.updatesPerSecond)
                .put("width", options.width)
                .put("height", options.height);
        Thread feed = Thread.ofPlatform().daemon().name("bench-feed").unstarted(this::feed);
        double[] scroll = {0};
        try (Rig rig = new Rig(root, options.width, options.height)) {
            rig.onPulse(
                    s -> {
                        boolean changed = drain(rig);
                        if (scroll[0] != 0) {
                            view.scrollBy(scroll[0]);
                            if (view.above() == 0 || view.above() > 120) {
                                scroll[0] = view.above() == 0 ? 6 : -6;
                            }
                        } else if (changed) {
                            view.refresh();
                        }
                    });
            meter.put("readyMs", (System.nanoTime() - started) / 1e6);
            feed.start();
            rig.record(meter, options.warm, options.seconds);
            FxThread.run(() -> scroll[0] = 6);
            meter.put("scrollFps", rig.framesPerSecond(Math.max(1, options.seconds / 2)));
            meter.put("backlog", arrived.size());
        } finally {
            stop.set(true);
            feed.join();
        }
        return meter.json();
    }

    private boolean drain(Rig rig) {
        Changes merged = new Changes();
        List<Long> probes = new ArrayList<>();
        Batch batch;
        while ((batch = arrived.poll()) != null) {
            merged.merge(batch.changes);
            probes.add(batch.sentNanos);
        }
        if (probes.isEmpty()) {
            return false;
        }
        model.apply(merged.ids(Changes.Kind.INCIDENT), situation::incident);
        probes.forEach(rig::applied);
        return true;
    }

    private void feed() {
        Randoms random = new Randoms(31);
        int perBatch = Math.max(2, options.updatesPerSecond / 20);
        long next = System.nanoTime();
        while (!stop.get()) {
            next += 50_000_000L;
            LockSupport.parkNanos(next - System.nanoTime());
            List<Recorded> batch = new ArrayList<>(perBatch);
            for (int i = 1; i < perBatch; i++) {
                batch.add(record(update(1 + random.next(options.incidents - 1), random)));
            }
            batch.add(record(report(0, random, true)));
            byte[] json = codec.records(batch);
            long sent = System.nanoTime();
            Changes changes = new Changes();
            codec.readRecords(json).records().forEach(r -> situation.apply(r, changes));
            arrived.add(new Batch(changes, sent));
        }
    }

    private Recorded record(IncidentReport report) {
        seq++;
        return new Recorded(
                seq, BASE.plusMillis(seq), "e" + seq, "bench", new Event.IncidentRevised(report));
    }

    private IncidentReport report(int i, Randoms random, boolean probe) {
        return report(
                "bench:" + i,
                probe ? new Grade("PROBE") : GRADES[random.next(5)],
                BASE.plusSeconds(random.next(7200)),
                random);
    }

    private IncidentReport update(int i, Randoms random) {
        String id = "bench:" + i;
        IncidentReport known =
                situation.incident(id).orElseThrow(() -> new IllegalStateException(id)).report();
        boolean moves = random.next() < 0.1;
        Instant due = known.dueAt() == null ? BASE : known.dueAt();
        return report(
                id,
                moves ? GRADES[random.next(5)] : known.grade(),
                moves ? BASE.plusSeconds(random.next(7200)) : due,
                random);
    }

    private static IncidentReport report(String id, Grade grade, Instant due, Randoms random) {
        return new IncidentReport(
                id,
                "bench",
                "type-" + random.next(8),
                grade,
                "Caller reports smoke on floor " + random.next(30),
                "",
                new Place(
                        new GeoPoint(31.23 + random.next() * 0.1, 121.47 + random.next() * 0.1),
                        "Lane " + random.next(2000) + " Zhongshan Rd (E) No. " + random.next(400),
                        "3101" + (10 + random.next(9))),
                new Reporter("", "+86-21-" + (10_000_000 + random.next(89_999_999))),
                BASE,
                due,
                "",
                true);
    }
}

package org.yilan.map.arrival;

import javafx.scene.Parent;

import org.yilan.fx.FxThread;
import org.yilan.map.layer.storm.StormLayer;
import org.yilan.situation.Situation;
import org.yilan.situation.arrival.WaterClock;
import org.yilan.situation.model.Storm;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/// Keeps the arrivals box right: works arrivals out in the background when a storm has changed or time has moved on. FX
/// thread.
public final class ArrivalWatch {
    /// Arrivals are worked out anew when the time shown has moved by this.
    private static final Duration EVERY = Duration.ofMinutes(2);

    private final ArrivalBox box;
    private final List<ArrivalBoard.Place> places;
    private final Executor background;
    private Instant last = Instant.MIN;
    private boolean busy;
    private boolean closed;

    public ArrivalWatch(ArrivalBox box, List<ArrivalBoard.Place> places, Executor background) {
        this.box = box;
        this.places = List.copyOf(places);
        this.background = background;
    }

    public Parent view() {
        return box.view();
    }

    /// What is shown, empty while nothing is.
    public Optional<ArrivalBoard> board() {
        return box.board();
    }

    /// How wide the box may be.
    public void room(double width) {
        box.room(width);
    }

    /// Whether something is being worked out.
    public boolean busy() {
        return busy;
    }

    public void stormChanged() {
        last = Instant.MIN;
    }

    public void close() {
        closed = true;
    }

    /// The time shown is `now`.
    public void at(Situation situation, Instant now) {
        boolean due =
                last.equals(Instant.MIN) || Duration.between(last, now).abs().compareTo(EVERY) >= 0;
        if (busy || !due) {
            return;
        }
        last = now;
        List<Storm> storms =
                situation.storms().stream().filter(s -> StormLayer.alive(s, now)).toList();
        if (storms.isEmpty()) {
            box.show(null, now);
            return;
        }
        busy = true;
        background.execute(() -> workOut(storms, situation, now));
    }

    private void workOut(List<Storm> storms, Situation situation, Instant now) {
        ArrivalBoard board = null;
        try {
            WaterClock waters = new WaterClock(situation.sensors(), situation::reading, now);
            board = ArrivalBoard.of(storms, places, waters::at, now).orElse(null);
        } finally {
            ArrivalBoard result = board;
            FxThread.later(
                    () -> {
                        busy = false;
                        if (!closed) {
                            box.show(result, now);
                        }
                    });
        }
    }
}

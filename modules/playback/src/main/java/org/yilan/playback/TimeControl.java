package org.yilan.playback;

import org.yilan.console.TimeContext;
import org.yilan.console.TimeContext.Mode;
import org.yilan.fx.Notices;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// What a person can do with time. FX thread.
final class TimeControl {
    /// Speeds to choose from.
    static final List<Double> SPEEDS =
            List.of(0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 60.0, 120.0, 300.0, 600.0);

    private final TimeContext time;
    private final Notices notices;
    private final Runnable changed;
    private double speed;

    /// @param changed called when the chosen speed changed
    TimeControl(TimeContext time, Notices notices, double speed, Runnable changed) {
        this.time = time;
        this.notices = notices;
        this.changed = changed;
        this.speed = speed;
    }

    /// The speed of the next playback, and of the one that runs.
    double speed() {
        return time.mode() == Mode.PLAYING ? time.speed() : speed;
    }

    void playOrPause() {
        if (time.mode() == Mode.PAUSED) {
            time.play(speed);
        } else {
            goTo(time.now());
        }
    }

    void faster() {
        choose(SPEEDS.stream().filter(s -> s > speed()).findFirst().orElse(SPEEDS.getLast()));
    }

    void slower() {
        choose(
                SPEEDS.reversed().stream()
                        .filter(s -> s < speed())
                        .findFirst()
                        .orElse(SPEEDS.getFirst()));
    }

    /// Chooses the speed of the next playback; one that runs goes on as it is.
    void prefer(double chosen) {
        speed = chosen;
        changed.run();
    }

    private void choose(double chosen) {
        speed = chosen;
        if (time.mode() == Mode.PLAYING) {
            time.play(chosen);
        }
        changed.run();
    }

    void goTo(Instant moment) {
        tell(time.pauseAt(moment));
    }

    void moveBy(Duration distance) {
        Instant target = time.now().plus(distance);
        if (target.isBefore(time.latest())) {
            goTo(target);
        } else if (time.mode() != Mode.LIVE) {
            goLive();
        }
    }

    void stepForward() {
        if (time.mode() != Mode.LIVE) {
            tell(time.stepForward());
        }
    }

    void stepBack() {
        tell(time.stepBack());
    }

    void goToStart() {
        goTo(time.earliest());
    }

    void goLive() {
        tell(time.goLive());
    }

    private void tell(CompletableFuture<Void> jump) {
        var unused =
                jump.whenComplete(
                        (done, failure) -> {
                            if (failure != null) {
                                notices.warn("playback.failed");
                            }
                        });
    }
}

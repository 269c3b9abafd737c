package org.yilan.app;

import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;

import org.yilan.console.HubConsole;
import org.yilan.fx.Fonts;
import org.yilan.fx.FxFrames;
import org.yilan.fx.FxThread;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The wall on the demonstration city in windows of the headless platform, and somebody who goes through all of it by key:
/// every scene in both languages, what lies over the panels, a rewind and back to live. A process of its own.
final class LiveTour {
    /// How long each stop is looked at, at the scenario's own speed.
    private static final Duration STOP = Duration.ofMillis(400);

    private LiveTour() {}

    public static void main(String[] args) throws Exception {
        CompletableFuture<Fonts> toolkit = Crew.startToolkit();
        Source source = new Source();
        FxFrames frames = new FxFrames();
        try (Session session = Session.open(source)) {
            session.station().startFeeds();
            HubConsole console = session.openConsole("");
            try (Crew crew = Crew.of(session, console, null, toolkit)) {
                CountDownLatch ended = new CountDownLatch(1);
                crew.open("typhoon", false, ended::countDown);
                FirstPicture.await(crew, console, null);
                for (KeyCode scene :
                        List.of(KeyCode.DIGIT1, KeyCode.DIGIT3, KeyCode.DIGIT4, KeyCode.DIGIT2)) {
                    press(scene, true);
                    stay(crew, frames);
                    press(KeyCode.L, true);
                    stay(crew, frames);
                }
                for (KeyCode over : List.of(KeyCode.F1, KeyCode.F9, KeyCode.F10)) {
                    press(over, false);
                    stay(crew, frames);
                    press(KeyCode.ESCAPE, false);
                }
                for (int n = 0; n < 6; n++) {
                    press(KeyCode.F6, false);
                    press(KeyCode.DOWN, false);
                    press(KeyCode.ENTER, false);
                    stay(crew, frames);
                    press(KeyCode.ESCAPE, false);
                }
                Instant before = console.time().now().minus(Duration.ofMinutes(5));
                console.time().pauseAt(before).get(30, TimeUnit.SECONDS);
                stay(crew, frames);
                console.time().goLive().get(30, TimeUnit.SECONDS);
                stay(crew, frames);
                press(KeyCode.Q, true);
                if (!ended.await(30, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("the key that ends it does not");
                }
            }
        }
        FxThread.run(frames::close);
        FxThread.exit();
    }

    /// Until the panels have drawn and the scenario has gone on for a while.
    private static void stay(Crew crew, FxFrames frames) throws InterruptedException {
        crew.awaitSettled();
        CountDownLatch later = new CountDownLatch(1);
        frames.after(STOP, later::countDown);
        later.await();
    }

    /// Pressed and let go where the keyboard is.
    private static void press(KeyCode code, boolean control) {
        FxThread.run(
                () -> {
                    Scene scene =
                            Window.getWindows().stream()
                                    .filter(Stage.class::isInstance)
                                    .findFirst()
                                    .orElseThrow()
                                    .getScene();
                    for (var type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
                        Node owner = scene.getFocusOwner();
                        Event.fireEvent(
                                owner == null ? scene : owner,
                                new KeyEvent(type, "", "", code, false, control, false, false));
                    }
                });
    }
}

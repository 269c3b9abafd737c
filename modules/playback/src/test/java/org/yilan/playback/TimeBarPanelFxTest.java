package org.yilan.playback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.api.FxRobot;
import org.yilan.console.TimeContext;
import org.yilan.console.TimeContext.Mode;
import org.yilan.fx.Fonts;
import org.yilan.fx.FxThread;
import org.yilan.fx.Theme;
import org.yilan.fx.TypeScale;
import org.yilan.situation.Changes;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// Keys and mouse do what they say.
@Timeout(60)
class TimeBarPanelFxTest {
    private static final TypeScale TYPE = new TypeScale(14);

    private final FxRobot robot = new FxRobot();
    private StormDays storm;
    private TimeContext time;
    private TimeBarPanel panel;
    private Stage stage;

    @BeforeEach
    void show() {
        FxThread.start();
        storm = new StormDays(Locale.CHINESE);
        time = storm.console.time();
        stage =
                FxThread.call(
                        () -> {
                            panel = new TimeBarPanel(storm.context(TYPE));
                            StackPane root = new StackPane(panel.view());
                            Scene scene = new Scene(root, 960, 170);
                            new Theme(storm.assets, Fonts.detect()).apply(root, TYPE);
                            Stage s = new Stage();
                            s.setScene(scene);
                            s.setX(0);
                            s.setY(0);
                            s.show();
                            panel.refresh(Changes.ofEverything());
                            panel.focusTarget().requestFocus();
                            return s;
                        });
        await().until(() -> FxThread.call(panel::settled));
    }

    @AfterEach
    void hide() {
        FxThread.run(
                () -> {
                    stage.hide();
                    panel.close();
                });
        storm.close();
    }

    @Test
    void spaceStopsPlaysAndStopsAgain() {
        press(KeyCode.SPACE);
        await().until(() -> time.mode() == Mode.PAUSED);
        assertThat(time.now()).isEqualTo(StormDays.NOW);

        press(KeyCode.HOME);
        await().until(() -> time.now().isBefore(StormDays.START.plusSeconds(3600)));
        press(KeyCode.SPACE);
        await().until(() -> time.mode() == Mode.PLAYING);
        assertThat(time.speed()).isEqualTo(60);
        press(KeyCode.SPACE);
        await().until(() -> time.mode() == Mode.PAUSED);
    }

    @Test
    void shiftAndArrowsMoveByTenMinutesAndAnHour() {
        press(KeyCode.SHIFT, KeyCode.LEFT);
        await().until(() -> time.now().equals(StormDays.NOW.minusSeconds(600)));
        press(KeyCode.SHIFT, KeyCode.DOWN);
        await().until(() -> time.now().equals(StormDays.NOW.minusSeconds(4_200)));
        press(KeyCode.SHIFT, KeyCode.RIGHT);
        await().until(() -> time.now().equals(StormDays.NOW.minusSeconds(3_600)));
        // An hour on is the present: live again.
        press(KeyCode.SHIFT, KeyCode.UP);
        await().until(() -> time.mode() == Mode.LIVE);
    }

    @Test
    void arrowsStepFromEventToEvent() {
        Instant blue = StormDays.START.plus(Duration.ofHours(6));
        time.pauseAt(blue).join();
        press(KeyCode.RIGHT);
        await().until(() -> time.now().isAfter(blue));
        press(KeyCode.LEFT);
        await().until(() -> time.now().equals(blue));
        assertThat(storm.console.situation().alert("台风蓝色预警")).isPresent();
    }

    @Test
    void lAndEndGoLive() {
        press(KeyCode.HOME);
        await().until(() -> time.mode() == Mode.PAUSED);
        press(KeyCode.L);
        await().until(() -> time.mode() == Mode.LIVE);
        press(KeyCode.HOME);
        await().until(() -> time.mode() == Mode.PAUSED);
        press(KeyCode.END);
        await().until(() -> time.mode() == Mode.LIVE);
    }

    @Test
    void plusAndMinusChooseTheSpeed() {
        press(KeyCode.HOME);
        await().until(() -> time.mode() == Mode.PAUSED);
        press(KeyCode.EQUALS);
        press(KeyCode.SPACE);
        await().until(() -> time.speed() == 120);
        press(KeyCode.MINUS);
        press(KeyCode.MINUS);
        await().until(() -> time.speed() == 30);
    }

    @Test
    void speedsReachFromHalfToSixHundred() {
        press(KeyCode.HOME);
        await().until(() -> time.mode() == Mode.PAUSED);
        press(KeyCode.SPACE);
        await().until(() -> time.mode() == Mode.PLAYING);
        for (int i = 0; i < 12; i++) {
            press(KeyCode.MINUS);
        }
        await().until(() -> time.speed() == 0.5);
        press(KeyCode.SPACE);
        await().until(() -> time.mode() == Mode.PAUSED);
        for (int i = 0; i < 12; i++) {
            press(KeyCode.EQUALS);
        }
        press(KeyCode.SPACE);
        await().until(() -> time.speed() == 600);
    }

    @Test
    void draggingTakesTheWholeWallAlong() {
        robot.moveTo(stage.getX() + 400, stage.getY() + 40).press(MouseButton.PRIMARY);
        await().until(() -> time.mode() == Mode.PAUSED);
        Instant there = time.now();
        robot.moveTo(stage.getX() + 300, stage.getY() + 40);
        await().until(() -> time.now().isBefore(there));
        assertThat(storm.console.situation().at()).isBeforeOrEqualTo(time.now());
        robot.release(MouseButton.PRIMARY);
        assertThat(time.mode()).isEqualTo(Mode.PAUSED);

        // Into the time to come: back to live.
        robot.moveTo(stage.getX() + 940, stage.getY() + 40).press(MouseButton.PRIMARY);
        robot.release(MouseButton.PRIMARY);
        await().until(() -> time.mode() == Mode.LIVE);
    }

    /// A window system may leave out the last move before a button is let go.
    @Test
    void theMomentWhereTheHandLetsGoCounts() {
        robot.moveTo(stage.getX() + 400, stage.getY() + 40).press(MouseButton.PRIMARY);
        await().until(() -> time.mode() == Mode.PAUSED);
        Instant there = time.now();
        FxThread.run(
                () -> {
                    Node bar = panel.focusTarget();
                    bar.fireEvent(
                            new MouseEvent(
                                    MouseEvent.MOUSE_RELEASED,
                                    250,
                                    40,
                                    250,
                                    40,
                                    MouseButton.PRIMARY,
                                    1,
                                    false,
                                    false,
                                    false,
                                    false,
                                    false,
                                    false,
                                    false,
                                    false,
                                    false,
                                    true,
                                    null));
                });
        await().until(() -> time.now().isBefore(there.minusSeconds(3600)));
        robot.release(MouseButton.PRIMARY);
    }

    @Test
    void theMomentUnderThePointerIsTheMomentShown() {
        robot.moveTo(stage.getX() + 400, stage.getY() + 40).press(MouseButton.PRIMARY);
        robot.release(MouseButton.PRIMARY);
        await().until(() -> time.mode() == Mode.PAUSED);

        // 50 h and 37 s and 6 % more of it, between the names on the left and a text size on the
        // right.
        Duration whole = Duration.between(time.earliest(), StormDays.NOW);
        double gutter =
                FxThread.call(
                        () -> {
                            BarPainter painter =
                                    new BarPainter(
                                            new BarWords(
                                                    storm.texts,
                                                    java.time.ZoneId.of("Asia/Shanghai")),
                                            14);
                            painter.family(Fonts.detect().family());
                            return painter.gutter();
                        });
        double share = (400 - gutter) / (960 - gutter - 14);
        Instant due = time.earliest().plusMillis((long) (whole.toMillis() * 1.06 * share));
        assertThat(Duration.between(due, time.now()).abs()).isLessThan(Duration.ofMinutes(4));
    }

    @Test
    void theBarOnAnotherMonitorGoesOnWithTheSpeed() {
        press(KeyCode.HOME);
        await().until(() -> time.mode() == Mode.PAUSED);
        press(KeyCode.EQUALS);
        press(KeyCode.EQUALS);
        TimeBarPanel former = panel;
        panel =
                FxThread.call(
                        () -> {
                            TimeBarPanel made = new TimeBarPanel(storm.context(new TypeScale(28)));
                            made.takeOver(former);
                            former.close();
                            StackPane root = new StackPane(made.view());
                            new Theme(storm.assets, Fonts.detect()).apply(root, TYPE);
                            stage.getScene().setRoot(root);
                            made.focusTarget().requestFocus();
                            return made;
                        });
        press(KeyCode.SPACE);
        await().until(() -> time.mode() == Mode.PLAYING);
        assertThat(time.speed()).as("60, two steps faster").isEqualTo(300);
    }

    /// What was left out for want of words comes when there are some.
    @Test
    void theCountsAppearWithTheIndexAndTheMomentWithTheFirstJump() {
        assertThat(shown(".moment")).isFalse();
        assertThat(counts()).hasSize(1);
        press(KeyCode.HOME);
        await().until(() -> time.mode() == Mode.PAUSED);
        await().until(() -> shown(".moment"));
    }

    private List<String> counts() {
        return FxThread.call(
                () -> {
                    stage.getScene().getRoot().applyCss();
                    stage.getScene().getRoot().layout();
                    return panel.view().lookupAll(".text-dim").stream()
                            .filter(n -> n.isVisible() && n instanceof Label)
                            .map(n -> ((Label) n).getText())
                            .filter(words -> words.startsWith("记录 "))
                            .toList();
                });
    }

    private boolean shown(String style) {
        return FxThread.call(
                () -> {
                    stage.getScene().getRoot().applyCss();
                    stage.getScene().getRoot().layout();
                    return panel.view().lookup(style).isVisible();
                });
    }

    @Test
    void saysSoWhenAJumpFails() {
        storm.console.close();
        TimeControl control =
                new TimeControl(new FailingTime(), storm.context(TYPE).notices(), 60, () -> {});

        control.goToStart();

        assertThat(storm.warned).containsExactly("playback.failed");
    }

    private void press(KeyCode... keys) {
        robot.press(keys).release(keys);
    }

    /// A hub that is away.
    private static final class FailingTime implements TimeContext {
        private static java.util.concurrent.CompletableFuture<Void> failed() {
            return java.util.concurrent.CompletableFuture.failedFuture(
                    new java.io.IOException("away"));
        }

        @Override
        public Mode mode() {
            return Mode.LIVE;
        }

        @Override
        public Instant now() {
            return StormDays.NOW;
        }

        @Override
        public double speed() {
            return 1;
        }

        @Override
        public Instant earliest() {
            return StormDays.START;
        }

        @Override
        public Instant latest() {
            return StormDays.NOW;
        }

        @Override
        public java.util.concurrent.CompletableFuture<Void> goLive() {
            return failed();
        }

        @Override
        public java.util.concurrent.CompletableFuture<Void> pauseAt(Instant at) {
            return failed();
        }

        @Override
        public void play(double speed) {}

        @Override
        public java.util.concurrent.CompletableFuture<Void> stepForward() {
            return failed();
        }

        @Override
        public java.util.concurrent.CompletableFuture<Void> stepBack() {
            return failed();
        }
    }
}

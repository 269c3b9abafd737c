package org.yilan.wall;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import javafx.geometry.Insets;
import javafx.scene.control.Label;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.yilan.console.LocalConsole;
import org.yilan.console.TimeContext;
import org.yilan.fx.FxThread;
import org.yilan.fx.TypeScale;
import org.yilan.situation.Changes;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// What is not now, and what is not real, says so at both ends of every window and takes room of its own.
class ModeFrameTest {
    private static final TypeScale TYPE = new TypeScale(20);

    private LocalConsole console;
    private TestWall base;
    private ModeFrame frame;
    private int changes;

    private void open(boolean exercise, Locale locale) {
        console = TyphoonDay.console(exercise);
        base = new TestWall(console, locale);
        frame = FxThread.call(() -> new ModeFrame(base.parts, TYPE, () -> changes++));
        FxThread.run(() -> frame.refresh(Changes.ofEverything()));
    }

    @AfterEach
    void close() {
        FxThread.run(frame::close);
        base.close();
        console.close();
    }

    /// The band's words from left to right.
    private List<String> words() {
        return FxThread.call(
                () -> {
                    frame.tick(console.time().now());
                    return frame.lookupAll(".label").stream()
                            .map(Label.class::cast)
                            .map(Label::getText)
                            .toList();
                });
    }

    @Test
    void anExerciseHasAPlateAtBothEndsAndSaysWhatIsReal() {
        open(true, Locale.CHINESE);
        assertThat(words())
                .containsExactly("演练 EXERCISE", "贝碧嘉 2024  ·  路径与信号为真实，工单、读数为模拟", "演练 EXERCISE");
        // A thin line all round: 0.14 of the text, and a band of 1.8 of it.
        assertThat(FxThread.call(frame::room)).isEqualTo(new Insets(3 + 36, 3, 3, 3));
    }

    @Test
    void aReplayOfAnExerciseIsBothAndGoesWithTheReplay() {
        open(true, Locale.ENGLISH);
        assertThat(words()).startsWith("EXERCISE 演练");
        Insets before = FxThread.call(frame::room);

        console.time().pauseAt(TyphoonDay.NOW.minus(Duration.ofHours(2))).join();
        assertThat(words())
                .containsExactly(
                        "REPLAY 回放",
                        "EXERCISE 演练",
                        "2024-09-15 15:00:00  ·  standing at this moment  ·  L goes live",
                        "EXERCISE 演练",
                        "REPLAY 回放");
        assertThat(FxThread.call(frame::room).getTop()).isGreaterThan(before.getTop());
        assertThat(FxThread.call(frame::room).getLeft()).isGreaterThan(4 * before.getLeft());

        console.time().play(60);
        await().until(() -> console.time().mode() == TimeContext.Mode.PLAYING);
        assertThat(words().get(2)).contains("at 60×");
        console.time().goLive().join();
        assertThat(words()).hasSize(3).startsWith("EXERCISE 演练");
        assertThat(FxThread.call(frame::room)).isEqualTo(before);
        assertThat(changes).as("once each for exercise, replay, exercise").isEqualTo(3);
    }

    @Test
    void withoutEitherThereIsNothing() {
        open(false, Locale.CHINESE);
        assertThat(FxThread.call(frame::room)).isEqualTo(Insets.EMPTY);
        assertThat(FxThread.call(frame::isVisible)).isFalse();

        console.time().pauseAt(TyphoonDay.NOW.minus(Duration.ofHours(1))).join();
        assertThat(words())
                .containsExactly("回放 REPLAY", "2024-09-15 16:00:00　停在此刻　·　按 L 回到实时", "回放 REPLAY");
    }

    @Test
    void followsTheLanguage() {
        open(true, Locale.CHINESE);
        FxThread.run(() -> base.texts.use(Locale.ENGLISH));
        assertThat(words())
                .containsExactly(
                        "EXERCISE 演练",
                        "Bebinca 2024  ·  track and signals are real, tickets and readings"
                                + " simulated",
                        "EXERCISE 演练");
    }
}

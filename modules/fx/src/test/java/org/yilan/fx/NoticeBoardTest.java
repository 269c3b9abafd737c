package org.yilan.fx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yilan.assets.Assets;
import org.yilan.situation.command.Outcome;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

class NoticeBoardTest {
    private final Texts texts = new PropertiesTexts(Assets.shipped(), Locale.ENGLISH);
    private final ManualFrames frames = new ManualFrames();
    private final NoticeBoard board = new NoticeBoard(texts, frames);

    @BeforeAll
    static void toolkit() {
        FxThread.start();
    }

    private List<String> lines() {
        return FxThread.call(() -> board.shown().stream().map(n -> n.words(texts)).toList());
    }

    @Test
    void takesWhatWasSaidAwayAndKeepsWhatWasWarnedOf() {
        FxThread.run(
                () -> {
                    board.say("fx.command.done");
                    board.warn("fx.froze", 4);
                });
        assertThat(lines()).hasSize(2);
        FxThread.run(() -> frames.pass(NoticeBoard.STANDS));
        assertThat(lines()).containsExactly("The screen stood still for 4 s and goes on");
    }

    @Test
    void saysInWordsWhyACommandWasRefused() {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        board.follow(outcome);
        outcome.complete(
                new Outcome.Refused(
                        "c1",
                        "refused.of-a-kind-nobody-knows",
                        List.of(),
                        "The unit is off duty."));
        assertThat(lines()).containsExactly("The unit is off duty.");
    }

    @Test
    void showsTheSameFaultOnce() {
        FxThread.run(
                () -> {
                    for (int i = 0; i < 50; i++) {
                        board.warn("fx.uncaught", "IllegalStateException");
                    }
                });
        assertThat(lines()).hasSize(1);
    }
}

package org.yilan.playback;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yilan.console.TimeContext.Mode;
import org.yilan.fx.Fonts;
import org.yilan.fx.FxThread;
import org.yilan.playback.BarPainter.Picture;
import org.yilan.playback.BarPainter.Span;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;

/// What stands over the bar does not stand on each other.
class BarPainterTest {
    private static final double BASE = 15;
    private static final double WIDTH = 960;
    private static final Instant FROM = Instant.parse("2024-09-15T00:00:00Z");
    private static final Instant TO = Instant.parse("2024-09-16T00:00:00Z");

    private StormDays storm;
    private BarPainter painter;

    @BeforeEach
    void open() {
        FxThread.start();
        storm = new StormDays(Locale.CHINESE);
        painter = new BarPainter(new BarWords(storm.texts, ZoneId.of("Asia/Shanghai")), BASE);
        FxThread.run(() -> painter.family(Fonts.detect().family()));
    }

    @AfterEach
    void close() {
        storm.close();
    }

    private Picture picture(Mode mode, Instant shown) {
        BarData data =
                BarData.of(storm.console.index().join(), storm.console.situation(), StormDays.NOW);
        return new Picture(
                data, new BarScale(FROM, TO, 80, WIDTH - 80 - BASE), mode, shown, TO, -1);
    }

    @Test
    void theWordsAtThePointerKeepClearOfTheFlagWhereverBothAre() {
        FxThread.run(
                () -> {
                    for (long minutes = 0; minutes <= 1440; minutes += 15) {
                        Picture picture = picture(Mode.PAUSED, FROM.plusSeconds(minutes * 60));
                        Span flag = painter.flag(picture);
                        for (double x = 80; x <= WIDTH - BASE; x += 7) {
                            Span words = painter.besideFlag(picture, x, 200, WIDTH);
                            assertThat(words.right() <= flag.left() || words.left() >= flag.right())
                                    .as("flag %s, words %s", flag, words)
                                    .isTrue();
                            assertThat(words.left()).isGreaterThanOrEqualTo(0);
                            assertThat(words.right()).isLessThanOrEqualTo(WIDTH);
                        }
                    }
                });
    }

    @Test
    void theWordsStandAtThePointerWhereNothingIsInTheWay() {
        FxThread.run(
                () -> {
                    Picture live = picture(Mode.LIVE, TO);
                    assertThat(painter.besideFlag(live, 300, 200, WIDTH).left())
                            .isEqualTo(300 + BASE / 2);
                    Picture elsewhere = picture(Mode.PAUSED, TO.minusSeconds(3600));
                    assertThat(painter.besideFlag(elsewhere, 300, 200, WIDTH).left())
                            .isEqualTo(300 + BASE / 2);
                });
    }
}

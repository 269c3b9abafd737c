package org.yilan.map.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.util.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.yilan.fx.FxThread;
import org.yilan.fx.TypeScale;
import org.yilan.situation.model.GeoPoint;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/// A picture that is dragged about, and one that rests: moved while it covers the view, drawn again in time, and only one
/// kept.
class MovedPictureFxTest {
    private static final Duration NEVER = Duration.hours(1);
    private static final GeoPoint CENTRE = new GeoPoint(31.23, 121.47);

    private final AtomicInteger drawings = new AtomicInteger();
    private final MapViewport viewport = new MapViewport();
    private DataPicture picture;

    @Test
    void isMovedWithoutBeingDrawnWhileItsMarginLasts() {
        open(NEVER);

        double before = FxThread.call(() -> picture.view().getTranslateX());
        FxThread.run(() -> viewport.panBy(20, 0));

        assertThat(FxThread.call(() -> picture.view().getTranslateX()) - before).isEqualTo(20);
        assertThat(FxThread.call(picture::settled)).isFalse();

        // a drawing for the move alone would have begun by now, and this would be a third
        FxThread.run(() -> {});
        FxThread.run(() -> picture.redraw());
        awaitSettled();
        assertThat(drawings).hasValue(2);
        assertThat(FxThread.call(() -> picture.view().getTranslateX()))
                .isEqualTo(-DataPicture.MARGIN);
    }

    @Test
    void isDrawnAtOnceWhenHalfOfTheMarginIsUsedUp() {
        open(NEVER);

        FxThread.run(() -> viewport.panBy(20, 0));
        FxThread.run(() -> viewport.panBy(13, 0));

        awaitSettled();
        assertThat(drawings).hasValue(2);
        assertThat(FxThread.call(() -> picture.view().getTranslateX()))
                .isEqualTo(-DataPicture.MARGIN);
    }

    @Test
    void isDrawnAtOnceForAnotherZoomOrSize() {
        open(NEVER);

        FxThread.run(() -> viewport.zoomAbout(0.5, 200, 150));
        awaitSettled();
        assertThat(drawings).hasValue(2);

        FxThread.run(() -> viewport.resize(402, 300));
        awaitSettled();
        assertThat(drawings).hasValue(3);
    }

    @Test
    void isDrawnSoonAfterItWasMoved() {
        open(Duration.millis(1));

        FxThread.run(() -> viewport.panBy(1, 1));

        awaitSettled();
        assertThat(drawings).hasValue(2);
    }

    @Test
    void keepsOnlyWhatIsShownAtRest() {
        open(NEVER, Duration.millis(1));
        FxThread.run(() -> picture.redraw());
        awaitSettled();

        await().until(() -> FxThread.call(picture::held) == 1);

        Image shown = FxThread.call(() -> ((ImageView) picture.view()).getImage());
        FxThread.run(() -> picture.redraw());
        awaitSettled();
        assertThat(FxThread.call(() -> ((ImageView) picture.view()).getImage()))
                .isNotNull()
                .isNotSameAs(shown);
    }

    @Test
    void keepsWhatItDrawsIntoWhileThereIsWork() {
        open(NEVER, NEVER);
        for (int i = 0; i < 3; i++) {
            FxThread.run(() -> picture.redraw());
            awaitSettled();
        }
        assertThat(FxThread.call(picture::held)).isEqualTo(3);
    }

    private void open(Duration movedAtMost) {
        open(movedAtMost, NEVER);
    }

    private void open(Duration movedAtMost, Duration restAfter) {
        FxThread.start();
        picture =
                FxThread.call(
                        () -> {
                            viewport.snapTo(1);
                            viewport.resize(400, 300);
                            viewport.moveTo(CENTRE, 10);
                            PictureLayer counting =
                                    (frame, g, pixels, labels) -> drawings.incrementAndGet();
                            DataPicture made =
                                    new DataPicture(
                                            viewport,
                                            new MapFonts(),
                                            () -> List.of(counting),
                                            () ->
                                                    new DataPicture.Setting(
                                                            new TypeScale(14),
                                                            Instant.EPOCH,
                                                            Locale.ENGLISH,
                                                            List.of()),
                                            layer -> {},
                                            movedAtMost,
                                            restAfter);
                            made.redraw();
                            return made;
                        });
        awaitSettled();
        assertThat(drawings).hasValue(1);
    }

    private void awaitSettled() {
        await().until(() -> FxThread.call(picture::settled));
    }

    @AfterEach
    void close() {
        FxThread.run(picture::close);
    }
}

package org.yilan.map.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.yilan.geography.Bounds;
import org.yilan.geography.MercatorPoint;
import org.yilan.situation.model.GeoPoint;

import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

class MapViewportTest {
    private static final GeoPoint SHANGHAI = new GeoPoint(31.2304, 121.4737);

    private final MapViewport viewport = new MapViewport();

    @BeforeEach
    void show() {
        viewport.resize(1000, 800);
        viewport.moveTo(SHANGHAI, 10);
    }

    @Test
    void putsItsCentreInTheMiddle() {
        MercatorPoint p = MercatorPoint.of(SHANGHAI);
        assertThat(viewport.x(p.x())).isCloseTo(500, within(1e-6));
        assertThat(viewport.y(p.y())).isCloseTo(400, within(1e-6));
        assertThat(viewport.worldPixels()).isEqualTo(262144);
    }

    @Test
    void keepsThePlaceUnderThePointerWhenZooming() {
        Random random = new Random(3);
        for (int i = 0; i < 300; i++) {
            double x = random.nextDouble() * 1000;
            double y = random.nextDouble() * 800;
            MercatorPoint before = viewport.at(x, y);
            viewport.zoomAbout(random.nextDouble() - 0.5, x, y);
            if (viewport.zoom() < 6) {
                viewport.moveTo(SHANGHAI, 10); // far out the world's edge stops it
                continue;
            }
            MercatorPoint after = viewport.at(x, y);
            assertThat(after.x()).isCloseTo(before.x(), within(1e-12));
            assertThat(after.y()).isCloseTo(before.y(), within(1e-12));
        }
    }

    @Test
    void followsADrag() {
        MercatorPoint under = viewport.at(200, 300);
        viewport.panBy(40, -25);
        assertThat(viewport.x(under.x())).isCloseTo(240, within(1e-6));
        assertThat(viewport.y(under.y())).isCloseTo(275, within(1e-6));
    }

    @Test
    void fitsABoxInsideTheInsets() {
        Bounds box = new Bounds(30.6, 120.8, 31.9, 122.1);
        viewport.fit(box, 50, 200, 70, 30);
        double left = viewport.x(MercatorPoint.x(120.8));
        double right = viewport.x(MercatorPoint.x(122.1));
        double top = viewport.y(MercatorPoint.y(31.9));
        double bottom = viewport.y(MercatorPoint.y(30.6));
        assertThat(left).isGreaterThanOrEqualTo(30 - 1e-6);
        assertThat(right).isLessThanOrEqualTo(800 + 1e-6);
        assertThat(top).isCloseTo(50, within(1e-6)); // the height decides here
        assertThat(bottom).isCloseTo(730, within(1e-6));
        assertThat((left + right) / 2).isCloseTo((30 + 800) / 2.0, within(1e-6));
    }

    @Test
    void neverLeavesTheWorld() {
        viewport.moveTo(new GeoPoint(85, 180), 3);
        for (int i = 0; i < 50; i++) {
            viewport.panBy(-500, 500);
        }
        viewport.zoomAbout(-30, 10, 10);
        assertThat(viewport.at(0, 0).x()).isGreaterThanOrEqualTo(-1e-9);
        assertThat(viewport.at(0, 0).y()).isGreaterThanOrEqualTo(-1e-9);
        assertThat(viewport.at(1000, 800).x()).isLessThanOrEqualTo(1 + 1e-9);
        assertThat(viewport.zoom()).isCloseTo(Math.log(1000 / 256.0) / Math.log(2), within(1e-9));
    }

    @Test
    void keepsToItsLimits() {
        viewport.limit(8, 12);
        viewport.zoomAbout(20, 500, 400);
        assertThat(viewport.zoom()).isEqualTo(12);
        viewport.zoomAbout(-20, 500, 400);
        assertThat(viewport.zoom()).isEqualTo(8);
        viewport.limit(0, 25);
        viewport.zoomAbout(20, 500, 400);
        assertThat(viewport.zoom()).isEqualTo(MapViewport.MAX_ZOOM);
        assertThatThrownBy(() -> viewport.limit(9, 3)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAViewThatIsNone() {
        assertThatThrownBy(() -> viewport.moveTo(SHANGHAI, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(viewport.zoom()).isEqualTo(10);
    }

    @Test
    void tellsWhoListens() {
        AtomicInteger heard = new AtomicInteger();
        viewport.onChange(heard::incrementAndGet);
        viewport.panBy(1, 1);
        viewport.resize(1000, 800); // nothing changed
        viewport.resize(900, 800);
        assertThat(heard).hasValue(2);
    }
}

package org.yilan.geography;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.yilan.situation.model.GeoPoint;

class DistanceTest {
    @Test
    void measuresADegreeOfTheMeridian() {
        // 2·π·6371.0088 / 360
        assertThat(Distance.km(new GeoPoint(30, 121), new GeoPoint(31, 121)))
                .isCloseTo(111.195, within(0.001));
    }

    @Test
    void measuresAQuarterOfTheEquator() {
        assertThat(Distance.km(new GeoPoint(0, 0), new GeoPoint(0, 90)))
                .isCloseTo(10007.557, within(0.001));
    }

    @Test
    void pointsAlongTheCompass() {
        GeoPoint origin = new GeoPoint(0, 0);
        assertThat(Distance.bearing(origin, new GeoPoint(1, 0))).isCloseTo(0, within(1e-9));
        assertThat(Distance.bearing(origin, new GeoPoint(0, 1))).isCloseTo(90, within(1e-9));
        assertThat(Distance.bearing(origin, new GeoPoint(-1, 0))).isCloseTo(180, within(1e-9));
        assertThat(Distance.bearing(origin, new GeoPoint(0, -1))).isCloseTo(270, within(1e-9));
    }

    @Test
    void arrivesWhereDistanceAndBearingSay() {
        GeoPoint from = new GeoPoint(31.23, 121.47);
        for (int bearing = 0; bearing < 360; bearing += 15) {
            GeoPoint to = Distance.destination(from, bearing, 280);
            assertThat(Distance.km(from, to)).isCloseTo(280, within(1e-6));
            assertThat(Distance.bearing(from, to)).isCloseTo(bearing, within(1e-6));
        }
    }

    @Test
    void goesOnAcrossTheAntimeridian() {
        GeoPoint to = Distance.destination(new GeoPoint(0, 179), 90, 222.39);
        assertThat(to.lon()).isCloseTo(-179, within(0.001));
    }
}

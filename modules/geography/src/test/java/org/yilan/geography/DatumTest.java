package org.yilan.geography;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.yilan.situation.model.GeoPoint;

import java.util.Random;

class DatumTest {
    private static final double CENTIMETRE = 1e-7;

    /// The pairs that the implementations of this offset publish with their tests.
    @ParameterizedTest
    @CsvSource({
        "31.1774276, 121.5272106, 31.17530398364597, 121.531541859215",
        "22.543847, 113.912316, 22.540796131694766, 113.9171764808363",
        "39.911954, 116.377817, 39.91334545536069, 116.38404722455657"
    })
    void offsetsKnownPairs(double lat, double lon, double gcjLat, double gcjLon) {
        GeoPoint gcj = Datum.GCJ02.fromWgs84(new GeoPoint(lat, lon));
        assertThat(gcj.lat()).isCloseTo(gcjLat, within(CENTIMETRE));
        assertThat(gcj.lon()).isCloseTo(gcjLon, within(CENTIMETRE));

        GeoPoint wgs = Datum.GCJ02.toWgs84(gcjLat, gcjLon);
        assertThat(wgs.lat()).isCloseTo(lat, within(CENTIMETRE));
        assertThat(wgs.lon()).isCloseTo(lon, within(CENTIMETRE));
    }

    @Test
    void movesShanghaiAsFarAsMeasuredOnRealOutlines() {
        GeoPoint gcj = Datum.GCJ02.fromWgs84(new GeoPoint(31.2304, 121.4737));
        assertThat(gcj.lon() - 121.4737).isCloseTo(0.0045, within(0.0002));
        assertThat(gcj.lat() - 31.2304).isCloseTo(-0.0019, within(0.0002));
    }

    @ParameterizedTest
    @EnumSource(Datum.class)
    void comesBackToWhereItStarted(Datum datum) {
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            GeoPoint p =
                    new GeoPoint(20 + random.nextDouble() * 25, 100 + random.nextDouble() * 25);
            GeoPoint there = datum.fromWgs84(p);
            GeoPoint back = datum.toWgs84(there.lat(), there.lon());
            // Baidu's own inverse is an approximation, good to some decimetres
            double metres = datum == Datum.BD09 ? 1.0 : 0.001;
            assertThat(Distance.km(p, back) * 1000).isLessThan(metres);
        }
    }

    @Test
    void leavesTheRestOfTheWorldAlone() {
        GeoPoint london = new GeoPoint(51.5, -0.12);
        assertThat(Datum.GCJ02.fromWgs84(london)).isEqualTo(london);
        assertThat(Datum.GCJ02.toWgs84(51.5, -0.12)).isEqualTo(london);
    }

    @Test
    void treatsTheNationalFrameAsWgs84() {
        assertThat(Datum.CGCS2000.toWgs84(31, 121)).isEqualTo(new GeoPoint(31, 121));
    }
}

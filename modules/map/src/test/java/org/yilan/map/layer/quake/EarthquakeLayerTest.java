package org.yilan.map.layer.quake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yilan.situation.model.Earthquake;
import org.yilan.situation.model.Earthquake.Hypocentre;
import org.yilan.situation.model.Earthquake.Shaking;
import org.yilan.situation.model.Earthquake.Stage;
import org.yilan.situation.model.GeoPoint;

import java.time.Duration;
import java.time.Instant;

class EarthquakeLayerTest {
    private static final Instant AT = Instant.parse("2024-09-15T08:00:00Z");

    private static Earthquake of(Stage stage) {
        return new Earthquake(
                "f:1",
                "f",
                "",
                0,
                AT,
                stage,
                new Hypocentre(AT, new GeoPoint(31, 122), "", 10, 4, ""),
                Shaking.UNKNOWN,
                "",
                "",
                "",
                false);
    }

    @Test
    void fadesByTheHourOverADay() {
        Earthquake e = of(Stage.REVIEWED);
        assertThat(EarthquakeLayer.strength(e, AT)).isEqualTo(1);
        assertThat(EarthquakeLayer.strength(e, AT.plusSeconds(3599))).isEqualTo(1);
        double second = EarthquakeLayer.strength(e, AT.plusSeconds(3600));
        assertThat(second).isLessThan(1);
        // From one second to the next a map at rest is the same picture.
        assertThat(EarthquakeLayer.strength(e, AT.plusSeconds(3601))).isEqualTo(second);
        double last = EarthquakeLayer.strength(e, AT.plus(Duration.ofDays(1)).minusSeconds(1));
        assertThat(last).isBetween(0.299, 0.301);
        assertThat(EarthquakeLayer.strength(e, AT.plus(Duration.ofDays(1)))).isZero();
    }

    @Test
    void anEarlyWarningIsWholeAndThenGone() {
        for (Stage stage : new Stage[] {Stage.FORECAST, Stage.WARNING}) {
            assertThat(EarthquakeLayer.strength(of(stage), AT.plusSeconds(599))).isEqualTo(1);
            assertThat(EarthquakeLayer.strength(of(stage), AT.plusSeconds(600))).isZero();
        }
    }

    @Test
    void theSignGrowsWithTheMagnitudeAndAnUnknownOneIsNotSmall() {
        assertThat(QuakeSigns.reach(7)).isGreaterThan(QuakeSigns.reach(5) * 1.5);
        assertThat(QuakeSigns.reach(Double.NaN)).isEqualTo(QuakeSigns.reach(4));
        assertThat(QuakeSigns.reach(-1)).isEqualTo(QuakeSigns.reach(1));
        assertThat(QuakeSigns.reach(9.5)).isLessThan(3.1);
    }

    @Test
    void theFartherTheViewTheStrongerWhatIsShown() {
        assertThat(EarthquakeLayer.least(10)).isNegative();
        assertThat(EarthquakeLayer.least(7)).isEqualTo(2.5);
        assertThat(EarthquakeLayer.least(5)).isEqualTo(4);
        assertThat(EarthquakeLayer.least(3)).isEqualTo(5);
    }
}

package org.yilan.map.layer.storm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.yilan.geography.Bounds;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Quadrants;
import org.yilan.situation.model.Storm;
import org.yilan.situation.model.TrackPoint;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

class StormExtentTest {
    private static final Instant NOW = Instant.parse("2024-09-15T09:00:00Z");
    private static final GeoPoint SHANGHAI = new GeoPoint(31.23, 121.47);

    private static TrackPoint point(Instant at, double lat, double lon) {
        return new TrackPoint(
                at,
                new GeoPoint(lat, lon),
                40.0,
                960.0,
                null,
                null,
                Quadrants.all(200),
                null,
                null,
                "");
    }

    private static Storm storm(List<TrackPoint> points) {
        return new Storm("1", "f", "贝碧嘉", "BEBINCA", points, Map.of());
    }

    /// 200 km are 1.80° of latitude; at 30° north 2.08° of longitude.
    @Test
    void holdsTheWindsTheCentreAndTheCity() {
        Bounds box = StormExtent.recent(storm(List.of(point(NOW, 30, 126))), NOW, SHANGHAI, 1.6);
        assertThat(box.west()).isEqualTo(121.47);
        assertThat(box.east()).isCloseTo(128.08, within(0.02));
        assertThat(box.south()).isCloseTo(28.2, within(0.02));
        assertThat(box.north()).isCloseTo(31.8, within(0.02));
    }

    /// A track of a day per degree from far in the south-east: not all of it, and never so much that the rest is smaller
    /// than three quarters of what it could be.
    @Test
    void takesInAsMuchOfTheWayAsLeavesTheRestLargeEnough() {
        List<TrackPoint> way =
                IntStream.rangeClosed(0, 20)
                        .mapToObj(
                                i ->
                                        point(
                                                NOW.minus(Duration.ofHours(6L * (20 - i))),
                                                30 - (20 - i) * 0.7,
                                                126 + (20 - i) * 0.8))
                        .toList();
        Bounds without = StormExtent.recent(storm(way.subList(20, 21)), NOW, SHANGHAI, 1.6);
        Bounds with = StormExtent.recent(storm(way), NOW, SHANGHAI, 1.6);
        assertThat(with.east()).isGreaterThan(without.east());
        assertThat(with.contains(new GeoPoint(29.3, 126.8))).isTrue();
        assertThat(with.contains(way.getFirst().centre())).isFalse();
        double wider = (with.east() - with.west()) / (without.east() - without.west());
        assertThat(wider).isLessThan(1 / 0.75 + 1e-9);
    }

    @Test
    void knowsNothingOfTheWayThatIsStillToCome() {
        TrackPoint now = point(NOW, 30, 126);
        TrackPoint later = point(NOW.plusSeconds(3600 * 12), 31, 119);
        Bounds box = StormExtent.recent(storm(List.of(now, later)), NOW, SHANGHAI, 1.6);
        assertThat(box.west()).isEqualTo(121.47);
    }
}

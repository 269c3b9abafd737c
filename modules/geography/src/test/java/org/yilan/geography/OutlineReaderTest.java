package org.yilan.geography;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.yilan.assets.Assets;
import org.yilan.situation.model.GeoPoint;

import tools.jackson.databind.json.JsonMapper;

import java.util.List;

class OutlineReaderTest {
    /// By hand: start 124416/31744 is 121.5°/31°; "BA" is +1/-1 step ((66-64)>>1 = 1; 65-64 = 1 → -1), "@B" is 0/+1.
    @Test
    void decodesTheCompressedForm() {
        String json =
                "{\"UTF8Encoding\":true,\"features\":[{\"id\":\"1\",\"properties\":{\"name\":\"a\"},\"geometry\":"
                    + "{\"type\":\"Polygon\",\"coordinates\":[\"@@BA@B\"],\"encodeOffsets\":[[124416,31744]]}}]}";
        Ring ring =
                new OutlineReader(Datum.WGS84)
                        .read("a.json", JsonMapper.shared().readTree(json))
                        .getFirst()
                        .outline()
                        .largest()
                        .outer();
        double half = 0.5 / 1024;
        assertThat(ring.size()).isEqualTo(3);
        assertThat(ring.lon(0)).isCloseTo(121.5 - half, within(1e-12));
        assertThat(ring.lat(0)).isCloseTo(31 - half, within(1e-12));
        assertThat(ring.lon(1)).isCloseTo(121.5 + half, within(1e-12));
        assertThat(ring.lat(1)).isCloseTo(31 - 3 * half, within(1e-12));
        assertThat(ring.lat(2)).isCloseTo(31 - half, within(1e-12));
    }

    @Test
    void readsPlainPolygonsWithHoles() {
        String json =
                "{\"features\":[{\"properties\":{\"name\":\"a\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":"
                    + "[[[0,0],[10,0],[10,10],[0,10],[0,0]],[[4,4],[6,4],[6,6],[4,6],[4,4]]]}}]}";
        Outline o =
                new OutlineReader(Datum.WGS84)
                        .read("a.json", JsonMapper.shared().readTree(json))
                        .getFirst()
                        .outline();
        assertThat(o.contains(new GeoPoint(2, 2))).isTrue();
        assertThat(o.contains(new GeoPoint(5, 5))).isFalse();
        assertThat(o.contains(new GeoPoint(11, 5))).isFalse();
        // the widest place is a corner of the frame round the hole
        GeoPoint label = o.labelPoint();
        assertThat(o.contains(label)).isTrue();
    }

    @Test
    void theLabelOfASquareIsItsMiddle() {
        Outline square =
                Outline.ofRings(
                        List.of(
                                List.of(
                                        new GeoPoint(-1, -1),
                                        new GeoPoint(-1, 1),
                                        new GeoPoint(1, 1),
                                        new GeoPoint(1, -1))));
        assertThat(square.labelPoint().lat()).isCloseTo(0, within(0.05));
        assertThat(square.labelPoint().lon()).isCloseTo(0, within(0.05));
    }

    @Test
    void readsTheSurroundings() {
        Surroundings s = Surroundings.of(Assets.shipped());
        assertThat(s.provinces()).hasSize(34);
        assertThat(s.prefectures()).hasSize(24);
        assertThat(s.countries()).hasSizeGreaterThan(200);
        assertThat(s.detailedProvinces()).containsExactlyInAnyOrder("320000", "330000");
        District suzhou =
                s.prefectures().stream()
                        .filter(p -> p.contains(new GeoPoint(31.30, 120.60)))
                        .findFirst()
                        .orElseThrow();
        assertThat(suzhou.en()).isEqualTo("Suzhou");
    }

    @Test
    void projectsToTheUnitSquareAndBack() {
        assertThat(MercatorPoint.of(new GeoPoint(0, 0))).isEqualTo(new MercatorPoint(0.5, 0.5));
        MercatorPoint p = MercatorPoint.of(new GeoPoint(31.23, 121.47));
        // OSM's slippy-map formula by hand: x = (121.47+180)/360
        assertThat(p.x()).isCloseTo(0.8374166667, within(1e-9));
        assertThat(p.toGeoPoint().lat()).isCloseTo(31.23, within(1e-12));
        assertThat(MercatorPoint.y(90)).isCloseTo(0, within(1e-9));
    }
}

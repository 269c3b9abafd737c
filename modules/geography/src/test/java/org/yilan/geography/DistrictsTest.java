package org.yilan.geography;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yilan.assets.Assets;
import org.yilan.situation.model.GeoPoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

class DistrictsTest {
    private static Districts districts;

    @BeforeAll
    static void read() {
        districts = Districts.of(Assets.shipped());
    }

    @Test
    void knowsTheSixteenDistrictsByCode() {
        assertThat(districts.list())
                .extracting(District::code)
                .containsExactly(
                        "310101", "310104", "310105", "310106", "310107", "310109", "310110",
                        "310112", "310113", "310114", "310115", "310116", "310117", "310118",
                        "310120", "310151");
        assertThat(districts.byCode("310151").orElseThrow().zh()).isEqualTo("崇明区");
        assertThat(districts.byCode("310115").orElseThrow().name(Locale.ENGLISH))
                .isEqualTo("Pudong");
        assertThat(districts.byCode("310000")).containsSame(districts.city());
        assertThat(districts.byCode("330000")).isEmpty();
    }

    /// WGS-84 positions of well-known places.
    @ParameterizedTest
    @CsvSource({
        "People's Square, 31.2303, 121.4703, 310101",
        "Shanghai Tower, 31.2336, 121.5013, 310115",
        "Pudong airport, 31.1434, 121.8052, 310115",
        "Hongqiao station, 31.1945, 121.3160, 310112",
        "Xujiahui, 31.1936, 121.4370, 310104",
        "Jing'an Temple, 31.2234, 121.4453, 310106",
        "Fudan University, 31.2974, 121.4996, 310110",
        "Sheshan observatory, 31.0964, 121.1860, 310117",
        "Lingang Dishui lake, 30.8990, 121.9290, 310115",
        "Chongming town, 31.6265, 121.3975, 310151"
    })
    void findsTheDistrictOfAPlace(String place, double lat, double lon, String code) {
        assertThat(districts.districtAt(new GeoPoint(lat, lon)))
                .as(place)
                .hasValueSatisfying(d -> assertThat(d.code()).isEqualTo(code));
    }

    @Test
    void findsNothingAtSeaOrInTheNextProvince() {
        assertThat(districts.districtAt(new GeoPoint(30.5, 123.0))).isEmpty();
        assertThat(districts.districtAt(new GeoPoint(31.30, 120.60))).isEmpty(); // Suzhou
    }

    @Test
    void putsEveryLabelInsideItsDistrict() {
        assertThat(districts.list())
                .allSatisfy(
                        d -> {
                            assertThat(d.contains(d.label())).as(d.zh()).isTrue();
                            assertThat(districts.districtAt(d.label())).containsSame(d);
                        });
    }

    @Test
    void theCityIsAllOfThem() {
        assertThat(districts.list())
                .allSatisfy(d -> assertThat(districts.city().contains(d.label())).isTrue());
        Bounds b = districts.city().outline().bounds();
        assertThat(b.contains(new GeoPoint(31.23, 121.47))).isTrue();
        assertThat(b.west()).isBetween(120.8, 120.9);
        assertThat(b.north()).isBetween(31.8, 31.9);
    }

    @Test
    void simplifiesWithinTheTolerance() {
        Outline full = districts.byCode("310117").orElseThrow().outline();
        Outline simple = full.simplified(0.01);
        assertThat(points(simple)).isLessThan(points(full) / 3);
        for (Outline.Piece piece : simple.pieces()) {
            for (int i = 0; i < piece.outer().size(); i++) {
                assertThat(full.bounds().contains(piece.outer().point(i))).isTrue();
            }
        }
        Ring outer = full.largest().outer();
        Ring kept = simple.largest().outer();
        for (int i = 0; i < outer.size(); i++) {
            double nearest = Double.MAX_VALUE;
            for (int k = 0; k < kept.size(); k++) {
                int next = (k + 1) % kept.size();
                nearest =
                        Math.min(
                                nearest,
                                Ring.offset(
                                        outer.lon(i),
                                        outer.lat(i),
                                        kept.lon(k),
                                        kept.lat(k),
                                        kept.lon(next),
                                        kept.lat(next)));
            }
            assertThat(nearest).isLessThanOrEqualTo(0.01);
        }
    }

    @Test
    void saysWhichFileIsDamaged(@TempDir Path dir) throws IOException {
        Path file = dir.resolve("basemap/echarts/shanghai.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"features\": [");
        assertThatThrownBy(() -> Districts.of(Assets.overriddenBy(dir)))
                .isInstanceOf(MalformedOutlinesException.class)
                .hasMessageContaining("basemap/echarts/shanghai.json");

        Files.writeString(
                file,
                "{\"UTF8Encoding\":true,\"features\":[{\"id\":\"310101\",\"properties\":{\"name\":\"黄浦区\"},"
                    + "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[\"@@A\"],\"encodeOffsets\":[[1,2]]}}]}");
        assertThatThrownBy(() -> Districts.of(Assets.overriddenBy(dir)))
                .isInstanceOf(MalformedOutlinesException.class)
                .hasMessageContaining("黄浦区");
    }

    private static int points(Outline outline) {
        return outline.pieces().stream().mapToInt(p -> p.outer().size()).sum();
    }
}

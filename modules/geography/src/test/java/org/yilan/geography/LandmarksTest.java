package org.yilan.geography;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yilan.assets.Assets;
import org.yilan.situation.model.GeoPoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class LandmarksTest {
    private final List<Landmark> shipped = Landmarks.read(Assets.shipped());

    @Test
    void namesEverythingInBothLanguages() {
        assertThat(shipped)
                .allSatisfy(l -> assertThat(l.zh().isEmpty()).isEqualTo(l.en().isEmpty()));
    }

    /// Positions of bridges from public lists; the river is digitised along their middles.
    @ParameterizedTest
    @CsvSource({
        "Yangpu Bridge, 31.2564, 121.5367",
        "Nanpu Bridge, 31.2075, 121.4972",
        "Lupu Bridge, 31.1911, 121.4706",
        "Xupu Bridge, 31.1292, 121.4606"
    })
    void leadsTheHuangpuUnderItsBridges(String bridge, double lat, double lon) {
        Landmark river =
                shipped.stream().filter(l -> l.zh().equals("黄浦江")).findFirst().orElseThrow();
        double nearest = Double.MAX_VALUE;
        for (int i = 1; i < river.points().size(); i++) {
            GeoPoint a = river.points().get(i - 1);
            GeoPoint b = river.points().get(i);
            nearest = Math.min(nearest, Ring.offset(lon, lat, a.lon(), a.lat(), b.lon(), b.lat()));
        }
        assertThat(nearest * 111).as("kilometres from %s", bridge).isLessThan(0.6);
    }

    @Test
    void putsTheAirportsIntoTheirDistricts() {
        Districts districts = Districts.of(Assets.shipped());
        assertThat(shipped)
                .filteredOn(l -> l.kind() == Landmark.Kind.AIRPORT)
                .hasSize(2)
                .allSatisfy(l -> assertThat(districts.districtAt(l.label())).isPresent());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"kind\":\"castle\",\"zh\":\"甲\",\"point\":[31,121]} | castle",
                "{\"kind\":\"river\",\"zh\":\"甲\",\"line\":[[31,121]]} | too few points",
                "{\"kind\":\"place\",\"zh\":\"甲\",\"point\":[121]} | [latitude, longitude]",
                "{\"kind\":\"place\",\"zh\":\"甲\",\"point\":[121.5,31.2]} | latitude outside"
            })
    void saysWhichEntryIsWrong(String feature, String what, @TempDir Path dir) throws IOException {
        Path file = dir.resolve("basemap/shanghai-bearings.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"features\":[" + feature + "]}");
        assertThatThrownBy(() -> Landmarks.read(Assets.overriddenBy(dir)))
                .isInstanceOf(MalformedOutlinesException.class)
                .hasMessageContaining("甲")
                .hasMessageContaining(what);
    }
}

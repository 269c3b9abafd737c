package org.yilan.map.layer.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yilan.assets.Assets;
import org.yilan.fx.PropertiesTexts;
import org.yilan.situation.model.Place;
import org.yilan.situation.model.Quantity;
import org.yilan.situation.model.Sensor;

import java.util.List;
import java.util.Locale;

class SensorWordsTest {
    private final SensorWords zh =
            new SensorWords(new PropertiesTexts(Assets.shipped(), Locale.CHINESE, l -> true));
    private final SensorWords en =
            new SensorWords(new PropertiesTexts(Assets.shipped(), Locale.ENGLISH, l -> true));

    private static Sensor sensor(String quantity, String unit) {
        return new Sensor("s", "f", "s", quantity, unit, Place.UNKNOWN, Double.NaN);
    }

    @Test
    void roadSpeedsAreReadInKilometresPerHourAndWindsAreNot() {
        // 72 km/h are 20 m/s
        assertThat(en.tag(sensor(Quantity.ROAD_SPEED, "m/s"), 20)).isEqualTo("72 km/h");
        assertThat(en.tag(sensor(Quantity.VEHICLE_SPEED, "m/s"), 12.5)).isEqualTo("45 km/h");
        assertThat(en.tag(sensor(Quantity.WIND, "m/s"), 20)).isEqualTo("20.0 m/s");
    }

    @Test
    void aWindIsReadWithItsForce() {
        // Force 8 is 17.2 to 20.7 m/s, force 9 from 20.8 (GB/T 28591).
        assertThat(zh.full(sensor(Quantity.GUST, "m/s"), 20.7)).isEqualTo("20.7 m/s · 8 级");
        assertThat(en.full(sensor(Quantity.WIND, "m/s"), 20.8)).isEqualTo("20.8 m/s · Force 9");
        assertThat(zh.full(sensor(Quantity.WIND_DIRECTION, "°"), 225)).isEqualTo("225° · 西南");
        assertThat(zh.full(sensor(Quantity.WIND_DIRECTION, "°"), 350)).isEqualTo("350° · 北");
    }

    @Test
    void aPollutantSaysWhichAndAnIndexHasNoUnit() {
        assertThat(zh.tag(sensor("pm2.5", "µg/m³"), 35)).isEqualTo("PM2.5 35.0 µg/m³");
        assertThat(zh.tag(sensor("so2", "µg/m³"), 8)).isEqualTo("二氧化硫 8.00 µg/m³");
        assertThat(zh.tag(sensor(Quantity.AQI, "index"), 62)).isEqualTo("62");
        assertThat(en.tag(sensor("aqi-us-epa", "index"), 41)).isEqualTo("41");
    }

    @Test
    void countsDelaysAndYesOrNoAreReadAsSuch() {
        assertThat(zh.tag(sensor(Quantity.ROAD_FLOW, "veh/h"), 1260)).isEqualTo("1260 辆/时");
        assertThat(en.tag(sensor("vehicle-count", "1"), 7)).isEqualTo("7");
        assertThat(en.tag(sensor(Quantity.CONGESTED, "1"), 1)).isEqualTo("yes");
        assertThat(zh.tag(sensor(Quantity.TRANSIT_DELAY, "s"), 150)).isEqualTo("3 分");
        assertThat(en.tag(sensor("LAeq", "dB"), 61.5)).isEqualTo("61.5 dB");
    }

    @Test
    void aCodeThatNobodyKnowsIsShownAsItIs() {
        assertThat(en.tag(sensor("radon", "Bq/m³"), 148)).isEqualTo("radon 148 Bq/m³");
    }

    @Test
    void everyQuantityThatTheFormatsReportHasAName() {
        List<String> codes =
                List.of(
                        "wind-speed",
                        "wind-gust",
                        "wind-direction",
                        "rain-hour",
                        "precipitation",
                        "tide-level",
                        "stream-level",
                        "water-depth",
                        "traffic-index",
                        "aqi",
                        "temperature",
                        "gas-lel",
                        "hotline-calls",
                        "feels-like",
                        "dew-point",
                        "relative-humidity",
                        "pressure",
                        "pressure-tendency",
                        "solar-radiation",
                        "illuminance",
                        "snow-depth",
                        "no",
                        "no2",
                        "nox",
                        "so2",
                        "o3",
                        "pm10",
                        "pm1",
                        "pm2.5",
                        "nh3",
                        "co",
                        "vehicle-count",
                        "road-occupancy",
                        "vehicle-speed",
                        "vehicle-length",
                        "headway-time",
                        "headway-gap",
                        "congested",
                        "traffic-speed",
                        "traffic-flow",
                        "transit-delay",
                        "LAeq",
                        "LAmax",
                        "LAS",
                        "LAeq_d",
                        "water-temperature",
                        "conductivity",
                        "conductance",
                        "tss",
                        "tds",
                        "turbidity",
                        "salinity",
                        "pH",
                        "orp",
                        "O2",
                        "NH4",
                        "NH3",
                        "NO3",
                        "Cl-",
                        "PC",
                        "PE",
                        "bod",
                        "Chla",
                        "airQualityIndex",
                        "aqi-us-epa",
                        "aqi-qaqi");
        PropertiesTexts chinese = new PropertiesTexts(Assets.shipped(), Locale.CHINESE, l -> true);
        PropertiesTexts english = new PropertiesTexts(Assets.shipped(), Locale.ENGLISH, l -> true);
        assertThat(codes)
                .allMatch(c -> chinese.has("quantity." + c))
                .allMatch(c -> english.has("quantity." + c));
        for (SensorGlyph glyph : SensorGlyph.values()) {
            assertThat(chinese.has("layers.legend.sensor." + glyph)).as(glyph.name()).isTrue();
        }
    }
}

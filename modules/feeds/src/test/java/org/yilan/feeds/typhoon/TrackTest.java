package org.yilan.feeds.typhoon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrackTest {
    @ParameterizedTest
    @CsvSource({
        "北, 0",
        "北北东, 22.5",
        "北东, 45",
        "东北, 45",
        "东东北, 67.5",
        "东, 90",
        "南东南, 157.5",
        "西南, 225",
        "西西北, 292.5",
        "西北西, 292.5",
        "北西, 315",
        "北北西, 337.5",
        "西北偏西, 292.5",
        "N, 0",
        "NNE, 22.5",
        "wnw, 292.5",
        "向西北方向, 315"
    })
    void readsDirectionsAsServicesSpellThem(String words, double bearing) {
        assertThat(Track.bearing(words)).isEqualTo(bearing);
    }

    @ParameterizedTest
    @CsvSource({"''", "少动", "静止", "NS", "47"})
    void knowsNoBearingForOtherWords(String words) {
        assertThat(Track.bearing(words)).isNull();
    }
}

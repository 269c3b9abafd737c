package org.yilan.map.layer.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yilan.assets.Assets;
import org.yilan.fx.PropertiesTexts;
import org.yilan.map.mark.Looks;
import org.yilan.situation.Situation;
import org.yilan.situation.event.Event;
import org.yilan.situation.kpi.Look;
import org.yilan.situation.model.FeedHealth;
import org.yilan.situation.model.Place;
import org.yilan.situation.model.Quantity;
import org.yilan.situation.model.Reading;
import org.yilan.situation.model.Sensor;
import org.yilan.testing.JournalScript;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

class SensorLayerTest {
    private static final Instant NOW = Instant.parse("2024-09-15T09:00:00Z");
    private static final Sensor GUST =
            new Sensor("a", "sta", "南汇嘴", Quantity.GUST, "m/s", Place.UNKNOWN, 25);

    private static Situation feed(FeedHealth.State state) {
        return JournalScript.from(NOW)
                .then(
                        new Event.FeedHealthChanged(
                                new FeedHealth(
                                        "sta",
                                        "",
                                        "",
                                        state,
                                        NOW,
                                        NOW,
                                        Duration.ofMinutes(10),
                                        "",
                                        "")))
                .fold();
    }

    private static Reading reading(double value) {
        return new Reading("a", value, NOW, NOW, Reading.Quality.GOOD);
    }

    @Test
    void hasTheFourLooks() {
        Situation good = feed(FeedHealth.State.GOOD);
        assertThat(Looks.of(good, "sta", NOW, NOW)).isEqualTo(Look.VALUE);
        assertThat(Looks.of(good, "sta", null, NOW)).isEqualTo(Look.NO_DATA);
        assertThat(Looks.of(good, "sta", NOW.minusSeconds(601), NOW)).isEqualTo(Look.STALE);
        assertThat(Looks.of(feed(FeedHealth.State.STALE), "sta", NOW, NOW)).isEqualTo(Look.STALE);
        assertThat(Looks.of(feed(FeedHealth.State.UNREACHABLE), "sta", NOW, NOW))
                .isEqualTo(Look.UNREACHABLE);
    }

    @Test
    void asksForALookFromItsWarningValueOnAndOnlyWhenItCanBeTrusted() {
        assertThat(SensorLayer.interest(GUST, reading(25), Look.VALUE)).isEqualTo(1);
        assertThat(SensorLayer.interest(GUST, reading(50), Look.VALUE)).isEqualTo(2);
        assertThat(SensorLayer.interest(GUST, reading(50), Look.STALE)).isZero();
        assertThat(SensorLayer.interest(GUST, null, Look.NO_DATA)).isZero();
    }

    @Test
    void neverShowsMissingAsZero() {
        SensorWords words =
                new SensorWords(new PropertiesTexts(Assets.shipped(), Locale.ENGLISH, l -> true));
        assertThat(
                        SensorLayer.words(
                                new SensorLayer.Shown(GUST, 0, 0, null, Look.NO_DATA, 0), words))
                .isEqualTo("—");
        assertThat(
                        SensorLayer.words(
                                new SensorLayer.Shown(GUST, 0, 0, reading(0), Look.VALUE, 0),
                                words))
                .isEqualTo("0.00 m/s");
    }
}

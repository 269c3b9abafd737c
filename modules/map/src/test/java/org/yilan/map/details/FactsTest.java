package org.yilan.map.details;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yilan.testing.IncidentBuilder.incident;

import org.junit.jupiter.api.Test;
import org.yilan.assets.Assets;
import org.yilan.fx.PropertiesTexts;
import org.yilan.situation.Changes;
import org.yilan.situation.Situation;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Facility;
import org.yilan.situation.model.FeedHealth;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Place;
import org.yilan.situation.model.Quantity;
import org.yilan.situation.model.Sensor;
import org.yilan.testing.JournalScript;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;

class FactsTest {
    private static final Instant NOW = Instant.parse("2024-09-15T09:00:00Z");
    private static final GeoPoint CITY = new GeoPoint(31.23, 121.47);

    private static String foot(String datum, Locale language) throws Exception {
        Situation situation =
                JournalScript.from(NOW)
                        .then(
                                new Event.FeedHealthChanged(
                                        new FeedHealth(
                                                "sta",
                                                "水务感知",
                                                "",
                                                FeedHealth.State.GOOD,
                                                NOW,
                                                NOW,
                                                Duration.ofMinutes(10),
                                                "",
                                                "",
                                                datum)),
                                new Event.SensorDescribed(
                                        new Sensor(
                                                "a",
                                                "sta",
                                                "外滩",
                                                Quantity.TIDE,
                                                "m",
                                                new Place(CITY, "", ""),
                                                5)))
                        .fold();
        Facts facts =
                new Facts(
                        new PropertiesTexts(Assets.shipped(), language),
                        ZoneId.of("Asia/Shanghai"),
                        CITY);
        return facts.of(situation, Changes.Kind.SENSOR, "a", NOW).orElseThrow().foot();
    }

    @Test
    void saysFromWhichDatumAPlaceWasConverted() throws Exception {
        assertThat(foot("GCJ-02", Locale.SIMPLIFIED_CHINESE))
                .contains("水务感知")
                .contains("坐标由 GCJ-02 换算");
        assertThat(foot("BD-09", Locale.ENGLISH)).contains("placed from BD-09");
        assertThat(foot("", Locale.ENGLISH)).doesNotContain("placed");
    }

    private static String shelter(boolean simulated, Locale language) throws Exception {
        Situation situation =
                JournalScript.from(NOW)
                        .then(
                                new Event.FacilityReported(
                                        new Facility(
                                                "s",
                                                "places",
                                                "shelter",
                                                "中学",
                                                new Place(CITY, "", ""),
                                                "open",
                                                3,
                                                10,
                                                NOW,
                                                simulated)))
                        .fold();
        return new Facts(
                        new PropertiesTexts(Assets.shipped(), language),
                        ZoneId.of("Asia/Shanghai"),
                        CITY)
                .of(situation, Changes.Kind.FACILITY, "s", NOW)
                .orElseThrow()
                .foot();
    }

    @Test
    void saysThatAPlaceIsSimulated() throws Exception {
        assertThat(shelter(true, Locale.SIMPLIFIED_CHINESE)).endsWith(" · 模拟数据");
        assertThat(shelter(true, Locale.ENGLISH)).endsWith(" · simulated");
        assertThat(shelter(false, Locale.ENGLISH)).doesNotContain("simulated");
    }

    @Test
    void aUnitsSheetListsWhatItHasTheWorstFirst() throws Exception {
        Situation situation =
                JournalScript.from(NOW.minus(Duration.ofMinutes(30)))
                        .then(
                                new Event.FacilityReported(
                                        new Facility(
                                                "u",
                                                "units",
                                                "pump-truck",
                                                "水务",
                                                new Place(CITY, "", ""),
                                                "en-route",
                                                1,
                                                1,
                                                NOW)),
                                incident("a")
                                        .title("积水")
                                        .reportedAt(NOW)
                                        .due(NOW.plus(Duration.ofMinutes(25)))
                                        .reported(),
                                incident("b")
                                        .title("倒灌")
                                        .reportedAt(NOW)
                                        .due(NOW.minus(Duration.ofMinutes(5)))
                                        .reported(),
                                incident("c").title("别家的").reported(),
                                new Event.IncidentAssigned("a", "水务", "李明", ""),
                                new Event.IncidentAssigned("b", "水务", "李明", ""),
                                new Event.IncidentAssigned("c", "城管", "李明", ""))
                        .fold();
        DetailSheet sheet =
                new Facts(
                                new PropertiesTexts(Assets.shipped(), Locale.SIMPLIFIED_CHINESE),
                                ZoneId.of("Asia/Shanghai"),
                                CITY)
                        .of(situation, Changes.Kind.FACILITY, "u", NOW)
                        .orElseThrow();
        assertThat(sheet.members())
                .extracting(DetailSheet.Member::title)
                .containsExactly("倒灌", "积水");
        assertThat(sheet.members().get(0).note()).startsWith("办结 · ").contains("5");
        assertThat(sheet.members().get(1).note()).startsWith("办结 · ").contains("25");
    }
}

package org.yilan.wall.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yilan.testing.AlertBuilder.alert;

import org.junit.jupiter.api.Test;
import org.yilan.console.Console.Person;
import org.yilan.console.LocalConsole;
import org.yilan.situation.command.Role;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Alert;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Tier;
import org.yilan.situation.model.TrackForecast;
import org.yilan.situation.model.TrackPoint;
import org.yilan.testing.AlertBuilder;
import org.yilan.testing.ManualClock;

import java.time.Instant;
import java.util.List;

/// What the header says is happening where no storm is.
class HeadlineTest {
    private static final Instant NOW = Instant.parse("2016-01-24T00:00:00Z");
    private static final GeoPoint CITY = new GeoPoint(31.23, 121.47);

    private static AlertBuilder coldWave(String id, Grade grade, Tier tier, int minutesAgo) {
        return alert(id)
                .hazard("cold-wave")
                .grade(grade)
                .tier(tier)
                .sent(NOW.minusSeconds(60L * minutesAgo))
                .expires(null);
    }

    private static Alert headline(AlertBuilder... alerts) {
        try (LocalConsole console =
                new LocalConsole(new ManualClock(NOW), new Person("李明", Role.COMMANDER), 1)) {
            for (AlertBuilder a : alerts) {
                console.apply(a.published());
            }
            return Headline.of(console.situation(), CITY, NOW).alert();
        }
    }

    @Test
    void aWarningForTheWholeCityComesBeforeALaterOneOfADistrict() {
        Alert said =
                headline(
                        coldWave("city", Grade.II, Tier.CITY, 90),
                        coldWave("fengxian", Grade.II, Tier.DISTRICT, 45));
        assertThat(said.id()).isEqualTo("city");
    }

    @Test
    void aGraverOneOfADistrictComesBeforeTheCitys() {
        Alert said =
                headline(
                        coldWave("city", Grade.II, Tier.CITY, 10),
                        coldWave("fengxian", Grade.I, Tier.DISTRICT, 45));
        assertThat(said.id()).isEqualTo("fengxian");
    }

    @Test
    void aNewWarningOfAnEarthquakeComesBeforeEverythingElseForTenMinutes() {
        assertThat(headline(coldWave("cold", Grade.I, Tier.CITY, 5), quake(9)).id())
                .isEqualTo("eew");
        assertThat(headline(coldWave("cold", Grade.I, Tier.CITY, 5), quake(10)).id())
                .isEqualTo("cold");
        assertThat(
                        headline(
                                        coldWave("cold", Grade.I, Tier.CITY, 5),
                                        quake(1).urgency("Expected"))
                                .id())
                .isEqualTo("cold");
    }

    @Test
    void aNewWarningOfAnEarthquakeComesBeforeAStorm() {
        assertThat(withStorm().storm()).isNotNull();
        Headline urgent = withStorm(quake(1));
        assertThat(urgent.storm()).isNull();
        assertThat(urgent.alert().id()).isEqualTo("eew");
        assertThat(withStorm(quake(10)).storm()).isNotNull();
    }

    private static AlertBuilder quake(int minutesAgo) {
        return alert("eew")
                .hazard("earthquake")
                .urgency("Immediate")
                .grade(Grade.II)
                .tier(Tier.NATIONAL)
                .sent(NOW.minusSeconds(60L * minutesAgo))
                .expires(null);
    }

    private static TrackPoint point(int hours) {
        return new TrackPoint(
                NOW.plusSeconds(3600L * hours),
                new GeoPoint(29, 124 - 0.1 * hours),
                30.0,
                980.0,
                null,
                null,
                null,
                null,
                null,
                "TY");
    }

    private static Headline withStorm(AlertBuilder... alerts) {
        try (LocalConsole console =
                new LocalConsole(new ManualClock(NOW), new Person("李明", Role.COMMANDER), 1)) {
            console.apply(
                    new Event.StormObserved("201601", "f", "测试", "TEST", point(-1)),
                    new Event.StormForecast(
                            "201601",
                            new TrackForecast(
                                    "中国", NOW.minusSeconds(3600), List.of(point(6), point(12)))));
            for (AlertBuilder a : alerts) {
                console.apply(a.published());
            }
            return Headline.of(console.situation(), CITY, NOW);
        }
    }

    @Test
    void ofTwoForTheCityTheNewerIsSaid() {
        Alert said =
                headline(
                        coldWave("older", Grade.II, Tier.CITY, 90),
                        coldWave("newer", Grade.II, Tier.CITY, 30));
        assertThat(said.id()).isEqualTo("newer");
    }
}

package org.yilan.wall.header;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yilan.testing.AlertBuilder.alert;

import org.junit.jupiter.api.Test;
import org.yilan.console.Console.Person;
import org.yilan.console.LocalConsole;
import org.yilan.situation.command.Role;
import org.yilan.situation.model.Alert;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Tier;
import org.yilan.testing.AlertBuilder;
import org.yilan.testing.ManualClock;

import java.time.Instant;

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
    void ofTwoForTheCityTheNewerIsSaid() {
        Alert said =
                headline(
                        coldWave("older", Grade.II, Tier.CITY, 90),
                        coldWave("newer", Grade.II, Tier.CITY, 30));
        assertThat(said.id()).isEqualTo("newer");
    }
}

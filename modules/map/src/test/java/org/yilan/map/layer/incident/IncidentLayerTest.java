package org.yilan.map.layer.incident;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yilan.assets.Assets;
import org.yilan.geography.Districts;
import org.yilan.situation.Changes;
import org.yilan.situation.Recorded;
import org.yilan.situation.Situation;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Grade;
import org.yilan.testing.IncidentBuilder;
import org.yilan.testing.JournalScript;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

class IncidentLayerTest {
    private static final Instant NOW = Instant.parse("2024-09-15T09:00:00Z");

    private static Event reported(String id, Grade grade, double lat) {
        return IncidentBuilder.incident(id).grade(grade).at(lat, 121.5).reported();
    }

    @Test
    void placesOnlyTheIncidentsThatAnUpdateTouched() {
        List<Event> events = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            events.add(reported("i" + i, Grade.III, 31 + i * 0.0001));
        }
        Situation situation = JournalScript.from(NOW).then(events.toArray(Event[]::new)).fold();
        IncidentLayer layer = new IncidentLayer(Districts.of(Assets.shipped()), 14);
        layer.take(situation, Changes.ofEverything());
        assertThat(layer.placements()).isEqualTo(1000);

        Changes changes = new Changes();
        for (int i = 0; i < 3; i++) {
            Event revised =
                    new Event.IncidentRevised(
                            IncidentBuilder.incident("i" + i)
                                    .grade(Grade.I)
                                    .at(31.3, 121.5)
                                    .report());
            situation.apply(new Recorded(2000 + i, NOW, "r" + i, "test", revised), changes);
        }
        situation.apply(
                new Recorded(3000, NOW, "d", "test", new Event.IncidentResolved("i9", "张", "")),
                changes);
        layer.take(situation, changes);
        assertThat(layer.placements()).isEqualTo(1004);
    }

    @Test
    void growsWithTheNumberButStaysSmallerThanACell() {
        assertThat(IncidentLayer.radius(2)).isGreaterThan(IncidentLayer.radius(1));
        assertThat(IncidentLayer.radius(100_000)).isLessThan(7.5 / 2);
    }

    @Test
    void shortensLargeNumbersInTheReadersLanguage() {
        assertThat(IncidentLayer.count(9999, true)).isEqualTo("9999");
        assertThat(IncidentLayer.count(12_345, true)).isEqualTo("1.2万");
        assertThat(IncidentLayer.count(12_345, false)).isEqualTo("12k");
    }
}

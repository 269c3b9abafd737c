package org.yilan.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.yilan.situation.Situation;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.Facility;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.Place;
import org.yilan.testing.JournalScript;

import java.util.List;

class UnitSuggestionsTest {
    @Test
    void theUnitThatUsuallyGetsThisComesFirstThenTheNearest() {
        Situation situation =
                JournalScript.from(Incidents.NOON)
                        .then(
                                reported("new"),
                                reported("a"),
                                reported("b"),
                                reported("c"),
                                assigned("a", "排水公司"),
                                assigned("b", "排水公司"),
                                assigned("c", "城管"),
                                unit("far", "unit", 31.3, 121.5),
                                unit("near", "pump-truck", 31.21, 121.5),
                                unit("school hall", "shelter", 31.2, 121.5),
                                unit("car park", "parking", 31.2, 121.5),
                                unit("playground", "evacuation-site", 31.2, 121.5),
                                unit("bikes", "bike-share", 31.2, 121.5),
                                unit("bicycle cellar", "bicycle-parking", 31.2, 121.5),
                                unit("line 71", "vehicle-bus", 31.2, 121.5),
                                unit("depot", "supplies", 31.2, 121.5),
                                unit("clinic", "hospital", 31.2, 121.5),
                                unit("library", "place", 31.2, 121.5))
                        .fold();

        List<UnitSuggestions.Unit> units =
                UnitSuggestions.of(
                        situation.incident("new").orElseThrow(),
                        situation,
                        UnitSuggestions.known(situation, Incidents.NOON));

        assertThat(units)
                .extracting(UnitSuggestions.Unit::name)
                .containsExactly("排水公司", "城管", "near", "far");
        assertThat(units.getFirst().cases()).isEqualTo(2);
        // A hundredth of a degree of latitude is 1.11 km.
        assertThat(units.get(2).km()).isCloseTo(1.11, within(0.01));
    }

    @Test
    void nothingKnownIsNoSuggestion() {
        Situation situation = JournalScript.from(Incidents.NOON).then(reported("new")).fold();

        assertThat(
                        UnitSuggestions.of(
                                situation.incident("new").orElseThrow(),
                                situation,
                                UnitSuggestions.known(situation, Incidents.NOON)))
                .isEmpty();
    }

    private static Event reported(String id) {
        return new Event.IncidentReported(Incidents.report(id, Grade.III, Incidents.in(30)));
    }

    private static Event assigned(String id, String unit) {
        return new Event.IncidentAssigned(id, unit, "王建国", "");
    }

    private static Event unit(String name, String kind, double lat, double lon) {
        return new Event.FacilityReported(
                new Facility(
                        name,
                        "geo",
                        kind,
                        name,
                        new Place(new GeoPoint(lat, lon), "", "310115"),
                        "available",
                        0,
                        1,
                        Incidents.NOON));
    }
}

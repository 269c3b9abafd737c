package org.yilan.map.layer.facility;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.yilan.situation.model.Facility;
import org.yilan.situation.model.Place;

import java.time.Instant;

class AvailabilityTest {
    private static Facility facility(String kind, String status, int occupied, int capacity) {
        return new Facility(
                "f", "feed", kind, "f", Place.UNKNOWN, status, occupied, capacity, Instant.EPOCH);
    }

    private static Availability parking(int occupied, int capacity) {
        return Availability.of(facility("parking", "open", occupied, capacity));
    }

    @Test
    void aCarParkIsShortOfSpacesWhenATenthIsLeft() {
        assertThat(parking(0, 200)).isEqualTo(Availability.FREE);
        assertThat(parking(179, 200)).isEqualTo(Availability.FREE);
        assertThat(parking(180, 200)).isEqualTo(Availability.SHORT);
        assertThat(parking(200, 200)).isEqualTo(Availability.NONE);
        assertThat(parking(210, 200)).isEqualTo(Availability.NONE);
        assertThat(parking(-1, 200)).isEqualTo(Availability.UNKNOWN);
        assertThat(parking(20, -1)).isEqualTo(Availability.UNKNOWN);
    }

    @Test
    void atABicycleStationTheBicyclesCountAndNotTheDocks() {
        assertThat(Availability.of(facility("bike-share", "open", 0, 20)))
                .isEqualTo(Availability.NONE);
        assertThat(Availability.of(facility("bike-share", "open", 20, 20)))
                .isEqualTo(Availability.FREE);
        assertThat(Availability.left(facility("bike-share", "open", 7, 20))).isEqualTo(7);
        assertThat(Availability.left(facility("parking", "open", 7, 20))).isEqualTo(13);
    }

    @Test
    void whatIsClosedHasNothingLeftWhateverItsNumbersSay() {
        assertThat(Availability.of(facility("parking", "closed", 3, 200)))
                .isEqualTo(Availability.NONE);
        assertThat(Availability.of(facility("bike-share", "return-only", 9, 20)))
                .isEqualTo(Availability.NONE);
    }
}

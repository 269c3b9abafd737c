package org.yilan.situation.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FacilityKindTest {
    @Test
    void knowsTheCodesOfEveryFormatThatIsRead() {
        assertThat(FacilityKind.of("parking")).isEqualTo(FacilityKind.PARKING);
        assertThat(FacilityKind.of("parking-spot")).isEqualTo(FacilityKind.PARKING);
        assertThat(FacilityKind.of("bicycle-parking")).isEqualTo(FacilityKind.PARKING);
        assertThat(FacilityKind.of("bike-share")).isEqualTo(FacilityKind.BIKES);
        assertThat(FacilityKind.of("shelter")).isEqualTo(FacilityKind.SHELTER);
        assertThat(FacilityKind.of("evacuation-site")).isEqualTo(FacilityKind.EVACUATION);
        assertThat(FacilityKind.of("vehicle-ferry")).isEqualTo(FacilityKind.VEHICLE);
        assertThat(FacilityKind.of("vehicle")).isEqualTo(FacilityKind.VEHICLE);
    }

    @Test
    void takesForAUnitWhatIsNamedLikeOneAndNothingElse() {
        for (String unit :
                new String[] {
                    "unit", "unit-snowplough", "fire", "pump-truck", "urban-management",
                    "power-repair", "water-repair", "ambulance", "rescue-team", "bus"
                }) {
            assertThat(FacilityKind.of(unit)).as(unit).isEqualTo(FacilityKind.UNIT);
        }
        for (String other : new String[] {"", "place", "school", "snowplough", "vehicles"}) {
            assertThat(FacilityKind.of(other)).as(other).isEqualTo(FacilityKind.OTHER);
        }
    }
}

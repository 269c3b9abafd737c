package org.yilan.map.layer.facility;

import org.yilan.situation.model.Facility;
import org.yilan.situation.model.FacilityKind;

/// How much of what people come for is left: free spaces in a car park, bicycles at a station. In the order in which it is
/// worth a look.
public enum Availability {
    /// Nothing is left, or the place is closed.
    NONE,
    /// A tenth or less is left.
    SHORT,
    FREE,
    /// The publisher does not count, or not now.
    UNKNOWN;

    private static final double SHORT_SHARE = 0.1;

    /// What is left at a facility.
    public static Availability of(Facility facility) {
        switch (facility.status()) {
            case "full",
                    "fullAtEntrance",
                    "closed",
                    "closedAbnormal",
                    "not-installed",
                    "return-only",
                    "out-of-service" -> {
                return NONE;
            }
            default -> {
                // the numbers tell
            }
        }
        int left = left(facility);
        if (left < 0) {
            return UNKNOWN;
        }
        if (left == 0) {
            return NONE;
        }
        return left <= facility.capacity() * SHORT_SHARE ? SHORT : FREE;
    }

    /// How many are left to have, -1 when that is not known. A station without docks may hold more than its capacity.
    public static int left(Facility facility) {
        if (facility.occupied() < 0) {
            return -1;
        }
        if (facility.sort() == FacilityKind.BIKES) {
            return facility.occupied();
        }
        return facility.capacity() <= 0
                ? -1
                : Math.max(0, facility.capacity() - facility.occupied());
    }

    /// The part that is left, 0 to 1, NaN when it is not known.
    static double share(Facility facility) {
        int left = left(facility);
        return left < 0 || facility.capacity() <= 0
                ? Double.NaN
                : Math.min(1, (double) left / facility.capacity());
    }
}

package org.yilan.situation.model;

import java.util.Set;

/// What a [Facility] is for, as far as Yilan treats facilities differently. The publisher's own code, an open set, says more.
public enum FacilityKind {
    /// Takes people in.
    SHELTER,
    /// Can be sent somewhere.
    UNIT,
    /// Car parks, and parks for people's own bicycles: `occupied` spaces of `capacity`.
    PARKING,
    /// Stations at which bicycles or scooters are rented: `occupied` is the vehicles that stand there, `capacity` the docks.
    BIKES,
    /// Where people gather or are safe from a hazard, without a roof or beds to count.
    EVACUATION,
    HOSPITAL,
    /// Stores of material and places where it is handed out.
    SUPPLIES,
    /// A vehicle of public transport, where it is now: `vehicle`, `vehicle-bus`, `vehicle-tram`, `vehicle-metro`,
    /// `vehicle-rail`, `vehicle-ferry`.
    VEHICLE,
    /// Anything else. Nothing is known of what it can do, so it is never counted as a unit.
    OTHER;

    private static final Set<String> UNITS =
            Set.of(
                    "ambulance",
                    "boat",
                    "bus",
                    "fire",
                    "gas",
                    "greenery",
                    "medical",
                    "police",
                    "power",
                    "rescue",
                    "tree",
                    "unit",
                    "urban-management",
                    "water");

    /// How codes of units end: `pump-truck`, `fire-engine`, `power-repair`, `rescue-team`.
    private static final Set<String> UNIT_ENDS =
            Set.of("truck", "engine", "repair", "team", "crew", "squad", "brigade", "unit");

    /// What a publisher's code stands for. Codes that name a unit are the usual ones, those that end like one, and all that
    /// begin with `unit-`.
    public static FacilityKind of(String code) {
        return switch (code) {
            case "shelter" -> SHELTER;
            case "parking", "parking-spot", "bicycle-parking" -> PARKING;
            case "bike-share", "scooter-share" -> BIKES;
            case "evacuation-site", "assembly-point" -> EVACUATION;
            case "hospital", "clinic" -> HOSPITAL;
            case "supplies", "supply", "warehouse" -> SUPPLIES;
            default -> {
                if (code.equals("vehicle") || code.startsWith("vehicle-")) {
                    yield VEHICLE;
                }
                boolean unit =
                        UNITS.contains(code)
                                || code.startsWith("unit-")
                                || UNIT_ENDS.contains(code.substring(code.lastIndexOf('-') + 1));
                yield unit ? UNIT : OTHER;
            }
        };
    }
}

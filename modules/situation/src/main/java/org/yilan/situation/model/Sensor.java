package org.yilan.situation.model;

import org.jspecify.annotations.Nullable;

/// Something that measures or foretells one quantity at one place.
///
/// @param id unique in this journal: feed, colon, the upstream's datastream id
/// @param quantity one of [Quantity]'s codes, or the publisher's own
/// @param unit the unit of its readings after conversion: `m/s`, `mm`, `m`, `°C`, `index`, `%LEL`
/// @param warnAt value from which it is worth a look, NaN when none is set
/// @param forecast what its publisher expects there, null for one that only measures
public record Sensor(
        String id,
        String feed,
        String name,
        String quantity,
        String unit,
        Place place,
        double warnAt,
        @Nullable Forecast forecast) {

    /// One that only measures.
    public Sensor(
            String id,
            String feed,
            String name,
            String quantity,
            String unit,
            Place place,
            double warnAt) {
        this(id, feed, name, quantity, unit, place, warnAt, null);
    }

    /// The same elsewhere.
    public Sensor at(Place other) {
        return new Sensor(id, feed, name, quantity, unit, other, warnAt, forecast);
    }
}

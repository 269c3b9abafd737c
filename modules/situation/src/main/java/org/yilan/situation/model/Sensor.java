package org.yilan.situation.model;

/// Something that measures one quantity at one place.
///
/// @param id unique in this journal: feed, colon, the upstream's datastream id
/// @param quantity one of [Quantity]'s codes, or the publisher's own
/// @param unit the unit of its readings after conversion: `m/s`, `mm`, `m`, `°C`, `index`, `%LEL`
/// @param warnAt value from which it is worth a look, NaN when none is set
public record Sensor(
        String id,
        String feed,
        String name,
        String quantity,
        String unit,
        Place place,
        double warnAt) {}

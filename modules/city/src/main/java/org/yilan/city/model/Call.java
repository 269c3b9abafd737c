package org.yilan.city.model;

import org.jspecify.annotations.Nullable;
import org.yilan.city.scenario.Scenario.Category;
import org.yilan.city.scenario.Words;
import org.yilan.situation.model.GeoPoint;

import java.time.Instant;

/// A call that has come in, before anybody deals with it.
///
/// @param about the first call about the same thing, null for that one
record Call(
        Category category,
        String division,
        GeoPoint point,
        Words place,
        Words address,
        String severity,
        Words title,
        String detail,
        Ticket.Caller caller,
        Instant reported,
        @Nullable Call about) {}

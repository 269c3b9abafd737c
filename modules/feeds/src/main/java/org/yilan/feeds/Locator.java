package org.yilan.feeds;

import org.yilan.situation.model.GeoPoint;

/// Tells in which administrative division a point lies. Called by many threads at once.
@FunctionalInterface
public interface Locator {
    /// The division's code, empty when the point is in none that is known.
    String divisionAt(GeoPoint point);
}

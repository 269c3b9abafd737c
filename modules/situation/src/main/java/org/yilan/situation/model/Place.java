package org.yilan.situation.model;

import org.jspecify.annotations.Nullable;

/// Where something is, as far as it is known.
///
/// @param point coordinates, or null when only words are known
/// @param address the publisher's words; may hold personal data and is left out of the wall plane
/// @param division code of the district (six digits in China), empty when not known
public record Place(@Nullable GeoPoint point, String address, String division) {
    public static final Place UNKNOWN = new Place(null, "", "");
}

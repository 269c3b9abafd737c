package org.yilan.situation.model;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// A response level (响应等级) in force. There is never one global level: it is always somebody's, for somewhere, against
/// something.
///
/// @param issuer the command that declared it, e.g. 上海市防汛指挥部
/// @param tier the issuer's tier
/// @param division code of the area that it holds for (`310000` the city, `310115` a district, `000000` the nation)
/// @param hazard `typhoon`, `cold-wave`, …
/// @param from when it takes effect
/// @param reviewBy when it must be looked at again, or null
/// @param by who declared it; the feed's name when it came from upstream
/// @param second the second person, empty where the level needs none
public record ResponseLevel(
        String issuer,
        Tier tier,
        String division,
        String hazard,
        Grade level,
        Instant from,
        @Nullable Instant reviewBy,
        String by,
        String second,
        String reason) {

    /// What it is that has a level: a new declaration for the same key replaces the old one.
    public Key key() {
        return new Key(tier, division, hazard);
    }

    /// Tier, area and hazard.
    public record Key(Tier tier, String division, String hazard) {}
}

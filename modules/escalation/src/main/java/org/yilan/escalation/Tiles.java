package org.yilan.escalation;

import org.jspecify.annotations.Nullable;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.ResponseLevel;
import org.yilan.situation.model.Tier;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which tiles a hazard gets when there is room for so many: the nation, the city, each district that differs from the
/// city, and the rest together; where that is too much, districts of one level together, the gravest apart the longest.
final class Tiles {
    /// One tile.
    ///
    /// @param key the nation's, the city's or the district's; for districts together, the first one's
    /// @param divisions the districts, one or more; one code for nation and city
    /// @param level null where none is in force
    /// @param since when the level took effect, the latest of several; null where none is in force
    /// @param rest whether it stands for the districts that are like the city, or have none
    record Tile(
            ResponseLevel.Key key,
            List<String> divisions,
            @Nullable Grade level,
            @Nullable Instant since,
            boolean rest) {

        /// What an order could be for.
        List<ResponseLevel.Key> keys() {
            return divisions.stream()
                    .map(d -> new ResponseLevel.Key(key.tier(), d, key.hazard()))
                    .toList();
        }
    }

    /// Room enough for every district to stand alone.
    static final int EACH = Integer.MAX_VALUE;

    private Tiles() {}

    /// @param room how many tiles fit, at least 4; [#EACH] for each district alone
    static List<Tile> of(Board.Row row, String city, List<String> districts, int room) {
        List<Tile> tiles = new ArrayList<>();
        tiles.add(single(Tier.NATIONAL, "000000", row.hazard(), row.nation()));
        tiles.add(single(Tier.CITY, city, row.hazard(), row.city()));
        if (room == EACH) {
            for (String code : districts) {
                tiles.add(single(Tier.DISTRICT, code, row.hazard(), row.districts().get(code)));
            }
            return tiles;
        }
        Grade own = row.city() == null ? null : row.city().level();
        Map<Grade, List<ResponseLevel>> differing = new java.util.TreeMap<>();
        List<ResponseLevel> like = new ArrayList<>();
        List<String> without = new ArrayList<>();
        for (String code : districts) {
            ResponseLevel level = row.districts().get(code);
            if (level == null) {
                without.add(code);
            } else if (level.level().equals(own)) {
                like.add(level);
            } else {
                differing.computeIfAbsent(level.level(), g -> new ArrayList<>()).add(level);
            }
        }
        List<Tile> rest = new ArrayList<>();
        if (!like.isEmpty()) {
            rest.add(together(row.hazard(), like, true));
        }
        if (!without.isEmpty()) {
            rest.add(
                    new Tile(
                            new ResponseLevel.Key(Tier.DISTRICT, without.getFirst(), row.hazard()),
                            without,
                            null,
                            null,
                            true));
        }
        tiles.addAll(apart(row.hazard(), differing, room - tiles.size() - rest.size()));
        tiles.addAll(rest);
        return tiles;
    }

    /// The districts that differ, each alone while there is room, gravest first.
    private static List<Tile> apart(
            String hazard, Map<Grade, List<ResponseLevel>> differing, int room) {
        Map<Grade, Boolean> alone = new LinkedHashMap<>();
        int left = room;
        int groups = differing.size();
        for (Map.Entry<Grade, List<ResponseLevel>> e : differing.entrySet()) {
            groups--;
            boolean fits = e.getValue().size() <= left - groups;
            alone.put(e.getKey(), fits);
            left -= fits ? e.getValue().size() : 1;
        }
        List<Tile> tiles = new ArrayList<>();
        differing.forEach(
                (grade, levels) -> {
                    if (alone.getOrDefault(grade, false)) {
                        levels.forEach(l -> tiles.add(together(hazard, List.of(l), false)));
                    } else {
                        tiles.add(together(hazard, levels, false));
                    }
                });
        return tiles;
    }

    private static Tile single(
            Tier tier, String division, String hazard, @Nullable ResponseLevel level) {
        return new Tile(
                level == null ? new ResponseLevel.Key(tier, division, hazard) : level.key(),
                List.of(division),
                level == null ? null : level.level(),
                level == null ? null : level.from(),
                false);
    }

    private static Tile together(String hazard, List<ResponseLevel> levels, boolean rest) {
        ResponseLevel first = levels.getFirst();
        return new Tile(
                new ResponseLevel.Key(first.tier(), first.division(), hazard),
                levels.stream().map(ResponseLevel::division).toList(),
                first.level(),
                levels.stream()
                        .map(ResponseLevel::from)
                        .max(Comparator.naturalOrder())
                        .orElse(first.from()),
                rest && levels.size() > 1);
    }
}

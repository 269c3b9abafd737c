package org.yilan.feeds.compare;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.spi.Observation.StormSeen;
import org.yilan.situation.arrival.GreatCircle;
import org.yilan.situation.model.Storm;
import org.yilan.situation.model.TrackPoint;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds the storm of the situation that a feed calls by another id.
///
/// The same number is the same storm: China's and Japan's `202413`, also as the four digits `2413`. Two numbers are two storms,
/// and so are two SIDs of IBTrACS. Else they are one when
/// - they have a name in common, Chinese or English, while their times overlap or are at most [#APART] from each other, and no
///   moment has their centres farther than [#CONTRADICTION_KM] apart (an ocean's `TWO` is not another's);
/// - or at [#COMMON_TIMES] moments or more, and at most of those that both have, the centres lie within [#NEAR_KM].
///
/// The limits are our choice. In the season of 2019 the tracks of China and of Japan of one storm agree that far at 62 % or
/// more of their times, always at four or more, and those of two storms at none.
///
/// Of several that match, the one with a number is meant, then the first by id: the answer depends on the situation alone and
/// is the same after a restart. Any thread.
final class SameStorm {
    static final int COMMON_TIMES = 3;

    /// Kilometres.
    static final double NEAR_KM = 100;

    /// Kilometres.
    static final double CONTRADICTION_KM = 1000;

    static final Duration APART = Duration.ofDays(5);

    private static final Pattern SID = Pattern.compile("\\d{7}[NS]\\d{5}");
    private static final Pattern SHORT = Pattern.compile("\\d{4}");
    private static final Pattern NUMBER = Pattern.compile("(19|20)\\d{4}");

    /// What services write where there is no name, without blanks and signs.
    private static final Set<String> NO_NAMES =
            Set.of(
                    "",
                    "UNNAMED",
                    "NOTNAMED",
                    "NAMELESS",
                    "TD",
                    "TROPICALDEPRESSION",
                    "无命名",
                    "未命名",
                    "热带低压");

    private SameStorm() {}

    /// Null when the situation does not have it.
    static @Nullable Storm of(StormSeen seen, Collection<Storm> known) {
        return known.stream()
                .filter(s -> same(seen, s))
                .min(
                        Comparator.comparing((Storm s) -> kind(s.id()) != Kind.NUMBER)
                                .thenComparing(Storm::id))
                .orElse(null);
    }

    static boolean same(StormSeen seen, Storm known) {
        String one = canonical(seen.storm());
        String other = canonical(known.id());
        if (one.equals(other)) {
            return true;
        }
        if (kind(one) == kind(other) && kind(one) != Kind.OTHER) {
            return false;
        }
        return named(seen, known) || alongside(seen.points(), known.points());
    }

    private enum Kind {
        NUMBER,
        SID,
        OTHER
    }

    private static Kind kind(String id) {
        return NUMBER.matcher(canonical(id)).matches()
                ? Kind.NUMBER
                : SID.matcher(id).matches() ? Kind.SID : Kind.OTHER;
    }

    /// Numbers with their century; the archives begin in 1951.
    static String canonical(String id) {
        return SHORT.matcher(id).matches()
                ? (Integer.parseInt(id.substring(0, 2)) > 50 ? "19" : "20") + id
                : id;
    }

    private static boolean named(StormSeen seen, Storm known) {
        Set<String> names = names(seen.name(), seen.englishName());
        names.retainAll(names(known.name(), known.englishName()));
        if (names.isEmpty() || seen.points().isEmpty() || known.points().isEmpty()) {
            return false;
        }
        List<TrackPoint> ours = known.points();
        Instant from =
                seen.points().stream().map(TrackPoint::at).min(Comparator.naturalOrder()).get();
        Instant to =
                seen.points().stream().map(TrackPoint::at).max(Comparator.naturalOrder()).get();
        return !from.isAfter(ours.getLast().at().plus(APART))
                && !to.isBefore(ours.getFirst().at().minus(APART))
                && distances(seen.points(), ours).stream().allMatch(km -> km <= CONTRADICTION_KM);
    }

    /// Letters only: FUNG-WONG is Fung Wong. A number that stands for a name is none.
    private static Set<String> names(String... words) {
        Set<String> names = new HashSet<>();
        for (String word : words) {
            String letters = word.replaceAll("[\\s\\p{Punct}]", "").toUpperCase(Locale.ROOT);
            if (!NO_NAMES.contains(letters) && letters.chars().noneMatch(Character::isDigit)) {
                names.add(letters);
            }
        }
        return names;
    }

    private static boolean alongside(List<TrackPoint> theirs, List<TrackPoint> ours) {
        List<Double> distances = distances(theirs, ours);
        long near = distances.stream().filter(km -> km <= NEAR_KM).count();
        return near >= COMMON_TIMES && near * 2 > distances.size();
    }

    /// Kilometres between the centres at each moment that both have.
    private static List<Double> distances(List<TrackPoint> theirs, List<TrackPoint> ours) {
        Map<Instant, TrackPoint> byTime = new HashMap<>();
        theirs.forEach(p -> byTime.put(p.at(), p));
        List<Double> distances = new ArrayList<>();
        for (TrackPoint point : ours) {
            TrackPoint same = byTime.get(point.at());
            if (same != null) {
                distances.add(GreatCircle.distanceKm(point.centre(), same.centre()));
            }
        }
        return distances;
    }
}

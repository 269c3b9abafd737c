package org.yilan.situation.arrival;

import org.jspecify.annotations.Nullable;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Storm;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Works out when a storm's winds reach places. Pure: the same storm, targets and moment give the same answer. Any thread;
/// a storm of five agencies over forty targets takes some tens of milliseconds, so not on the FX thread.
public final class ArrivalClock {
    /// The step in which a forecast is walked. At 60 km/h the centre moves 10 km in it, less than radii are known to.
    static final Duration STEP = Duration.ofMinutes(10);

    private static final Duration PRECISION = Duration.ofSeconds(30);

    private ArrivalClock() {}

    /// The arrivals of one force at the targets that it has reached or is expected to reach, soonest first.
    public static List<Arrival> arrivals(
            Storm storm, Force force, Collection<Target> targets, Instant now) {
        List<StormPath> paths = StormPath.forecasts(storm, now);
        List<Arrival> arrivals = new ArrayList<>();
        for (Target target : targets) {
            arrival(storm, paths, force, target, now).ifPresent(arrivals::add);
        }
        arrivals.sort(
                Comparator.comparing((Arrival a) -> !a.reached())
                        .thenComparing(
                                a -> {
                                    Instant earliest = a.earliest();
                                    return earliest == null ? Instant.MIN : earliest;
                                })
                        .thenComparing(Arrival::target));
        return arrivals;
    }

    private static Optional<Arrival> arrival(
            Storm storm, List<StormPath> paths, Force force, Target target, Instant now) {
        boolean reached = reachedNow(storm, paths, force, target, now);
        boolean assumed = false;
        Map<String, Instant> byAgency = new HashMap<>();
        if (!reached) {
            for (StormPath path : paths) {
                Instant at = firstReach(path, force, target, now);
                if (at != null) {
                    byAgency.put(path.agency(), at);
                    assumed |= path.assumesRadii(force);
                }
            }
        }
        return reached || !byAgency.isEmpty()
                ? Optional.of(
                        new Arrival(target.id(), force, reached, byAgency, paths.size(), assumed))
                : Optional.empty();
    }

    private static boolean reachedNow(
            Storm storm, List<StormPath> paths, Force force, Target target, Instant now) {
        if (StormPath.position(storm, now)
                .map(p -> p.basis() == StormPath.Basis.LAST_KNOWN)
                .orElse(true)) {
            return false;
        }
        StormPath path =
                paths.isEmpty() || !now.isAfter(paths.getFirst().start())
                        ? StormPath.observed(storm)
                        : paths.getFirst();
        return reaches(path, force, target, now);
    }

    private static @Nullable Instant firstReach(
            StormPath path, Force force, Target target, Instant now) {
        Instant before = now.isBefore(path.start()) ? path.start() : now;
        if (reaches(path, force, target, before)) {
            return before;
        }
        double longest = path.longestKm(force);
        double kmAStep = path.fastestKmh() * STEP.toMinutes() / 60.0;
        while (before.isBefore(path.end())) {
            // Steps in which even the widest circle at its fastest cannot get there need no look.
            double away = kmTo(path.centreAt(before), target) - longest;
            if (away > kmAStep) {
                double steps = Math.ceil(away / kmAStep) - 1;
                if (steps >= Duration.between(before, path.end()).dividedBy(STEP) + 1) {
                    return null;
                }
                before = before.plus(STEP.multipliedBy((long) steps));
            }
            Instant after = before.plus(STEP);
            if (after.isAfter(path.end())) {
                after = path.end();
            }
            if (reaches(path, force, target, after)) {
                return narrow(path, force, target, before, after);
            }
            before = after;
        }
        return null;
    }

    private static Instant narrow(
            StormPath path, Force force, Target target, Instant not, Instant yes) {
        Instant low = not;
        Instant high = yes;
        while (Duration.between(low, high).compareTo(PRECISION) > 0) {
            Instant middle = low.plus(Duration.between(low, high).dividedBy(2));
            if (reaches(path, force, target, middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    private static double kmTo(GeoPoint centre, Target target) {
        double best = Double.POSITIVE_INFINITY;
        for (GeoPoint point : target.points()) {
            best = Math.min(best, GreatCircle.distanceKm(centre, point));
        }
        return best;
    }

    private static boolean reaches(StormPath path, Force force, Target target, Instant at) {
        GeoPoint centre = path.centreAt(at);
        for (GeoPoint point : target.points()) {
            double km = GreatCircle.distanceKm(centre, point);
            double radius = path.radiusKm(at, force, GreatCircle.bearing(centre, point));
            if (km <= radius) { // false for NaN: what nobody has said has not arrived
                return true;
            }
        }
        return false;
    }

    /// When and how near the centre comes, by the first agency that still has a forecast (the home agency when it does),
    /// empty without one. The moment is `now` when the storm is moving away.
    public static Optional<Approach> closest(Storm storm, GeoPoint place, Instant now) {
        List<StormPath> paths = StormPath.forecasts(storm, now);
        if (paths.isEmpty()) {
            return Optional.empty();
        }
        StormPath path = paths.getFirst();
        Instant best = now.isBefore(path.start()) ? path.start() : now;
        double bestKm = GreatCircle.distanceKm(path.centreAt(best), place);
        for (Instant at = best.plus(STEP); !at.isAfter(path.end()); at = at.plus(STEP)) {
            double km = GreatCircle.distanceKm(path.centreAt(at), place);
            if (km < bestKm) {
                bestKm = km;
                best = at;
            }
        }
        return Optional.of(new Approach(path.agency(), best, bestKm));
    }

    /// @param at to the nearest ten minutes
    /// @param km from the centre to the place then
    public record Approach(String agency, Instant at, double km) {}
}

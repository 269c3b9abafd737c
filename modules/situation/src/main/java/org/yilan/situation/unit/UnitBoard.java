package org.yilan.situation.unit;

import org.yilan.situation.Situation;
import org.yilan.situation.model.Deadline;
import org.yilan.situation.model.Facility;
import org.yilan.situation.model.FacilityKind;
import org.yilan.situation.model.Incident;
import org.yilan.situation.unit.UnitDuty.Standing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// All units at one moment: those that a feed tells of, and those that were given something. A unit is known by its name,
/// which is what an incident is given to. Pure; any thread.
///
/// @param units worst first: who has not accepted or is not there in time, then who has not done in time, then who is
///     awaited, at work, free, busy with what is not here, out of service; within each by the limit
/// @param late how many units have not accepted or are not there in time
public record UnitBoard(List<UnitDuty> units, int late) {
    /// Nothing.
    public static final UnitBoard EMPTY = new UnitBoard(List.of(), 0);

    private static final Instant NO_LIMIT = Instant.MAX;

    /// An incident that a unit has, with what it is put in order by: worked out once, there may be a hundred thousand.
    private record Given(Incident incident, Standing standing, Instant due) {}

    private static final Comparator<Given> WORST =
            Comparator.comparing(Given::standing)
                    .thenComparing(Given::due)
                    .thenComparing(g -> g.incident().id());

    public static UnitBoard of(Situation situation, Instant now) {
        return of(situation.incidents(), situation.facilities(), now);
    }

    /// @param facilities of any kind; only units count
    public static UnitBoard of(
            Collection<Incident> incidents, Collection<Facility> facilities, Instant now) {
        Map<String, List<Given>> given = new HashMap<>();
        for (Incident i : incidents) {
            if (i.open() && !i.progress().unit().isEmpty()) {
                given.computeIfAbsent(i.progress().unit(), u -> new ArrayList<>())
                        .add(
                                new Given(
                                        i,
                                        UnitDuty.standing(i, now),
                                        UnitDuty.owed(i).map(Deadline::due).orElse(NO_LIMIT)));
            }
        }
        Map<String, Facility> places = new HashMap<>();
        for (Facility f : facilities) {
            if (f.sort() == FacilityKind.UNIT) {
                places.merge(f.name(), f, (a, b) -> a.id().compareTo(b.id()) <= 0 ? a : b);
            }
        }
        List<UnitDuty> units = new ArrayList<>();
        given.forEach(
                (name, has) -> {
                    has.sort(WORST);
                    units.add(
                            new UnitDuty(
                                    name,
                                    places.remove(name),
                                    has.stream().map(Given::incident).toList()));
                });
        places.forEach((name, place) -> units.add(new UnitDuty(name, place, List.of())));
        units.sort(
                Comparator.comparing((UnitDuty u) -> u.standing(now))
                        .thenComparing(u -> u.owed().map(Deadline::due).orElse(NO_LIMIT))
                        .thenComparing(UnitDuty::name));
        int late = (int) units.stream().filter(u -> u.standing(now) == Standing.LATE).count();
        return new UnitBoard(List.copyOf(units), late);
    }
}

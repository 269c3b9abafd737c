package org.yilan.situation.unit;

import org.jspecify.annotations.Nullable;
import org.yilan.situation.model.Deadline;
import org.yilan.situation.model.Facility;
import org.yilan.situation.model.Incident;
import org.yilan.situation.model.ServiceClock;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One unit (责任单位): what its publisher says of it, and what it has here.
///
/// @param place what a feed says of it, null for one that no feed tells of: an office
/// @param incidents open ones that it has been given, the one first whose step is the worst
public record UnitDuty(String name, @Nullable Facility place, List<Incident> incidents) {
    /// A publisher's word for a unit that cannot be sent.
    public static final String OUT_OF_SERVICE = "out-of-service";

    /// How pressing it is to look at a unit, worst first.
    public enum Standing {
        /// Has not accepted, or is not there, and should be.
        LATE,
        /// There, or needs not be; what it has should have been done.
        OVERDUE,
        /// Has yet to accept or to arrive.
        AWAITED,
        /// At work, nothing is late.
        AT_WORK,
        FREE,
        /// Nothing here is given to it, but its publisher says that it is busy.
        BUSY_ELSEWHERE,
        OUT_OF_SERVICE
    }

    public UnitDuty {
        incidents = List.copyOf(incidents);
    }

    /// The step that a unit owes: to accept or to arrive, whichever limit breaks first; else to be done. Empty where no clock
    /// runs.
    public static Optional<Deadline> owed(Incident incident) {
        // The clocks stand in the order of their limits.
        for (Deadline d : incident.timing().running()) {
            if (awaited(d.clock())) {
                return Optional.of(d);
            }
        }
        return incident.timing().running(ServiceClock.RESOLVE);
    }

    private static boolean awaited(ServiceClock clock) {
        return clock == ServiceClock.ACCEPT || clock == ServiceClock.ARRIVE;
    }

    /// The incident whose step is the worst, empty when it has none.
    public Optional<Incident> worst() {
        return incidents.isEmpty() ? Optional.empty() : Optional.of(incidents.getFirst());
    }

    /// The step that it owes first.
    public Optional<Deadline> owed() {
        return worst().flatMap(UnitDuty::owed);
    }

    /// How it stands at a moment.
    public Standing standing(Instant now) {
        return worst().map(i -> standing(i, now)).orElseGet(this::idle);
    }

    private Standing idle() {
        if (place == null || place.status().isEmpty() || place.status().equals("available")) {
            return Standing.FREE;
        }
        return place.status().equals(OUT_OF_SERVICE)
                ? Standing.OUT_OF_SERVICE
                : Standing.BUSY_ELSEWHERE;
    }

    static Standing standing(Incident incident, Instant now) {
        Optional<Deadline> owed = owed(incident);
        boolean broken = owed.filter(d -> d.broken(now)).isPresent();
        if (owed.filter(d -> awaited(d.clock())).isPresent()) {
            return broken ? Standing.LATE : Standing.AWAITED;
        }
        return broken ? Standing.OVERDUE : Standing.AT_WORK;
    }

    /// Since when it has what it has: since it was given the worst.
    public Optional<Instant> since() {
        return worst().map(
                        i -> {
                            Instant assigned = i.progress().at().assigned();
                            return assigned == null ? i.timing().since() : assigned;
                        });
    }
}

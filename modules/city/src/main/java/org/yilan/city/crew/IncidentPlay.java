package org.yilan.city.crew;

import org.yilan.city.model.Chance;
import org.yilan.situation.model.Incident;
import org.yilan.situation.model.ReturnReason;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// When each step of an incident is taken, worked out from the seed, the incident and when the hub found it: it does not
/// matter how often anybody looks. Most keep to the city's limits (two hours for a grave one, with fifteen minutes to be
/// taken and ten to be accepted), some do not. The shares and times are our own choice. Pure.
final class IncidentPlay {
    private static final List<ReturnReason> CAUSES =
            List.of(ReturnReason.NOT_OUR_DUTY, ReturnReason.NOT_OUR_AREA, ReturnReason.NO_CAPACITY);

    private final Incident incident;
    private final long seed;
    private final long key;
    private final boolean grave;

    IncidentPlay(Incident incident, long seed) {
        this.incident = incident;
        this.seed = seed;
        this.key = incident.id().hashCode();
        this.grave = incident.grade().rank() <= 2;
    }

    private Chance chance(long what) {
        return Chance.of(seed, 9_100, key, what);
    }

    /// Minutes from `least` to `most`, in some cases as many as `late` to twice that.
    private Duration minutes(long what, double least, double most, double late, double share) {
        Chance c = chance(what);
        boolean slow = c.happens(share);
        double minutes = slow ? late * (1 + c.unit()) : least + (most - least) * c.unit();
        return Duration.ofSeconds(Math.round(minutes * 60));
    }

    /// When somebody takes it.
    Instant taken() {
        return incident.timing()
                .received()
                .plus(grave ? minutes(1, 2, 9, 16, 0.08) : minutes(1, 5, 40, 125, 0.04));
    }

    /// How often units send it back before one accepts: twice at most.
    int returns() {
        double u = chance(2).unit();
        return u < 0.05 ? 2 : u < 0.14 ? 1 : 0;
    }

    /// Why it is sent back the n-th time.
    ReturnReason cause(int n) {
        // Whoever sends back what another has sent back says that it is not theirs.
        return CAUSES.get(chance(30 + n).below(n == 0 ? 3 : 2));
    }

    int causeWords(int n) {
        return CAUSES.indexOf(cause(n));
    }

    /// When it is given to a unit after it was sent back so many times.
    Instant assigned(int returned) {
        return returned == 0
                ? taken().plus(grave ? minutes(4, 1, 6, 12, 0.03) : minutes(4, 4, 25, 60, 0.04))
                : answered(returned - 1)
                        .plus(
                                grave
                                        ? minutes(40 + returned, 6, 20, 30, 0.1)
                                        : minutes(40 + returned, 15, 50, 80, 0.1));
    }

    /// When that unit accepts or sends back.
    Instant answered(int returned) {
        return assigned(returned)
                .plus(
                        grave
                                ? minutes(50 + returned, 1.5, 7, 11, 0.1)
                                : minutes(50 + returned, 5, 50, 90, 0.04));
    }

    Instant arrived(int returned) {
        return answered(returned)
                .plus(grave ? minutes(6, 8, 35, 65, 0.06) : minutes(6, 15, 60, 90, 0.05));
    }

    Instant resolved(int returned) {
        return arrived(returned)
                .plus(grave ? minutes(7, 12, 45, 60, 0.06) : minutes(7, 20, 100, 150, 0.05));
    }

    /// When the tier that was told at a moment answers; some do not in time.
    Instant answers(Instant told) {
        return told.plus(minutes(80 + told.getEpochSecond(), 3, 12, 25, 0.12));
    }
}

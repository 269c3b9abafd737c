package org.yilan.city.model;

import org.jspecify.annotations.Nullable;
import org.yilan.city.scenario.Scenario;
import org.yilan.city.scenario.Scenario.Crew;
import org.yilan.city.scenario.Scenario.Locality;
import org.yilan.city.scenario.Scenario.Quarter;
import org.yilan.city.scenario.Words;
import org.yilan.situation.model.GeoPoint;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The units of the city and where they go. Filled once while tickets are worked out, then only read.
public final class Fleet {
    /// A unit farther than this is not called from another district.
    private static final double NEIGHBOUR_KM = 14;

    private final List<Unit> units = new ArrayList<>();

    Fleet(Scenario scenario, long seed) {
        int number = 0;
        for (Crew crew : scenario.city().crews()) {
            for (Quarter quarter : scenario.city().quarters()) {
                List<Locality> places =
                        scenario.city().places().stream()
                                .filter(p -> p.division().equals(quarter.division()))
                                .toList();
                int n =
                        Math.max(
                                crew.least(),
                                (int) Math.round(crew.perMillion() * quarter.millions()));
                for (int i = 0; i < n; i++) {
                    number++;
                    Locality place = places.get(i % places.size());
                    int round = i / places.size() + 1;
                    Words name =
                            crew.name()
                                    .with("place", place.name())
                                    .with("district", quarter.name());
                    Words own =
                            n > places.size()
                                    ? new Words(name.zh() + round + "队", name.en() + " " + round)
                                    : name;
                    Chance chance = Chance.of(seed, 77, number);
                    double angle = 2 * Math.PI * chance.unit();
                    double km = place.radiusM() / 1000 * 0.6 * Math.sqrt(chance.unit());
                    units.add(
                            new Unit(
                                    "U%04d".formatted(number),
                                    crew,
                                    own,
                                    quarter.division(),
                                    new Words(
                                            quarter.name().zh() + place.name().zh(),
                                            place.name().en() + ", " + quarter.name().en()),
                                    Geo.moved(
                                            place.point(),
                                            km * Math.cos(angle),
                                            km * Math.sin(angle))));
                }
            }
        }
    }

    public List<Unit> units() {
        return units;
    }

    /// What a unit does at a moment.
    ///
    /// @param status `available`, `en-route`, `on-scene`, `returning`
    /// @param ticket id of the ticket that it works on, empty when none
    /// @param since when that began
    public record Doing(String status, GeoPoint at, String ticket, Instant since) {}

    private record Job(
            String ticket,
            GeoPoint from,
            GeoPoint to,
            Instant departs,
            Instant arrives,
            Instant leaves) {}

    /// A unit with its jobs in order of time.
    public static final class Unit {
        private final String id;
        private final Crew crew;
        private final Words name;
        private final String division;
        private final Words address;
        private final GeoPoint base;
        private final List<Job> jobs = new ArrayList<>();

        private Unit(
                String id, Crew crew, Words name, String division, Words address, GeoPoint base) {
            this.id = id;
            this.crew = crew;
            this.name = name;
            this.division = division;
            this.address = address;
            this.base = base;
        }

        public String id() {
            return id;
        }

        public Crew crew() {
            return crew;
        }

        public Words name() {
            return name;
        }

        public String division() {
            return division;
        }

        public Words address() {
            return address;
        }

        public Doing doing(Instant now, Instant begins) {
            Job job = last(now);
            if (job == null) {
                return new Doing("available", base, "", begins);
            }
            if (now.isBefore(job.arrives())) {
                return new Doing(
                        "en-route",
                        Geo.between(job.from(), job.to(), part(job.departs(), job.arrives(), now)),
                        job.ticket(),
                        job.departs());
            }
            if (now.isBefore(job.leaves())) {
                return new Doing("on-scene", job.to(), job.ticket(), job.arrives());
            }
            Instant home = job.leaves().plusSeconds(seconds(job.to(), base, 1));
            return now.isBefore(home)
                    ? new Doing(
                            "returning",
                            Geo.between(job.to(), base, part(job.leaves(), home, now)),
                            "",
                            job.leaves())
                    : new Doing("available", base, "", home);
        }

        private @Nullable Job last(Instant now) {
            for (int i = jobs.size() - 1; i >= 0; i--) {
                if (!jobs.get(i).departs().isAfter(now)) {
                    return jobs.get(i);
                }
            }
            return null;
        }

        /// Whether it goes to places there: to its own district, and to what is near in another.
        boolean serves(String there, GeoPoint point) {
            return division.equals(there) || Geo.km(base, point) <= NEIGHBOUR_KM;
        }

        /// When it would be at a place if it left now, wherever it is.
        ///
        /// @param slower factor on travel time in bad weather
        Instant arrival(GeoPoint to, Instant now, double slower) {
            return now.plusSeconds(seconds(doing(now, now).at(), to, slower));
        }

        /// Sends it. It must be free by `departs`.
        void go(String ticket, GeoPoint to, Instant departs, Instant arrives, Instant leaves) {
            jobs.add(new Job(ticket, doing(departs, departs).at(), to, departs, arrives, leaves));
        }

        private boolean freeAt(Instant now) {
            return jobs.isEmpty() || !jobs.getLast().leaves().isAfter(now);
        }

        private long seconds(GeoPoint from, GeoPoint to, double slower) {
            return 90 + (long) (Geo.km(from, to) * 1.3 / crew.speedKmh() * 3600 * slower);
        }

        private static double part(Instant from, Instant to, Instant now) {
            return (double) (now.getEpochSecond() - from.getEpochSecond())
                    / Math.max(1, to.getEpochSecond() - from.getEpochSecond());
        }
    }

    /// Whether there is a unit of a kind that would ever go there.
    boolean has(String kind, String division, GeoPoint to) {
        return units.stream().anyMatch(u -> u.crew.kind().equals(kind) && u.serves(division, to));
    }

    /// The unit of a kind that is free now and would be there first, or null when all are out.
    @Nullable Unit nearestFree(String kind, String division, GeoPoint to, Instant now) {
        Unit best = null;
        Instant first = Instant.MAX;
        for (Unit unit : units) {
            if (unit.crew.kind().equals(kind) && unit.freeAt(now) && unit.serves(division, to)) {
                Instant arrives = unit.arrival(to, now, 1);
                if (arrives.isBefore(first)) {
                    best = unit;
                    first = arrives;
                }
            }
        }
        return best;
    }
}

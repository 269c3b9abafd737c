package org.yilan.city.model;

import org.yilan.city.scenario.Mobility;
import org.yilan.city.scenario.Scenario;
import org.yilan.city.scenario.Scenario.Locality;
import org.yilan.city.scenario.Scenario.Station;
import org.yilan.city.scenario.Words;
import org.yilan.situation.model.GeoPoint;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Car parks and stations of shared bicycles, and how full they are. Counted every quarter of an hour.
public final class Parking {
    /// Seconds between counts.
    private static final int STEP = 900;

    /// An underground car park is shut while so much water, cm, stands within so many km.
    private static final double WATER = 20;

    private static final double NEAR_KM = 2.5;

    private final Scenario scenario;
    private final long seed;
    private final Map<Station, Climate.Site> sites;
    private final Climate.Site wind;
    private final List<Lot> lots = new ArrayList<>();
    private final List<Dock> docks = new ArrayList<>();

    /// A car park.
    ///
    /// @param water where water is measured near it, empty above the ground
    public record Lot(
            String id,
            Words name,
            String region,
            Words address,
            GeoPoint point,
            int capacity,
            boolean underground,
            List<Station> water,
            double busy) {}

    /// A station of shared bicycles.
    public record Dock(String id, Words name, GeoPoint point, int docks, double busy) {}

    Parking(Scenario scenario, Climate climate, Map<Station, Climate.Site> sites, long seed) {
        this.scenario = scenario;
        this.seed = seed;
        this.sites = sites;
        Mobility mobility = scenario.city().mobility();
        List<Locality> places = scenario.city().places();
        this.wind = climate.site("parking", places.getFirst().point(), 0.4);
        int number = 0;
        for (Locality place : places) {
            number++;
            if (!mobility.parking().isEmpty()) {
                int kind = number % mobility.parking().size();
                lots.add(lot(mobility.parking().get(kind), place, number));
            }
            if (mobility.bikes().most() > 0 && number % 2 == 0) {
                docks.add(dock(mobility.bikes(), place, number));
            }
        }
    }

    private Lot lot(Mobility.Lots kind, Locality place, int number) {
        Chance chance = Chance.of(seed, 141, number);
        GeoPoint point = near(place, chance);
        Words road = place.roads().get(chance.below(place.roads().size()));
        Words district = scenario.divisionName(place.division());
        int house = chance.between(1, 900);
        List<Station> water =
                kind.underground()
                        ? sites.keySet().stream()
                                .filter(s -> s.kind().equals("water"))
                                .filter(s -> Geo.km(s.point(), point) <= NEAR_KM)
                                .toList()
                        : List.of();
        return new Lot(
                "P%04d".formatted(number),
                kind.name().with("place", place.name()),
                place.division(),
                new Words(
                        district.zh() + road.zh() + house + "号",
                        house + " " + road.en() + ", " + district.en()),
                point,
                chance.between(kind.least(), kind.most()) / 10 * 10,
                kind.underground(),
                water,
                0.75 + 0.5 * chance.unit());
    }

    private Dock dock(Mobility.Bikes kind, Locality place, int number) {
        Chance chance = Chance.of(seed, 142, number);
        GeoPoint point = near(place, chance);
        Words road = place.roads().get(chance.below(place.roads().size()));
        return new Dock(
                "B%04d".formatted(number),
                kind.name().with("place", place.name()).with("road", road),
                point,
                chance.between(kind.least(), kind.most()) / 2 * 2,
                chance.unit());
    }

    private static GeoPoint near(Locality place, Chance chance) {
        double angle = 2 * Math.PI * chance.unit();
        double km = place.radiusM() / 1000 * 0.8 * Math.sqrt(chance.unit());
        return Geo.moved(place.point(), km * Math.cos(angle), km * Math.sin(angle));
    }

    public List<Lot> lots() {
        return lots;
    }

    public List<Dock> docks() {
        return docks;
    }

    /// When everything was last counted.
    public Instant counted(Instant now) {
        return Instant.ofEpochSecond(Math.floorDiv(now.getEpochSecond(), STEP) * STEP);
    }

    /// Whether a car park is shut because of water.
    public boolean shut(Lot lot, Instant counted) {
        return lot.water().stream()
                .map(sites::get)
                .anyMatch(s -> s != null && s.depth(counted) >= WATER);
    }

    /// Spaces taken. By day people are out, by night and in a storm they have brought their cars in.
    public int taken(Lot lot, Instant counted) {
        double hour = hour(counted);
        double out = scenario.traffic().at(counted);
        double day = 0.38 + 0.5 * bump(hour, 11.5, 4) + 0.34 * bump(hour, 19.5, 2.5);
        double home = lot.underground() ? (1 - Math.min(1, out)) * 0.55 : 0;
        double noise =
                1
                        + 0.12
                                * Chance.smooth(
                                        seed,
                                        lot.id().hashCode(),
                                        counted.getEpochSecond() / 5400.0);
        double part = (day * (0.35 + 0.65 * out) + home) * lot.busy() * noise;
        return (int) Math.round(lot.capacity() * Math.clamp(part, 0, 1));
    }

    /// Whether bicycles are rented out; they may be brought back in any weather.
    public boolean renting(Instant counted) {
        return wind.wind(counted) < scenario.city().mobility().bikes().suspendedFrom();
    }

    /// Bicycles that stand at a station.
    public int bikes(Dock dock, Instant counted) {
        double hour = hour(counted);
        // Half the stations fill in the morning and empty in the evening, the others the other way.
        double tide = bump(hour, 10, 3.5) - bump(hour, 20, 3);
        double part =
                0.5
                        + (dock.busy() < 0.5 ? 0.42 : -0.42) * tide
                        + 0.3
                                * Chance.smooth(
                                        seed,
                                        dock.id().hashCode(),
                                        counted.getEpochSecond() / 4500.0);
        return (int) Math.round(dock.docks() * Math.clamp(part, 0, 1));
    }

    private double hour(Instant at) {
        return at.atZone(scenario.zone()).toLocalTime().toSecondOfDay() / 3600.0;
    }

    private static double bump(double hour, double middle, double width) {
        double x = (hour - middle) / width;
        return Math.exp(-x * x);
    }
}

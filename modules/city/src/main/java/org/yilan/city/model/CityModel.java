package org.yilan.city.model;

import org.jspecify.annotations.Nullable;
import org.yilan.city.scenario.Scenario;
import org.yilan.city.scenario.Scenario.Station;
import org.yilan.city.scenario.Words;
import org.yilan.geography.Districts;
import org.yilan.situation.model.GeoPoint;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/// A city during a scenario: everything that happens, worked out when it is made, then only read. Any thread may call.
public final class CityModel {
    private final Scenario scenario;
    private final long seed;
    private final @Nullable Track track;
    private final @Nullable Forecasts forecasts;
    private final Climate climate;
    private final Map<Station, Climate.Site> sites = new LinkedHashMap<>();
    private final Fleet fleet;
    private final Hotline hotline;
    private final Shelters shelters;
    private final Parking parking;
    private final Roads roads;
    private final Transit transit;

    public CityModel(Scenario scenario, Districts districts, long seed) {
        this.scenario = scenario;
        this.seed = seed;
        Scenario.Storm storm = scenario.storm();
        this.track = storm == null ? null : new Track(storm);
        this.forecasts = track == null ? null : new Forecasts(track, seed);
        this.climate = new Climate(scenario, track, seed);
        for (Station station : scenario.city().stations()) {
            sites.put(station, climate.site(station.id(), station.point(), station.exposure()));
        }
        this.fleet = new Fleet(scenario, seed);
        this.hotline = Hotline.of(scenario, climate, districts, fleet, seed);
        this.shelters = new Shelters(scenario, seed);
        this.parking = new Parking(scenario, climate, sites, seed);
        this.roads = new Roads(scenario, climate, sites, seed);
        this.transit = new Transit(scenario, climate, seed);
    }

    public Scenario scenario() {
        return scenario;
    }

    public long seed() {
        return seed;
    }

    public @Nullable Track track() {
        return track;
    }

    public @Nullable Forecasts forecasts() {
        return forecasts;
    }

    /// What is foretold of water and rain.
    public WaterForecasts waters() {
        return new WaterForecasts(climate, sites, seed);
    }

    public Climate climate() {
        return climate;
    }

    /// The stations with what happens there.
    public Map<Station, Climate.Site> sites() {
        return sites;
    }

    public Fleet fleet() {
        return fleet;
    }

    public Hotline hotline() {
        return hotline;
    }

    public Parking parking() {
        return parking;
    }

    public Transit transit() {
        return transit;
    }

    /// The name of the locality that is nearest to a point.
    public Words nearestPlace(GeoPoint point) {
        return scenario.city().places().stream()
                .min(Comparator.comparingDouble(p -> Geo.km(p.point(), point)))
                .orElseThrow()
                .name();
    }

    public Roads roads() {
        return roads;
    }

    public Shelters shelters() {
        return shelters;
    }
}

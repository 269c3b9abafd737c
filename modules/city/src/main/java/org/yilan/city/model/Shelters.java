package org.yilan.city.model;

import org.yilan.city.scenario.Scenario;
import org.yilan.city.scenario.Scenario.Locality;
import org.yilan.city.scenario.Scenario.ShelterKind;
import org.yilan.city.scenario.Words;
import org.yilan.situation.model.GeoPoint;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The places that take people in, and how full they are.
public final class Shelters {
    private final Scenario scenario;
    private final List<Shelter> shelters = new ArrayList<>();

    Shelters(Scenario scenario, long seed) {
        this.scenario = scenario;
        int number = 0;
        for (Locality place : scenario.city().places()) {
            List<ShelterKind> kinds = scenario.city().shelters();
            Chance which = Chance.of(seed, 91, number);
            int first = which.below(kinds.size());
            int n = which.happens(0.55) ? 2 : 1;
            for (int i = 0; i < n; i++) {
                number++;
                ShelterKind kind = kinds.get((first + i) % kinds.size());
                Chance chance = Chance.of(seed, 92, number);
                double angle = 2 * Math.PI * chance.unit();
                double km = place.radiusM() / 1000 * 0.7 * Math.sqrt(chance.unit());
                Words road = place.roads().get(chance.below(place.roads().size()));
                int house = chance.between(10, 600);
                Words district = scenario.divisionName(place.division());
                shelters.add(
                        new Shelter(
                                "S%04d".formatted(number),
                                kind.name().with("place", place.name()),
                                place.division(),
                                new Words(
                                        district.zh() + road.zh() + house + "号",
                                        house + " " + road.en() + ", " + district.en()),
                                Geo.moved(
                                        place.point(), km * Math.cos(angle), km * Math.sin(angle)),
                                chance.between(kind.least(), kind.most()) / 10 * 10,
                                0.55 + 0.9 * chance.unit()));
            }
        }
    }

    /// @param draw how much it fills compared with the average
    public record Shelter(
            String id,
            Words name,
            String division,
            Words address,
            GeoPoint point,
            int capacity,
            double draw) {}

    public List<Shelter> all() {
        return shelters;
    }

    /// People inside.
    public int inside(Shelter shelter, Instant now) {
        GeoPoint near = scenario.shelters().near();
        if (near != null && Geo.km(near, shelter.point()) > scenario.shelters().km()) {
            return 0;
        }
        double part = scenario.shelters().fill().at(now) * shelter.draw();
        return (int) Math.round(shelter.capacity() * Math.clamp(part, 0, 1));
    }

    /// `standby`, `open` or `full`.
    public String status(Shelter shelter, int inside) {
        if (inside == 0) {
            return "standby";
        }
        return inside >= shelter.capacity() ? "full" : "open";
    }
}

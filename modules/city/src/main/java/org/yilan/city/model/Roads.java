package org.yilan.city.model;

import org.jspecify.annotations.Nullable;
import org.yilan.city.scenario.Mobility;
import org.yilan.city.scenario.Scenario;
import org.yilan.city.scenario.Scenario.Locality;
import org.yilan.city.scenario.Scenario.Station;
import org.yilan.city.scenario.Words;
import org.yilan.situation.model.GeoPoint;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// What hinders traffic during a scenario: bridges shut by the wind, underpasses under water, jams,
/// accidents, roadworks. Worked out once, then only read.
public final class Roads {
    private static final double CALMER = 2;
    private static final double CLOSED_DEPTH = 25;
    private static final double OPEN_DEPTH = 10;
    private static final double JAM = 78;
    private static final double NO_JAM = 64;
    private static final double ACCIDENTS_PER_HOUR = 1.1;

    /// Something that hinders traffic.
    ///
    /// @param type of the DATEX II record
    /// @param detail its element that says what, and the value of that
    /// @param cause DATEX II causeType, empty when none
    /// @param announced since when it is known; before [#from] for what is planned
    /// @param to when it ends, null when nobody knows
    public record Trouble(
            String id,
            String type,
            String detail,
            String value,
            String cause,
            String severity,
            Words words,
            String road,
            List<GeoPoint> course,
            Instant announced,
            Instant from,
            @Nullable Instant to,
            boolean endKnown) {}

    private final Scenario scenario;
    private final Climate climate;
    private final long seed;
    private final List<Trouble> troubles = new ArrayList<>();

    Roads(Scenario scenario, Climate climate, Map<Station, Climate.Site> sites, long seed) {
        this.scenario = scenario;
        this.climate = climate;
        this.seed = seed;
        Mobility mobility = scenario.city().mobility();
        mobility.bridges().forEach(this::bridge);
        sites.forEach(this::station);
        accidents();
        for (int i = 0; i < mobility.roadworks().size(); i++) {
            works(mobility.roadworks().get(i), i);
        }
        troubles.sort(Comparator.comparing(Trouble::announced).thenComparing(Trouble::id));
    }

    /// What is known at a moment and not over: what holds, and what is planned.
    public List<Trouble> known(Instant now) {
        return troubles.stream()
                .filter(t -> !now.isBefore(t.announced()))
                .filter(t -> t.to() == null || now.isBefore(t.to()))
                .toList();
    }

    private Climate.Site site(String id, List<GeoPoint> course, double exposure) {
        return climate.site(id, course.get(course.size() / 2), exposure);
    }

    private List<Span> windy(Climate.Site site, double from) {
        return Span.above(
                scenario.begins(), scenario.ends(), site::wind, from, Math.max(0, from - CALMER));
    }

    private void bridge(Mobility.Bridge bridge) {
        Climate.Site site = site("bridge-" + bridge.id(), bridge.course(), bridge.exposure());
        List<Span> shut = windy(site, bridge.closedFrom());
        for (Span span : shut) {
            add(
                    "closed-" + bridge.id(),
                    "RoadOrCarriagewayOrLaneManagement",
                    "roadOrCarriagewayOrLaneManagementType",
                    "roadClosed",
                    "poorWeather",
                    "highest",
                    new Words(
                            bridge.name().zh() + "因大风双向封闭",
                            bridge.name().en() + " closed both ways: strong wind"),
                    bridge.road(),
                    bridge.course(),
                    span);
        }
        for (Span span : windy(site, bridge.slowFrom())) {
            // While it is shut nobody needs to be told to drive slowly.
            Instant until =
                    shut.stream()
                            .map(Span::from)
                            .filter(f -> !f.isBefore(span.from()))
                            .filter(f -> span.to() == null || f.isBefore(span.to()))
                            .findFirst()
                            .orElse(span.to());
            if (until == null || until.isAfter(span.from())) {
                add(
                        "slow-" + bridge.id(),
                        "SpeedManagement",
                        "speedManagementType",
                        "speedRestrictionInOperation",
                        "poorWeather",
                        "medium",
                        new Words(
                                bridge.name().zh() + "因大风限速 40 km/h",
                                bridge.name().en() + ": 40 km/h in strong wind"),
                        bridge.road(),
                        bridge.course(),
                        new Span(span.from(), until));
            }
        }
    }

    private void station(Station station, Climate.Site site) {
        List<GeoPoint> at = List.of(station.point());
        if (station.kind().equals("water")) {
            for (Span span :
                    Span.above(
                            scenario.begins(),
                            scenario.ends(),
                            site::depth,
                            CLOSED_DEPTH,
                            OPEN_DEPTH)) {
                add(
                        "flood-" + station.id(),
                        "RoadOrCarriagewayOrLaneManagement",
                        "roadOrCarriagewayOrLaneManagementType",
                        "roadClosed",
                        "environmentalObstruction",
                        "high",
                        new Words(
                                station.name().zh() + "积水封闭",
                                station.name().en() + " closed: water"),
                        station.name().zh(),
                        at,
                        span);
            }
        } else if (station.kind().equals("traffic")) {
            for (Span span :
                    Span.above(
                            scenario.begins(),
                            scenario.ends(),
                            when -> climate.traffic(station, site, when),
                            JAM,
                            NO_JAM)) {
                add(
                        "jam-" + station.id(),
                        "AbnormalTraffic",
                        "abnormalTrafficType",
                        "queuingTraffic",
                        "",
                        "low",
                        new Words(station.name().zh() + "车辆排队", "Queues: " + station.name().en()),
                        station.name().zh(),
                        at,
                        span);
            }
        }
    }

    private void add(
            String id,
            String type,
            String detail,
            String value,
            String cause,
            String severity,
            Words words,
            String road,
            List<GeoPoint> course,
            Span span) {
        troubles.add(
                new Trouble(
                        id + "-" + span.from().getEpochSecond(),
                        type,
                        detail,
                        value,
                        cause,
                        severity,
                        words,
                        road,
                        course,
                        span.from(),
                        span.from(),
                        span.to(),
                        false));
    }

    /// More of them when it rains, fewer when few drive.
    private void accidents() {
        List<Locality> places = scenario.city().places();
        long hours = (scenario.ends().getEpochSecond() - scenario.begins().getEpochSecond()) / 3600;
        for (long hour = 0; hour < hours; hour++) {
            Instant start = scenario.begins().plusSeconds(hour * 3600);
            Chance chance = Chance.of(seed, 131, hour);
            double rain = 1 + Math.min(1.5, scenario.weather().rain().at(start) / 20);
            int n = chance.poisson(ACCIDENTS_PER_HOUR * scenario.traffic().at(start) * rain);
            for (int i = 0; i < n && !places.isEmpty(); i++) {
                Locality place = places.get(chance.below(places.size()));
                Words road = place.roads().get(chance.below(place.roads().size()));
                double angle = 2 * Math.PI * chance.unit();
                double km = place.radiusM() / 1000 * Math.sqrt(chance.unit());
                Instant from = start.plusSeconds(chance.below(60) * 60L);
                boolean several = chance.happens(0.3);
                add(
                        "accident-" + hour + "-" + i,
                        "Accident",
                        "accidentType",
                        several ? "multivehicleAccident" : "accident",
                        "",
                        several ? "high" : "medium",
                        new Words(road.zh() + "交通事故", "Accident on " + road.en()),
                        road.zh(),
                        List.of(
                                Geo.moved(
                                        place.point(), km * Math.cos(angle), km * Math.sin(angle))),
                        new Span(from, from.plusSeconds(chance.between(20, 80) * 60L)));
            }
        }
    }

    private void works(Mobility.Roadworks works, int number) {
        LocalDate last = scenario.ends().atZone(scenario.zone()).toLocalDate();
        for (LocalDate day = scenario.begins().atZone(scenario.zone()).toLocalDate();
                !day.isAfter(last);
                day = day.plusDays(1)) {
            Instant from = day.atTime(LocalTime.of(22, 0)).atZone(scenario.zone()).toInstant();
            // In a storm nobody works on a road.
            if (scenario.traffic().at(from) >= 0.7 && scenario.weather().wind().at(from) < 10.8) {
                troubles.add(
                        new Trouble(
                                "works-" + number + "-" + from.getEpochSecond(),
                                "MaintenanceWorks",
                                "roadMaintenanceType",
                                "maintenanceWork",
                                "",
                                "low",
                                works.name(),
                                works.road(),
                                works.course(),
                                from.minusSeconds(12 * 3600),
                                from,
                                from.plusSeconds(7 * 3600),
                                true));
            }
        }
    }
}

package org.yilan.city.model;

import org.yilan.city.scenario.Mobility;
import org.yilan.city.scenario.Mobility.Line;
import org.yilan.city.scenario.Scenario;
import org.yilan.situation.model.GeoPoint;

import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Vehicles of public transport on their way there and back, and the lines that the wind has stopped.
public final class Transit {
    private static final double CALMER = 1.5;
    private static final LocalTime FIRST = LocalTime.of(5, 30);
    private static final LocalTime LAST = LocalTime.of(23, 30);

    private final Scenario scenario;
    private final long seed;
    private final Map<Line, Course> courses = new LinkedHashMap<>();

    /// @param stopped when the wind is too strong
    /// @param along km from the first point to each
    private record Course(List<Span> stopped, double[] along) {}

    /// A vehicle that runs.
    ///
    /// @param out whether it is on its way to the last point of the course
    /// @param stop number of the point of the course that it comes to next
    public record Vehicle(String id, Line line, GeoPoint at, boolean out, int stop, String trip) {}

    Transit(Scenario scenario, Climate climate, long seed) {
        this.scenario = scenario;
        this.seed = seed;
        for (Line line : lines()) {
            List<GeoPoint> course = line.course();
            Climate.Site site =
                    climate.site(
                            "line-" + line.id(), course.get(course.size() / 2), line.exposure());
            List<Span> stopped =
                    Span.above(
                            scenario.begins(),
                            scenario.ends(),
                            site::wind,
                            line.stopsFrom(),
                            Math.max(0, line.stopsFrom() - CALMER));
            double[] along = new double[course.size()];
            for (int i = 1; i < along.length; i++) {
                along[i] = along[i - 1] + Geo.km(course.get(i - 1), course.get(i));
            }
            courses.put(line, new Course(stopped, along));
        }
    }

    public List<Mobility.Line> lines() {
        return scenario.city().mobility().lines();
    }

    /// Since when a line does not run because of the wind, empty when it may run.
    public Optional<Instant> stoppedSince(Line line, Instant now) {
        Course course = courses.get(line);
        return (course == null ? List.<Span>of() : course.stopped())
                .stream().filter(s -> s.holds(now)).map(Span::from).findFirst();
    }

    /// What is on its way; nothing at night, and nothing of a line that is stopped.
    public List<Vehicle> running(Instant now) {
        LocalTime time = now.atZone(scenario.zone()).toLocalTime();
        if (time.isBefore(FIRST) || time.isAfter(LAST)) {
            return List.of();
        }
        List<Vehicle> running = new ArrayList<>();
        courses.forEach(
                (line, course) -> {
                    if (course.stopped().stream().noneMatch(s -> s.holds(now))) {
                        for (int i = 0; i < line.vehicles(); i++) {
                            running.add(vehicle(line, course.along(), i, now));
                        }
                    }
                });
        return running;
    }

    private static Vehicle vehicle(Line line, double[] along, int number, Instant now) {
        double length = along[along.length - 1];
        double hours = now.getEpochSecond() / 3600.0;
        double rounds = hours * line.speedKmh() / (2 * length) + (double) number / line.vehicles();
        double part = (rounds - Math.floor(rounds)) * 2;
        boolean out = part < 1;
        double km = length * (out ? part : 2 - part);
        int next = 1;
        while (next < along.length - 1 && along[next] < km) {
            next++;
        }
        double share = (km - along[next - 1]) / Math.max(1e-9, along[next] - along[next - 1]);
        return new Vehicle(
                line.id() + "-" + (number + 1),
                line,
                Geo.between(line.course().get(next - 1), line.course().get(next), share),
                out,
                out ? next : next - 1,
                line.id() + (out ? "-out" : "-back"));
    }

    /// How late a line's vehicles are on average, s: they are slow where many drive and where it rains.
    public int delay(Line line, Instant now) {
        double noise = Chance.smooth(seed, line.id().hashCode(), now.getEpochSecond() / 2400.0);
        double rain = scenario.weather().rain().at(now) * 9;
        double crowd = line.kind().equals("bus") ? 140 * scenario.traffic().at(now) : 20;
        return (int) Math.round(Math.max(-30, crowd * (0.6 + 0.5 * noise) + rain));
    }
}

package org.yilan.feeds;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.spi.Observation;
import org.yilan.geography.Datum;
import org.yilan.situation.model.Area;
import org.yilan.situation.model.Earthquake;
import org.yilan.situation.model.Facility;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.IncidentReport;
import org.yilan.situation.model.Place;
import org.yilan.situation.model.RoadEvent;
import org.yilan.situation.model.Sensor;
import org.yilan.situation.model.TrackForecast;
import org.yilan.situation.model.TrackPoint;

import java.util.List;

/// Where an upstream's coordinates become ours: everything that an adapter reports passes here once, so no adapter knows of
/// datums. Immutable, any thread.
final class Edge {
    /// Near the poles and the date line the shift could lead off the globe, and there is nothing to shift.
    private static final double SHIFTED_LAT = 85;

    private static final double SHIFTED_LON = 179;

    private final Datum datum;

    Edge(Datum datum) {
        this.datum = datum;
    }

    GeoPoint inWgs84(GeoPoint point) {
        return Math.abs(point.lat()) > SHIFTED_LAT || Math.abs(point.lon()) > SHIFTED_LON
                ? point
                : datum.toWgs84(point.lat(), point.lon());
    }

    Observation inWgs84(Observation seen) {
        if (datum == Datum.WGS84 || datum == Datum.CGCS2000) {
            return seen;
        }
        return switch (seen) {
            case Observation.AlertSeen a ->
                    new Observation.AlertSeen(
                            a.alert().over(a.alert().areas().stream().map(this::area).toList()),
                            a.chainByFirst());
            case Observation.StormSeen s ->
                    new Observation.StormSeen(
                            s.storm(),
                            s.name(),
                            s.englishName(),
                            track(s.points()),
                            s.forecasts().stream().map(this::forecast).toList());
            case Observation.TicketSeen t ->
                    new Observation.TicketSeen(
                            report(t.report()),
                            t.updated(),
                            t.stage(),
                            t.unit(),
                            t.satisfied(),
                            t.notes());
            case Observation.SensorSeen s -> new Observation.SensorSeen(sensor(s.sensor()));
            case Observation.FacilitySeen f -> new Observation.FacilitySeen(facility(f.facility()));
            case Observation.EarthquakeSeen e ->
                    new Observation.EarthquakeSeen(earthquake(e.report()));
            case Observation.RoadEventSeen r -> new Observation.RoadEventSeen(roadEvent(r.event()));
            case Observation.RoadEventsAre r -> r;
            case Observation.LevelSeen l -> l;
            case Observation.LevelOver l -> l;
            case Observation.ReadingSeen r -> r;
        };
    }

    private Place place(Place place) {
        @Nullable GeoPoint point = place.point();
        return point == null ? place : new Place(inWgs84(point), place.address(), place.division());
    }

    private IncidentReport report(IncidentReport r) {
        return new IncidentReport(
                r.id(),
                r.feed(),
                r.category(),
                r.grade(),
                r.title(),
                r.description(),
                place(r.place()),
                r.reporter(),
                r.reportedAt(),
                r.dueAt(),
                r.hazard(),
                r.simulated());
    }

    private Sensor sensor(Sensor s) {
        return s.at(place(s.place()));
    }

    private Facility facility(Facility f) {
        return new Facility(
                f.id(),
                f.feed(),
                f.kind(),
                f.name(),
                place(f.place()),
                f.status(),
                f.occupied(),
                f.capacity(),
                f.observedAt(),
                f.simulated());
    }

    private RoadEvent roadEvent(RoadEvent r) {
        return new RoadEvent(
                r.id(),
                r.feed(),
                r.kind(),
                r.code(),
                r.words(),
                place(r.place()),
                r.line().stream().map(this::inWgs84).toList(),
                r.road(),
                r.direction(),
                r.severity(),
                r.from(),
                r.to(),
                r.state(),
                r.updated(),
                r.version(),
                r.simulated());
    }

    private Earthquake earthquake(Earthquake e) {
        Earthquake.Hypocentre h = e.hypocentre();
        @Nullable GeoPoint epicentre = h.epicentre();
        if (epicentre == null) {
            return e;
        }
        return new Earthquake(
                e.id(),
                e.feed(),
                e.series(),
                e.serial(),
                e.updated(),
                e.stage(),
                new Earthquake.Hypocentre(
                        h.origin(),
                        inWgs84(epicentre),
                        h.name(),
                        h.depthKm(),
                        h.magnitude(),
                        h.magnitudeType()),
                e.shaking(),
                e.tsunami(),
                e.remark(),
                e.reporter(),
                e.simulated());
    }

    private Area area(Area a) {
        return new Area(
                a.description(),
                a.polygons().stream().map(r -> r.stream().map(this::inWgs84).toList()).toList(),
                a.circles().stream()
                        .map(c -> new Area.Circle(inWgs84(c.centre()), c.radiusKm()))
                        .toList(),
                a.divisions());
    }

    private TrackForecast forecast(TrackForecast f) {
        return new TrackForecast(f.agency(), f.issuedAt(), track(f.points()));
    }

    private List<TrackPoint> track(List<TrackPoint> points) {
        return points.stream()
                .map(
                        p ->
                                new TrackPoint(
                                        p.at(),
                                        inWgs84(p.centre()),
                                        p.windMs(),
                                        p.pressureHpa(),
                                        p.moveKmh(),
                                        p.moveBearing(),
                                        p.r7(),
                                        p.r10(),
                                        p.r12(),
                                        p.grade()))
                .toList();
    }
}

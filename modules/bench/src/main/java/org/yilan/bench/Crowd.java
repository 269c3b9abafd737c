package org.yilan.bench;

import org.yilan.situation.Recorded;
import org.yilan.situation.event.Event;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.IncidentReport;
import org.yilan.situation.model.Place;
import org.yilan.situation.model.Reporter;
import org.yilan.wire.WireCodec;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// N points round the city's centre at zoom 10, half of them clustered and half even, and what moves them: the distributions
/// that the other programs' benchmarks use. Point 0 is the probe. One thread.
///
/// Events are encoded before anything is measured, because whoever sends them is not the program.
final class Crowd {
    static final GeoPoint CENTRE = new GeoPoint(31.23, 121.47);
    static final double ZOOM = 10;

    /// Web Mercator pixels of the world at zoom 10.
    private static final double WORLD = 256 * 1024.0;

    /// Half the side of the clearing in which the probe stands, in pixels, squared.
    private static final double CLEARING = 8100;

    private static final Instant BASE = Instant.ofEpochMilli(1_767_225_600_000L);
    private static final Grade[] CATEGORIES = {Grade.I, Grade.II, Grade.III, Grade.IV};
    private static final String FIRST = "[{\"seq\":";

    private final WireCodec codec;
    private final double[] lat;
    private final double[] lon;

    /// @param width of the view at zoom 10 that the points fill, in pixels; likewise `height`
    Crowd(WireCodec codec, int n, int width, int height) {
        this.codec = codec;
        lat = new double[n];
        lon = new double[n];
        Randoms r = new Randoms(7);
        double cx = (CENTRE.lon() + 180) / 360 * WORLD;
        double tan = Math.tan(Math.toRadians(CENTRE.lat()));
        double cy = (1 - asinh(tan) / Math.PI) / 2 * WORLD;
        for (int i = 0; i < n; i++) {
            double x = 0;
            double y = 0;
            while (i > 0
                    && (x * x + y * y < CLEARING
                            || Math.abs(x) > width / 2.0
                            || Math.abs(y) > height / 2.0)) {
                if (i % 2 == 1) {
                    x = gauss(r) * width / 5;
                    y = gauss(r) * height / 5;
                } else {
                    x = (r.next() - 0.5) * width;
                    y = (r.next() - 0.5) * height;
                }
            }
            lon[i] = (cx + x) / WORLD * 360 - 180;
            lat[i] = Math.toDegrees(Math.atan(Math.sinh(Math.PI * (1 - 2 * (cy + y) / WORLD))));
        }
    }

    private static double gauss(Randoms r) {
        return (r.next() + r.next() + r.next() + r.next() - 2) * 1.2;
    }

    private static double asinh(double v) {
        return Math.log(v + Math.sqrt(v * v + 1));
    }

    int size() {
        return lat.length;
    }

    /// All points as they stand, numbered from 1.
    List<Recorded> all() {
        Randoms r = new Randoms(21);
        List<Recorded> all = new ArrayList<>(lat.length);
        for (int i = 0; i < lat.length; i++) {
            all.add(record(i + 1, report(i, lat[i], lon[i], i % 4, r)));
        }
        return all;
    }

    /// Moves of random points by up to a fifth of a kilometre, each a JSON record that lacks its beginning up to the number.
    byte[][] moves(int count) {
        Randoms r = new Randoms(11);
        byte[][] moves = new byte[count][];
        for (int k = 0; k < count; k++) {
            int i = 1 + r.next(lat.length - 1);
            lon[i] += (r.next() - 0.5) * 0.004;
            lat[i] += (r.next() - 0.5) * 0.004;
            moves[k] = tail(report(i, lat[i], lon[i], i % 4, r));
        }
        return moves;
    }

    /// As [#moves], but every event gives its incident another grade and limit too, so that its row moves as well.
    byte[][] revisions(int count) {
        Randoms r = new Randoms(31);
        byte[][] events = new byte[count][];
        for (int k = 0; k < count; k++) {
            int i = 1 + r.next(lat.length - 1);
            events[k] =
                    tail(
                            report(
                                    i,
                                    lat[i] + (r.next() - 0.5) * 0.01,
                                    lon[i] + (r.next() - 0.5) * 0.01,
                                    r.next(4),
                                    r));
        }
        return events;
    }

    /// The probe's next place.
    byte[] probe(int number) {
        return tail(report(0, lat[0], lon[0] + number % 8 * 0.0005, 0, new Randoms(number)));
    }

    private Recorded record(long seq, IncidentReport report) {
        return new Recorded(seq, BASE, "e", "bench", new Event.IncidentRevised(report));
    }

    private byte[] tail(IncidentReport report) {
        String json = new String(codec.records(List.of(record(0, report))), StandardCharsets.UTF_8);
        if (!json.startsWith(FIRST + "0,")) {
            throw new IllegalStateException("a record begins otherwise now: " + json);
        }
        return json.substring(FIRST.length() + 1, json.length() - 1)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static IncidentReport report(int i, double lat, double lon, int category, Randoms r) {
        return new IncidentReport(
                "bench:" + i,
                "bench",
                "type-" + r.next(8),
                CATEGORIES[category],
                "Caller reports smoke on floor " + r.next(30),
                "",
                new Place(
                        new GeoPoint(Math.round(lat * 1e6) / 1e6, Math.round(lon * 1e6) / 1e6),
                        "Lane " + r.next(2000) + " Zhongshan Rd (E)",
                        "3101" + (10 + r.next(9))),
                new Reporter("", ""),
                BASE,
                i == 0 ? BASE : BASE.plusSeconds(r.next(7200)),
                "",
                true);
    }
}

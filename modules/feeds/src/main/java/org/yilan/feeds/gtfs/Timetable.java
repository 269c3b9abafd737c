package org.yilan.feeds.gtfs;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.Poll;
import org.yilan.feeds.spi.Refusal;
import org.yilan.feeds.spi.Values;
import org.yilan.situation.model.GeoPoint;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/// What the names in a GTFS timetable are: routes, stops, and the headsigns of trips. Immutable.
///
/// The archive is read from memory as a stream and nothing of it is unpacked anywhere: tables that are not needed are passed
/// over, and what comes out of it, how many files it has and how many rows are kept have limits, so that a small archive
/// cannot fill the memory.
final class Timetable {
    static final Timetable NONE = new Timetable(Map.of(), Map.of(), Map.of());

    /// More than the timetable of any country unpacks to.
    private static final long MOST_BYTES = 1L << 30;

    private static final int MOST_FILES = 200;
    private static final int MOST_ROUTES = 20_000;
    private static final int MOST_STOPS = 100_000;
    private static final int MOST_TRIPS = 100_000;

    /// @param type GTFS route_type, -1 when not known
    /// @param simulated whether the column `simulated`, which is not of the format, says that it was invented
    record Route(String name, int type, boolean simulated) {}

    record Stop(String name, @Nullable GeoPoint point) {}

    /// @param route the route's id
    record Trip(String route, String headsign) {}

    private final Map<String, Route> routes;
    private final Map<String, Stop> stops;
    private final Map<String, Trip> trips;

    private Timetable(Map<String, Route> routes, Map<String, Stop> stops, Map<String, Trip> trips) {
        this.routes = routes;
        this.stops = stops;
        this.trips = trips;
    }

    @Nullable Route route(String id) {
        return routes.get(id);
    }

    @Nullable Stop stop(String id) {
        return stops.get(id);
    }

    @Nullable Trip trip(String id) {
        return trips.get(id);
    }

    int size() {
        return routes.size() + stops.size() + trips.size();
    }

    /// Reads an archive. Rows that are wrong are refused one by one.
    ///
    /// @throws FeedException of class `not-gtfs`, `too-large` or `cut-short`
    static Timetable read(byte[] archive, Poll poll) throws FeedException {
        return read(archive, poll, MOST_BYTES);
    }

    static Timetable read(byte[] archive, Poll poll, long mostBytes) throws FeedException {
        Map<String, Route> routes = new HashMap<>();
        Map<String, Stop> stops = new HashMap<>();
        Map<String, Trip> trips = new HashMap<>();
        Map<String, String> words = new HashMap<>();
        Set<String> found = new HashSet<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            Budget budget = new Budget(zip, mostBytes);
            int files = 0;
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (++files > MOST_FILES) {
                    throw new FeedException(
                            "too-large", "The archive has more than " + MOST_FILES + " files.");
                }
                String name = entry.getName();
                String table = name.substring(name.lastIndexOf('/') + 1);
                switch (table) {
                    case "routes.txt" -> rows(budget, table, poll, r -> route(r, routes, poll));
                    case "stops.txt" -> rows(budget, table, poll, r -> stop(r, stops, poll));
                    case "trips.txt" -> rows(budget, table, poll, r -> trip(r, trips, words));
                    default -> budget.drain();
                }
                found.add(table);
                if (found.containsAll(Set.of("routes.txt", "stops.txt", "trips.txt"))) {
                    break;
                }
            }
        } catch (TooMuch e) {
            throw new FeedException(
                    "too-large",
                    "The archive unpacks to more than " + (mostBytes >> 20) + " MiB.",
                    e);
        } catch (ZipException | java.io.EOFException e) {
            throw new FeedException("cut-short", "The archive is damaged or cut short.", e);
        } catch (IOException e) {
            throw new FeedException("not-gtfs", "The archive cannot be read.", e);
        }
        if (!found.contains("routes.txt")) {
            throw new FeedException(
                    "not-gtfs", "The answer is not a GTFS archive: it has no routes.txt.");
        }
        full(routes.size(), MOST_ROUTES, "routes", poll);
        full(stops.size(), MOST_STOPS, "stops", poll);
        full(trips.size(), MOST_TRIPS, "trips", poll);
        return new Timetable(Map.copyOf(routes), Map.copyOf(stops), Map.copyOf(trips));
    }

    private static void full(int size, int most, String what, Poll poll) {
        if (size >= most) {
            poll.ignored("static", what + " after the first " + most);
        }
    }

    private interface Row {
        void read(CsvRows rows) throws Refusal;
    }

    private static void rows(Budget in, String table, Poll poll, Row row) throws IOException {
        try {
            // Closing it would close the archive.
            CsvRows rows =
                    new CsvRows(
                            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)),
                            table);
            while (rows.next()) {
                poll.item(() -> row.read(rows));
            }
        } catch (Refusal e) {
            poll.refused(e.path(), e.reason());
            in.drain();
        }
    }

    private static void route(CsvRows row, Map<String, Route> routes, Poll poll) throws Refusal {
        String id = required(row, "route_id");
        String name = row.cell("route_short_name");
        String type = row.cell("route_type");
        Double number = poll.part(() -> Values.number(type, row.path(), 0, 10_000));
        if (routes.size() < MOST_ROUTES) {
            routes.put(
                    id,
                    new Route(
                            name.isEmpty() ? row.cell("route_long_name") : name,
                            number == null ? -1 : (int) Math.round(number),
                            row.cell("simulated").equals("true")));
        }
    }

    private static void stop(CsvRows row, Map<String, Stop> stops, Poll poll) throws Refusal {
        String id = required(row, "stop_id");
        GeoPoint point =
                poll.part(
                        () -> Values.point(row.cell("stop_lat"), row.cell("stop_lon"), row.path()));
        if (stops.size() < MOST_STOPS) {
            stops.put(id, new Stop(row.cell("stop_name"), point));
        }
    }

    private static void trip(CsvRows row, Map<String, Trip> trips, Map<String, String> words)
            throws Refusal {
        String id = required(row, "trip_id");
        if (trips.size() < MOST_TRIPS) {
            // A hundred thousand trips share a few hundred headsigns.
            String route = words.computeIfAbsent(row.cell("route_id"), w -> w);
            String headsign = words.computeIfAbsent(row.cell("trip_headsign"), w -> w);
            trips.put(id, new Trip(route, headsign));
        }
    }

    private static String required(CsvRows row, String column) throws Refusal {
        String value = row.cell(column);
        if (value.isEmpty()) {
            throw new Refusal(row.path(), "no " + column);
        }
        return value;
    }

    /// What comes out of an archive, counted.
    private static final class Budget extends FilterInputStream {
        private long left;

        Budget(InputStream in, long most) {
            super(in);
            left = most;
        }

        @Override
        public int read() throws IOException {
            int c = in.read();
            count(c < 0 ? 0 : 1);
            return c;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            int n = in.read(buffer, from, length);
            count(Math.max(0, n));
            return n;
        }

        void drain() throws IOException {
            byte[] buffer = new byte[65_536];
            int n = 0;
            while (n >= 0) {
                n = read(buffer, 0, buffer.length);
            }
        }

        private void count(int n) throws TooMuch {
            left -= n;
            if (left < 0) {
                throw new TooMuch();
            }
        }
    }

    private static final class TooMuch extends IOException {
        private static final long serialVersionUID = 1L;
    }
}

package org.yilan.feeds.typhoon;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.spi.Document;
import org.yilan.feeds.spi.FeedAdapter;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.Observation;
import org.yilan.feeds.spi.Poll;
import org.yilan.feeds.spi.Refusal;
import org.yilan.feeds.spi.Values;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Quadrants;
import org.yilan.situation.model.TrackPoint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// `ibtracs`: the International Best Track Archive for Climate Stewardship, version 4, as CSV (`ibtracs.ACTIVE.list.v04r01.csv`
/// or another part), also with fewer columns: SID, ISO_TIME, LAT and LON must be there. Times are UTC.
///
/// Wind (from knots), pressure and circles (from nautical miles) are of one agency, never of several: each takes its mean over
/// another time. It is that of the option `agency` (`WMO`, the default, is the centre responsible for the basin, whose name
/// the column WMO_AGENCY has; else a prefix of the columns: `CMA`, `TOKYO`, `USA`, `HKO`…). Where that agency gives nothing,
/// there is nothing. Circles of 30 or 34 knots stand for force 7, of 50 for 10, of 64 for 12; the agency's quadrants, or
/// its longest and shortest radius.
///
/// Option `season`: a year, or `all`; this year if left out.
public final class IbtracsAdapter implements FeedAdapter {
    /// What WMO_AGENCY calls the centres whose columns have another name.
    private static final Map<String, String> CENTRES =
            Map.of("hurdat_atl", "USA", "hurdat_epa", "USA", "cphc", "USA", "atcf", "USA");

    @Override
    public String format() {
        return "ibtracs";
    }

    @Override
    public String about() {
        return "best tracks of past typhoons by IBTrACS version 4 (CSV)";
    }

    @Override
    public void poll(Poll poll) throws FeedException {
        Optional<Document> document = poll.get(poll.config().url());
        if (document.isEmpty()) {
            return;
        }
        List<String> lines = document.get().lines();
        Map<String, Integer> columns = new LinkedHashMap<>();
        for (String name : lines.getFirst().split(",", -1)) {
            columns.putIfAbsent(name.strip(), columns.size());
        }
        if (!columns.keySet().containsAll(List.of("SID", "ISO_TIME", "LAT", "LON"))) {
            throw new FeedException(
                    "not-ibtracs",
                    "The answer is no table of IBTrACS: its first line does not name SID, ISO_TIME,"
                            + " LAT and LON.");
        }
        String agency = poll.config().option("agency").orElse("WMO").toUpperCase(Locale.ROOT);
        sayAgency(agency, columns, poll);
        Map<String, Found> tracks = new LinkedHashMap<>();
        String season = Track.season(poll);
        int others = 0;
        int spurs = 0;
        for (int i = 1; i < lines.size(); i++) {
            Row row = new Row(columns, lines.get(i).split(",", -1), "line " + (i + 1));
            // The second line of the archive's own files has the units.
            if (lines.get(i).isBlank() || (i == 1 && row.text("SID").isEmpty())) {
                continue;
            }
            // First, or a broken row would count as one of another season.
            if (!row.numbered()) {
                poll.refused(row.path, "no number of a storm: " + Values.quoted(row.text("SID")));
            } else if (season != null && !row.season().equals(season)) {
                others++;
            } else if (row.text("TRACK_TYPE").toLowerCase(Locale.ROOT).contains("spur")) {
                spurs++;
            } else {
                poll.item(() -> add(row, agency, poll, tracks));
            }
        }
        say(others, "points of other seasons than " + season, poll);
        say(spurs, "points of spurs, other agencies' ways of a storm", poll);
        tracks.forEach((id, track) -> track.seen(id, poll));
    }

    private static void say(int count, String what, Poll poll) {
        if (count > 0) {
            poll.ignored("lines", count + " " + what);
        }
    }

    private static void sayAgency(String agency, Map<String, Integer> columns, Poll poll) {
        if (!columns.containsKey(agency + "_WIND")) {
            poll.refused(
                    "line 1",
                    "no column " + agency + "_WIND for the option agency; tracks are without wind");
        }
        List<String> others =
                columns.keySet().stream()
                        .filter(c -> c.endsWith("_WIND") && !c.equals(agency + "_WIND"))
                        .toList();
        if (!others.isEmpty()) {
            poll.ignored(
                    "line 1",
                    "intensity is " + agency + "'s, not that of " + String.join(", ", others));
        }
    }

    private static void add(Row row, String agency, Poll poll, Map<String, Found> tracks)
            throws Refusal {
        TrackPoint point = row.point(agency, poll);
        Found track =
                tracks.computeIfAbsent(row.text("SID"), key -> new Found(new ArrayList<>(), row));
        track.points.add(point);
    }

    /// A storm while it is read; its first row has its name.
    private record Found(List<TrackPoint> points, Row first) {
        void seen(String id, Poll poll) {
            points.sort(Comparator.comparing(TrackPoint::at));
            String name = first.text("NAME");
            boolean named = !name.isEmpty() && !name.matches("NOT_NAMED|UNNAMED");
            String shown = named ? name : id;
            poll.saw(new Observation.StormSeen(id, shown, shown, points, List.of()));
        }
    }

    private record Row(Map<String, Integer> columns, String[] cells, String path) {
        String text(String column) {
            Integer i = columns.get(column);
            return i == null || i >= cells.length ? "" : Values.line(cells[i]);
        }

        boolean numbered() {
            return text("SID").matches("\\d{7}[NS]\\d{5}");
        }

        String season() {
            String stated = text("SEASON");
            String id = text("SID");
            return stated.isEmpty() ? id.substring(0, Math.min(4, id.length())) : stated;
        }

        TrackPoint point(String agency, Poll poll) throws Refusal {
            if (cells.length < columns.size()) {
                throw new Refusal(
                        path, "cut short: " + cells.length + " of " + columns.size() + " columns");
            }
            // The archive is UTC whatever the zone of the feed.
            GeoPoint centre = Values.point(text("LAT"), wrapped(text("LON")), path);
            if (centre == null) {
                throw new Refusal(path, "no coordinates");
            }
            String centreOf = agency.equals("WMO") ? responsible() : agency;
            String grade = text(agency + "_GRADE");
            return new TrackPoint(
                    Values.of(poll).pastInstant(utc(), path + ": ISO_TIME"),
                    centre,
                    Track.metresPerSecond(number(agency + "_WIND", 0, 230, poll)),
                    number(agency + "_PRES", 800, 1100, poll),
                    Track.km(number("STORM_SPEED", 0, 160, poll)),
                    number("STORM_DIR", 0, 360, poll),
                    circle(centreOf, poll, "R30", "R34"),
                    circle(centreOf, poll, "R50"),
                    circle(centreOf, poll, "R64"),
                    grade.isEmpty() ? text("NATURE") : grade);
        }

        private String utc() {
            String time = text("ISO_TIME");
            return time.isEmpty() ? "" : time + "Z";
        }

        private String wrapped(String lon) throws Refusal {
            Double east = Track.wrapped(Values.number(lon, path + ": LON"));
            return east == null ? "" : east.toString();
        }

        private String responsible() {
            String centre = text("WMO_AGENCY").toLowerCase(Locale.ROOT);
            return CENTRES.getOrDefault(centre, centre.toUpperCase(Locale.ROOT));
        }

        private @Nullable Double number(String column, double least, double most, Poll poll) {
            return poll.part(() -> Values.number(text(column), path + ": " + column, least, most));
        }

        /// The first of several circles that the agency gives.
        private @Nullable Quadrants circle(String agency, Poll poll, String... names) {
            for (String name : names) {
                String column = agency + "_" + name;
                Quadrants quadrants =
                        Track.quadrants(
                                radius(column + "_NE", poll),
                                radius(column + "_SE", poll),
                                radius(column + "_SW", poll),
                                radius(column + "_NW", poll));
                quadrants = quadrants == null ? oval(column, poll) : quadrants;
                if (quadrants != null) {
                    return quadrants;
                }
            }
            return null;
        }

        /// Tokyo's way: the longest radius, its direction, the shortest. The direction is one of eight, numbered 1 to 8 from
        /// the north-east, 9 for none, or in degrees.
        private @Nullable Quadrants oval(String column, Poll poll) {
            Double longest = radius(column + "_LONG", poll);
            Double shortest = radius(column + "_SHORT", poll);
            Double bearing = number(column + "_DIR", 0, 360, poll);
            if (longest == null || shortest == null) {
                return null;
            }
            if (shortest > longest) {
                poll.refused(path + ": " + column, "a shortest radius longer than the longest");
                return null;
            }
            boolean symmetric = bearing == null || bearing == 9 || longest.equals(shortest);
            if (bearing != null && bearing < 9) {
                bearing = bearing * 45 % 360;
            }
            return Track.offCentre(
                    symmetric ? null : bearing, longest, symmetric ? longest : shortest);
        }

        private @Nullable Double radius(String column, Poll poll) {
            return Track.km(number(column, 0, 1000, poll));
        }
    }
}

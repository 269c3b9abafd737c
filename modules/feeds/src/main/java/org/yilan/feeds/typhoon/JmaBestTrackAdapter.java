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
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `jma-best-track`: the best tracks of RSMC Tokyo (`bst_all.txt` and its parts), text of fixed columns in UTC.
///
/// The url is the document. Wind is JMA's mean over ten minutes, from knots; the circles of 30 and 50 knots stand for those
/// of force 7 and 10, from nautical miles. JMA gives the longest radius with its direction and the shortest one; the
/// quadrants are those of the disc that has both. Storms have their international number (`1909` is 201909) and JMA's class
/// (TD, TS, STS, TY, L). Option `season`: a year, or `all`; this year if left out.
public final class JmaBestTrackAdapter implements FeedAdapter {
    private static final String HEADER = "66666";

    /// International number, count of lines, name.
    private static final Pattern STORM =
            Pattern.compile("66666 +(\\d{4}) +(\\d{1,3}) +\\d{4} .{9}(.{20}).*");

    private static final Pattern TIME = Pattern.compile("(\\d{2})(\\d{2})(\\d{2})(\\d{2})");

    @Override
    public String format() {
        return "jma-best-track";
    }

    @Override
    public void poll(Poll poll) throws FeedException {
        Optional<Document> document = poll.get(poll.config().url());
        if (document.isEmpty()) {
            return;
        }
        List<String> lines = document.get().lines();
        if (lines.stream().noneMatch(l -> l.startsWith(HEADER))) {
            throw new FeedException(
                    "not-jma-best-track", "There is no best track of JMA in the answer.");
        }
        String season = Track.season(poll);
        int others = 0;
        for (int i = 0; i < lines.size(); ) {
            int next = i + 1;
            while (next < lines.size() && !lines.get(next).startsWith(HEADER)) {
                next++;
            }
            int first = i;
            List<String> part = lines.subList(i, next);
            Matcher header = STORM.matcher(part.getFirst());
            if (!header.matches()) {
                poll.refused(
                        path(first), "not the head of a storm: " + Values.quoted(part.getFirst()));
            } else if (season != null && !number(header.group(1)).startsWith(season)) {
                others++;
            } else {
                storm(header, part, first, poll);
            }
            i = next;
        }
        if (others > 0) {
            poll.ignored("lines", others + " storms of other seasons than " + season);
        }
    }

    private static void storm(Matcher header, List<String> lines, int first, Poll poll) {
        List<TrackPoint> points = new ArrayList<>();
        int given = 0;
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i);
            String path = path(first + i);
            if (!line.isBlank()) {
                given++;
                poll.item(() -> points.add(point(line, path, poll)));
            }
        }
        if (given != Integer.parseInt(header.group(2))) {
            poll.refused(
                    path(first),
                    "cut short or too long: "
                            + given
                            + " of "
                            + Integer.parseInt(header.group(2))
                            + " lines of a storm; shown as far as it goes");
        }
        if (!points.isEmpty()) {
            String name = Values.line(header.group(3));
            String id = number(header.group(1));
            String shown = name.isEmpty() ? id : name;
            poll.saw(new Observation.StormSeen(id, shown, shown, points, List.of()));
        }
    }

    /// The archive begins in 1951.
    private static String number(String four) {
        return (Integer.parseInt(four.substring(0, 2)) > 50 ? "19" : "20") + four;
    }

    private static TrackPoint point(String line, String path, Poll poll) throws Refusal {
        Matcher time = TIME.matcher(column(line, 1, 8));
        if (!time.matches()) {
            throw new Refusal(path, "not a date and time: " + Values.quoted(column(line, 1, 8)));
        }
        String century = Integer.parseInt(time.group(1)) > 50 ? "19" : "20";
        String iso = century + time.replaceFirst("$1-$2-$3T$4:00Z");
        GeoPoint centre = centre(column(line, 16, 18), column(line, 20, 23), path);
        return new TrackPoint(
                Values.of(poll).pastInstant(iso, path),
                centre,
                Track.metresPerSecond(poll.part(() -> known(column(line, 34, 36), path, 230))),
                poll.part(() -> Values.number(column(line, 25, 28), path, 800, 1100)),
                null,
                null,
                poll.part(() -> circle(line, 53, path)),
                poll.part(() -> circle(line, 42, path)),
                null,
                grade(column(line, 14, 14)));
    }

    /// Tenths of degrees.
    private static GeoPoint centre(String lat, String lon, String path) throws Refusal {
        Double y = Values.number(lat, path, 0, 900);
        Double x = Values.number(lon, path, 0, 3600);
        Double east = Track.wrapped(x == null ? null : x / 10);
        if (y == null || east == null) {
            throw new Refusal(path, "no coordinates");
        }
        return new GeoPoint(y / 10, east);
    }

    /// JMA writes 0 for what it does not know.
    private static @Nullable Double known(String text, String path, double most) throws Refusal {
        Double value = Values.number(text, path, 0, most);
        return value == null || value == 0 ? null : value;
    }

    /// Direction, longest and shortest radius, of which the first stands in column `from`.
    private static @Nullable Quadrants circle(String line, int from, String path) throws Refusal {
        Double longest = Track.km(known(column(line, from + 1, from + 4), path, 1000));
        Double shortest = Track.km(known(column(line, from + 6, from + 9), path, 1000));
        if (longest == null) {
            return null;
        }
        double least = shortest == null ? 0 : shortest;
        if (least > longest) {
            throw new Refusal(path, "a shortest radius longer than the longest: " + line.strip());
        }
        String direction = column(line, from, from);
        return switch (direction) {
            case "1", "2", "3", "4", "5", "6", "7", "8" ->
                    Track.offCentre(Integer.parseInt(direction) * 45.0 % 360, longest, least);
            case "9" -> Track.offCentre(null, longest, longest);
            default ->
                    throw new Refusal(
                            path, "no direction of a radius: " + Values.quoted(direction));
        };
    }

    private static String grade(String code) {
        return switch (code) {
            case "2" -> "TD";
            case "3" -> "TS";
            case "4" -> "STS";
            case "5" -> "TY";
            case "6" -> "L";
            default -> code;
        };
    }

    /// Columns, counted from 1 as JMA does, without blanks; empty where the line ends before.
    private static String column(String line, int from, int to) {
        return line.length() < from
                ? ""
                : line.substring(from - 1, Math.min(to, line.length())).strip();
    }

    private static String path(int line) {
        return "line " + (line + 1);
    }
}

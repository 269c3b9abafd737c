package org.yilan.feeds.cap;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.spi.Document;
import org.yilan.feeds.spi.FeedAdapter;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.Poll;
import org.yilan.feeds.spi.Refusal;
import org.yilan.feeds.spi.Values;
import org.yilan.feeds.spi.XmlElement;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// `gdacs-rss`: the RSS of the Global Disaster Alert and Coordination System: earthquakes, tropical cyclones, floods,
/// volcanoes, droughts and forest fires of the whole world.
///
/// The url is the document. GDACS has three levels; Red is our I, Orange II, and Green, by which it means that no help from
/// abroad is expected, IV: the lowest warning, not the absence of one. The level is that of the whole event, not of its last
/// episode. An event that GDACS no longer calls current is over at its `todate`; another when nothing new has come for the
/// hours of the option `hours`, because it leaves the feed without a word. The place is the event's centre, a circle without
/// radius, and the country.
///
/// Options:
/// - `least`: the lowest level to show: `Green` (default), `Orange`, `Red`
/// - `hours`: default 72
/// - `tier`: default `NATIONAL`
public final class GdacsAdapter implements FeedAdapter {
    private static final List<String> LEVELS = List.of("green", "orange", "red");
    private static final long DEFAULT_HOURS = 72;

    @Override
    public String format() {
        return "gdacs-rss";
    }

    @Override
    public void poll(Poll poll) throws FeedException {
        Optional<Document> document = poll.get(poll.config().url());
        if (document.isEmpty()) {
            return;
        }
        XmlElement root = document.get().xml();
        if (!root.name().equals("rss") || root.child("channel") == null) {
            throw new FeedException(
                    "not-gdacs-rss",
                    "The answer is no RSS; its outermost element is <"
                            + Values.line(root.name())
                            + ">.");
        }
        for (XmlElement item : root.descendants("item")) {
            poll.item(() -> event(item, poll));
        }
    }

    private static void event(XmlElement item, Poll poll) throws Refusal {
        String level = item.requiredLine("alertlevel");
        if (below(level, poll)) {
            poll.ignored(item.path(), "below the level of the option least: " + level);
            return;
        }
        String type = item.requiredLine("eventtype");
        Instant from = poll.part(() -> time(item, "fromdate", poll));
        Instant to = poll.part(() -> time(item, "todate", poll));
        Instant said =
                time(item, item.child("datemodified") == null ? "pubDate" : "datemodified", poll);
        if (said == null) {
            throw new Refusal(item.path(), "no pubDate");
        }
        String where = item.path();
        Draft alert =
                Draft.alert(where, poll)
                        .put("identifier", where, type + item.requiredLine("eventid"))
                        .put("sender", where, "gdacs.org")
                        .put("sent", where, said.toString())
                        .put("status", where, "Actual")
                        .put("msgType", where, "Alert")
                        .put("scope", where, "Public");
        Draft info =
                alert.inside("info", where)
                        .put("language", where, "en-US")
                        .put("senderName", where, "GDACS")
                        .put("event", where, event(type))
                        .put("severity", where, severity(level))
                        .put("headline", where, item.line("title"))
                        .put("description", where, item.line("description"))
                        .put("expires", where, over(item, to == null ? said : to, poll).toString());
        if (from != null) {
            info.put("onset", where, from.toString());
        }
        info.pair("parameter", "tier", where, poll.config().option("tier").orElse("NATIONAL"));
        for (XmlElement child : item.children()) {
            parameter(child, info);
        }
        alert.put(info.put(area(item, alert, poll))).read();
    }

    private static boolean below(String level, Poll poll) {
        int rank = LEVELS.indexOf(level.toLowerCase(Locale.ROOT));
        String least = poll.config().option("least").orElse("Green");
        return rank >= 0 && rank < LEVELS.indexOf(least.toLowerCase(Locale.ROOT));
    }

    /// CAP's word; of a level that is not known its own.
    private static String severity(String level) {
        return switch (level.toLowerCase(Locale.ROOT)) {
            case "red" -> "Extreme";
            case "orange" -> "Severe";
            case "green" -> "Minor";
            default -> level;
        };
    }

    /// The name behind GDACS's two letters, the letters when they are new.
    private static String event(String type) {
        return switch (type) {
            case "EQ" -> "earthquake";
            case "TC" -> "tropical cyclone";
            case "FL" -> "flood";
            case "VO" -> "volcano";
            case "DR" -> "drought";
            case "WF" -> "wildfire";
            case "TS" -> "tsunami";
            default -> type;
        };
    }

    private static Instant over(XmlElement item, Instant last, Poll poll) throws Refusal {
        if (item.line("iscurrent").equals("false")) {
            return last;
        }
        Double hours =
                Values.number(poll.config().option("hours").orElse(null), "option hours", 1, 9000);
        return last.plus(Duration.ofHours(hours == null ? DEFAULT_HOURS : Math.round(hours)));
    }

    /// RFC 1123, as all of RSS.
    private static @Nullable Instant time(XmlElement item, String name, Poll poll) throws Refusal {
        XmlElement child = item.child(name);
        String text = item.line(name);
        if (child == null || text.isEmpty()) {
            return null;
        }
        try {
            String iso =
                    ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant()
                            .toString();
            return Values.of(poll).instant(iso, child.path());
        } catch (DateTimeException e) {
            throw new Refusal(child.path(), "not a date and time: " + Values.quoted(text));
        }
    }

    /// What GDACS says besides, as it says it.
    private static void parameter(XmlElement child, Draft info) {
        switch (child.name()) {
            case "alertlevel",
                    "alertscore",
                    "episodealertlevel",
                    "episodeid",
                    "eventname",
                    "severity",
                    "population",
                    "vulnerability",
                    "glide",
                    "temporary",
                    "bbox",
                    "cap" ->
                    info.pair("parameter", child.name(), child.path(), Values.line(child.text()));
            default -> {
                // the words above, and links to pictures and pages
            }
        }
    }

    private static Draft area(XmlElement item, Draft alert, Poll poll) {
        Draft area =
                alert.inside("area", item.path())
                        .put("areaDesc", item.path(), item.line("country"));
        area.pair("geocode", "iso3", item.path(), item.line("iso3"));
        List<XmlElement> points = item.children("point");
        if (points.isEmpty()) {
            poll.ignored(item.path(), "no point");
        } else {
            XmlElement point = points.getFirst();
            String pair = point.text().strip().replaceAll("\\s+", ",");
            area.put("circle", point.path(), pair.isEmpty() ? "" : pair + " 0");
        }
        return area;
    }
}

package org.yilan.feeds.earthquake;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.spi.Document;
import org.yilan.feeds.spi.FeedAdapter;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.JsonItem;
import org.yilan.feeds.spi.Observation;
import org.yilan.feeds.spi.Poll;
import org.yilan.feeds.spi.Refusal;
import org.yilan.feeds.spi.Values;
import org.yilan.situation.model.Earthquake;
import org.yilan.situation.model.Earthquake.AreaIntensity;
import org.yilan.situation.model.Earthquake.Hypocentre;
import org.yilan.situation.model.Earthquake.Shaking;
import org.yilan.situation.model.Earthquake.Stage;
import org.yilan.situation.model.GeoPoint;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `p2pquake`: what P2PQuake (P2P地震情報) relays of the Japan Meteorological Agency, its JSON API version 2: earthquakes (551),
/// tsunami warnings (552) and early warnings (556), a list or one document. A document without a code is known by its shape.
///
/// The url is the document or the query (`…/v2/history?codes=551&codes=552&codes=556`). Its times are Japan's, whatever the
/// feed's zone. An earthquake has no id there: it is known by the minute that it began in, so that its reports come
/// together; an early warning is known by JMA's id of the event. The situation puts both together by time and place. Option
/// `tier` of the alerts; default `NATIONAL`.
public final class P2pQuakeAdapter implements FeedAdapter {
    private static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    @Override
    public String format() {
        return "p2pquake";
    }

    @Override
    public String about() {
        return "earthquakes, tsunami and early warnings of Japan as P2PQuake's JSON API relays"
                + " them";
    }

    @Override
    public void poll(Poll poll) throws FeedException {
        Optional<Document> document = poll.get(poll.config().url());
        if (document.isEmpty()) {
            return;
        }
        JsonItem root = document.get().json();
        if (!root.isArray() && !root.isObject()) {
            throw new FeedException(
                    "not-p2pquake", "The answer is neither a list nor a document of P2PQuake.");
        }
        if (root.isObject() && code(root).isEmpty()) {
            throw new FeedException(
                    "not-p2pquake",
                    "The answer is no document of P2PQuake: it has neither a code nor what an"
                            + " earthquake, a tsunami or an early warning has.");
        }
        for (JsonItem item : root.isArray() ? root.items() : List.of(root)) {
            poll.item(() -> new Reading(item, poll).read());
        }
    }

    private static String code(JsonItem item) {
        String code = item.line("code");
        if (!code.isEmpty() || item.get("issue").missing()) {
            return code;
        }
        if (!item.get("earthquake").missing()) {
            return item.get("cancelled").missing() ? "551" : "556";
        }
        return item.get("cancelled").missing() ? "" : "552";
    }

    /// The reading of one document.
    private record Reading(JsonItem item, Poll poll, Values values) {
        Reading(JsonItem item, Poll poll) {
            this(item, poll, new Values(JAPAN, poll.now()));
        }

        void read() throws Refusal {
            switch (code(item)) {
                case "551" -> earthquake();
                case "552" -> tsunami();
                case "556" -> early();
                case "" -> throw new Refusal(item.path(), "no code");
                default ->
                        poll.ignored(
                                item.path(), "code " + item.line("code") + " is not of the agency");
            }
        }

        /// When it was issued; the time at which it was relayed, where it is there, tells two of one minute apart.
        private Instant updated() throws Refusal {
            JsonItem relayed = item.get("time");
            JsonItem issued = item.get("issue").get("time");
            return relayed.missing()
                    ? values.pastInstant(issued.text(), issued.path())
                    : values.pastInstant(relayed.text(), relayed.path());
        }

        private String reporter() {
            String source = item.get("issue").line("source");
            return source.isEmpty() ? "気象庁" : source;
        }

        private void earthquake() throws Refusal {
            JsonItem about = item.get("earthquake");
            JsonItem time = about.get("time");
            Instant origin = values.pastInstant(time.text(), time.path());
            String type = item.get("issue").requiredLine("type");
            List<AreaIntensity> areas = new ArrayList<>();
            for (JsonItem point : item.get("points").items()) {
                String degree = Shindo.tens(point.text("scale"));
                if (degree.isEmpty()) {
                    poll.ignored(point.path(), "no intensity yet: " + point.line("addr"));
                } else {
                    areas.add(new AreaIntensity("", place(point), degree));
                }
            }
            Shaking shaking = Shindo.shaking(Shindo.tens(about.text("maxScale")), areas);
            if (shaking.areas().size() < areas.size()) {
                poll.ignored(
                        item.get("points").path(),
                        (areas.size() - shaking.areas().size())
                                + " stations beside the 300 with the strongest shaking");
            }
            poll.saw(
                    new Observation.EarthquakeSeen(
                            new Earthquake(
                                    poll.config().id() + ":" + minute(time),
                                    poll.config().id(),
                                    type,
                                    0,
                                    updated(),
                                    type.equals("ScalePrompt") ? Stage.INTENSITY : Stage.HYPOCENTRE,
                                    hypocentre(about.get("hypocenter"), origin, false),
                                    shaking,
                                    tsunamiWord(about),
                                    item.get("comments").line("freeFormComment"),
                                    reporter(),
                                    false)));
        }

        /// `2021/02/17 23:06:00` is 202102172306.
        private static String minute(JsonItem time) {
            String digits = Values.line(time.text()).replaceAll("\\D", "");
            return digits.substring(0, Math.min(12, digits.length()));
        }

        private static String place(JsonItem point) {
            String pref = point.line("pref");
            String address = point.line("addr");
            return address.startsWith(pref) ? address : pref + address;
        }

        private static String tsunamiWord(JsonItem about) {
            String domestic = about.line("domesticTsunami");
            String foreign = about.line("foreignTsunami");
            return !domestic.isEmpty() && !domestic.equals("Unknown")
                    ? domestic
                    : foreign.equals("Unknown") ? "" : foreign;
        }

        /// -200 degrees, -1 km and magnitude -1 mean that it is not known.
        private Hypocentre hypocentre(JsonItem place, Instant origin, boolean assumed) {
            GeoPoint point =
                    poll.part(
                            () ->
                                    "-200".equals(whole(place.text("latitude")))
                                            ? null
                                            : Values.point(
                                                    place.text("latitude"),
                                                    place.text("longitude"),
                                                    place.path()));
            Double depth = poll.part(() -> place.number("depth", -1, 1000));
            Double magnitude = poll.part(() -> place.number("magnitude", -1, 12));
            return new Hypocentre(
                    origin,
                    point,
                    place.line("name"),
                    assumed || depth == null || depth == -1 ? Double.NaN : depth,
                    assumed || magnitude == null || magnitude == -1 ? Double.NaN : magnitude,
                    magnitude == null || magnitude == -1 ? "" : "Mj");
        }

        private static @Nullable String whole(@Nullable String number) {
            return number == null ? null : number.replaceFirst("\\.0+$", "");
        }

        private void early() throws Refusal {
            if ("true".equals(item.text("test"))) {
                poll.ignored(item.path(), "a test of the line");
                return;
            }
            JsonItem issue = item.get("issue");
            String event = issue.requiredLine("eventId");
            Double serial = issue.number("serial", 0, 9_999);
            boolean cancelled = "true".equals(item.text("cancelled"));
            JsonItem about = item.get("earthquake");
            List<AreaIntensity> areas = new ArrayList<>();
            List<String> warned = new ArrayList<>();
            for (JsonItem area : item.get("areas").items()) {
                String from = Shindo.tens(area.text("scaleFrom"));
                String degree = Shindo.range(from, Shindo.tens(area.text("scaleTo")));
                areas.add(new AreaIntensity("", area.line("name"), degree));
                if (area.line("kindCode").isEmpty() || area.line("kindCode").matches("1\\d")) {
                    warned.add(area.line("name"));
                }
            }
            JsonItem began = about.get("originTime");
            Instant origin =
                    cancelled || began.missing()
                            ? null
                            : poll.part(() -> values.instant(began.text(), began.path()));
            Instant updated = updated();
            boolean assumed = about.line("condition").contains("仮定震源要素");
            Earthquake earthquake =
                    new Earthquake(
                            poll.config().id() + ":" + event,
                            poll.config().id(),
                            "EEW",
                            serial == null ? 0 : serial.intValue(),
                            updated,
                            cancelled ? Stage.CANCELLED : Stage.WARNING,
                            cancelled
                                    ? Hypocentre.UNKNOWN
                                    : hypocentre(
                                            about.get("hypocenter"),
                                            origin == null ? updated : origin,
                                            assumed),
                            cancelled ? Shaking.UNKNOWN : Shindo.shaking("", areas),
                            "",
                            about.line("condition"),
                            reporter(),
                            false);
            poll.saw(new Observation.EarthquakeSeen(earthquake));
            SeismicAlerts alerts = new SeismicAlerts(poll);
            if (cancelled) {
                alerts.earlyCancelled(event, earthquake);
            } else {
                alerts.early(event, earthquake, warned, "", "");
            }
        }

        private void tsunami() throws Refusal {
            Instant sent = updated();
            List<SeismicAlerts.Coast> coasts = new ArrayList<>();
            boolean over = "true".equals(item.text("cancelled"));
            for (JsonItem area : over ? List.<JsonItem>of() : item.get("areas").items()) {
                String grade = area.line("grade");
                SeismicAlerts.Tsunami kind =
                        switch (grade) {
                            case "MajorWarning" -> SeismicAlerts.Tsunami.MAJOR_WARNING;
                            case "Warning" -> SeismicAlerts.Tsunami.WARNING;
                            case "Watch" -> SeismicAlerts.Tsunami.ADVISORY;
                            default -> SeismicAlerts.Tsunami.UNKNOWN;
                        };
                JsonItem first = area.get("firstHeight");
                JsonItem arrival = first.get("arrivalTime");
                Instant at =
                        arrival.missing()
                                ? null
                                : poll.part(() -> values.instant(arrival.text(), arrival.path()));
                coasts.add(
                        new SeismicAlerts.Coast(
                                kind,
                                "",
                                area.requiredLine("name"),
                                area.get("maxHeight").line("description"),
                                at == null ? first.line("condition") : SeismicAlerts.clock(at)));
            }
            if (coasts.isEmpty() && !over) {
                poll.ignored(item.path(), "warns of no tsunami");
                return;
            }
            new SeismicAlerts(poll).tsunami("", sent, false, reporter(), coasts, "", "");
        }
    }
}

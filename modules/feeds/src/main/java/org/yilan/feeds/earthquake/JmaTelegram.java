package org.yilan.feeds.earthquake;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.spi.Observation;
import org.yilan.feeds.spi.Poll;
import org.yilan.feeds.spi.Refusal;
import org.yilan.feeds.spi.Values;
import org.yilan.feeds.spi.XmlElement;
import org.yilan.situation.model.Earthquake;
import org.yilan.situation.model.Earthquake.AreaIntensity;
import org.yilan.situation.model.Earthquake.Hypocentre;
import org.yilan.situation.model.Earthquake.Shaking;
import org.yilan.situation.model.Earthquake.Stage;
import org.yilan.situation.model.GeoPoint;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Reads one telegram of the Japan Meteorological Agency (気象庁防災情報XML, `<Report>`) on earthquakes and tsunamis. Its title
/// is its line of reports.
final class JmaTelegram {
    static final String NAMESPACE = "http://xml.kishou.go.jp/jmaxml1/";

    private static final int MOST_SERIAL = 9_999;

    private final Poll poll;
    private final Values values;
    private final XmlElement report;
    private final XmlElement control;
    private final XmlElement head;
    private final XmlElement body;
    private final String title;

    private JmaTelegram(Poll poll, XmlElement report) throws Refusal {
        this.poll = poll;
        this.values = Values.of(poll);
        this.report = report;
        this.control = part(report, "Control");
        this.head = part(report, "Head");
        this.body = part(report, "Body");
        this.title = control.requiredLine("Title");
    }

    private static XmlElement part(XmlElement in, String name) throws Refusal {
        XmlElement child = in.child(name);
        if (child == null) {
            throw new Refusal(in.path(), "no " + name);
        }
        return child;
    }

    static void read(XmlElement report, Poll poll) throws Refusal {
        new JmaTelegram(poll, report).read();
    }

    private void read() throws Refusal {
        String status = control.requiredLine("Status");
        if (status.equals("試験") || title.contains("配信テスト")) {
            poll.ignored(report.path(), "a test of the line (" + title + ", " + status + ")");
            return;
        }
        Stage stage = stage();
        if (stage == null) {
            poll.ignored(report.path(), "tells of no single earthquake: " + title);
            return;
        }
        Instant updated = updated();
        String[] events = head.requiredLine("EventID").split(" ");
        boolean cancels = head.line("InfoType").equals("取消");
        int serial = serial();
        List<XmlElement> earthquakes = body.children("Earthquake");
        boolean early = stage.early();
        Shaking shaking = early ? forecast() : observed();
        if (early && warned()) {
            stage = Stage.WARNING;
        }
        for (int i = 0; i < events.length; i++) {
            // A telegram on several earthquakes names them in the order in which it tells of them.
            XmlElement about = i < earthquakes.size() ? earthquakes.get(i) : null;
            Earthquake earthquake =
                    new Earthquake(
                            poll.config().id() + ":" + events[i],
                            poll.config().id(),
                            title,
                            serial,
                            updated,
                            cancels ? Stage.CANCELLED : stage,
                            cancels ? Hypocentre.UNKNOWN : hypocentre(about),
                            cancels ? Shaking.UNKNOWN : shaking,
                            cancels ? "" : tsunamiWords(),
                            cancels ? Values.line(body.text("Text")) : remark(about),
                            reporter(about),
                            status.equals("訓練"));
            poll.saw(new Observation.EarthquakeSeen(earthquake));
            if (early && i == 0) {
                alert(events[i], earthquake);
            }
        }
        if (earthquakes.size() > events.length) {
            poll.ignored(
                    report.path(),
                    (earthquakes.size() - events.length)
                            + " more earthquakes than the telegram has ids for");
        }
        if (title.startsWith("津波警報")) {
            new JmaTsunami(poll, body, headline(), control.line("PublishingOffice"))
                    .read(events[0], updated, status.equals("訓練"), cancels);
        } else if (body.child("Tsunami") != null) {
            poll.ignored(report.path(), "heights of the tsunami: " + title);
        }
    }

    /// Null for what tells of no single earthquake: counts of them, outlooks, other phenomena.
    private @Nullable Stage stage() {
        if (title.startsWith("緊急地震速報")) {
            return Stage.FORECAST;
        }
        if (title.equals("震度速報")) {
            return Stage.INTENSITY;
        }
        if (title.startsWith("顕著な地震の震源要素更新")) {
            return Stage.REVIEWED;
        }
        boolean located =
                title.startsWith("震源")
                        || title.startsWith("遠地地震")
                        || title.startsWith("長周期地震動に関する観測")
                        || title.startsWith("津波")
                        || title.startsWith("沖合の津波");
        return located ? Stage.HYPOCENTRE : null;
    }

    /// When it was sent, to the second; the time of the announcement is cut to the minute in most telegrams.
    private Instant updated() throws Refusal {
        XmlElement sent = control.child("DateTime");
        return sent == null
                ? values.pastInstant(head.text("ReportDateTime"), head.path())
                : values.pastInstant(sent.text(), sent.path());
    }

    private int serial() throws Refusal {
        XmlElement serial = head.child("Serial");
        String text = serial == null ? "" : serial.text().strip();
        if (serial == null || text.isEmpty()) {
            return 0;
        }
        if (!text.matches("\\d{1,9}") || Integer.parseInt(text) > MOST_SERIAL) {
            throw new Refusal(serial.path(), "no serial number: " + Values.quoted(text));
        }
        return Integer.parseInt(text);
    }

    private Hypocentre hypocentre(@Nullable XmlElement earthquake) {
        if (earthquake == null) {
            Instant target =
                    title.equals("震度速報")
                            ? poll.part(
                                    () -> values.instant(head.text("TargetDateTime"), head.path()))
                            : null;
            return new Hypocentre(target, null, "", Double.NaN, Double.NaN, "");
        }
        Instant origin = time(earthquake, "OriginTime");
        XmlElement outer = earthquake.child("Hypocenter");
        XmlElement area = outer == null ? null : outer.child("Area");
        Located located = area == null ? Located.NOWHERE : located(area);
        // Where the shaking came before any location, place and size are placeholders (M 1.0, 10
        // km).
        boolean assumed = earthquake.line("Condition").contains("仮定震源要素");
        XmlElement magnitude = earthquake.child("Magnitude");
        Double size = magnitude == null || assumed ? null : poll.part(() -> number(magnitude));
        String name = area == null ? "" : area.line("Name");
        String detail = area == null ? "" : area.line("DetailedName");
        return new Hypocentre(
                origin == null ? time(earthquake, "ArrivalTime") : origin,
                located.point(),
                detail.isEmpty() ? name : name + " " + detail,
                assumed ? Double.NaN : located.depthKm(),
                size == null ? Double.NaN : size,
                magnitude == null ? "" : magnitude.attribute("type"));
    }

    private @Nullable Instant time(XmlElement in, String name) {
        XmlElement child = in.child(name);
        return child == null || Values.missing(child.text())
                ? null
                : poll.part(() -> values.pastInstant(child.text(), child.path()));
    }

    /// JMA writes `NaN` for a magnitude that is not known, with the reason in words.
    private static @Nullable Double number(XmlElement magnitude) throws Refusal {
        return magnitude.text().strip().equals("NaN")
                ? null
                : Values.number(magnitude.text(), magnitude.path(), -10, 12);
    }

    private record Located(@Nullable GeoPoint point, double depthKm) {
        static final Located NOWHERE = new Located(null, Double.NaN);
    }

    /// The coordinate in degrees and minutes where there is one, which a review adds, else that in tenths of a degree. The
    /// datum that JMA names (日本測地系) is 400 m from WGS-84 at most, far less than a tenth of a degree.
    private Located located(XmlElement area) {
        XmlElement best = null;
        for (XmlElement coordinate : area.children("Coordinate")) {
            boolean minutes = coordinate.attribute("type").contains("度分");
            best = best == null || minutes ? coordinate : best;
        }
        XmlElement coordinate = best;
        if (coordinate == null || coordinate.text().isBlank()) {
            return Located.NOWHERE;
        }
        Located located = poll.part(() -> JmaCoordinate.read(coordinate, Located::new));
        return located == null ? Located.NOWHERE : located;
    }

    private Shaking forecast() {
        XmlElement forecast = intensity("Forecast");
        if (forecast == null) {
            return Shaking.UNKNOWN;
        }
        List<AreaIntensity> areas = new ArrayList<>();
        for (XmlElement area : areas(forecast)) {
            String degree = degree(area.child("ForecastInt"));
            if (!degree.isEmpty()) {
                areas.add(new AreaIntensity(area.line("Code"), area.line("Name"), degree));
            }
        }
        return Shindo.shaking(degree(forecast.child("ForecastInt")), areas);
    }

    private static String degree(@Nullable XmlElement forecastInt) {
        return forecastInt == null
                ? ""
                : Shindo.range(forecastInt.line("From"), forecastInt.line("To"));
    }

    private Shaking observed() {
        XmlElement observation = intensity("Observation");
        if (observation == null) {
            return Shaking.UNKNOWN;
        }
        List<AreaIntensity> areas = new ArrayList<>();
        int finer = 0;
        for (XmlElement area : areas(observation)) {
            finer += area.children("City").size();
            String degree = area.line("MaxInt");
            if (degree.isEmpty()) {
                poll.ignored(area.path(), "no intensity yet: " + area.line("Name"));
            } else {
                areas.add(new AreaIntensity(area.line("Code"), area.line("Name"), degree));
            }
        }
        if (finer > 0) {
            poll.ignored(
                    observation.path(), finer + " municipalities and their stations; areas count");
        }
        return Shindo.shaking(observation.line("MaxInt"), areas);
    }

    private @Nullable XmlElement intensity(String kind) {
        XmlElement intensity = body.child("Intensity");
        return intensity == null ? null : intensity.child(kind);
    }

    private static List<XmlElement> areas(XmlElement in) {
        return in.children("Pref").stream().flatMap(p -> p.children("Area").stream()).toList();
    }

    /// Whether the public is warned: the telegram is the warning itself, or a forecast that says so of an area (codes 10 to
    /// 19 of 緊急地震速報).
    private boolean warned() {
        return title.contains("警報") || !warnedAreas().isEmpty();
    }

    private List<String> warnedAreas() {
        XmlElement forecast = intensity("Forecast");
        return forecast == null
                ? List.of()
                : areas(forecast).stream()
                        .filter(
                                a ->
                                        a.descendants("Kind").stream()
                                                .anyMatch(k -> k.line("Code").matches("1\\d")))
                        .map(a -> a.line("Name"))
                        .distinct()
                        .toList();
    }

    private void alert(String event, Earthquake earthquake) {
        SeismicAlerts alerts = new SeismicAlerts(poll);
        if (earthquake.cancelled()) {
            alerts.earlyCancelled(event, earthquake);
        } else if (earthquake.stage() == Stage.WARNING) {
            XmlElement comments = body.child("Comments");
            XmlElement warning = comments == null ? null : comments.child("WarningComment");
            alerts.early(
                    event,
                    earthquake,
                    warnedAreas(),
                    headline(),
                    warning == null ? "" : Values.text(warning.text("Text")));
        }
    }

    private String headline() {
        XmlElement headline = head.child("Headline");
        return headline == null ? "" : headline.line("Text");
    }

    private String reporter(@Nullable XmlElement earthquake) {
        String office = control.line("PublishingOffice");
        XmlElement hypocenter = earthquake == null ? null : earthquake.child("Hypocenter");
        String source = hypocenter == null ? "" : hypocenter.line("Source");
        return source.isEmpty() ? office : office + " / " + source;
    }

    /// What is said of a tsunami: a warning's headline, else the standing comment on it.
    private String tsunamiWords() {
        if (title.contains("津波")) {
            return headline();
        }
        return comments().stream()
                .flatMap(String::lines)
                .map(Values::line)
                .filter(l -> l.contains("津波") || l.contains("海面"))
                .collect(Collectors.joining(" "));
    }

    private List<String> comments() {
        XmlElement comments = body.child("Comments");
        return comments == null
                ? List.of()
                : comments.children("ForecastComment").stream()
                        .map(c -> Values.text(c.text("Text")))
                        .toList();
    }

    /// A magnitude that is words (Ｍ８を超える巨大地震), an assumed hypocentre, and the telegram's own text.
    private String remark(@Nullable XmlElement earthquake) {
        List<String> words = new ArrayList<>();
        if (earthquake != null) {
            XmlElement magnitude = earthquake.child("Magnitude");
            if (magnitude != null && magnitude.text().strip().equals("NaN")) {
                words.add(Values.line(magnitude.attribute("description")));
            }
            words.add(earthquake.line("Condition"));
        }
        words.add(Values.line(body.text("Text")));
        return words.stream().filter(w -> !w.isEmpty()).collect(Collectors.joining(" "));
    }
}

package org.yilan.map.details;

import org.jspecify.annotations.Nullable;
import org.yilan.fx.Texts;
import org.yilan.map.arrival.ArrivalBoard;
import org.yilan.map.arrival.ArrivalWords;
import org.yilan.map.details.DetailSheet.Row;
import org.yilan.map.layer.sensor.SensorWords;
import org.yilan.map.mark.Looks;
import org.yilan.map.mark.Unmarked;
import org.yilan.situation.Changes;
import org.yilan.situation.Situation;
import org.yilan.situation.arrival.ArrivalClock;
import org.yilan.situation.arrival.Force;
import org.yilan.situation.arrival.StormGrade;
import org.yilan.situation.arrival.StormPath;
import org.yilan.situation.kpi.Look;
import org.yilan.situation.model.Alert;
import org.yilan.situation.model.AlertText;
import org.yilan.situation.model.Area;
import org.yilan.situation.model.Facility;
import org.yilan.situation.model.FeedHealth;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Incident;
import org.yilan.situation.model.Quadrants;
import org.yilan.situation.model.Reading;
import org.yilan.situation.model.RoadEvent;
import org.yilan.situation.model.Sensor;
import org.yilan.situation.model.Signature;
import org.yilan.situation.model.Storm;
import org.yilan.situation.model.TrackPoint;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Puts the facts about one thing of the situation into words. Any thread.
public final class Facts {
    private static final int MEMBERS = 7;
    private static final int UNMARKED = 9;

    /// The name that people know a signer by, in the subject of a certificate.
    private static final Pattern COMMON_NAME = Pattern.compile("(?:^|,)\\s*CN=([^,]+)");

    private final Texts texts;
    private final FacilityFacts places;
    private final RoadFacts roads;
    private final ZoneId zone;
    private final GeoPoint city;
    private final DateTimeFormatter time;
    private final EarthquakeFacts earthquakes;

    /// @param city its centre, for distances
    public Facts(Texts texts, ZoneId zone, GeoPoint city) {
        this.texts = texts;
        this.places = new FacilityFacts(texts);
        this.roads = new RoadFacts(texts, zone);
        this.zone = zone;
        this.city = city;
        this.time = DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(zone);
        this.earthquakes = new EarthquakeFacts(this, texts, city);
    }

    /// The sheet for a thing, empty when the situation does not know it.
    public Optional<DetailSheet> of(
            Situation situation, Changes.Kind kind, String id, Instant now) {
        return switch (kind) {
            case INCIDENT ->
                    situation
                            .incident(id)
                            .map(i -> incident(situation, i, now).from(i.report().feed()));
            case ALERT -> situation.alert(id).map(a -> alert(situation, a, now).from(a.feed()));
            case STORM ->
                    situation.storms().stream()
                            .filter(s -> s.id().equals(id))
                            .findFirst()
                            .map(s -> storm(situation, s, now).from(s.feed()));
            case SENSOR, READING ->
                    situation.sensor(id).map(s -> sensor(situation, s, now).from(s.feed()));
            case FACILITY ->
                    situation.facility(id).map(f -> facility(situation, f, now).from(f.feed()));
            case EARTHQUAKE ->
                    situation
                            .earthquake(id)
                            .map(e -> earthquakes.sheet(situation, e, now).from(e.feed()));
            case ROAD_EVENT ->
                    situation.roadEvent(id).map(r -> road(situation, r, now).from(r.feed()));
            case LEVEL, PROPOSAL, TASK, ANNOUNCEMENT, FEED, ALARM, EXERCISE -> Optional.empty();
        };
    }

    /// The sheet for several incidents in one place, gravest first.
    public DetailSheet cluster(List<Incident> incidents, Instant now) {
        List<DetailSheet.Member> members =
                incidents.stream()
                        .limit(MEMBERS)
                        .map(
                                i ->
                                        new DetailSheet.Member(
                                                i.grade(),
                                                i.report().title() + "  " + left(i, now),
                                                "",
                                                Changes.Kind.INCIDENT,
                                                i.id()))
                        .toList();
        int more = incidents.size() - members.size();
        return new DetailSheet(
                incidents.isEmpty() ? null : incidents.getFirst().grade(),
                texts.get("layers.cluster.title", incidents.size()),
                List.of(),
                members,
                more > 0 ? texts.get("layers.cluster.more", more) : "",
                "");
    }

    /// The sheet for what holds and has no mark on the map: for all that is seen, and without a place.
    ///
    /// @param incidents how many incidents have no place, of which the gravest are among the things
    public DetailSheet unmarked(List<Unmarked> things, int incidents) {
        List<DetailSheet.Member> members =
                things.stream()
                        .sorted(
                                Comparator.comparing(Unmarked::everywhere)
                                        .thenComparing(Unmarked::kind)
                                        .thenComparing(Unmarked::grade))
                        .limit(UNMARKED)
                        .map(
                                u ->
                                        new DetailSheet.Member(
                                                u.grade(), u.title(), u.reason(), u.kind(), u.id()))
                        .toList();
        long named = things.stream().filter(u -> u.kind() == Changes.Kind.INCIDENT).count();
        long more = things.size() - members.size() + incidents - named;
        return new DetailSheet(
                null,
                texts.get("layers.unmarked.title"),
                List.of(),
                members,
                members.isEmpty()
                        ? texts.get("layers.unmarked.none")
                        : more > 0 ? texts.get("layers.unmarked.more", more) : "",
                "");
    }

    /// How many places from one on fit a height, at least one.
    ///
    /// @param room in units of the smallest text
    public int arrivalsThatFit(ArrivalBoard board, int from, double room) {
        double left = room;
        int count = 0;
        for (ArrivalBoard.Row row : board.rows().subList(from, board.rows().size())) {
            // A line of a station with its distance and age goes over two in the card.
            boolean known = row.waters().tide() != null;
            int lines =
                    (known ? 3 : 2)
                            + (row.waters().measured() == null ? 0 : 2)
                            + (row.waters().expected() == null ? 0 : 2)
                            + (row.waters().measured() == null && row.waters().expected() == null
                                    ? 1
                                    : 0);
            left -= lines * 1.7 + 0.4;
            if (left < 0 && count > 0) {
                break;
            }
            count++;
        }
        return count;
    }

    /// The sheet for places that a wind reaches or has reached.
    ///
    /// @param from index of the first place, `count` how many there is room for
    public DetailSheet arrivals(ArrivalBoard board, int from, int count, Instant now) {
        ArrivalWords words = new ArrivalWords(texts, zone);
        int all = board.rows().size();
        int to = Math.min(all, from + count);
        String part =
                count >= all ? "" : "  " + texts.get("layers.arrival.part", from + 1, to, all);
        return new DetailSheet(
                null,
                words.title(board) + part,
                board.rows().subList(from, to).stream()
                        .map(r -> Row.of(words.name(r.place()), words.everything(r, now)))
                        .toList(),
                List.of(),
                "",
                words.foot(board));
    }

    private DetailSheet incident(Situation situation, Incident incident, Instant now) {
        var report = incident.report();
        List<Row> rows = new ArrayList<>();
        rows.add(row("layers.incident.state", word("state.", incident.progress().state().name())));
        if (!incident.progress().unit().isEmpty()) {
            rows.add(row("layers.incident.unit", incident.progress().unit()));
        }
        String where =
                report.place().address().isEmpty()
                        ? word("district.", report.place().division())
                        : report.place().address();
        if (report.place().point() == null) {
            where += " (" + texts.get("layers.incident.only-division") + ")";
        }
        rows.add(row("layers.incident.place", where));
        rows.add(row("layers.incident.category", word("category.", report.category())));
        rows.add(row("layers.incident.reported", time.format(report.reportedAt())));
        rows.add(row("layers.incident.due", left(incident, now)));
        return new DetailSheet(
                incident.grade(),
                report.title(),
                rows,
                List.of(),
                texts.get("layers.incident.todo." + incident.progress().state().name()),
                foot(situation, report.feed(), incident.changedAt(), report.simulated()));
    }

    private String left(Incident incident, Instant now) {
        Duration left = incident.timeLeft(now).orElse(null);
        if (left == null) {
            return texts.get("layers.incident.no-limit");
        }
        return left.isNegative()
                ? texts.get("layers.incident.over", span(left.negated()))
                : texts.get("layers.incident.left", span(left));
    }

    static String span(Duration d) {
        return d.toHours() >= 24
                ? d.toDays() + " d " + d.toHoursPart() + " h"
                : String.format(Locale.ROOT, "%d:%02d", d.toHours(), d.toMinutesPart());
    }

    private DetailSheet alert(Situation situation, Alert alert, Instant now) {
        AlertText text = alert.text(texts.locale().getLanguage());
        Instant expires = alert.expires();
        List<Row> rows = new ArrayList<>();
        rows.add(row("layers.alert.sender", alert.senderName()));
        Signature signature = alert.signature();
        if (signature != null) {
            rows.add(row("layers.alert.signature", signature(signature)));
        }
        rows.add(row("layers.alert.sent", time.format(alert.sent())));
        rows.add(
                row(
                        "layers.alert.expires",
                        expires == null ? texts.get("layers.alert.no-end") : time.format(expires)));
        String areas =
                alert.areas().stream()
                        .map(this::area)
                        .filter(w -> !w.isBlank())
                        .collect(Collectors.joining("、"));
        if (!areas.isEmpty()) {
            rows.add(row("layers.alert.areas", areas));
        }
        if (!text.description().isBlank()) {
            rows.add(Row.of("", text.description()));
        }
        boolean drill = alert.status() == Alert.Status.EXERCISE;
        boolean broken = signature != null && signature.state() == Signature.State.BROKEN;
        return new DetailSheet(
                alert.grade(),
                (drill ? texts.get("layers.card.exercise") + " · " : "")
                        + (broken ? texts.get("layers.card.broken") + " · " : "")
                        + (text.headline().isBlank() ? text.event() : text.headline()),
                rows,
                List.of(),
                text.instruction(),
                foot(situation, alert.feed(), alert.sent(), false));
    }

    private String signature(Signature signature) {
        String words = texts.get("layers.alert.signature." + signature.state().name());
        Matcher name = COMMON_NAME.matcher(signature.signer());
        return name.find() ? words + " · " + name.group(1) : words;
    }

    private String area(Area area) {
        return area.divisions().isEmpty()
                ? area.description()
                : area.divisions().stream()
                        .map(c -> word("district.", c))
                        .collect(Collectors.joining("、"));
    }

    private DetailSheet storm(Situation situation, Storm storm, Instant now) {
        TrackPoint last = storm.latest().orElseThrow();
        List<Row> rows = new ArrayList<>();
        if (last.windMs() != null) {
            rows.add(
                    row(
                            "layers.storm.wind",
                            String.format(Locale.ROOT, "%.0f m/s", last.windMs())));
        }
        if (last.pressureHpa() != null) {
            rows.add(
                    row(
                            "layers.storm.pressure",
                            String.format(Locale.ROOT, "%.0f hPa", last.pressureHpa())));
        }
        if (last.moveKmh() != null && last.moveBearing() != null) {
            String[] winds = texts.get("layers.direction").split(" ");
            int sector = (int) Math.floorMod(Math.round(last.moveBearing() / 45), 8L);
            rows.add(
                    row(
                            "layers.storm.moving",
                            String.format(
                                    Locale.ROOT, "%s %.0f km/h", winds[sector], last.moveKmh())));
        }
        rows.add(
                row(
                        "layers.storm.position",
                        String.format(
                                Locale.ROOT,
                                "%.1f°N %.1f°E · %s",
                                last.centre().lat(),
                                last.centre().lon(),
                                time.format(last.at()))));
        for (Force force : Force.values()) {
            Quadrants q = force.radii(last);
            if (q != null && q.longest() > 0) {
                rows.add(
                        Row.of(
                                texts.get("layers.storm.radii", force.beaufort()),
                                radius(q) + " km"));
            }
        }
        ArrivalClock.closest(storm, city, now)
                .ifPresent(
                        a ->
                                rows.add(
                                        row(
                                                "layers.storm.closest",
                                                texts.get(
                                                        "layers.storm.closest.value",
                                                        Math.round(a.km()),
                                                        time.format(a.at()),
                                                        word("layers.agency.", a.agency())))));
        boolean chinese = texts.locale().getLanguage().equals("zh");
        boolean old =
                StormPath.position(storm, now)
                        .map(p -> p.basis() == StormPath.Basis.LAST_KNOWN)
                        .orElse(true);
        return new DetailSheet(
                null,
                texts.get(
                        "layers.storm.title",
                        chinese ? storm.name() : storm.englishName(),
                        StormGrade.of(last).code()),
                rows,
                List.of(),
                old ? "" : texts.get("layers.storm.todo"),
                foot(situation, storm.feed(), last.at(), false));
    }

    /// Quadrants that agree as one figure, else NE/SE/SW/NW.
    static String radius(Quadrants q) {
        if (Objects.equals(q.ne(), q.se())
                && Objects.equals(q.se(), q.sw())
                && Objects.equals(q.sw(), q.nw())) {
            return whole(q.ne());
        }
        return whole(q.ne()) + "/" + whole(q.se()) + "/" + whole(q.sw()) + "/" + whole(q.nw());
    }

    private static String whole(@Nullable Double km) {
        return km == null ? "—" : String.format(Locale.ROOT, "%.0f", km);
    }

    private DetailSheet sensor(Situation situation, Sensor sensor, Instant now) {
        Reading reading = situation.reading(sensor.id()).orElse(null);
        Instant seen = reading == null ? null : reading.observedAt();
        Look look = Looks.of(situation, sensor.feed(), seen, now);
        SensorWords words = new SensorWords(texts);
        List<Row> rows = new ArrayList<>();
        rows.add(
                new Row(
                        words.name(sensor.quantity()),
                        reading == null
                                ? texts.get("layers.sensor.none")
                                : words.full(sensor, reading.value()),
                        look));
        boolean warns = false;
        if (!Double.isNaN(sensor.warnAt())) {
            String margin = "";
            if (reading != null && look == Look.VALUE) {
                double over = reading.value() - sensor.warnAt();
                warns = over >= 0;
                margin =
                        " · "
                                + texts.get(
                                        warns ? "layers.sensor.margin" : "layers.sensor.below",
                                        words.value(sensor, Math.abs(over)));
            }
            rows.add(row("layers.sensor.warn", words.value(sensor, sensor.warnAt()) + margin));
        }
        if (!sensor.place().division().isEmpty()) {
            rows.add(row("layers.incident.place", word("district.", sensor.place().division())));
        }
        return new DetailSheet(
                null,
                sensor.name(),
                rows,
                List.of(),
                warns ? texts.get("layers.sensor.todo.warn") : "",
                foot(situation, sensor.feed(), seen, false) + look(look));
    }

    private DetailSheet facility(Situation situation, Facility facility, Instant now) {
        Look look = Looks.of(situation, facility.feed(), facility.observedAt(), now);
        return new DetailSheet(
                null,
                facility.name(),
                places.rows(facility, look),
                places.has(situation, facility, now),
                places.todo(facility),
                foot(situation, facility.feed(), facility.observedAt(), facility.simulated())
                        + look(look));
    }

    /// The sheet for several places of a kind in one sign.
    public DetailSheet places(List<Facility> several) {
        return places.several(several);
    }

    private DetailSheet road(Situation situation, RoadEvent event, Instant now) {
        Look look = Looks.of(situation, event.feed(), now, now);
        return new DetailSheet(
                null,
                roads.title(event),
                roads.rows(event, now),
                List.of(),
                "",
                foot(situation, event.feed(), event.updated(), event.simulated()) + look(look));
    }

    private String look(Look look) {
        return look == Look.VALUE ? "" : " · " + texts.get("layers.look." + look.name());
    }

    String time(Instant at) {
        return time.format(at);
    }

    /// The time of day, with seconds where it has any: who gives none does not know them.
    String clock(Instant at) {
        String words =
                DateTimeFormatter.ofPattern("HH:mm:ss")
                        .withZone(zone)
                        .format(at.truncatedTo(ChronoUnit.SECONDS));
        return words.endsWith(":00") ? words.substring(0, 5) : words;
    }

    String foot(Situation situation, String feed, @Nullable Instant updated, boolean simulated) {
        String name = situation.feed(feed).map(h -> h.name()).orElse(feed);
        return texts.get("layers.card.source")
                + " "
                + name
                + (updated == null
                        ? ""
                        : " · " + texts.get("layers.card.updated", time.format(updated)))
                + situation
                        .feed(feed)
                        .map(FeedHealth::datum)
                        .filter(d -> !d.isEmpty())
                        .map(d -> " · " + texts.get("layers.card.datum", d))
                        .orElse("")
                + (simulated ? " · " + texts.get("layers.card.simulated") : "");
    }

    private Row row(String key, String value) {
        return Row.of(texts.get(key), value);
    }

    private String word(String family, String code) {
        return texts.has(family + code) ? texts.get(family + code) : code;
    }

    /// The zone in which times are written.
    public ZoneId zone() {
        return zone;
    }

    /// Gravest first, then what breaks first.
    public static int compare(Incident a, Incident b) {
        int byGrade = Integer.compare(a.grade().rank(), b.grade().rank());
        if (byGrade != 0) {
            return byGrade;
        }
        Instant dueA = a.report().dueAt();
        Instant dueB = b.report().dueAt();
        int byDue =
                (dueA == null ? Instant.MAX : dueA).compareTo(dueB == null ? Instant.MAX : dueB);
        return byDue != 0 ? byDue : a.id().compareTo(b.id());
    }
}

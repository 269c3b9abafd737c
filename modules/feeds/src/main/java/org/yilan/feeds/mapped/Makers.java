package org.yilan.feeds.mapped;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.spi.Conversion;
import org.yilan.feeds.spi.Observation;
import org.yilan.feeds.spi.Poll;
import org.yilan.feeds.spi.Refusal;
import org.yilan.feeds.spi.Values;
import org.yilan.situation.model.Alert;
import org.yilan.situation.model.AlertText;
import org.yilan.situation.model.Area;
import org.yilan.situation.model.Facility;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Grade;
import org.yilan.situation.model.IncidentReport;
import org.yilan.situation.model.IncidentState;
import org.yilan.situation.model.Reading;
import org.yilan.situation.model.Reporter;
import org.yilan.situation.model.Sensor;
import org.yilan.situation.model.Tier;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Makes of an item what the mapping says.
final class Makers {
    private static final int MOST_PEOPLE = 10_000_000;

    private Makers() {}

    static void make(Mapping.Makes what, Cells cells) throws Refusal {
        switch (what) {
            case TICKET -> ticket(cells);
            case READING -> reading(cells);
            case FACILITY -> facility(cells);
            case ALERT -> alert(cells);
        }
    }

    private static void ticket(Cells cells) throws Refusal {
        Poll poll = cells.poll();
        String id = cells.id();
        String category = cells.line("category");
        String title = cells.line("title");
        if (title.isEmpty() && category.isEmpty()) {
            throw new Refusal(cells.path("title"), "no title and no category");
        }
        String grade = cells.line("grade");
        Instant reported = cells.past("reported");
        Instant updated = cells.moment("updated");
        String unit = cells.line("unit");
        IncidentState open = unit.isEmpty() ? IncidentState.NEW : IncidentState.ASSIGNED;
        poll.saw(
                new Observation.TicketSeen(
                        new IncidentReport(
                                id,
                                poll.config().id(),
                                category.isEmpty() ? title : category,
                                grade.isEmpty() ? Grade.IV : Grade.of(grade),
                                title.isEmpty() ? category : title,
                                cells.text("description"),
                                cells.place(),
                                new Reporter(cells.line("caller"), cells.line("phone")),
                                reported,
                                cells.moment("due"),
                                cells.line("hazard"),
                                false),
                        updated == null ? reported : updated,
                        cells.word("stage", IncidentState.class, open),
                        unit,
                        satisfied(cells),
                        cells.line("notes")));
    }

    private static @Nullable Boolean satisfied(Cells cells) {
        return switch (cells.line("satisfied").toLowerCase(Locale.ROOT)) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> null;
        };
    }

    private static void reading(Cells cells) throws Refusal {
        Poll poll = cells.poll();
        String id = cells.id();
        String quantity = cells.required("quantity");
        Conversion conversion = Conversion.of(cells.line("unit"), "", quantity);
        String name = cells.line("name");
        Double warnAt = cells.part("warnAt", -1e12, 1e12);
        Double value = cells.number("value", -1e12, 1e12);
        Instant observed = value == null ? null : cells.past("observed");
        poll.saw(
                new Observation.SensorSeen(
                        new Sensor(
                                id,
                                poll.config().id(),
                                name.isEmpty() ? cells.required("id") : name,
                                quantity,
                                conversion.unit(),
                                cells.place(),
                                warnAt == null ? Double.NaN : conversion.apply(warnAt))));
        if (value != null && observed != null) {
            poll.saw(
                    new Observation.ReadingSeen(
                            new Reading(
                                    id,
                                    conversion.apply(value),
                                    observed,
                                    poll.now(),
                                    cells.word(
                                            "quality",
                                            Reading.Quality.class,
                                            Reading.Quality.GOOD))));
        }
    }

    private static void facility(Cells cells) throws Refusal {
        Poll poll = cells.poll();
        String kind = cells.line("kind");
        int capacity = count(cells, "capacity");
        poll.saw(
                new Observation.FacilitySeen(
                        new Facility(
                                cells.id(),
                                poll.config().id(),
                                kind.isEmpty() ? "place" : kind,
                                cells.required("name"),
                                cells.place(),
                                cells.line("status"),
                                occupied(cells, capacity),
                                capacity,
                                Values.missing(cells.raw("observed"))
                                        ? poll.now()
                                        : cells.past("observed"))));
    }

    private static int occupied(Cells cells, int capacity) throws Refusal {
        int free = count(cells, "free");
        if (cells.has("occupied") || free < 0 || capacity < 0) {
            return count(cells, "occupied");
        }
        if (free > capacity) {
            throw new Refusal(cells.path("free"), free + " free of " + capacity);
        }
        return capacity - free;
    }

    private static int count(Cells cells, String field) {
        Double count = cells.part(field, 0, MOST_PEOPLE);
        return count == null ? -1 : (int) Math.round(count);
    }

    private static void alert(Cells cells) throws Refusal {
        Poll poll = cells.poll();
        String sender = cells.line("sender");
        String from = sender.isEmpty() ? poll.config().id() : sender;
        String event = cells.required("event");
        String hazard = cells.line("hazard");
        String language = cells.line("language");
        String headline = cells.line("headline");
        String senderName = cells.line("senderName");
        poll.saw(
                new Observation.AlertSeen(
                        new Alert(
                                from + "," + cells.required("id"),
                                poll.config().id(),
                                cells.word("kind", Alert.Kind.class, Alert.Kind.ALERT),
                                cells.word("status", Alert.Status.class, Alert.Status.ACTUAL),
                                from,
                                senderName.isEmpty() ? poll.config().name() : senderName,
                                cells.word("tier", Tier.class, Tier.CITY),
                                hazard.isEmpty() ? event : hazard,
                                Grade.of(cells.required("grade")),
                                cells.line("urgency"),
                                cells.line("certainty"),
                                cells.past("sent"),
                                cells.moment("onset"),
                                cells.moment("expires"),
                                List.of(
                                        new AlertText(
                                                language.isEmpty() ? "zh-CN" : language,
                                                event,
                                                headline.isEmpty() ? event : headline,
                                                cells.text("description"),
                                                cells.text("instruction"))),
                                areas(cells),
                                list(cells.line("replaces")).stream()
                                        .map(r -> from + "," + r)
                                        .toList(),
                                List.of()),
                        false));
    }

    private static List<Area> areas(Cells cells) {
        GeoPoint point = cells.point();
        Double radius = cells.part("radius", 0, 20_000);
        List<String> divisions = list(cells.line("division"));
        String words = cells.line("area");
        if (point == null && divisions.isEmpty() && words.isEmpty()) {
            return List.of();
        }
        return List.of(
                new Area(
                        words,
                        List.of(),
                        point == null
                                ? List.of()
                                : List.of(new Area.Circle(point, radius == null ? 0 : radius)),
                        divisions));
    }

    private static List<String> list(String text) {
        return Arrays.stream(text.split("[,;\\s]+")).filter(t -> !t.isEmpty()).toList();
    }
}

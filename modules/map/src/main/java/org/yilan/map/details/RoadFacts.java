package org.yilan.map.details;

import org.yilan.fx.Texts;
import org.yilan.map.details.DetailSheet.Row;
import org.yilan.situation.model.RoadEvent;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/// Puts into words what hinders traffic. Any thread.
final class RoadFacts {
    private final Texts texts;
    private final DateTimeFormatter time;

    RoadFacts(Texts texts, ZoneId zone) {
        this.texts = texts;
        this.time = DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(zone);
    }

    String title(RoadEvent event) {
        String kind = texts.get("layers.road.kind." + event.kind().name());
        return event.road().isEmpty() ? kind : kind + " · " + event.road();
    }

    List<Row> rows(RoadEvent event, Instant now) {
        List<Row> rows = new ArrayList<>();
        rows.add(row("layers.road.state", texts.get("layers.road.state." + event.at(now).name())));
        if (!event.code().isEmpty()) {
            rows.add(row("layers.road.what", code(event.code())));
        }
        if (!event.direction().isEmpty()) {
            rows.add(
                    row(
                            "layers.road.direction",
                            word("layers.road.direction.", event.direction())));
        }
        if (!event.severity().isEmpty()) {
            rows.add(row("layers.road.severity", word("layers.road.severity.", event.severity())));
        }
        Instant from = event.from();
        if (from != null) {
            rows.add(row("layers.road.from", time.format(from)));
        }
        Instant to = event.to();
        rows.add(
                row(
                        "layers.road.to",
                        to == null ? texts.get("layers.road.open") : time.format(to)));
        if (!event.place().address().isEmpty()) {
            rows.add(row("layers.incident.place", event.place().address()));
        }
        if (!event.words().isEmpty()) {
            rows.add(Row.of("", event.words()));
        }
        return rows;
    }

    /// The words for a code, which names a type and in it a value: those of the value, else of the type, else the value as
    /// it is.
    private String code(String code) {
        String value = code.substring(code.indexOf('/') + 1);
        String type = code.substring(0, Math.max(0, code.indexOf('/')));
        if (texts.has("layers.road.code." + value)) {
            return texts.get("layers.road.code." + value);
        }
        return texts.has("layers.road.code." + type)
                ? texts.get("layers.road.code." + type) + " (" + value + ")"
                : value;
    }

    private Row row(String key, String value) {
        return Row.of(texts.get(key), value);
    }

    private String word(String family, String code) {
        return texts.has(family + code) ? texts.get(family + code) : code;
    }
}

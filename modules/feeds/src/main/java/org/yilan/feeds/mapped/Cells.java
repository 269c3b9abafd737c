package org.yilan.feeds.mapped;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.spi.Poll;
import org.yilan.feeds.spi.Refusal;
import org.yilan.feeds.spi.Values;
import org.yilan.situation.model.GeoPoint;
import org.yilan.situation.model.Place;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The fields of one item, by the mapping's names.
final class Cells {
    private final Mapping mapping;
    private final Row row;
    private final Poll poll;

    Cells(Mapping mapping, Row row, Poll poll) {
        this.mapping = mapping;
        this.row = row;
        this.poll = poll;
    }

    Poll poll() {
        return poll;
    }

    /// Whether the mapping has the field.
    boolean has(String field) {
        return mapping.fields().containsKey(field);
    }

    /// Where a field is, for a person.
    String path(String field) {
        Mapping.Rule rule = mapping.fields().get(field);
        return rule == null || rule.from().isEmpty()
                ? row.path()
                : row.path(rule.from().getFirst());
    }

    /// What the upstream writes, by the table of values, or null.
    @Nullable String raw(String field) {
        Mapping.Rule rule = mapping.fields().get(field);
        if (rule == null) {
            return null;
        }
        String written = rule.value() == null ? written(rule) : rule.value();
        if (written == null) {
            return rule.otherwise();
        }
        String meant = rule.values().get(written.strip());
        if (meant != null) {
            return meant;
        }
        return rule.otherwise() == null ? written : rule.otherwise();
    }

    private @Nullable String written(Mapping.Rule rule) {
        List<String> there = new ArrayList<>();
        for (String from : rule.from()) {
            String text = row.text(from);
            if (!Values.missing(text)) {
                there.add(String.valueOf(text));
            }
        }
        return there.isEmpty() ? null : String.join(rule.join(), there);
    }

    /// Text on one line that is safe to show; empty when it is not there.
    String line(String field) {
        return Values.line(raw(field));
    }

    /// Text of several lines that is safe to show; empty when it is not there.
    String text(String field) {
        return Values.text(raw(field));
    }

    /// Text on one line that must be there.
    String required(String field) throws Refusal {
        String value = line(field);
        if (value.isEmpty()) {
            throw new Refusal(path(field), "no " + field);
        }
        return value;
    }

    /// A number, or null.
    @Nullable Double number(String field, double least, double most) throws Refusal {
        Double value = Values.number(raw(field), path(field));
        Mapping.Rule rule = mapping.fields().get(field);
        if (value == null || rule == null) {
            return null;
        }
        boolean same = rule.factor() == 1 && rule.offset() == 0;
        double converted =
                same ? value : Math.round((value * rule.factor() + rule.offset()) * 1e6) / 1e6;
        if (!(converted >= least && converted <= most)) {
            throw new Refusal(
                    path(field),
                    Values.quoted(raw(field)) + " is outside " + least + " to " + most);
        }
        return converted;
    }

    /// A number that may be refused alone.
    @Nullable Double part(String field, double least, double most) {
        return poll.part(() -> number(field, least, most));
    }

    /// A moment, or null.
    @Nullable Instant instant(String field) throws Refusal {
        Mapping.Rule rule = mapping.fields().get(field);
        if (rule == null) {
            return null;
        }
        Times times = rule.times() == null ? mapping.times() : rule.times();
        return times.instant(raw(field), path(field), poll.now());
    }

    /// A moment that may be refused alone.
    @Nullable Instant moment(String field) {
        return poll.part(() -> instant(field));
    }

    /// A moment that must be there and not be in the future.
    Instant past(String field) throws Refusal {
        Instant instant = instant(field);
        return Values.of(poll)
                .pastInstant(instant == null ? null : instant.toString(), path(field));
    }

    /// One of a set of words; one that is not among them is said and counts as `otherwise`.
    <T extends Enum<T>> T word(String field, Class<T> type, T otherwise) {
        String word = line(field);
        if (word.isEmpty()) {
            return otherwise;
        }
        try {
            return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            poll.ignored(
                    path(field),
                    Values.quoted(word)
                            + " is no "
                            + field
                            + " that is known; it counts as "
                            + otherwise);
            return otherwise;
        }
    }

    /// Coordinates, or null; faulty ones are refused alone.
    @Nullable GeoPoint point() {
        return poll.part(() -> Values.point(raw("lat"), raw("lon"), path("lat")));
    }

    Place place() {
        GeoPoint point = point();
        String stated = line("division");
        return new Place(point, line("address"), stated.isEmpty() ? poll.division(point) : stated);
    }

    /// An id that is unique in the journal.
    String id() throws Refusal {
        return poll.config().id() + ":" + required("id");
    }
}

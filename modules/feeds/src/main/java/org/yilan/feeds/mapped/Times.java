package org.yilan.feeds.mapped;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.spi.Refusal;
import org.yilan.feeds.spi.Values;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/// How an upstream writes times.
///
/// @param format null for ISO 8601
/// @param epochMillis milliseconds of a unit of a number since 1970, 0 where times are no numbers
/// @param zone of times without one
record Times(@Nullable DateTimeFormatter format, long epochMillis, ZoneId zone) {

    /// @param pattern as [DateTimeFormatter] has it, empty for ISO 8601
    /// @param epoch `seconds`, `milliseconds` or empty
    /// @throws IllegalArgumentException when the pattern is none
    static Times of(String pattern, String epoch, ZoneId zone) {
        long millis =
                switch (epoch) {
                    case "seconds" -> 1000;
                    case "milliseconds" -> 1;
                    default -> 0;
                };
        return new Times(
                pattern.isEmpty()
                        ? null
                        : new DateTimeFormatterBuilder()
                                .parseCaseInsensitive()
                                .appendPattern(pattern)
                                .parseDefaulting(ChronoField.ERA, 1)
                                .toFormatter(Locale.ENGLISH)
                                // There is no 31 February, also not as the 29th.
                                .withResolverStyle(ResolverStyle.STRICT),
                millis,
                zone);
    }

    /// The moment that a text stands for, null when it stands for none.
    @Nullable Instant instant(@Nullable String text, String path, Instant now) throws Refusal {
        if (text == null || Values.missing(text)) {
            return null;
        }
        Values values = new Values(zone, now);
        if (epochMillis > 0) {
            Double number = Values.number(text, path, -1e15, 1e15);
            return number == null ? null : values.instant(moment(number, path).toString(), path);
        }
        if (format == null) {
            return values.instant(text, path);
        }
        try {
            TemporalAccessor parsed =
                    format.parseBest(
                            text.strip(),
                            OffsetDateTime::from,
                            ZonedDateTime::from,
                            LocalDateTime::from,
                            LocalDate::from);
            Instant instant =
                    switch (parsed) {
                        case OffsetDateTime t -> t.toInstant();
                        case ZonedDateTime t -> t.toInstant();
                        case LocalDateTime t -> t.atZone(zone).toInstant();
                        case LocalDate d -> d.atStartOfDay(zone).toInstant();
                        default -> throw new DateTimeException("neither a date nor a time");
                    };
            // For the bounds of what is believed.
            return values.instant(instant.toString(), path);
        } catch (DateTimeException e) {
            throw new Refusal(
                    path, "not a date and time as the mapping has it: " + Values.quoted(text));
        }
    }

    private Instant moment(double number, String path) throws Refusal {
        try {
            return Instant.ofEpochMilli(Math.round(number * epochMillis));
        } catch (DateTimeException e) {
            throw new Refusal(path, "no such time: " + number);
        }
    }
}

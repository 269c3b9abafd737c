package org.yilan.wire;

import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ser.std.StdSerializer;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/// Instants as ISO 8601 text. Every event holds several of them, and the general formatter costs more than the rest of
/// an event, so the form that we write ourselves (`2024-09-15T09:30:00Z`, with up to nine decimals) is read and written by
/// hand; any other ISO form goes the general way.
final class Moments {
    private static final long FIRST = -62_135_596_800L; // 0001-01-01
    private static final long LAST = 253_402_300_799L; // 9999-12-31T23:59:59

    private Moments() {}

    static final class Writer extends StdSerializer<Instant> {
        Writer() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant value, JsonGenerator out, SerializationContext context) {
            long second = value.getEpochSecond();
            if (second < FIRST || second > LAST) {
                out.writeString(value.toString());
                return;
            }
            char[] text = new char[30];
            int length = format(second, value.getNano(), text);
            out.writeString(text, 0, length);
        }
    }

    static final class Reader extends StdDeserializer<Instant> {
        Reader() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser in, DeserializationContext context) {
            if (in.currentToken() != JsonToken.VALUE_STRING) {
                return (Instant) context.handleUnexpectedToken(Instant.class, in);
            }
            String text = in.getString();
            Instant quick = parse(text);
            if (quick != null) {
                return quick;
            }
            try {
                return OffsetDateTime.parse(text.strip()).toInstant();
            } catch (DateTimeException e) {
                return (Instant)
                        context.handleWeirdStringValue(
                                Instant.class, text, "not an ISO 8601 date and time with offset");
            }
        }
    }

    static int format(long second, int nano, char[] to) {
        long day = Math.floorDiv(second, 86_400L);
        int rest = (int) Math.floorMod(second, 86_400L);
        LocalDate date = LocalDate.ofEpochDay(day);
        int at = digits(to, 0, date.getYear(), 4);
        to[at++] = '-';
        at = digits(to, at, date.getMonthValue(), 2);
        to[at++] = '-';
        at = digits(to, at, date.getDayOfMonth(), 2);
        to[at++] = 'T';
        at = digits(to, at, rest / 3600, 2);
        to[at++] = ':';
        at = digits(to, at, rest / 60 % 60, 2);
        to[at++] = ':';
        at = digits(to, at, rest % 60, 2);
        if (nano != 0) {
            to[at++] = '.';
            if (nano % 1_000_000 == 0) {
                at = digits(to, at, nano / 1_000_000, 3);
            } else if (nano % 1000 == 0) {
                at = digits(to, at, nano / 1000, 6);
            } else {
                at = digits(to, at, nano, 9);
            }
        }
        to[at++] = 'Z';
        return at;
    }

    private static int digits(char[] to, int at, int value, int count) {
        int rest = value;
        for (int i = at + count - 1; i >= at; i--) {
            to[i] = (char) ('0' + rest % 10);
            rest /= 10;
        }
        return at + count;
    }

    /// The instant, or null when the text is not in the form that we write.
    static @org.jspecify.annotations.Nullable Instant parse(String s) {
        int n = s.length();
        if (n < 20
                || n > 30
                || s.charAt(n - 1) != 'Z'
                || s.charAt(4) != '-'
                || s.charAt(7) != '-'
                || s.charAt(10) != 'T'
                || s.charAt(13) != ':'
                || s.charAt(16) != ':') {
            return null;
        }
        int year = number(s, 0, 4);
        int month = number(s, 5, 7);
        int day = number(s, 8, 10);
        int hour = number(s, 11, 13);
        int minute = number(s, 14, 16);
        int second = number(s, 17, 19);
        if ((year | month | day | hour | minute | second) < 0
                || hour > 23
                || minute > 59
                || second > 59
                || month < 1
                || month > 12
                || day < 1
                || (day > 28 && day > java.time.YearMonth.of(year, month).lengthOfMonth())) {
            return null;
        }
        int nano = 0;
        if (n > 20) {
            int digits = n - 21;
            nano = s.charAt(19) == '.' && digits > 0 ? number(s, 20, n - 1) : -1;
            if (nano < 0) {
                return null;
            }
            for (int i = digits; i < 9; i++) {
                nano *= 10;
            }
        }
        long epochDay = LocalDate.of(year, month, day).toEpochDay();
        return Instant.ofEpochSecond(
                epochDay * 86_400L + hour * 3600L + minute * 60L + second, nano);
    }

    private static int number(String s, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = s.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}

package org.yilan.feeds.spi;

import org.jspecify.annotations.Nullable;
import org.yilan.situation.model.GeoPoint;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Turns the words of a document into values, or refuses them. Immutable, any thread.
///
/// What publishers write for "nothing": nothing at all, an empty string, and 999999 (the Chinese meteorological service's
/// mark for a missing value).
public final class Values {
    /// How far a clock upstream may be ahead of ours before we stop believing it.
    public static final Duration AHEAD = Duration.ofDays(1);

    private static final int MAX_TEXT = 8_000;
    private static final Instant FIRST = Instant.parse("1990-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2100-01-01T00:00:00Z");

    /// ISO 8601 as published: a space for the T, months and hours without a leading zero, seconds and zone optional.
    private static final Pattern TIME =
            Pattern.compile(
                    "(\\d{4,9})[-/](\\d{1,2})[-/](\\d{1,2})[T"
                            + " ]+(\\d{1,2}):(\\d{2})(?::(\\d{2})(\\.\\d{1,9})?)?"
                            + " ?(Z|z|[+-]\\d{2}:?\\d{2}|[+-]\\d{2})?");

    private final ZoneId zone;
    private final Instant now;

    /// @param zone for times without an offset
    /// @param now the hub's clock
    public Values(ZoneId zone, Instant now) {
        this.zone = zone;
        this.now = now;
    }

    /// The values of a poll.
    public static Values of(Poll poll) {
        return new Values(poll.config().zone(), poll.now());
    }

    /// A moment between 1990 and 2100, or null when there is none.
    public @Nullable Instant instant(@Nullable String text, String path) throws Refusal {
        if (text == null || missing(text)) {
            return null;
        }
        Matcher m = TIME.matcher(text.strip());
        if (!m.matches()) {
            throw new Refusal(path, "not a date and time: " + quoted(text));
        }
        Instant instant;
        try {
            String fraction = m.group(7);
            LocalDateTime local =
                    LocalDateTime.of(
                            Integer.parseInt(m.group(1)),
                            Integer.parseInt(m.group(2)),
                            Integer.parseInt(m.group(3)),
                            Integer.parseInt(m.group(4)),
                            Integer.parseInt(m.group(5)),
                            m.group(6) == null ? 0 : Integer.parseInt(m.group(6)),
                            fraction == null
                                    ? 0
                                    : Integer.parseInt(
                                            (fraction.substring(1) + "00000000").substring(0, 9)));
            String offset = m.group(8);
            instant =
                    offset == null
                            ? local.atZone(zone).toInstant()
                            : OffsetDateTime.of(
                                            local,
                                            java.time.ZoneOffset.of(
                                                    offset.toUpperCase(Locale.ROOT)))
                                    .toInstant();
        } catch (DateTimeException e) {
            throw new Refusal(path, "no such date and time: " + quoted(text));
        }
        if (instant.isBefore(FIRST) || !instant.isBefore(LAST)) {
            throw new Refusal(path, "date outside 1990 to 2100: " + quoted(text));
        }
        return instant;
    }

    /// A moment that must be there.
    public Instant requiredInstant(@Nullable String text, String path) throws Refusal {
        Instant instant = instant(text, path);
        if (instant == null) {
            throw new Refusal(path, "no date and time");
        }
        return instant;
    }

    /// A moment that must be there and not be ahead of the hub's clock by more than [#AHEAD]: something that has happened.
    public Instant pastInstant(@Nullable String text, String path) throws Refusal {
        Instant instant = requiredInstant(text, path);
        if (instant.isAfter(now.plus(AHEAD))) {
            throw new Refusal(
                    path, quoted(text) + " is in the future: it is " + now + " on the hub's clock");
        }
        return instant;
    }

    /// A finite number, or null when there is none.
    public static @Nullable Double number(@Nullable String text, String path) throws Refusal {
        if (text == null || missing(text)) {
            return null;
        }
        double value;
        try {
            value = Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            throw new Refusal(path, "not a number: " + quoted(text));
        }
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new Refusal(path, "not a finite number: " + quoted(text));
        }
        return value == 999999 ? null : value;
    }

    /// A number within bounds, or null when there is none.
    public static @Nullable Double number(
            @Nullable String text, String path, double least, double most) throws Refusal {
        Double value = number(text, path);
        if (value != null && !(value >= least && value <= most)) {
            throw new Refusal(path, quoted(text) + " is outside " + least + " to " + most);
        }
        return value;
    }

    /// A point, or null when neither coordinate is there. `0,0`, which is what systems write that do not know, is none.
    public static @Nullable GeoPoint point(@Nullable String lat, @Nullable String lon, String path)
            throws Refusal {
        Double y = number(lat, path);
        Double x = number(lon, path);
        if (y == null && x == null) {
            return null;
        }
        if (y == null || x == null) {
            throw new Refusal(path, "one of latitude and longitude is missing");
        }
        if (!(y >= -90 && y <= 90)) {
            throw new Refusal(path, "latitude outside -90 to 90: " + quoted(lat));
        }
        if (!(x >= -180 && x <= 180)) {
            throw new Refusal(path, "longitude outside -180 to 180: " + quoted(lon));
        }
        return y == 0 && x == 0 ? null : new GeoPoint(y, x);
    }

    /// Text that is safe to show: no control or bidirectional-override characters, bounded, white space trimmed.
    public static String text(@Nullable String text) {
        return text == null ? "" : safe(text, false);
    }

    /// Text on one line: white space within it is one space.
    public static String line(@Nullable String text) {
        return text == null ? "" : safe(text, true);
    }

    /// Feeds call this for each word that they read, hundreds of thousands of times an hour: text that is as it should be,
    /// nearly all of it, is not copied.
    private static String safe(String text, boolean oneLine) {
        int length = text.length();
        int good = 0;
        while (good < length && good < MAX_TEXT && plain(text, good, oneLine)) {
            good++;
        }
        if (good == length) {
            return text.strip();
        }
        StringBuilder out = new StringBuilder(Math.min(length, MAX_TEXT)).append(text, 0, good);
        int taken = text.codePointCount(0, good);
        for (int i = good; i < length && taken < MAX_TEXT; taken++) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            boolean space = c == ' ' || c == '\n' || c == '\t';
            if (oneLine && space) {
                if (out.isEmpty() || out.charAt(out.length() - 1) != ' ') {
                    out.append(' ');
                }
            } else if (space || !hidden(c)) {
                out.appendCodePoint(c);
            }
        }
        return out.toString().strip();
    }

    private static boolean plain(String text, int i, boolean oneLine) {
        char c = text.charAt(i);
        return c == ' '
                ? !oneLine || i == 0 || text.charAt(i - 1) != ' '
                : c > ' ' && !hidden(c) && !Character.isSurrogate(c);
    }

    /// Whether a publisher means "nothing" by this.
    public static boolean missing(@Nullable String text) {
        return text == null || text.isBlank() || text.strip().equals("999999");
    }

    /// What a document says, cut to a length that fits in a sentence.
    public static String quoted(@Nullable String text) {
        String line = line(text);
        return "\"" + (line.length() > 60 ? line.substring(0, 60) + "…" : line) + "\"";
    }

    private static boolean hidden(int c) {
        return Character.isISOControl(c)
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069)
                || c == 0xFFFE
                || c == 0xFEFF;
    }
}

package org.yilan.feeds.mapped;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.spi.Document;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.JsonItem;
import org.yilan.feeds.spi.Poll;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What a mapping file says: which items of a document become what, and from where each field comes. The file has been
/// checked when the configuration was read; here it arrives as JSON in the option `mapping`.
///
/// @param items JSON Pointer of the list, empty for the document itself
/// @param separator of CSV
/// @param charset of CSV where the transport declares none or a wrong one, or null
/// @param skip lines before the header of CSV
/// @param fields by name
record Mapping(
        Makes makes,
        String items,
        char separator,
        @Nullable Charset charset,
        int skip,
        Times times,
        Map<String, Rule> fields) {
    /// What an item becomes.
    enum Makes {
        TICKET,
        READING,
        FACILITY,
        ALERT
    }

    /// Where a field comes from.
    ///
    /// @param from JSON Pointers or member names, or columns; empty for a constant
    /// @param join between several that are there
    /// @param value a constant, or null
    /// @param values what the upstream's words mean
    /// @param otherwise for words that are not among them, or null to keep the word
    /// @param factor of a number, before `offset` is added
    /// @param times how this field writes times, or null for as the others do
    record Rule(
            List<String> from,
            String join,
            @Nullable String value,
            Map<String, String> values,
            @Nullable String otherwise,
            double factor,
            double offset,
            @Nullable Times times) {}

    Mapping {
        fields = Map.copyOf(fields);
    }

    /// The mapping of a feed.
    ///
    /// @throws FeedException of class `bad-mapping`
    static Mapping of(Poll poll) throws FeedException {
        String text =
                poll.config()
                        .option("mapping")
                        .orElseThrow(() -> bad("there is none: set the option mapping", null));
        JsonItem root =
                new Document(
                                poll.config().url(),
                                text.getBytes(StandardCharsets.UTF_8),
                                StandardCharsets.UTF_8)
                        .json();
        try {
            Map<String, Rule> fields = new LinkedHashMap<>();
            ZoneId zone = poll.config().zone();
            Times times = times(root.get("times"), zone);
            for (String name : root.get("fields").names()) {
                fields.put(name, rule(root.get("fields").get(name), zone));
            }
            JsonItem csv = root.get("csv");
            String charset = csv.line("charset");
            String separator = csv.text("separator");
            return new Mapping(
                    Makes.valueOf(root.line("makes").toUpperCase(Locale.ROOT)),
                    root.line("items"),
                    separator == null || separator.isEmpty() ? ',' : separator.charAt(0),
                    charset.isEmpty() ? null : Charset.forName(charset),
                    (int) number(csv, "skip", 0),
                    times,
                    fields);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw bad(String.valueOf(e.getMessage()), e);
        }
    }

    private static FeedException bad(String why, @Nullable Throwable cause) {
        return new FeedException("bad-mapping", "The mapping cannot be used: " + why + ".", cause);
    }

    private static Rule rule(JsonItem item, ZoneId zone) {
        if (!item.isObject()) {
            String from = item.text();
            return new Rule(
                    from == null ? List.of() : List.of(from),
                    " ",
                    null,
                    Map.of(),
                    null,
                    1,
                    0,
                    null);
        }
        List<String> from = new ArrayList<>();
        JsonItem source = item.get("from");
        if (source.isArray()) {
            source.items().forEach(i -> from.add(String.valueOf(i.text())));
        } else if (source.text() != null) {
            from.add(source.text());
        }
        Map<String, String> values = new LinkedHashMap<>();
        JsonItem table = item.get("values");
        table.names().forEach(n -> values.put(n, String.valueOf(table.text(n))));
        String join = item.text("join");
        boolean ownTimes = !item.get("pattern").missing() || !item.get("epoch").missing();
        return new Rule(
                List.copyOf(from),
                join == null ? " " : join,
                item.text("value"),
                Map.copyOf(values),
                item.text("otherwise"),
                number(item, "factor", 1),
                number(item, "offset", 0),
                ownTimes ? times(item, zone) : null);
    }

    private static Times times(JsonItem item, ZoneId zone) {
        String own = item.line("zone");
        String pattern = item.text("pattern");
        return Times.of(
                pattern == null ? "" : pattern,
                item.line("epoch"),
                own.isEmpty() ? zone : ZoneId.of(own));
    }

    private static double number(JsonItem item, String name, double otherwise) {
        String text = item.text(name);
        return text == null ? otherwise : Double.parseDouble(text);
    }
}

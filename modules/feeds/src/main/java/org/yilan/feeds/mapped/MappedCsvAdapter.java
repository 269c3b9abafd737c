package org.yilan.feeds.mapped;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.spi.Document;
import org.yilan.feeds.spi.FeedAdapter;
import org.yilan.feeds.spi.FeedException;
import org.yilan.feeds.spi.Poll;
import org.yilan.feeds.spi.Refusal;
import org.yilan.feeds.spi.Values;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Any CSV with a header, by a mapping file.
public final class MappedCsvAdapter implements FeedAdapter {
    @Override
    public String format() {
        return "mapped-csv";
    }

    @Override
    public String about() {
        return "any CSV with a header by a mapping file: tickets, readings, places or alerts";
    }

    @Override
    public void poll(Poll poll) throws FeedException {
        Mapping mapping = Mapping.of(poll);
        Optional<Document> document = poll.get(poll.config().url());
        if (document.isEmpty()) {
            return;
        }
        String text = document.get().text(mapping.charset());
        try (CsvReader<CsvRecord> reader =
                CsvReader.builder()
                        .fieldSeparator(mapping.separator())
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .allowExtraCharsAfterClosingQuote(true)
                        .ofCsvRecord(text)) {
            Iterator<CsvRecord> records = reader.iterator();
            for (int i = 0; i < mapping.skip() && records.hasNext(); i++) {
                records.next();
            }
            if (!records.hasNext()) {
                throw new FeedException("empty", "The CSV has no header.");
            }
            read(records, header(records.next(), mapping, poll), mapping, poll);
        } catch (CsvParseException e) {
            throw new FeedException(
                    "not-csv", "The answer is not CSV: " + Values.line(e.getMessage()) + ".", e);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e); // it reads from memory
        }
    }

    private static void read(
            Iterator<CsvRecord> records, Map<String, Integer> columns, Mapping mapping, Poll poll) {
        int width = columns.values().stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
        while (records.hasNext()) {
            CsvRecord record = records.next();
            if (record.getFieldCount() == 1 && record.getField(0).isBlank()) {
                continue;
            }
            Line line = new Line(record, columns);
            poll.item(
                    () -> {
                        if (record.getFieldCount() < width) {
                            throw new Refusal(
                                    line.path(),
                                    "it ends after "
                                            + record.getFieldCount()
                                            + " of "
                                            + width
                                            + " columns");
                        }
                        Makers.make(mapping.makes(), new Cells(mapping, line, poll));
                    });
        }
    }

    /// Where each column is. One that the mapping names and the header does not have is refused, once: what hangs on it is
    /// missing from every line.
    private static Map<String, Integer> header(CsvRecord record, Mapping mapping, Poll poll)
            throws FeedException {
        Map<String, Integer> columns = new HashMap<>();
        List<String> names = record.getFields();
        for (int i = 0; i < names.size(); i++) {
            columns.putIfAbsent(names.get(i).strip(), i);
        }
        Set<String> wanted = new LinkedHashSet<>();
        mapping.fields().values().forEach(r -> wanted.addAll(r.from()));
        Set<String> missing = new LinkedHashSet<>(wanted);
        missing.removeAll(columns.keySet());
        String place = "line " + record.getStartingLineNumber();
        if (missing.containsAll(wanted)) {
            throw new FeedException(
                    "no-columns",
                    "The header has none of the columns that the mapping names; it has "
                            + Values.quoted(String.join(", ", names))
                            + ".");
        }
        missing.forEach(c -> poll.refused(place, "there is no column " + Values.quoted(c)));
        Set<String> rest = new LinkedHashSet<>();
        names.forEach(n -> rest.add(n.strip()));
        rest.removeAll(wanted);
        rest.remove("");
        if (!rest.isEmpty()) {
            poll.ignored(place, "columns not mapped: " + String.join(", ", rest));
        }
        return columns;
    }

    private record Line(CsvRecord record, Map<String, Integer> columns) implements Row {
        @Override
        public @Nullable String text(String from) {
            Integer column = columns.get(from);
            return column == null || column >= record.getFieldCount()
                    ? null
                    : record.getField(column);
        }

        @Override
        public String path(String from) {
            return path() + ": " + from;
        }

        @Override
        public String path() {
            return "line " + record.getStartingLineNumber();
        }
    }
}

package org.yilan.audit;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;

import org.yilan.fx.Texts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/// A history as CSV (RFC 4180), in UTF-8 with a byte order mark, because spreadsheet programs take it for something else
/// without one. Rows `head` say what the file is, rows `entry` are its lines.
///
/// A value that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV injection).
final class CsvHistory implements HistorySink {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx");

    private final CsvWriter csv;
    private final ZoneId zone;

    CsvHistory(Path file, HistoryHead head, Texts texts, ZoneId zone) throws IOException {
        this.zone = zone;
        var out = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
        out.write('\uFEFF');
        this.csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out);
        csv.writeRecord(
                List.of(
                        texts.get("audit_column_kind"),
                        texts.get("audit_column_seq"),
                        texts.get("audit_column_row"),
                        texts.get("audit_column_at"),
                        texts.get("audit_column_who"),
                        texts.get("audit_column_what"),
                        texts.get("audit_column_why"),
                        texts.get("audit_column_outcome"),
                        texts.get("audit_column_hash")));
        head(head.title(), head.mark());
        head.facts().forEach(f -> head(f.name(), f.value()));
    }

    private void head(String name, String value) {
        csv.writeRecord(List.of("head", "", "", "", "", safe(name), safe(value), "", ""));
    }

    @Override
    public void add(HistoryLine line) {
        csv.writeRecord(
                List.of(
                        "entry",
                        line.seq() == 0 ? "" : Long.toString(line.seq()),
                        line.row() == 0 ? "" : Long.toString(line.row()),
                        MOMENT.format(line.at().atZone(zone)),
                        safe(line.who()),
                        safe(line.what()),
                        safe(line.why()),
                        safe(line.outcome()),
                        line.hash()));
    }

    static String safe(String value) {
        return !value.isEmpty() && "=+-@\t\r\n＝＋－＠".indexOf(value.charAt(0)) >= 0
                ? "'" + value
                : value;
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}

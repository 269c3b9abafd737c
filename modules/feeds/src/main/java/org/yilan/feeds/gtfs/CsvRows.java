package org.yilan.feeds.gtfs;

import org.jspecify.annotations.Nullable;
import org.yilan.feeds.spi.Refusal;
import org.yilan.feeds.spi.Values;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The rows of a table of comma separated values (RFC 4180) one after the other, never the whole of it. One thread.
final class CsvRows {
    private static final int LONGEST_ROW = 100_000;

    private final Reader in;
    private final String path;
    private final Map<String, Integer> columns = new HashMap<>();
    private List<String> cells = List.of();
    private int row;
    private int pushed = -2;

    /// Reads the first row, which names the columns.
    CsvRows(Reader in, String path) throws IOException, Refusal {
        this.in = in;
        this.path = path;
        List<String> names = read();
        if (names == null) {
            throw new Refusal(path, "an empty table");
        }
        for (int i = 0; i < names.size(); i++) {
            columns.putIfAbsent(names.get(i).replace("\uFEFF", "").strip(), i);
        }
    }

    /// Goes to the next row that is not blank; false at the end.
    boolean next() throws IOException, Refusal {
        List<String> read;
        do {
            read = read();
        } while (read != null && read.size() == 1 && read.getFirst().isBlank());
        cells = read == null ? List.of() : read;
        return read != null;
    }

    /// A cell on one line, empty when there is none.
    String cell(String column) {
        Integer at = columns.get(column);
        return at == null || at >= cells.size() ? "" : Values.line(cells.get(at));
    }

    /// Where the present row is, for a person.
    String path() {
        return path + " row " + row;
    }

    private @Nullable List<String> read() throws IOException, Refusal {
        List<String> read = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        boolean any = false;
        int length = 0;
        while (true) {
            int c = take();
            if (++length > LONGEST_ROW) {
                throw new Refusal(path, "row " + (row + 1) + " is longer than " + LONGEST_ROW);
            }
            if (c < 0) {
                if (!any) {
                    return null;
                }
                read.add(cell.toString());
                row++;
                return read;
            }
            any = true;
            if (quoted) {
                if (c != '"') {
                    cell.append((char) c);
                } else {
                    int then = take();
                    if (then == '"') {
                        cell.append('"');
                    } else {
                        quoted = false;
                        pushed = then;
                    }
                }
            } else if (c == '"' && cell.isEmpty()) {
                quoted = true;
            } else if (c == ',') {
                read.add(cell.toString());
                cell.setLength(0);
            } else if (c == '\n') {
                read.add(cell.toString());
                row++;
                return read;
            } else if (c != '\r') {
                cell.append((char) c);
            }
        }
    }

    private int take() throws IOException {
        if (pushed != -2) {
            int c = pushed;
            pushed = -2;
            return c;
        }
        return in.read();
    }
}

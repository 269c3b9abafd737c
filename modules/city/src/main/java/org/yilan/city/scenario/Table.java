package org.yilan.city.scenario;

import org.yilan.assets.Assets;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/// A scenario's CSV file: `#` starts a remark, the first other line names the columns, no quoting.
final class Table {
    private Table() {}

    /// One line of a table.
    static final class Row {
        private final String file;
        private final int line;
        private final List<String> columns;
        private final String[] cells;

        private Row(String file, int line, List<String> columns, String[] cells) {
            this.file = file;
            this.line = line;
            this.columns = columns;
            this.cells = cells;
        }

        ScenarioException fault(String column, String expected) {
            return new ScenarioException(file, "line " + line + ", column " + column, expected);
        }

        String text(String column) {
            String cell = cells[columns.indexOf(column)].strip();
            if (cell.isEmpty()) {
                throw fault(column, "expected something, found nothing");
            }
            return cell;
        }

        boolean empty(String column) {
            return cells[columns.indexOf(column)].isBlank();
        }

        double number(String column, double least, double most) {
            return number(column, text(column), least, most);
        }

        private double number(String column, String text, double least, double most) {
            try {
                double value = Double.parseDouble(text);
                if (value >= least && value <= most) {
                    return value;
                }
            } catch (NumberFormatException e) {
                // said below, with where it is
            }
            throw fault(
                    column,
                    "expected a number from " + least + " to " + most + ", found \"" + text + "\"");
        }

        double number(String column, double least, double most, double otherwise) {
            return empty(column) ? otherwise : number(column, least, most);
        }

        Instant instant(String column) {
            try {
                return OffsetDateTime.parse(text(column)).toInstant();
            } catch (DateTimeException e) {
                throw fault(
                        column,
                        "expected a time with offset, like 2024-09-15T12:00+08:00, found \""
                                + text(column)
                                + "\"");
            }
        }

        /// Four radii `NE|SE|SW|NW` in km; an empty array when there are none.
        double[] radii(String column) {
            if (empty(column)) {
                return new double[0];
            }
            String[] parts = text(column).split("\\|");
            if (parts.length != 4) {
                throw fault(
                        column,
                        "expected four radii in km, NE|SE|SW|NW, found \"" + text(column) + "\"");
            }
            double[] radii = new double[4];
            for (int i = 0; i < 4; i++) {
                radii[i] = number(column, parts[i].strip(), 0, 2000);
            }
            return radii;
        }
    }

    static List<Row> read(Assets assets, String file, String... columns) {
        List<Row> rows = new ArrayList<>();
        List<String> header = null;
        int number = 0;
        for (String line : text(assets, file).split("\n")) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] cells = line.split(",", -1);
            if (header == null) {
                header = List.of(cells).stream().map(String::strip).toList();
                for (String column : columns) {
                    if (!header.contains(column)) {
                        throw new ScenarioException(
                                file, "line " + number, "expected a column \"" + column + "\"");
                    }
                }
            } else if (cells.length != header.size()) {
                throw new ScenarioException(
                        file,
                        "line " + number,
                        "expected " + header.size() + " cells, found " + cells.length);
            } else {
                rows.add(new Row(file, number, header, cells));
            }
        }
        if (rows.isEmpty()) {
            throw new ScenarioException(
                    file, "the table", "expected a line of column names and at least one row");
        }
        return rows;
    }

    static String text(Assets assets, String file) {
        try {
            return assets.text(file);
        } catch (FileNotFoundException e) {
            throw new ScenarioException("assets/" + file + ": there is no such file");
        } catch (IOException e) {
            throw new ScenarioException("assets/" + file + ": cannot be read: " + e.getMessage());
        }
    }
}

package org.yilan.audit;

import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.yilan.fx.Texts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.text.BreakIterator;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;

/// A history as PDF: A4 across, one row a line, with the title, the journal's state and the page's number on every page, and
/// a band on every page of what is not real.
final class PdfHistory implements HistorySink {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    // Points, 1/72 inch.
    private static final double WIDTH = PDRectangle.A4.getHeight();
    private static final double HEIGHT = PDRectangle.A4.getWidth();
    private static final double MARGIN = 36;
    private static final double TOP = HEIGHT - 68;
    private static final double BOTTOM = 50;
    private static final double SIZE = 8;
    private static final double SMALL = 5.5;
    private static final double LEADING = 11;
    private static final double GAP = 8;

    /// Number, moment, who, what, why, outcome, hash.
    private static final double[] COLUMNS = {56, 90, 84, 210, 120, 100, 109};

    private static final double FACT = 110;

    private final Path file;
    private final HistoryHead head;
    private final Texts texts;
    private final ZoneId zone;
    private final Instant now;
    private final FontSource source;
    private final PdfLetters letters;
    private final List<StringBuilder> pages = new ArrayList<>();
    private double y;

    /// @param source closed with this
    PdfHistory(
            Path file, HistoryHead head, Texts texts, ZoneId zone, Instant now, FontSource source)
            throws IOException {
        this.file = file;
        this.head = head;
        this.texts = texts;
        this.zone = zone;
        this.now = now;
        this.source = source;
        this.letters = new PdfLetters(source);
        open();
        for (HistoryHead.Fact fact : head.facts()) {
            List<String> value = broken(fact.value(), WIDTH - 2 * MARGIN - FACT, SIZE);
            room(value.size());
            show(fact.name(), SIZE, MARGIN, y);
            for (String line : value) {
                show(line, SIZE, MARGIN + FACT, y);
                y -= LEADING;
            }
        }
        y -= GAP;
        columns();
    }

    private StringBuilder page() {
        return pages.getLast();
    }

    private void open() {
        pages.add(new StringBuilder());
        y = TOP;
    }

    /// Begins a page when so many lines do not fit any more.
    private boolean room(int lines) {
        if (y - (lines - 1) * LEADING >= BOTTOM) {
            return false;
        }
        open();
        return true;
    }

    private void columns() throws IOException {
        String[] names = {"seq", "at", "who", "what", "why", "outcome", "hash"};
        page().append("0.9 g ");
        box(MARGIN - 3, y - 4, WIDTH - 2 * MARGIN + 6, LEADING + 3);
        page().append("0 g\n");
        double x = MARGIN;
        for (int i = 0; i < names.length; i++) {
            show(texts.get("audit_column_" + names[i]), SIZE, x, y);
            x += COLUMNS[i];
        }
        y -= LEADING + 5;
    }

    @Override
    public void add(HistoryLine line) {
        try {
            String hash = line.hash();
            int half = hash.length() / 2;
            List<List<String>> cells =
                    List.of(
                            number(line),
                            List.of(MOMENT.format(line.at().atZone(zone))),
                            broken(line.who(), COLUMNS[2] - GAP, SIZE),
                            broken(line.what(), COLUMNS[3] - GAP, SIZE),
                            broken(line.why(), COLUMNS[4] - GAP, SIZE),
                            broken(line.outcome(), COLUMNS[5] - GAP, SIZE),
                            hash.isEmpty()
                                    ? List.of("–")
                                    : List.of(hash.substring(0, half), hash.substring(half)));
            int tallest = cells.stream().mapToInt(List::size).max().orElse(1);
            int most = (int) ((TOP - BOTTOM) / LEADING) - 3;
            // A row that is taller than a page goes on on the next one.
            for (int from = 0; from < tallest; from += most) {
                int to = Math.min(tallest, from + most);
                if (room(to - from)) {
                    columns();
                }
                row(cells, from, to);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> number(HistoryLine line) {
        List<String> lines = new ArrayList<>();
        if (line.seq() > 0) {
            lines.add(Long.toString(line.seq()));
        }
        if (line.row() > 0) {
            lines.add(texts.get("audit_row", Long.toString(line.row())));
        }
        return lines;
    }

    private void row(List<List<String>> cells, int from, int to) {
        double x = MARGIN;
        for (int i = 0; i < cells.size(); i++) {
            List<String> lines = cells.get(i);
            double size = i == cells.size() - 1 ? SMALL : SIZE;
            for (int n = from; n < Math.min(to, lines.size()); n++) {
                show(lines.get(n), size, x, y - (n - from) * LEADING);
            }
            x += COLUMNS[i];
        }
        y -= (to - from) * LEADING;
        page().append("0.8 g ");
        box(MARGIN - 3, y + LEADING - 4, WIDTH - 2 * MARGIN + 6, 0.5);
        page().append("0 g\n");
        y -= 3;
    }

    private void show(String text, double size, double x, double at) {
        letters.show(page(), text, size, x, at);
    }

    private void box(double x, double bottom, double width, double height) {
        page().append(PdfLetters.number(x))
                .append(' ')
                .append(PdfLetters.number(bottom))
                .append(' ');
        page().append(PdfLetters.number(width)).append(' ').append(PdfLetters.number(height));
        page().append(" re f ");
    }

    /// A text in lines no wider than a column, broken where its language allows.
    private List<String> broken(String text, double width, double size) throws IOException {
        List<String> lines = new ArrayList<>();
        BreakIterator places = BreakIterator.getLineInstance(Locale.CHINESE);
        for (String paragraph : text.lines().toList()) {
            String clean = paragraph.replaceAll("\\p{Cntrl}", " ");
            places.setText(clean);
            StringBuilder line = new StringBuilder();
            int from = places.first();
            for (int to = places.next(); to != BreakIterator.DONE; from = to, to = places.next()) {
                String word = clean.substring(from, to);
                if (letters.width(line + word.stripTrailing(), size) > width) {
                    if (!line.isEmpty()) {
                        lines.add(line.toString().stripTrailing());
                        line.setLength(0);
                    }
                    word = cut(word, width, size, lines);
                }
                line.append(word);
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines.isEmpty() ? List.of("") : lines;
    }

    /// Cuts a word that is wider than its column, and gives what is left of it.
    private String cut(String word, double width, double size, List<String> lines)
            throws IOException {
        String rest = word;
        while (letters.width(rest.stripTrailing(), size) > width) {
            int end = 1;
            while (letters.width(rest.substring(0, end + 1), size) <= width) {
                end++;
            }
            end = Character.isLowSurrogate(rest.charAt(end)) ? Math.max(2, end - 1) : end;
            lines.add(rest.substring(0, end));
            rest = rest.substring(end);
        }
        return rest;
    }

    /// Pages get what all of them have when it is known how many there are, and the file is written.
    @Override
    public void close() throws IOException {
        try (source;
                PDDocument document = new PDDocument()) {
            for (int i = 0; i < pages.size(); i++) {
                decorate(pages.get(i), i + 1);
            }
            COSDictionary resources = new COSDictionary();
            resources.setItem(COSName.FONT, letters.embed(document));
            for (StringBuilder content : pages) {
                PDPage page = new PDPage(new PDRectangle((float) WIDTH, (float) HEIGHT));
                page.getCOSObject().setItem(COSName.RESOURCES, resources);
                page.getCOSObject()
                        .setItem(COSName.CONTENTS, PdfLetters.stream(document, content.toString()));
                document.addPage(page);
            }
            document.getDocumentCatalog().setLanguage(texts.locale().toLanguageTag());
            document.getDocumentInformation().setTitle(head.title());
            document.getDocumentInformation().setProducer("Yilan 一览");
            Calendar made = Calendar.getInstance(TimeZone.getTimeZone(zone), Locale.ROOT);
            made.setTimeInMillis(now.toEpochMilli());
            document.getDocumentInformation().setCreationDate(made);
            document.save(file.toFile());
        }
    }

    private void decorate(StringBuilder page, int number) throws IOException {
        letters.show(page, head.title(), 12, MARGIN, HEIGHT - 46);
        String count =
                texts.get("audit_page", Integer.toString(number), Integer.toString(pages.size()));
        letters.show(page, count, SIZE, WIDTH - MARGIN - letters.width(count, SIZE), HEIGHT - 46);
        List<String> foot =
                broken(
                        head.facts().isEmpty() ? "" : head.facts().getFirst().value(),
                        WIDTH - 2 * MARGIN,
                        6.5);
        letters.show(page, foot.getFirst(), 6.5, MARGIN, 22);
        if (!head.mark().isEmpty()) {
            double width = letters.width(head.mark(), 11) + 16;
            double x = (WIDTH - width) / 2;
            page.append("0 g ");
            page.append(PdfLetters.number(x)).append(' ').append(PdfLetters.number(HEIGHT - 28));
            page.append(' ').append(PdfLetters.number(width)).append(" 18 re f 1 g\n");
            letters.show(page, head.mark(), 11, x + 8, HEIGHT - 23);
            page.append("0 g\n");
        }
    }
}

package org.yilan.audit;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;

import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The letters that a document uses, embedded as Type 3 fonts of 255 letters each (ISO 32000-1, 9.6.5) with the characters
/// that they stand for, so that they are drawn the same everywhere and can be searched and copied.
///
/// PDFBox embeds no fonts with PostScript outlines, and the Chinese font that free systems come with is one.
final class PdfLetters {
    private static final int PER_FONT = 255;

    private final FontSource source;
    private final Map<Integer, Integer> places = new HashMap<>();
    private final List<Integer> characters = new ArrayList<>();
    private final Map<Integer, Double> widths = new HashMap<>();

    PdfLetters(FontSource source) {
        this.source = source;
    }

    /// Width of a text.
    double width(String text, double size) throws IOException {
        double sum = 0;
        for (int character : text.codePoints().toArray()) {
            Double width = widths.get(character);
            if (width == null) {
                width = source.width(source.glyph(character));
                widths.put(character, width);
            }
            sum += width;
        }
        return sum * size / 1000;
    }

    /// Adds the operators that show a text at a place, lower left.
    void show(StringBuilder page, String text, double size, double x, double y) {
        page.append("BT 1 0 0 1 ").append(number(x)).append(' ').append(number(y)).append(" Tm ");
        int font = -1;
        for (int character : text.codePoints().toArray()) {
            int place = places.computeIfAbsent(character, this::take);
            if (place / PER_FONT != font) {
                page.append(font < 0 ? "" : "> Tj ");
                font = place / PER_FONT;
                page.append('/')
                        .append(name(font))
                        .append(' ')
                        .append(number(size))
                        .append(" Tf <");
            }
            page.append(String.format(Locale.ROOT, "%02x", place % PER_FONT + 1));
        }
        page.append(font < 0 ? "ET\n" : "> Tj ET\n");
    }

    private int take(int character) {
        characters.add(character);
        return characters.size() - 1;
    }

    private static String name(int font) {
        return "F" + font;
    }

    /// Puts the fonts into a document: what pages name theirs.
    COSDictionary embed(PDDocument document) throws IOException {
        COSDictionary fonts = new COSDictionary();
        for (int font = 0; font * PER_FONT < characters.size(); font++) {
            int end = Math.min(characters.size(), (font + 1) * PER_FONT);
            fonts.setItem(
                    COSName.getPDFName(name(font)),
                    font(document, characters.subList(font * PER_FONT, end)));
        }
        return fonts;
    }

    private COSDictionary font(PDDocument document, List<Integer> letters) throws IOException {
        double em = source.unitsPerEm();
        COSDictionary pictures = new COSDictionary();
        COSArray names = new COSArray();
        COSArray advance = new COSArray();
        names.add(COSInteger.ONE);
        StringBuilder meaning = new StringBuilder();
        for (int i = 0; i < letters.size(); i++) {
            int glyph = source.glyph(letters.get(i));
            COSName name = COSName.getPDFName("g" + (i + 1));
            double width = source.width(glyph) * em / 1000;
            names.add(name);
            advance.add(new COSFloat((float) width));
            pictures.setItem(name, stream(document, picture(source.outline(glyph), width)));
            meaning.append(String.format(Locale.ROOT, "<%02x> <", i + 1));
            for (char unit : Character.toChars(letters.get(i))) {
                meaning.append(String.format(Locale.ROOT, "%04x", (int) unit));
            }
            meaning.append(">\n");
        }
        COSDictionary encoding = new COSDictionary();
        encoding.setItem(COSName.TYPE, COSName.ENCODING);
        encoding.setItem(COSName.DIFFERENCES, names);
        COSDictionary font = new COSDictionary();
        font.setItem(COSName.TYPE, COSName.FONT);
        font.setItem(COSName.SUBTYPE, COSName.TYPE3);
        font.setItem(COSName.FONT_BBOX, numbers(0, -em / 2, em, em * 1.5));
        font.setItem(COSName.FONT_MATRIX, numbers(1 / em, 0, 0, 1 / em, 0, 0));
        font.setItem(COSName.CHAR_PROCS, pictures);
        font.setItem(COSName.ENCODING, encoding);
        font.setInt(COSName.FIRST_CHAR, 1);
        font.setInt(COSName.LAST_CHAR, letters.size());
        font.setItem(COSName.WIDTHS, advance);
        font.setItem(COSName.RESOURCES, new COSDictionary());
        font.setItem(COSName.TO_UNICODE, stream(document, characterMap(letters.size(), meaning)));
        return font;
    }

    /// ISO 32000-1, 9.10.3; a hundred entries a section at most.
    private static String characterMap(int count, StringBuilder meaning) {
        List<String> lines = meaning.toString().lines().toList();
        StringBuilder map =
                new StringBuilder(
                        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                                + "/CMapName /Yilan-UCS def\n/CMapType 2 def\n"
                                + "1 begincodespacerange\n<00> <ff>\nendcodespacerange\n");
        for (int from = 0; from < count; from += 100) {
            List<String> part = lines.subList(from, Math.min(count, from + 100));
            map.append(part.size()).append(" beginbfchar\n");
            part.forEach(l -> map.append(l).append('\n'));
            map.append("endbfchar\n");
        }
        return map.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
                .toString();
    }

    private static String picture(Shape outline, double width) {
        Rectangle2D box = outline.getBounds2D();
        StringBuilder ops = new StringBuilder();
        ops.append(number(width)).append(" 0 ");
        ops.append(number(Math.floor(box.getMinX()))).append(' ');
        ops.append(number(Math.floor(box.getMinY()))).append(' ');
        ops.append(number(Math.ceil(box.getMaxX()))).append(' ');
        ops.append(number(Math.ceil(box.getMaxY()))).append(" d1\n");
        double[] p = new double[6];
        double x = 0;
        double y = 0;
        for (PathIterator i = outline.getPathIterator(null); !i.isDone(); i.next()) {
            switch (i.currentSegment(p)) {
                case PathIterator.SEG_MOVETO -> points(ops, "m", p[0], p[1]);
                case PathIterator.SEG_LINETO -> points(ops, "l", p[0], p[1]);
                case PathIterator.SEG_QUADTO -> {
                    points(
                            ops,
                            "c",
                            x + (p[0] - x) * 2 / 3,
                            y + (p[1] - y) * 2 / 3,
                            p[2] + (p[0] - p[2]) * 2 / 3,
                            p[3] + (p[1] - p[3]) * 2 / 3,
                            p[2],
                            p[3]);
                    p[0] = p[2];
                    p[1] = p[3];
                }
                case PathIterator.SEG_CUBICTO -> {
                    points(ops, "c", p);
                    p[0] = p[4];
                    p[1] = p[5];
                }
                default -> ops.append("h\n");
            }
            x = p[0];
            y = p[1];
        }
        return ops.append("f\n").toString();
    }

    private static void points(StringBuilder ops, String operator, double... values) {
        for (double value : values) {
            ops.append(number(value)).append(' ');
        }
        ops.append(operator).append('\n');
    }

    static String number(double value) {
        double rounded = Math.round(value * 100) / 100.0;
        return rounded == Math.rint(rounded)
                ? Long.toString((long) rounded)
                : Double.toString(rounded);
    }

    private static COSArray numbers(double... values) {
        COSArray array = new COSArray();
        for (double value : values) {
            array.add(new COSFloat((float) value));
        }
        return array;
    }

    static COSStream stream(PDDocument document, String content) throws IOException {
        COSStream stream = document.getDocument().createCOSStream();
        try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(content.getBytes(StandardCharsets.US_ASCII));
        }
        return stream;
    }
}

package org.yilan.audit;

import org.apache.fontbox.cff.CFFCIDFont;
import org.apache.fontbox.cff.CFFFont;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.OTFParser;
import org.apache.fontbox.ttf.OpenTypeFont;
import org.apache.fontbox.ttf.TrueTypeCollection;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.fontbox.util.autodetect.FontFileFinder;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.jspecify.annotations.Nullable;

import java.awt.Shape;
import java.awt.geom.GeneralPath;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The letters of a font on this machine that has simplified Chinese: the first of the families that the wall prefers too.
/// Both kinds of outlines are read, TrueType's and PostScript's (Noto Sans CJK has those).
final class FontSource implements Closeable {
    /// Files, best first, with the name of the font in a collection; the beginning of a name counts.
    private static final List<String[]> PREFERRED =
            List.of(
                    new String[] {"NotoSansCJK-Regular", "NotoSansCJKsc-Regular"},
                    new String[] {"NotoSansCJKsc-Regular", ""},
                    new String[] {"NotoSansSC", ""},
                    new String[] {"SourceHanSansSC-Regular", ""},
                    new String[] {"SourceHanSansCN-Regular", ""},
                    new String[] {"SourceHanSans", "SourceHanSansSC-Regular"},
                    new String[] {"wqy-microhei", "WenQuanYiMicroHei"},
                    new String[] {"wqy-zenhei", "WenQuanYiZenHei"},
                    new String[] {"DroidSansFallback", ""},
                    new String[] {"PingFang", "PingFangSC-Regular"},
                    new String[] {"Hiragino Sans GB", "HiraginoSansGB-W3"},
                    new String[] {"msyh", "MicrosoftYaHei"},
                    new String[] {"simhei", ""});

    private final Closeable file;
    private final TrueTypeFont font;
    private final CmapLookup characters;
    private final @Nullable CFFFont outlines;

    private FontSource(Closeable file, TrueTypeFont font) throws IOException {
        this.file = file;
        this.font = font;
        this.characters = font.getUnicodeCmapLookup();
        this.outlines =
                font instanceof OpenTypeFont o && o.isPostScript() ? o.getCFF().getFont() : null;
    }

    /// @return empty when no font here has Chinese
    static Optional<FontSource> find() {
        List<URI> installed = new FontFileFinder().find();
        for (String[] wanted : PREFERRED) {
            for (URI uri : installed) {
                File file = new File(uri);
                if (file.getName().startsWith(wanted[0])) {
                    try {
                        FontSource source = open(file, wanted[1]);
                        if (source.has('台')) {
                            return Optional.of(source);
                        }
                        source.close();
                    } catch (IOException | RuntimeException e) {
                        // Not one that can be read: the next may be.
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static FontSource open(File file, String name) throws IOException {
        if (file.getName().toLowerCase(Locale.ROOT).endsWith("c")) {
            TrueTypeCollection all = new TrueTypeCollection(file);
            TrueTypeFont font = all.getFontByName(name);
            if (font == null) {
                all.close();
                throw new IOException("no " + name + " in " + file);
            }
            return new FontSource(all, font);
        }
        TrueTypeFont font = new OTFParser().parse(new RandomAccessReadBufferedFile(file));
        return new FontSource(font, font);
    }

    boolean has(int character) {
        return characters.getGlyphId(character) != 0;
    }

    /// Number of a character's picture, 0 (a box) when the font has none.
    int glyph(int character) {
        return characters.getGlyphId(character);
    }

    /// In thousandths of the size.
    double width(int glyph) throws IOException {
        return font.getAdvanceWidth(glyph) * 1000.0 / font.getUnitsPerEm();
    }

    int unitsPerEm() throws IOException {
        return font.getUnitsPerEm();
    }

    /// The outline in the font's units, y upwards; empty for a blank.
    Shape outline(int glyph) throws IOException {
        if (outlines instanceof CFFCIDFont cid) {
            return cid.getType2CharString(cid.getCharset().getCIDForGID(glyph)).getPath();
        }
        if (outlines != null) {
            return outlines.getType2CharString(glyph).getPath();
        }
        GlyphData data = font.getGlyph().getGlyph(glyph);
        return data == null ? new GeneralPath() : data.getPath();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}

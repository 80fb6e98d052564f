package org.exhibit.reports.figure;

import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

import java.awt.geom.GeneralPath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// One of the bundled faces: which characters it has, how wide and of what shape they are. Loaded
/// from the jar, so that no page depends on what a machine has installed. Not thread-safe: each job
/// loads its own.
public final class Typeface {
    /// The bundled faces.
    public enum Face {
        TEXT("Inter-Regular.ttf"),
        TEXT_BOLD("Inter-SemiBold.ttf"),
        FIXED("JetBrainsMono-Regular.ttf");

        private final String file;

        Face(String file) {
            this.file = file;
        }
    }

    private final byte[] bytes;
    private final TrueTypeFont font;
    private final CmapLookup characters;
    private final int unitsPerEm;

    private Typeface(byte[] bytes, TrueTypeFont font) throws IOException {
        this.bytes = bytes;
        this.font = font;
        this.characters = font.getUnicodeCmapLookup();
        this.unitsPerEm = font.getUnitsPerEm();
    }

    public static Typeface load(Face face) {
        try (InputStream in = Typeface.class.getResourceAsStream(face.file)) {
            if (in == null) {
                throw new IllegalStateException("the program is incomplete: no " + face.file);
            }
            byte[] plain = PlainSfnt.of(in.readAllBytes());
            return new Typeface(plain, new TTFParser().parse(new RandomAccessReadBuffer(plain)));
        } catch (IOException e) {
            throw new UncheckedIOException("the program is damaged: " + face.file, e);
        }
    }

    /// The font as an sfnt file without substitution tables: a `!=` in a log stays two characters.
    public byte[] bytes() {
        return bytes.clone();
    }

    public boolean has(int codePoint) {
        return characters.getGlyphId(codePoint) != 0;
    }

    /// Width of a text in units of its size.
    double width(String text) {
        return text.codePoints().mapToDouble(this::advance).sum();
    }

    private double advance(int codePoint) {
        try {
            return (double) font.getAdvanceWidth(characters.getGlyphId(codePoint)) / unitsPerEm;
        } catch (IOException e) {
            throw new UncheckedIOException("the program is damaged: a font", e);
        }
    }

    /// A text's outlines as SVG path data.
    ///
    /// @param x where the base line begins
    /// @param size of the letters
    String outline(String text, double x, double y, double size) {
        SvgPath path = new SvgPath();
        double pen = x;
        for (int codePoint : text.codePoints().toArray()) {
            try {
                GeneralPath shape =
                        font.getGlyph().getGlyph(characters.getGlyphId(codePoint)) == null
                                ? new GeneralPath()
                                : font.getGlyph()
                                        .getGlyph(characters.getGlyphId(codePoint))
                                        .getPath();
                path.add(shape, pen, y, size / unitsPerEm);
            } catch (IOException e) {
                throw new UncheckedIOException("the program is damaged: a font", e);
            }
            pen += advance(codePoint) * size;
        }
        return path.toString();
    }
}

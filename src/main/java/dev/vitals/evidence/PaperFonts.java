package dev.vitals.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The typefaces of the binder, embedded in every one of them (Liberation 2.1.5, SIL Open Font License), and what they can
 * draw. What they cannot, and what would be drawn as nothing or turn the direction of the line, is written as its code
 * point: a name that somebody chose must neither break the page nor hide on it.
 */
final class PaperFonts {

    static final List<String> SANS = List.of("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf");
    static final String MONO = "LiberationMono-Regular.ttf";

    private final List<CmapLookup> drawn;

    PaperFonts() {
        drawn = List.of(cmap(SANS.getFirst()), cmap(SANS.getLast()), cmap(MONO));
    }

    static InputStream open(String file) {
        var font = PaperFonts.class.getResourceAsStream("/fonts/" + file);
        if (font == null) {
            throw new IllegalStateException("The typeface is not in the jar: " + file);
        }
        return font;
    }

    /** The text with everything that cannot be drawn written as {@code [U+1F512]}. */
    String drawable(String text) {
        if (text.chars().allMatch(PaperFonts::isPlain)) {
            return text;
        }
        var safe = new StringBuilder(text.length());
        text.codePoints().forEach(point -> {
            if (isPlain(point) || canBeDrawn(point)) {
                safe.appendCodePoint(point);
            } else {
                safe.append("[U+%04X]".formatted(point));
            }
        });
        return safe.toString();
    }

    private static boolean isPlain(int point) {
        return point >= ' ' && point <= '~' || point == '\n';
    }

    private boolean canBeDrawn(int point) {
        var type = Character.getType(point);
        return type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.SURROGATE
                && type != Character.LINE_SEPARATOR
                && type != Character.PARAGRAPH_SEPARATOR
                && drawn.stream().allMatch(font -> font.getGlyphId(point) > 0);
    }

    private static CmapLookup cmap(String file) {
        try (var stream = open(file);
                var font = new TTFParser().parse(new RandomAccessReadBuffer(stream))) {
            return font.getUnicodeCmapLookup();
        } catch (IOException broken) {
            throw new UncheckedIOException("The typeface %s cannot be read".formatted(file), broken);
        }
    }
}

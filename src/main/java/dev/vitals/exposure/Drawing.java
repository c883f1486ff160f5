package dev.vitals.exposure;

import dev.vitals.rule.network.Hop;
import dev.vitals.rule.network.Hop.Outcome;
import dev.vitals.rule.network.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Boxes and arrows, in units of the picture's own; at its full size one is a pixel.
 *
 * @param arrows one between every two boxes
 */
public record Drawing(int width, int height, List<Box> boxes, List<Arrow> arrows) {

    private static final int GAP = 22;
    private static final int PAD = 9;
    private static final int LINE = 15;
    private static final int HEAD = 20;

    /** Letters are counted as wide as those of the widest usual font, so that none runs out of its box. */
    private static final int WIDE_BOX = 166;

    private static final int WIDE_LETTERS = 22;
    private static final int WIDE_SUBJECT = 22;
    private static final int WIDE_LINES = 5;
    private static final int TALL_BOX = 320;
    private static final int TALL_LETTERS = 44;
    private static final int TALL_SUBJECT = 40;
    private static final int TALL_LINES = 3;

    /** A full row of stations: shorter ways are drawn at the same scale. */
    private static final int ROW = 6;

    /**
     * A station.
     *
     * @param css its outcome as a class
     * @param sign a mark that says the outcome without colour
     */
    public record Box(int x, int y, int width, int height, String css, String sign, int signX, List<Line> lines) {

        public int signY() {
            return y + HEAD;
        }
    }

    /** A line of text, where it begins and on what it stands. */
    public record Line(int x, int y, String css, String text) {}

    /** From one box to the next, with its head. */
    public record Arrow(String path, String head, String css) {}

    static Drawing wide(Way way) {
        var hops = way.hops();
        var lines = hops.stream()
                .mapToInt(hop ->
                        Wrapped.lines(hop.detail(), WIDE_LETTERS, WIDE_LINES).size())
                .max()
                .orElse(1);
        var height = PAD + HEAD + LINE + lines * LINE + PAD;
        var boxes = new ArrayList<Box>();
        var arrows = new ArrayList<Arrow>();
        for (int at = 0; at < hops.size(); at++) {
            var x = 1 + at * (WIDE_BOX + GAP);
            boxes.add(box(way, hops.get(at), x, 1, WIDE_BOX, height, WIDE_LETTERS, WIDE_SUBJECT, WIDE_LINES));
            if (at > 0) {
                arrows.add(right(x - GAP, x, 1 + height / 2, css(hops.get(at))));
            }
        }
        var columns = Math.max(ROW, hops.size());
        return new Drawing(columns * (WIDE_BOX + GAP) - GAP + 2, height + 2, List.copyOf(boxes), List.copyOf(arrows));
    }

    static Drawing tall(Way way) {
        var hops = way.hops();
        var boxes = new ArrayList<Box>();
        var arrows = new ArrayList<Arrow>();
        int y = 1;
        for (Hop hop : hops) {
            var lines = Wrapped.lines(hop.detail(), TALL_LETTERS, TALL_LINES).size();
            var height = PAD + HEAD + LINE + lines * LINE + PAD;
            if (!boxes.isEmpty()) {
                arrows.add(down(y, y + GAP, 1 + TALL_BOX / 2, css(hop)));
                y += GAP;
            }
            boxes.add(box(way, hop, 1, y, TALL_BOX, height, TALL_LETTERS, TALL_SUBJECT, TALL_LINES));
            y += height;
        }
        return new Drawing(TALL_BOX + 2, y + 1, List.copyOf(boxes), List.copyOf(arrows));
    }

    private static Box box(Way way, Hop hop, int x, int y, int width, int height, int letters, int subject, int most) {
        var lines = new ArrayList<Line>();
        int base = y + HEAD;
        lines.add(new Line(x + PAD, base, "kind", hop.kind().words()));
        base += LINE + 3;
        lines.add(new Line(x + PAD, base, "subject", Wrapped.cut(hop.subject(), subject)));
        for (String text : Wrapped.lines(hop.detail(), letters, most)) {
            base += LINE;
            lines.add(new Line(x + PAD, base, "detail", text));
        }
        var css = way.isReached() && hop == way.end() ? "reached" : css(hop);
        return new Box(x, y, width, height, css, sign(hop.outcome()), x + width - PAD, List.copyOf(lines));
    }

    private static Arrow right(int from, int to, int y, String css) {
        return new Arrow("M%d %dH%d".formatted(from + 3, y, to - 8), "M%d %dl-7 -4.5v9z".formatted(to - 3, y), css);
    }

    private static Arrow down(int from, int to, int x, String css) {
        return new Arrow("M%d %dV%d".formatted(x, from + 3, to - 8), "M%d %dl-4.5 -7h9z".formatted(x, to - 3), css);
    }

    private static String css(Hop hop) {
        return hop.outcome().name().toLowerCase(Locale.ROOT);
    }

    private static String sign(Outcome outcome) {
        return switch (outcome) {
            case OPEN -> "✓";
            case UNKNOWN -> "?";
            case BLOCKED -> "✕";
            case UNREACHED -> "–";
        };
    }
}

package dev.vitals.chart;

import java.util.List;

/**
 * What a shape stands for. Pages colour it by its class; files carry the colour with them. Lines differ by dashes and
 * width as well: nothing is told by colour alone.
 */
public enum Ink {
    PAPER("paper", "#ffffff", 0),
    GAP("gap", "#ecece6", 0),
    GRID("grid", "#dcdcd4", 1),
    TEXT("text", "#565d63", 0),
    FIRST("line-1", "#0b5c6b", 2.5),
    SECOND("line-2", "#8a5a00", 2, 2, 4),
    FIRST_BEFORE("line-1 before", "#0b5c6b", 1.5, 8, 4),
    SECOND_BEFORE("line-2 before", "#8a5a00", 1.5, 8, 3, 2, 3),
    MARK("mark", "#565d63", 1, 3, 3),
    SCAN("scan", "#565d63", 1.5),
    SCAN_PARTLY("scan partly", "#a5231b", 1.5);

    private final String mark;
    private final String colour;
    private final double width;
    private final List<Integer> dashes;

    Ink(String mark, String colour, double width, Integer... dashes) {
        this.mark = mark;
        this.colour = colour;
        this.width = width;
        this.dashes = List.of(dashes);
    }

    /** As style sheets name it. */
    public String mark() {
        return mark;
    }

    /** On white paper, such as {@code #0b5c6b}. */
    public String colour() {
        return colour;
    }

    /** Of a line, in units of the picture. */
    public double width() {
        return width;
    }

    /** Lengths of dashes and of what lies between them, in turn; none for a solid line. */
    public List<Integer> dashes() {
        return dashes;
    }

    /** As SVG writes dashes; empty for a solid line. */
    public String dashArray() {
        return String.join(" ", dashes.stream().map(String::valueOf).toList());
    }
}

package dev.vitals.chart;

import dev.vitals.chart.Shape.Area;
import dev.vitals.chart.Shape.Dot;
import dev.vitals.chart.Shape.Flag;
import dev.vitals.chart.Shape.Label;
import dev.vitals.chart.Shape.Line;
import java.util.Locale;
import org.springframework.web.util.HtmlUtils;

/** A plot as an SVG file that stands alone: every colour is an attribute, nothing is loaded, nothing runs. */
public final class SvgFile {

    private final StringBuilder svg = new StringBuilder();

    private SvgFile() {}

    /** The file's text. */
    public static String of(Plot plot) {
        var file = new SvgFile();
        var drawing = Drawing.of(plot, Frame.FILE);
        file.head(plot, drawing.frame());
        drawing.shapes().forEach(file::shape);
        return file.svg.append("</svg>\n").toString();
    }

    private void head(Plot plot, Frame frame) {
        line(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$d\" height=\"%2$d\" viewBox=\"0 0 %1$d %2$d\""
                        + " role=\"img\" font-family=\"Liberation Sans, Arial, Helvetica, sans-serif\" font-size=\"13\">",
                frame.width(), frame.height());
        line("<title>%s</title>", escaped(plot.title() + ". " + plot.under()));
        line("<rect width=\"100%%\" height=\"100%%\" fill=\"%s\"/>", Ink.PAPER.colour());
        line(
                "<text x=\"20\" y=\"30\" font-size=\"17\" font-weight=\"bold\" fill=\"#1d2124\">%s</text>",
                escaped(plot.title()));
        line("<text x=\"20\" y=\"50\" fill=\"%s\">%s</text>", Ink.TEXT.colour(), escaped(plot.under()));
    }

    private void shape(Shape shape) {
        switch (shape) {
            case Area a ->
                line(
                        "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" fill=\"%s\"/>",
                        n(a.x()), n(a.y()), n(a.width()), n(a.height()), a.ink().colour());
            case Line l -> stroke(l.path(), l.ink());
            case Dot d ->
                line(
                        "<circle cx=\"%s\" cy=\"%s\" r=\"%s\" fill=\"%s\"/>",
                        n(d.x()), n(d.y()), n(d.radius()), d.ink().colour());
            case Label l ->
                line(
                        "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\" fill=\"%s\"%s>%s</text>",
                        n(l.x()),
                        n(l.y()),
                        l.anchor().word(),
                        l.ink().colour(),
                        l.bold() ? " font-weight=\"bold\"" : "",
                        escaped(l.text()));
            case Flag f -> flag(f);
        }
    }

    private void flag(Flag flag) {
        stroke("M%1$s %2$sV%3$s".formatted(n(flag.x()), n(flag.y() + 3), n(flag.floor())), flag.ink());
        line(
                "<text x=\"%s\" y=\"%s\" text-anchor=\"middle\" font-weight=\"bold\" fill=\"%s\">%s<title>%s</title></text>",
                n(flag.x()), n(flag.y()), flag.ink().colour(), escaped(flag.letters()), escaped(flag.words()));
    }

    private void stroke(String path, Ink ink) {
        line(
                "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%s\"%s stroke-linejoin=\"round\"/>",
                path,
                ink.colour(),
                n(ink.width()),
                ink.dashes().isEmpty() ? "" : " stroke-dasharray=\"" + ink.dashArray() + "\"");
    }

    private void line(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static String n(double value) {
        return Shape.number(value);
    }

    /** What XML must not be given is left out, and the rest cannot leave its place. */
    private static String escaped(String text) {
        var plain = text.codePoints()
                .filter(c -> c >= 0x20 && c != 0xFFFE && c != 0xFFFF && !(c >= 0xD800 && c <= 0xDFFF))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return HtmlUtils.htmlEscapeDecimal(plain);
    }
}

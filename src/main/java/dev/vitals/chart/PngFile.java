package dev.vitals.chart;

import dev.vitals.chart.Shape.Area;
import dev.vitals.chart.Shape.Dot;
import dev.vitals.chart.Shape.Flag;
import dev.vitals.chart.Shape.Label;
import dev.vitals.chart.Shape.Line;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;

/** A plot as a PNG file, twice as fine as the SVG of the same size, in the typeface that ships with Vitals. */
public final class PngFile {

    private static final int FINE = 2;
    private static final float SIZE = 13;
    private static final Font REGULAR = font("/fonts/LiberationSans-Regular.ttf");
    private static final Font BOLD = font("/fonts/LiberationSans-Bold.ttf");

    private final Graphics2D pen;

    private PngFile(Graphics2D pen) {
        this.pen = pen;
    }

    /** The file's bytes. */
    public static byte[] of(Plot plot) {
        var drawing = Drawing.of(plot, Frame.FILE);
        var frame = drawing.frame();
        var image = new BufferedImage(frame.width() * FINE, frame.height() * FINE, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        try {
            pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            pen.scale(FINE, FINE);
            var file = new PngFile(pen);
            file.head(plot, frame);
            drawing.shapes().forEach(file::shape);
        } finally {
            pen.dispose();
        }
        return bytes(image);
    }

    private void head(Plot plot, Frame frame) {
        fill(new Rectangle2D.Double(0, 0, frame.width(), frame.height()), Ink.PAPER);
        pen.setColor(new Color(0x1d2124));
        pen.setFont(BOLD.deriveFont(17f));
        pen.drawString(plot.title(), 20, 30);
        text(new Label(20, 50, plot.under(), Shape.Anchor.START, false, Ink.TEXT));
    }

    private void shape(Shape shape) {
        switch (shape) {
            case Area a -> fill(new Rectangle2D.Double(a.x(), a.y(), a.width(), a.height()), a.ink());
            case Line l -> stroke(l);
            case Dot d ->
                fill(
                        new Ellipse2D.Double(d.x() - d.radius(), d.y() - d.radius(), 2 * d.radius(), 2 * d.radius()),
                        d.ink());
            case Label l -> text(l);
            case Flag f -> {
                stroke(Line.of(f.x(), f.y() + 3, f.x(), f.floor(), f.ink()));
                text(new Label(f.x(), f.y(), f.letters(), Shape.Anchor.MIDDLE, true, f.ink()));
            }
        }
    }

    private void fill(java.awt.Shape area, Ink ink) {
        pen.setColor(Color.decode(ink.colour()));
        pen.fill(area);
    }

    private void stroke(Line line) {
        var path = new Path2D.Double();
        var points = line.points();
        path.moveTo(points.getFirst().x(), points.getFirst().y());
        points.stream().skip(1).forEach(point -> path.lineTo(point.x(), point.y()));
        pen.setColor(Color.decode(line.ink().colour()));
        pen.setStroke(stroke(line.ink()));
        pen.draw(path);
    }

    private static BasicStroke stroke(Ink ink) {
        var width = (float) ink.width();
        if (ink.dashes().isEmpty()) {
            return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
        }
        List<Integer> dashes = ink.dashes();
        var lengths = new float[dashes.size()];
        for (int at = 0; at < lengths.length; at++) {
            lengths[at] = dashes.get(at);
        }
        return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, lengths, 0);
    }

    private void text(Label label) {
        pen.setFont(label.bold() ? BOLD : REGULAR);
        pen.setColor(Color.decode(label.ink().colour()));
        var width = pen.getFontMetrics().stringWidth(label.text());
        var x = switch (label.anchor()) {
            case START -> label.x();
            case MIDDLE -> label.x() - width / 2.0;
            case END -> label.x() - width;
        };
        pen.drawString(label.text(), (float) x, (float) label.y());
    }

    private static byte[] bytes(BufferedImage image) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return bytes.toByteArray();
    }

    private static Font font(String file) {
        try (var bytes = PngFile.class.getResourceAsStream(file)) {
            if (bytes == null) {
                throw new IllegalStateException("The typeface is not in the jar: " + file);
            }
            return Font.createFont(Font.TRUETYPE_FONT, bytes).deriveFont(SIZE);
        } catch (IOException | FontFormatException broken) {
            throw new IllegalStateException("The typeface cannot be read: " + file, broken);
        }
    }
}

package dev.vitals.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.chart.Shape.Flag;
import dev.vitals.chart.Shape.Label;
import dev.vitals.chart.Shape.Line;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DrawingTest {

    @Test
    void cutsALineWhereNothingIsKnownAndNeverBridgesItOrGoesToZero() {
        var drawing = Drawing.of(plot("T", List.of(0.5, 0.5), Arrays.asList(1.0, 1.0, null, 0.5, 0.5)), Frame.WIDE);
        var lines = lines(drawing, Ink.SECOND);

        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst().points()).extracting(Shape.Point::x).containsExactly(52.0, 182.0);
        assertThat(lines.getLast().points()).extracting(Shape.Point::y).containsExactly(152.0, 152.0);
        assertThat(drawing.areas())
                .singleElement()
                .satisfies(gap -> assertThat(gap.ink()).isEqualTo(Ink.GAP));
    }

    @Test
    void showsAValueWithoutNeighboursAsASpot() {
        var drawing = Drawing.of(plot("T", List.of(), Arrays.asList(null, 0.5, null)), Frame.WIDE);

        assertThat(drawing.dots())
                .singleElement()
                .satisfies(dot -> assertThat(dot.y()).isEqualTo(152.0));
        assertThat(lines(drawing, Ink.SECOND)).isEmpty();
    }

    @Test
    void keepsTheNamesOfLinesApartAndOnTheSheet() {
        for (Frame frame : List.of(Frame.WIDE, Frame.NARROW, Frame.FILE)) {
            for (double value : List.of(0.0, 0.5, 1.0)) {
                var drawing = Drawing.of(plot("T", List.of(value, value), List.of(value, value)), frame);
                var names = drawing.labels().stream()
                        .filter(Label::bold)
                        .mapToDouble(Label::y)
                        .sorted()
                        .toArray();

                assertThat(names).hasSize(2);
                assertThat(names[1] - names[0]).isGreaterThanOrEqualTo(15);
                assertThat(names[1]).isLessThan(frame.floor() + 6);
            }
        }
    }

    @Test
    void putsLettersThatWouldStandOnEachOtherInRows() {
        var plot = new Plot(
                "T",
                "",
                new Axis.Percent(),
                IntStream.range(0, 90).mapToObj(String::valueOf).toList(),
                List.of(),
                List.of(new Mark(10, "R", "a"), new Mark(11, "S", "b"), new Mark(40, "A", "c")),
                List.of(),
                List.of());

        assertThat(Drawing.of(plot, Frame.WIDE).flags()).extracting(Flag::y).containsExactly(38.0, 23.0, 38.0);
    }

    @Test
    void countsInRoundStepsUpToARoundTop() {
        assertThat(new Axis.Count(0).top()).isEqualTo(1);
        assertThat(new Axis.Count(227).ticks()).extracting(Axis.Tick::label).containsExactly("0", "100", "200", "300");
        assertThat(new Axis.Count(3).ticks()).extracting(Axis.Tick::label).containsExactly("0", "1", "2", "3");
        assertThat(new Axis.Count(7_500).ticks())
                .last()
                .extracting(Axis.Tick::label)
                .isEqualTo("8,000");
    }

    @Test
    void drawsNothingOfNoDaysAndOneDayInTheMiddle() {
        assertThat(Drawing.of(plot("T", List.of(), List.of()), Frame.WIDE).dots())
                .isEmpty();
        assertThat(Drawing.of(plot("T", List.of(), List.of(0.5)), Frame.WIDE).dots())
                .singleElement()
                .satisfies(dot -> assertThat(dot.x()).isEqualTo((52 + 572) / 2.0));
    }

    @Test
    void writesAnSvgThatStandsAloneWhateverPeopleCallTheirAccounts() throws Exception {
        var svg = SvgFile.of(
                plot("</title><script>alert(1)</script> & \u0007 \"Zoë\"", List.of(1.0, 0.5), List.of(0.2, 0.3)));
        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));

        assertThat(document.getElementsByTagName("script").getLength()).isZero();
        assertThat(document.getElementsByTagName("title").item(0).getTextContent())
                .contains("<script>", "Zoë");
        assertThat(svg)
                .doesNotContain("class=", "style=", "href")
                .contains("stroke-dasharray=\"2 4\"", "fill=\"#ffffff\"");
    }

    @Test
    void paintsTheSamePictureAsPixels() throws IOException {
        var image = ImageIO.read(new ByteArrayInputStream(PngFile.of(plot("T", List.of(0.5, 0.5), List.of(0.2, 0.3)))));

        assertThat(image.getWidth()).isEqualTo(2 * Frame.FILE.width());
        assertThat(image.getRGB(2, 2) & 0xffffff).as("paper").isEqualTo(0xffffff);
        // The first line lies flat on half of everything.
        var y = (int) Math.round(2 * Frame.FILE.y(0.5, 1));
        assertThat(image.getRGB(2 * 400, y) & 0xffffff).isEqualTo(0x0b5c6b);
    }

    private static List<Line> lines(Drawing drawing, Ink ink) {
        return drawing.lines().stream().filter(line -> line.ink() == ink).toList();
    }

    private static Plot plot(String title, List<Double> first, List<@Nullable Double> second) {
        var count = Math.max(first.size(), second.size());
        var all = new ArrayList<Series>();
        if (!first.isEmpty()) {
            all.add(new Series("First", "1st", Ink.FIRST, padded(first, count)));
        }
        all.add(new Series("Second", "2nd", Ink.SECOND, second));
        var gaps = IntStream.range(0, second.size())
                .filter(at -> second.get(at) == null)
                .boxed()
                .toList();
        var days = IntStream.range(0, count).mapToObj(String::valueOf).toList();
        return new Plot(title, "under", new Axis.Percent(), days, all, List.of(), List.of(), gaps);
    }

    private static List<@Nullable Double> padded(List<Double> values, int count) {
        var padded = new ArrayList<@Nullable Double>(values);
        while (padded.size() < count) {
            padded.add(null);
        }
        return padded;
    }
}

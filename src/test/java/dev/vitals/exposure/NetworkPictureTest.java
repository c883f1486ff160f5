package dev.vitals.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.exposure.Drawing.Box;
import dev.vitals.rule.network.Hop;
import dev.vitals.rule.network.Hop.Kind;
import dev.vitals.rule.network.Hop.Outcome;
import dev.vitals.rule.network.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NetworkPictureTest {

    private static final Hop INTERNET = new Hop(Kind.INTERNET, Outcome.OPEN, "anywhere", "whoever asks");

    @Test
    void putsEveryBoxInsideThePictureAndNoneOverAnother() {
        var way = way(Outcome.OPEN, 22);
        for (Drawing drawing : List.of(Drawing.wide(way), Drawing.tall(way))) {
            assertThat(drawing.boxes()).hasSize(way.hops().size()).allSatisfy(box -> {
                assertThat(box.x()).isNotNegative();
                assertThat(box.x() + box.width()).isLessThanOrEqualTo(drawing.width());
                assertThat(box.y() + box.height()).isLessThanOrEqualTo(drawing.height());
                assertThat(box.lines())
                        .allSatisfy(line -> assertThat(line.y()).isBetween(box.y(), box.y() + box.height() - 4));
            });
            var boxes = drawing.boxes();
            for (int at = 1; at < boxes.size(); at++) {
                assertThat(isApart(boxes.get(at - 1), boxes.get(at))).isTrue();
            }
            assertThat(drawing.arrows()).hasSize(boxes.size() - 1);
        }
    }

    @Test
    void fitsTheNarrowestWindowAndKeepsOneScaleWhereAWayIsShort() {
        assertThat(Drawing.tall(way(Outcome.OPEN, 22)).width()).isLessThanOrEqualTo(330);
        var shut = new Way(false, "", List.of(), Outcome.BLOCKED, List.of(INTERNET, hop(Outcome.BLOCKED, "eni-1")));
        assertThat(Drawing.wide(shut).width())
                .isEqualTo(Drawing.wide(way(Outcome.OPEN, 22)).width());
    }

    @Test
    void cutsLongNamesInThePictureAndKeepsThemInTheWords() {
        var name = "patients-and-their-records-of-the-last-ten-years";
        var way = new Way(false, "subnet-1", List.of(22), Outcome.OPEN, List.of(INTERNET, hop(Outcome.OPEN, name)));
        var drawn = DrawnWay.of(ToldWay.of(way, List.of(22)));
        assertThat(drawn.wide().boxes().getLast().lines().get(1).text())
                .hasSizeLessThanOrEqualTo(22)
                .endsWith("…");
        assertThat(drawn.told().hops().getLast().subject()).isEqualTo(name);
        assertThat(drawn.told().label()).contains(name);
    }

    @Test
    void takesFromThePictureWhatTurnsTheDirectionOfText() {
        assertThat(Wrapped.cut("web\u202Egnp.exe\n<script>", 40)).isEqualTo("web gnp.exe <script>");
        assertThat(Wrapped.lines("a".repeat(50), 20, 2)).containsExactly("a".repeat(20), "a".repeat(19) + "…");
        assertThat(Wrapped.cut("😀".repeat(30), 10)).isEqualTo("😀".repeat(9) + "…");
        assertThat(Wrapped.lines("", 20, 3)).isEmpty();
    }

    @Test
    void drawsTheFirstOfManyAndTellsTheOthers() {
        var ways = new ArrayList<>(IntStream.rangeClosed(1, 7)
                .mapToObj(port -> way(Outcome.OPEN, port))
                .toList());
        ways.add(new Way(
                true,
                "subnet-1",
                List.of(22),
                Outcome.BLOCKED,
                way(Outcome.BLOCKED, 22).hops()));
        var picture = NetworkPicture.of(ways, List.of(22));
        assertThat(picture.families()).extracting(NetworkPicture.Family::name).containsExactly("IPv4", "IPv6");
        var first = picture.families().getFirst();
        assertThat(first.drawn()).hasSize(2);
        assertThat(first.told()).hasSize(5);
        assertThat(first.total()).isEqualTo(7);
        assertThat(picture.verdict()).isEqualTo("reached");
    }

    @Test
    void saysWhereAWayEnds() {
        assertThat(ToldWay.of(way(Outcome.BLOCKED, 22), List.of(22)).title())
                .isEqualTo("TCP 22 is stopped at Security group sg-1");
        assertThat(ToldWay.of(way(Outcome.UNKNOWN, 22), List.of(22)).title())
                .isEqualTo("Not known for TCP 22: Security group sg-1 was not read");
        assertThat(ToldWay.of(way(Outcome.OPEN, 443), List.of(22)).title())
                .isEqualTo("TCP 443 is reached at 203.0.113.5, no sensitive port among them");
        assertThat(NetworkPicture.of(List.of(way(Outcome.UNKNOWN, 22)), List.of(22))
                        .verdict())
                .isEqualTo("not known");
        assertThat(NetworkPicture.of(List.of(way(Outcome.BLOCKED, 22)), List.of(22))
                        .verdict())
                .isEqualTo("kept out");
    }

    private static Way way(Outcome outcome, int port) {
        var end = outcome == Outcome.BLOCKED ? Outcome.UNREACHED : Outcome.OPEN;
        return new Way(
                false,
                "subnet-1",
                List.of(port),
                outcome,
                List.of(
                        INTERNET,
                        hop(Outcome.OPEN, "rtb-1"),
                        new Hop(Kind.GROUP, outcome, "sg-1", "opens it to 198.51.100.0/24 and many other ranges only"),
                        new Hop(Kind.INTERFACE, end, "203.0.113.5", "of eni-1 in subnet-1")));
    }

    private static Hop hop(Outcome outcome, String subject) {
        return new Hop(Kind.ROUTE, outcome, subject, "0.0.0.0/0 leads to igw-1");
    }

    private static boolean isApart(Box one, Box next) {
        return one.x() + one.width() < next.x() || one.y() + one.height() < next.y();
    }
}

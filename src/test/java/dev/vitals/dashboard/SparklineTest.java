package dev.vitals.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.dashboard.Sparkline.Week;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SparklineTest {

    @Test
    void saysInWordsWhatItDraws() {
        var line = line(new Week(3, 9), new Week(4, 9), new Week(5, 9));

        assertThat(line.words()).isEqualTo("3 of 9 met 2 weeks ago, 5 of 9 now");
        assertThat(line.gained()).isEqualTo(2);
        assertThat(line.lines()).singleElement().asString().contains("3,15.0 ");
    }

    @Test
    void leavesAGapWhereNothingIsKept() {
        var line = line(new Week(3, 9), null, new Week(3, 9), new Week(3, 9));

        assertThat(line.lines()).hasSize(2);
        assertThat(line.words()).endsWith("; 1 week not kept");
    }

    @Test
    void claimsNoChangeWhereTheLastWeekIsNotKept() {
        var line = line(new Week(3, 9), new Week(4, 9), null);

        assertThat(line.words()).isEqualTo("3 of 9 met 2 weeks ago, not known now");
        assertThat(line.gained()).isZero();
        assertThat(line.endX()).isZero();
    }

    @Test
    void comparesASingleWeekWithNothing() {
        assertThat(line(null, null, new Week(4, 9)).words()).isEqualTo("4 of 9 met; nothing was kept before");
        assertThat(line(null, null, null).words()).isEqualTo("Nothing was kept in twelve weeks");
    }

    private static Sparkline line(@Nullable Week... weeks) {
        return new Sparkline(Arrays.asList(weeks));
    }
}

package dev.vitals.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {

    @ParameterizedTest
    @CsvSource({
        "99999, 100000, 99%",
        "100000, 100000, 100%",
        "1, 100000, under 1%",
        "0, 100000, 0%",
        "5, 8, 62%",
        "0, 0, –",
    })
    void neverShowsMoreThanThereIsNorNothingWhereThereIsSomething(BigDecimal part, BigDecimal whole, String shown) {
        assertThat(Numbers.percent(part, whole)).isEqualTo(shown);
    }

    @Test
    void showsPointsAsTheyWereCounted() {
        assertThat(Numbers.exact(new BigDecimal("3.333333"))).isEqualTo("3.333333");
        assertThat(Numbers.exact(new BigDecimal("10.000000"))).isEqualTo("10");
        assertThat(Numbers.exact(new BigDecimal("0.000000"))).isEqualTo("0");
    }

    @Test
    void counts() {
        assertThat(Numbers.count(12_345, "finding")).isEqualTo("12,345 findings");
        assertThat(Numbers.count(1, "finding")).isEqualTo("1 finding");
    }
}

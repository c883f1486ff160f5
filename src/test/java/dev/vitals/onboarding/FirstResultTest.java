package dev.vitals.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.onboarding.FirstResult.Result;
import dev.vitals.scan.ScanState;
import dev.vitals.support.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FirstResultTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 0, 1, Nothing was read",
        "0, 0, 0, 0, 2, Nothing was read",
        "0, 0, 1, 1, 1, Nothing wrong was found",
        "0, 0, 0, 1, 1, Nothing wrong was found in what was read",
        "0, 3, 1, 1, 1, Nothing wrong was found in what was read",
        "0, 0, 1, 1, 2, Nothing wrong was found in what was read",
        "1, 0, 1, 1, 1, One thing is wrong",
        "31, 4, 0, 1, 1, 31 things are wrong"
    })
    void claimsNoMoreThanWasRead(int failing, int unknown, int whole, int read, int asked, String title) {
        assertThat(new Result(Map.of(), failing, unknown, List.of(), whole, read, asked).title())
                .isEqualTo(title);
    }

    @Test
    void isRepeatedOnlyWhereSomethingWasNotRead() {
        var results = new FirstResult(TestDatabase.empty().sql());

        assertThat(results.of(Map.of("111122223333", ScanState.FAILED)).isToRepeat())
                .isTrue();
        assertThat(results.of(Map.of("111122223333", ScanState.PARTIAL)).isToRepeat())
                .isFalse();
    }
}

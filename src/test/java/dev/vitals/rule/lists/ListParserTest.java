package dev.vitals.rule.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ListParserTest {

    private static final String GOOD = """
            # Title: Policies
            # Source: AWS
            # Compiled: 2026-09-30
            # Review after: 90 days

            ELBSecurityPolicy-2016-08   TLSv1.0
            ELBSecurityPolicy-TLS13-1-2-2021-06 TLSv1.2
            """;

    @Test
    void readsHeadAndEntries() {
        var list = parse(GOOD);

        assertThat(list.title()).isEqualTo("Policies");
        assertThat(list.source()).isEqualTo("AWS");
        assertThat(list.compiledOn()).isEqualTo("2026-09-30");
        assertThat(list.entries())
                .containsExactly(
                        new ListEntry("ELBSecurityPolicy-2016-08", "TLSv1.0"),
                        new ListEntry("ELBSecurityPolicy-TLS13-1-2-2021-06", "TLSv1.2"));
    }

    @Test
    void isOverdueFromTheDayAfterItsReviewOn() {
        var list = parse(GOOD);

        assertThat(list.reviewBy()).isEqualTo("2026-12-29");
        assertThat(list.isOverdue(LocalDate.parse("2026-12-29"))).isFalse();
        assertThat(list.isOverdue(LocalDate.parse("2026-12-30"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "# Title: Policies                   | '# Subtitle: x'     | Line 1 begins with # and is none of",
                "# Source: AWS                       | '# Title: again'    | Line 2 says Title a second time",
                "# Source: AWS                       | ''                  | does not say its source",
                "# Compiled: 2026-09-30              | # Compiled: autumn  | Line 3 should say a day",
                "# Review after: 90 days             | # Review after: yes | Line 4 should say a number of days",
                "ELBSecurityPolicy-2016-08   TLSv1.0 | ELBSecurityPolicy-2016-08 TLSv9 | Line 6 (\"ELBSecurityPolicy-2016-08 TLSv9\") is not a predefined policy",
                "ELBSecurityPolicy-2016-08   TLSv1.0 | 2016-08 TLSv1.0     | Line 6",
                "ELBSecurityPolicy-2016-08   TLSv1.0 | ELBSecurityPolicy-TLS13-1-2-2021-06 TLSv1.0 | Line 7 names ELBSecurityPolicy-TLS13-1-2-2021-06 a second time"
            })
    void refusesWithASentenceThatNamesTheLine(String line, String wrong, String sentence) {
        assertThatThrownBy(() -> parse(GOOD.replace(line.strip(), wrong)))
                .isInstanceOf(MalformedListException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void refusesAListWithoutEntries() {
        assertThatThrownBy(() -> parse(GOOD.substring(0, GOOD.indexOf("ELB"))))
                .isInstanceOf(MalformedListException.class)
                .hasMessageContaining("no entries");
    }

    @ParameterizedTest
    @EnumSource(ListName.class)
    void givesBackTheTextThatItReads(ListName name) {
        var shipped = Lists.shipped().of(name);

        assertThat(ReferenceList.parse(name, shipped.text())).isEqualTo(shipped);
    }

    private static ReferenceList parse(String text) {
        return ReferenceList.parse(ListName.BALANCER_POLICIES, text);
    }
}

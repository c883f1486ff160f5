package dev.vitals.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.page.AsOf;
import dev.vitals.page.Period;
import dev.vitals.page.VisiblePeriod;
import dev.vitals.page.WrongParameterException;
import dev.vitals.trend.Buckets.Unit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SpanTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-24");
    private static final AsOf NOW = new AsOf(TODAY, Instant.parse("2026-11-24T09:00:00Z"), true);
    private static final VisiblePeriod EVER = Optional::empty;

    @Test
    void ownDaysBeginWithThoseBeforeUntilSomebodyNamesThem() {
        assertThat(span("2026-11-01", "2026-11-10", "own").compared()).isEqualTo(period("2026-10-22", "2026-10-31"));
    }

    @Test
    void isNinetyDaysForNone() {
        var span = span(null, null, null);

        assertThat(span.shown()).isEqualTo(period("2026-08-27", "2026-11-24"));
        assertThat(span.compared()).isNull();
    }

    @Test
    void goesNoFurtherThanTheDayThatIsShown() {
        assertThat(span("2026-11-01", "2027-11-01", null).shown()).isEqualTo(period("2026-11-01", "2026-11-24"));
    }

    @Test
    void laysThePeriodBeforeBesideItDayByDay() {
        assertThat(span("2026-11-11", "2026-11-20", "previous").compared())
                .isEqualTo(period("2026-11-01", "2026-11-10"));
        assertThat(span("2026-11-11", "2026-11-20", "year").compared()).isEqualTo(period("2025-11-11", "2025-11-20"));
    }

    @Test
    void takesDaysOfOnesOwnAlsoWhereOnlyTheDaysAreGiven() {
        var asked = new Asked(null, null, "2026-11-11", "2026-11-20", "", "2026-01-01", "");

        assertThat(Span.of(asked, NOW, EVER).compared()).isEqualTo(period("2026-01-01", "2026-01-10"));
    }

    @Test
    void leavesOutWhatAnAuditorMayNotSeeAndSaysSo() {
        VisiblePeriod autumn = () -> Optional.of(period("2026-09-01", "2026-11-24"));
        var span = Span.of(asked("2026-06-01", "2026-10-01", "previous"), NOW, autumn);

        assertThat(span.shown()).isEqualTo(period("2026-09-01", "2026-10-01"));
        assertThat(span.compared()).as("all of it before their period").isNull();
        assertThat(span.hidden()).isTrue();
        assertThat(Span.of(asked("2026-09-01", "2026-10-01", null), NOW, autumn).hidden())
                .isFalse();
    }

    @Test
    void refusesWhatIsNoPeriod() {
        assertThatThrownBy(() -> span("2026-11-20", "2026-11-01", null)).isInstanceOf(WrongParameterException.class);
        assertThatThrownBy(() -> span("yesterday", null, null)).hasMessageContaining("not a day");
        assertThatThrownBy(() -> span("1999-01-01", null, null)).hasMessageContaining("10 years");
        assertThatThrownBy(() -> span(null, null, "sideways")).hasMessageContaining("sideways");
    }

    @Test
    void cutsLongPeriodsIntoAsFewPointsAsAPictureCanShow() {
        var quarter = period("2026-08-27", "2026-11-24");
        var years = period("2020-11-25", "2026-11-24");

        assertThat(Buckets.of(quarter, Unit.of(quarter)).size()).isEqualTo(90);
        assertThat(Unit.of(period("2025-11-25", "2026-11-24"))).isEqualTo(Unit.WEEK);
        assertThat(Unit.of(years)).isEqualTo(Unit.MONTH);
        var months = Buckets.of(years, Unit.MONTH);
        assertThat(months.size()).isEqualTo(72);
        assertThat(months.end(0)).isEqualTo(LocalDate.parse("2020-12-24"));
        assertThat(months.end(71)).isEqualTo(TODAY);
        assertThat(months.of(LocalDate.parse("2020-12-24"))).isZero();
        assertThat(months.of(LocalDate.parse("2020-12-25"))).isEqualTo(1);
    }

    private static Span span(@Nullable String from, @Nullable String to, @Nullable String compare) {
        return Span.of(asked(from, to, compare), NOW, EVER);
    }

    private static Asked asked(@Nullable String from, @Nullable String to, @Nullable String compare) {
        return new Asked(null, null, from, to, compare, null, null);
    }

    private static Period period(String from, String to) {
        return new Period(LocalDate.parse(from), LocalDate.parse(to));
    }
}

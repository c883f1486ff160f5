package dev.vitals.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.vitals.finding.FindingFilter;
import dev.vitals.page.AsOf;
import dev.vitals.page.Period;
import dev.vitals.page.Slice;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Acceptances as they are listed, and as they stood on an earlier day. */
class AcceptanceListTest extends Accepting {

    @Test
    void honoursAnEarlierDayAsItWasThen() {
        station.clock.turn(Duration.ofDays(1));
        station.accepted("sg-1", 10);
        station.clock.turn(Duration.ofDays(30));

        assertThat(openOn(LocalDate.parse("2026-11-02"))).isEqualTo(2);
        assertThat(openOn(LocalDate.parse("2026-11-03"))).isOne();
        assertThat(openOn(LocalDate.parse("2026-11-13"))).isOne();
        assertThat(openOn(LocalDate.parse("2026-11-14"))).isEqualTo(2);
    }

    @Test
    void showsTheDecisionsOfAnEarlierDayAsTheyStoodThen() {
        station.clock.turn(Duration.ofDays(1));
        var id = acceptances.request(station.ana, station.asking("sg-1", 10)).id();
        station.clock.turn(Duration.ofDays(1));
        acceptances.approve(station.ben, id, "Fine");
        station.clock.turn(Duration.ofDays(1));
        acceptances.withdraw(station.ana, id, "Fixed instead");

        assertThat(decided(LocalDate.parse("2026-11-02"))).isEmpty();
        assertThat(decided(LocalDate.parse("2026-11-03"))).containsExactly("requested  0 ");
        assertThat(decided(LocalDate.parse("2026-11-04"))).containsExactly("approved ben 1 ");
        assertThat(decided(LocalDate.parse("2026-11-05"))).containsExactly("withdrawn ben 0 Fixed instead");
    }

    private List<String> decided(LocalDate day) {
        return station.list.about(station.id("sg-1"), endOf(day)).stream()
                .map(each ->
                        "%s %s %d %s".formatted(each.state(), each.decidedName(), each.holding(), each.endedBecause()))
                .toList();
    }

    @Test
    void showsAnAuditorWhatTouchedTheirPeriodAsItStoodAtItsEnd() {
        var before =
                acceptances.request(station.ana, station.asking("sg-1", 10)).id();
        acceptances.withdraw(station.ana, before, "Fixed instead");
        station.clock.turn(Duration.ofDays(2));
        var within = station.accepted("sg-1", 10);
        station.clock.turn(Duration.ofDays(2));
        acceptances.withdraw(station.ana, within, "Fixed instead");
        var after = station.accepted("sg-2", 10);
        station.period = Optional.of(new Period(LocalDate.parse("2026-11-03"), LocalDate.parse("2026-11-05")));

        assertThat(station.list.of("", 1, 50).rows())
                .extracting(Acceptance::id, Acceptance::state, Acceptance::holding, Acceptance::endedBecause)
                .containsExactly(tuple(within, "approved", 1, ""));
        assertThat(station.list.covered(within))
                .singleElement()
                .extracting(AcceptanceList.Covered::words)
                .isEqualTo("covered");
        assertThat(station.list.of("withdrawn", 1, 50).total()).isZero();
        assertThat(station.list.find(within)).isPresent();
        assertThat(station.list.find(before)).isEmpty();
        assertThat(station.list.find(after)).isEmpty();
    }

    @Test
    void isListedByThePageWithHowManyThereAre() {
        station.accepted("sg-1", 30);
        acceptances.request(station.ana, station.asking("sg-2", 10));

        assertThat(station.list.of("", 1, 1))
                .extracting(page -> page.rows().getFirst().id(), Slice::total, Slice::number, Slice::hasNext)
                .containsExactly(2L, 2L, 1, true);
        assertThat(station.list.of("", 9, 1))
                .extracting(page -> page.rows().getFirst().id(), Slice::number)
                .containsExactly(1L, 2);
        assertThat(station.list.of("rejected", 1, 1).rows()).isEmpty();
    }

    private AsOf endOf(LocalDate day) {
        var end = day.plusDays(1)
                .atStartOfDay(station.organization.zone())
                .toInstant()
                .minusMillis(1);
        return new AsOf(day, end, false);
    }

    private long openOn(LocalDate day) {
        return station.findings.count(FindingFilter.none(), endOf(day));
    }
}

package dev.vitals.triage;

import static dev.vitals.triage.Station.open;
import static dev.vitals.triage.Station.shut;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.vitals.finding.FindingFilter;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** When findings are late, and how fast they are put right. */
class DueFindingsTest extends AtTheDesk {

    @Test
    void isLateAfterTheDaysThatCountAndStoresThatWhenItCloses() {
        // A Monday; critical findings have three working days.
        assertThat(due("sg-1")).isEqualTo(LocalDate.parse("2026-11-05"));
        assertThat(overdue()).isZero();
        station.clock.turn(Duration.ofDays(2));
        station.scan(shut("sg-1"), open("sg-2"));
        station.clock.turn(Duration.ofDays(3));
        assertThat(overdue()).isOne();
        station.scan(shut("sg-1"), shut("sg-2"));

        assertThat(sla("sg-1")).isEqualTo("met");
        assertThat(sla("sg-2")).isEqualTo("breached");
        station.clock.turn(Duration.ofDays(1));
        station.scan(open("sg-1"), shut("sg-2"));
        assertThat(due("sg-1")).as("from Saturday on").isEqualTo(LocalDate.parse("2026-11-11"));
    }

    @Test
    void isNotLateWhileItIsAcceptedAndCountsAnewAfterwards() {
        station.accepted("sg-1", 10);
        station.clock.turn(Duration.ofDays(8));
        assertThat(overdue()).as("the other one").isOne();
        station.clock.turn(Duration.ofDays(4));
        station.acceptanceClock.tick();

        assertThat(due("sg-1")).isEqualTo(LocalDate.parse("2026-11-18"));
    }

    @Test
    void countsAnewWhereSomebodyIsQuickerThanTheClockThatWritesTheEndDown() {
        station.accepted("sg-1", 10);
        station.accepted("sg-2", 10);
        station.clock.turn(Duration.ofDays(12));
        desk.state(station.ana, one(), "acknowledged", "");
        station.acceptances.request(station.ana, station.asking("sg-2", 10));
        station.acceptanceClock.tick();

        assertThat(due("sg-1")).isEqualTo(LocalDate.parse("2026-11-18"));
        assertThat(due("sg-2")).isEqualTo(LocalDate.parse("2026-11-18"));
        assertThat(station.acceptances.find(1).orElseThrow().state()).isEqualTo("expired");
    }

    @Test
    void leavesADueDateAloneThatSomebodySet() {
        assertThat(desk.due(station.ana, one(), LocalDate.parse("2026-11-01"), "x")
                        .why())
                .contains("in the past");
        assertThat(desk.due(station.ana, one(), LocalDate.parse("2026-12-24"), "")
                        .why())
                .contains("why");
        desk.due(station.ana, one(), LocalDate.parse("2026-12-24"), "Vendor");
        station.dues.save(
                new DueTable(
                        Map.of("critical", 1, "high", 2, "medium", 3, "low", 4),
                        new TreeMap<>(),
                        true,
                        List.of(LocalDate.parse("2026-11-03"))),
                "ana",
                "stricter");
        assertThat(station.dues.effect(station.dues.table()).moved()).isOne();
        station.dues.settleAnew();

        assertThat(due("sg-1")).isEqualTo(LocalDate.parse("2026-12-24"));
        assertThat(due("sg-2")).as("the third is a holiday").isEqualTo(LocalDate.parse("2026-11-04"));
    }

    private LocalDate due(String resource) {
        return station.organization.dayOf(station.database
                .sql()
                .sql("select due_at from finding where id = ?")
                .param(station.id(resource))
                .query(OffsetDateTime.class)
                .single()
                .toInstant()
                .minusSeconds(1));
    }

    private long overdue() {
        return station.findings.count(
                new FindingFilter("", "", "", "", "", "", "", "", "", "", "", "", "", "", "overdue", ""),
                station.picked.now());
    }

    private String sla(String resource) {
        return station.database
                .sql()
                .sql("select sla from finding_spell where finding_id = ? and closed_at is not null")
                .param(station.id(resource))
                .query(String.class)
                .single();
    }

    @Test
    void countsWhatWasOpenedAndPutRightByWeek() {
        desk.state(station.ana, one(), "in_progress", "");
        station.clock.turn(Duration.ofDays(2));
        station.scan(shut("sg-1"), open("sg-2"));
        station.clock.turn(Duration.ofDays(7));
        station.scan(shut("sg-1"), shut("sg-2"));
        var span = new Remediation.Span(
                "", LocalDate.parse("2026-11-02"), LocalDate.parse("2026-11-15"), station.organization.zone());
        var remediation = new Remediation(station.database.sql());

        assertThat(remediation.weeks(span))
                .extracting(Remediation.Numbers::name, Remediation.Numbers::opened, Remediation.Numbers::fixed)
                .containsExactly(tuple("2026-11-02", 2L, 1L), tuple("2026-11-09", 0L, 1L));
        assertThat(remediation.total(span))
                .extracting(
                        Remediation.Numbers::days,
                        Remediation.Numbers::met,
                        Remediation.Numbers::breached,
                        Remediation.Numbers::byItself)
                .containsExactly(5.5, 1L, 1L, 1L);
        assertThat(remediation.severities(span))
                .extracting(Remediation.Numbers::name)
                .containsExactly("critical");
        assertThat(remediation.people(span))
                .extracting(Remediation.Numbers::name)
                .containsExactly("By itself", "ana");
        assertThat(remediation.owners(span))
                .extracting(Remediation.Numbers::name)
                .containsExactly("Nobody");
    }
}

package dev.vitals.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** What keeps anything from being dropped: holds, the age, the role. */
class LegalHoldTest extends OldStore {

    @Test
    void aHoldKeepsEveryMonthFromItsFirstDayOn() {
        verdict("2013-06-10Z");
        verdict("2014-02-10Z");
        verdict("2015-02-10Z");
        score("2013-06-10");
        score("2014-02-10");
        mail("2014-02-10Z");
        place("2014-02-15", "2014-02-20");

        run();

        assertThat(months()).containsExactly("evaluation_history_2014_02", "evaluation_history_2015_02");
        assertThat(count("score_day")).isEqualTo(1);
        assertThatThrownBy(() -> drop("2014-02-01")).rootCause().hasMessageContaining("A legal hold keeps the month");
        assertThat(owner.sql("select held('2014-02-01Z', '2014-02-16Z') and held('2014-02-20 23:00Z', '2014-02-20"
                                + " 23:00Z') and not held('2014-02-21Z', '2016-01-01Z') and not"
                                + " held('2012-01-01Z', '2014-02-14Z')")
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void aHoldThatWasLiftedKeepsForSevenDaysMore() {
        verdict("2014-02-10Z");
        place("2014-02-01", null);
        var id = holds().standing().getFirst().id();

        assertThat(holds().lift(id, " ")).contains("Say why");
        assertThat(holds().lift(id, "settled")).isEmpty();
        assertThat(holds().lift(id, "again")).contains("does not stand any more");
        run();
        assertThat(months()).hasSize(1);
        var lifted = holds().all().getFirst();
        assertThat(lifted.isLifted()).isTrue();
        assertThat(lifted.isWaiting(Instant.now())).isTrue();
        owner.sql("alter table legal_hold disable trigger user").update();
        owner.sql("update legal_hold set lifted_on = lifted_on - interval '7 days 1 second'")
                .update();
        owner.sql("alter table legal_hold enable trigger user").update();
        assertThat(holds().all().getFirst().isWaiting(Instant.now())).isFalse();
        run();
        assertThat(months()).isEmpty();
        assertThat(log().latest("hold.placed", 1).getFirst().after()).contains("2014-02-01", "no end", "Counsel");
        assertThat(log().latest("hold.lifted", 1).getFirst().after()).contains("settled");
    }

    @Test
    void mailsAndDeliveriesOfAHoldsPeriodStayLongerThanTheyWould() {
        mail("2014-02-10Z");
        mail("2014-03-10Z");
        place("2014-02-01", "2014-02-28");

        sql.sql("delete from mail where not held(made_at, coalesce(ended_at, made_at))")
                .update();

        assertThat(count("mail")).isEqualTo(1);
        assertThat(counted("src/main/java/dev/vitals/postgres/Attempts.java")).isTrue();
        assertThat(Path.of("src/main/java/dev/vitals/digest/Outbox.java"))
                .content()
                .contains("attempts.forget(");
        assertThat(Path.of("src/main/java/dev/vitals/outgoing/Deliveries.java"))
                .content()
                .contains("attempts.forget(");
        assertThat(counted("src/main/java/dev/vitals/live/LiveChanges.java")).isTrue();
    }

    @Test
    void refusesAHoldThatSaysTooLittle() {
        assertThat(holds().place(new HoldForm("", "r", null, null, ""))).contains("Name the hold");
        assertThat(holds().place(new HoldForm("n", " ", null, null, ""))).contains("Say why");
        assertThat(holds().place(new HoldForm("n", "r", day("2014-02-02"), day("2014-02-01"), "")))
                .contains("ends before it begins");
        assertThat(holds().place(new HoldForm("n", "r", null, null, "999988887777")))
                .contains("999988887777");
        assertThat(holds().all()).isEmpty();
    }

    @Test
    void theApplicationsRoleDropsNothingElse() {
        verdict("2014-02-10Z");
        verdict(Instant.now().minusSeconds(86_400L * 365 * 5).toString());
        place("1990-01-01", "1990-12-31");
        var young = months().getLast();
        var youngMonth = young.substring(young.length() - 7).replace('_', '-') + "-01";

        for (String refused : List.of(
                "drop table evaluation_history_2014_02",
                "truncate evaluation_history",
                "alter table evaluation_history detach partition evaluation_history_2014_02",
                "select * from drop_month('finding', '2014-02-01')",
                "select * from drop_month('audit_entry', '2014-02-01')",
                "select * from drop_month('evaluation_history', '2013-02-01')",
                "select * from drop_month('evaluation_history_2014', '2014-02-01')",
                "select * from drop_month('evaluation_history', '" + youngMonth + "')",
                "select forget_attestations(now() - interval '5 years')",
                "insert into retention_floor values (true, interval '2 months')",
                "delete from legal_hold",
                "update legal_hold set ends = '1991-01-01Z'",
                "update legal_hold set lifted_by = 'x', lifted_at = now(), lifted_because = 'x', name = 'y'")) {
            assertThatThrownBy(() -> sql.sql(refused).query(row -> {}))
                    .as(refused)
                    .rootCause()
                    .hasMessageMatching(
                            "(?s).*(permission denied|must be owner|There is no month|is kept until|A legal hold"
                                    + "|Attestations are kept|is lifted once).*");
        }
        assertThat(months()).hasSize(2);
    }

    @Test
    void lessThanSixYearsIsRefusedUntilTheOwnerOfTheDatabaseSaysOtherwise() {
        assertThatThrownBy(() -> horizon("P5Y11M")).hasMessageContaining("VITALS_RETENTION is P5Y11M");
        assertThatThrownBy(() -> horizon("six years")).hasMessageContaining("which is no period");
        assertThat(horizon("P7Y").at(NOW)).isEqualTo("2014-06-01T00:00:00Z");

        owner.sql("insert into retention_floor values (true, interval '3 years')")
                .update();
        assertThat(horizon("P3Y").at(NOW)).isEqualTo("2018-06-01T00:00:00Z");
        assertThatThrownBy(() -> horizon("P2Y")).hasMessageContaining("3 years");
    }

    @Test
    void thePageCountsWhatTheRunWillDrop() {
        verdict("2014-02-10Z");
        score("2015-05-31");
        mail("2014-02-10Z");

        var kept = keeping().now();

        assertThat(kept.until()).isEqualTo("2015-06-01T00:00:00Z");
        assertThat(kept.next()).isEqualTo("2021-06-16T02:40:00Z");
        assertThat(kept.nextMonth()).isEqualTo("2021-07-01");
        assertThat(kept.words()).isEqualTo("six years");
        assertThat(kept.kinds())
                .filteredOn(kind -> !List.of("nothing", "never").contains(kind.next()))
                .extracting(KeptKind::word, KeptKind::next)
                .containsExactly(
                        Tuple.tuple("verdicts", "1 month"),
                        Tuple.tuple("scores", "1 row"),
                        Tuple.tuple("contents", "what nothing has any more"));
        assertThat(kept.kinds())
                .filteredOn(kind -> !kind.goes())
                .extracting(KeptKind::word)
                .containsExactly("words", "audit");
        assertThat(kept.kinds().getFirst().since()).isEqualTo("2014-02-01T00:00:00Z");
        assertThat(kept.bytes()).isPositive();
    }
}

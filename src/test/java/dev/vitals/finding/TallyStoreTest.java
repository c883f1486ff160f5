package dev.vitals.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.page.AsOf;
import dev.vitals.support.TestDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

class TallyStoreTest {

    private static final String KIND = "account_id, region, rule_id, type, severity, machine_state, human_state,"
            + " resolved_at is null, accepted_until, owner_member, owner_team";

    private static final String COARSE =
            "account_id, severity, machine_state, human_state, resolved_at is null, accepted_until";

    private static final String OPEN = "resolved_at is null and not (human_state = 'false_positive'"
            + " or human_state = 'accepted' and coalesce(accepted_until >= '2026-11-27', true))";

    private static final Map<String, String> NARROWED = Map.of(
            "state=open",
            OPEN,
            "state=all",
            "true",
            "state=accepted",
            "resolved_at is null and human_state = 'accepted' and accepted_until >= '2026-11-27'",
            "state=unresolved",
            "resolved_at is null",
            "human=accepted",
            OPEN + " and human_state = 'accepted'",
            "severity=critical",
            OPEN + " and severity = 'critical'",
            "scope=account:444455556666",
            OPEN + " and account_id = '444455556666'");

    /** Some at the very moment from which they are old, some on that day. */
    private static final String SPREAD =
            "update finding set opened_at = timestamptz '2026-11-27 12:00Z' - (id * 13 % 200) * interval '1 day'"
                    + " + (id % 5 - 2) * interval '7 hours'";

    private final TestDatabase database = TestDatabase.empty();
    private final TallyStore tallies = new TallyStore(database.sql(), database.transactions());

    @Test
    void theSumsAreWhatCountingSaysWhateverHappensToFindings() {
        var random = new Random(42);
        for (int step = 0; step < 120; step++) {
            happen(random);
            if (random.nextInt(4) == 0) {
                tallies.addUp();
            }
            assertThat(told("sum(n)", "finding_count", " having sum(n) <> 0"))
                    .as("step " + step)
                    .isEqualTo(told("count(*)", "finding", ""));
            assertThat(sum("finding_count_all")).isEqualTo(count("finding"));
            assertThat(coarse("sum(n)", "finding_sum_count", " having sum(n) <> 0"))
                    .isEqualTo(coarse("count(*)", "finding", ""));
            assertThat(due("sum(n)", "finding_due_count", " having sum(n) <> 0"))
                    .isEqualTo(due("count(*)", "finding", ""));
        }
        assertThat(told("sum(n)", "finding_count", " having sum(n) <> 0")).isNotEmpty();
    }

    /** What is old is told without looking at it: all that there is, less what is young. */
    @Test
    void theSumsLessTheYoungAreWhatIsOld() {
        var now = new AsOf(LocalDate.parse("2026-11-27"), Instant.parse("2026-11-27T12:00:00Z"), true);
        var list = new FindingList(database.sql(), database.books(), database.transactions());
        var groups = new RuleGroups(database.sql(), database.books());
        var random = new Random(7);
        for (int step = 0; step < 25; step++) {
            happen(random);
            run(SPREAD);
            if (random.nextBoolean()) {
                tallies.addUp();
            }
            for (String days : List.of("30", "90")) {
                NARROWED.forEach((narrower, condition) -> {
                    var given = new HashMap<>(Map.of("age", "over-" + days));
                    given.put(narrower.split("=")[0], narrower.split("=")[1]);
                    var filter = ListedFindings.filter(given);
                    var counted = count(
                            "finding where %s and opened_at <= timestamptz '2026-11-27 12:00Z' - interval '%s days'"
                                    .formatted(condition, days));
                    assertThat(list.count(filter, now)).as(given.toString()).isEqualTo(counted);
                    assertThat(groups.of(filter, now).stream()
                                    .mapToLong(RuleGroup::findings)
                                    .sum())
                            .isEqualTo(counted);
                });
            }
        }
        assertThat(list.count(ListedFindings.filter(Map.of("age", "over-90", "state", "all")), now))
                .isPositive();
    }

    @Test
    void whoSeesOneAccountIsToldWhatIsOldOfIt() {
        var now = new AsOf(LocalDate.parse("2026-11-27"), Instant.parse("2026-11-27T12:00:00Z"), true);
        var list = new FindingList(database.sql(), database.books(), database.transactions());
        var filter = ListedFindings.filter(Map.of("age", "over-90"));
        var old = OPEN + " and opened_at <= timestamptz '2026-11-27 12:00Z' - interval '90 days'";
        var random = new Random(11);
        var told = new ArrayList<Long>();
        for (int step = 0; step < 12; step++) {
            happen(random);
            run(SPREAD);
            if (step % 4 == 3) {
                tallies.addUp();
            }
            told.add(seeingOnly("444455556666", () -> list.count(filter, now)));
            assertThat(told.getLast()).isEqualTo(count("finding where account_id = '444455556666' and " + old));
        }
        assertThat(told).anyMatch(number -> number > 0);
    }

    @Test
    void theSumsOfVerdictsFollowToo() {
        judge(1, "fail");
        judge(2, "pass");
        judge(1, "pass");
        tallies.addUp();
        judge(3, "unknown");
        run("delete from evaluation where resource_id = 2");

        assertThat(verdicts()).containsExactly("pass 1", "unknown 1");
        tallies.addUp();
        assertThat(verdicts()).containsExactly("pass 1", "unknown 1");
        assertThat(sum("evaluation_count_all")).isEqualTo(2);
    }

    @Test
    void addingUpLeavesNoDifferenceAndNoEmptyKind() {
        judge(1, "fail");
        judge(1, "pass");
        tallies.addUp();
        judge(1, "fail");
        tallies.addUp();

        assertThat(count("evaluation_tally_difference")).isZero();
        assertThat(count("evaluation_tally")).isOne();
        assertThat(count("evaluation_total")).isOne();
    }

    /** As the application asks for who may see one account: the row policies bind. */
    private long seeingOnly(String account, Supplier<Long> asked) {
        return new TransactionTemplate(database.transactions()).execute(any -> {
            run("set local role vitals_app");
            run("set local vitals.accounts = '%s'".formatted(account));
            return asked.get();
        });
    }

    private void happen(Random random) {
        var some = "id % 5 = " + random.nextInt(5);
        switch (random.nextInt(7)) {
            case 0, 1 -> run("""
                    insert into finding (rule_id, resource_id, account_id, region, type, severity, machine_state, headline,
                                         opened_at, state_since)
                    select 'rule-' || n %% 3, %d * 100 + n, case when n %% 2 = 0 then '111122223333' else '444455556666' end,
                           'eu-west-1', 'T', (array['critical', 'low'])[1 + n %% 2], 'failing', 'bad', now(), now()
                      from generate_series(1, 7) n
                    on conflict do nothing""".formatted(random.nextInt(40)));
            case 2 -> run("update finding set machine_state = 'passing', resolved_at = now() where " + some);
            case 3 -> run("update finding set machine_state = 'failing', resolved_at = null where " + some);
            case 4 ->
                run("update finding set human_state = 'accepted', accepted_until = '2026-12-0%d' where %s"
                        .formatted(1 + random.nextInt(3), some));
            case 5 ->
                run("update finding set headline = 'worse', due_at = '2026-12-0%d' where %s"
                        .formatted(1 + random.nextInt(3), some));
            default -> run("delete from finding where id % 11 = " + random.nextInt(11));
        }
    }

    private void judge(long resource, String verdict) {
        run("""
                insert into evaluation (rule_id, resource_id, account_id, verdict, cause, severity, rule_version, valid_from,
                                        scan_id)
                values ('rule', %d, '111122223333', '%s', case when '%s' = 'unknown' then 'ACCESS_DENIED' end, 'high', 1,
                        now(), gen_random_uuid())
                on conflict (rule_id, resource_id) do update set verdict = excluded.verdict, cause = excluded.cause
                """.formatted(resource, verdict, verdict));
    }

    private List<String> verdicts() {
        return database.sql()
                .sql(
                        "select verdict || ' ' || sum(n) from evaluation_count group by verdict having sum(n) <> 0 order by 1")
                .query(String.class)
                .list();
    }

    private List<String> told(String count, String from, String having) {
        return database.sql()
                .sql("select row(%s, %s)::text from %s group by %s%s order by 1"
                        .formatted(KIND, count, from, KIND, having))
                .query(String.class)
                .list();
    }

    private List<String> coarse(String count, String from, String having) {
        return database.sql()
                .sql("select row(%1$s, %2$s)::text from %3$s group by %1$s%4$s order by 1"
                        .formatted(COARSE, count, from, having))
                .query(String.class)
                .list();
    }

    private List<String> due(String count, String from, String having) {
        return database.sql()
                .sql(
                        "select row(due_at, human_state, accepted_until, %s)::text from %s where resolved_at is null group by due_at, human_state, accepted_until%s order by 1"
                                .formatted(count, from, having))
                .query(String.class)
                .list();
    }

    private long sum(String view) {
        return database.sql()
                .sql("select coalesce(sum(n), 0)::bigint from " + view)
                .query(Long.class)
                .single();
    }

    private long count(String table) {
        return database.sql()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }

    private void run(String statement) {
        database.sql().sql(statement).update();
    }
}

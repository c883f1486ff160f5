package dev.vitals.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.support.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class RowScopeTest {

    private static final String OURS = "111122223333";
    private static final String THEIRS = "444455556666";

    private final TestDatabase database = TestDatabase.empty();
    private final DataSource scoped = new ScopedDataSource(database.asTheApplication());
    private final JdbcClient sql = JdbcClient.create(scoped);

    @BeforeEach
    void twoAccountsWithAllThatHangsOnThem() {
        database.account(OURS);
        database.account(THEIRS);
        for (String account : List.of(OURS, THEIRS)) {
            database.sql()
                    .sql(
                            "insert into resource (account_id, region, type, resource_id, arn, name, valid_from, first_seen)"
                                    + " values (?, 'us-east-1', 'AWS::S3::Bucket', 'b', 'arn', 'b', now(), now())")
                    .param(account)
                    .update();
            database.sql()
                    .sql(
                            "insert into score_day values (?, '2026-11-02', 1, 0, 0, 0, 0, 1, 1, 0, 1, 1, 1, 0, 0, 0, 0, '', '')")
                    .param("account:" + account)
                    .update();
        }
        database.sql()
                .sql(
                        "insert into score_day values ('all', '2026-11-02', 1, 0, 0, 0, 0, 1, 1, 0, 1, 1, 1, 0, 0, 0, 0, '', '')")
                .update();
    }

    @Test
    void seesEveryRowWhereNothingIsBound() {
        assertThat(accounts("select account_id from resource")).containsExactlyInAnyOrder(OURS, THEIRS);
        assertThat(accounts("select scope from score_day")).hasSize(3);
    }

    @Test
    void countsOnlyTheFindingsOfItsAccounts() {
        for (String account : List.of(OURS, THEIRS)) {
            database.sql()
                    .sql("insert into finding_tally values (?, 'r', 'rule', 'T', 'high', 'failing', 'open', null, null,"
                            + " null, null, 3)")
                    .param(account)
                    .update();
        }
        database.sql()
                .sql(
                        "insert into finding_total values ('r', 'rule', 'T', 'high', 'failing', 'open', null, null, null, null, 6)")
                .update();
        var seen = new ArrayList<Long>();
        RowScope.within(OURS, () -> {
            seen.add(sum("finding_count"));
            seen.add(sum("finding_count_all"));
        });
        assertThat(seen).containsExactly(3L, 3L);
        assertThat(sum("finding_count_all")).isEqualTo(6);
    }

    @Test
    void seesOnlyTheRowsOfItsAccounts() {
        var seen = new ArrayList<String>();
        RowScope.within(OURS + ",group:7", () -> {
            seen.addAll(accounts("select account_id from resource"));
            seen.addAll(accounts("select id from account"));
            seen.addAll(accounts("select scope from score_day"));
        });
        assertThat(seen).containsExactly(OURS, OURS, "account:" + OURS);
        assertThat(accounts("select account_id from resource")).hasSize(2);
    }

    /** But rows of files that wait: COPY knows no row security, and importing is for who may see everything. */
    @Test
    void everyTableThatSpeaksOfAnAccountIsUnderRowSecurity() {
        assertThat(database.sql().sql("""
                                select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
                                 where a.attname = 'account_id' and c.relkind in ('r', 'p') and not c.relispartition
                                   and c.relnamespace = 'public'::regnamespace
                                   and c.relname <> 'import_row' and not (c.relrowsecurity and c.relforcerowsecurity)""").query(String.class).list()).isEmpty();
    }

    @Test
    void whoMaySeeNoAccountSeesNothing() {
        RowScope.within(
                "none", () -> assertThat(accounts("select id from account")).isEmpty());
        assertThatThrownBy(() -> RowScope.within("", () -> {})).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void knowsWhetherTheDatabaseWouldApplyAScopeAtAll() {
        assertThat(new RowSecurity(sql).binds()).isTrue();
        assertThat(new RowSecurity(database.sql()).binds()).isFalse();
    }

    @Test
    void mayNotWriteWhereItMayNotSee() {
        RowScope.within(OURS, () -> {
            assertThat(sql.sql("update account set name = 'mine' where id = ?")
                            .param(THEIRS)
                            .update())
                    .isZero();
            assertThat(sql.sql("delete from resource where account_id = ?")
                            .param(THEIRS)
                            .update())
                    .isZero();
        });
        assertThat(accounts("select name from account where id = '" + THEIRS + "'"))
                .doesNotContain("mine");
    }

    @Test
    void aScopeNeverStaysOnAConnectionThatGoesBackToThePool() throws Exception {
        try (var one = database.oneSessionAsTheApplication()) {
            var pool = new ScopedDataSource(one);
            var transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
            RowScope.within(
                    OURS,
                    () -> transaction.executeWithoutResult(status -> {
                        assertThat(JdbcClient.create(pool)
                                        .sql("select id from account")
                                        .query(String.class)
                                        .list())
                                .containsExactly(OURS);
                        status.setRollbackOnly();
                    }));
            assertThat(JdbcClient.create(pool)
                            .sql("select id from account")
                            .query(String.class)
                            .list())
                    .hasSize(2);
        }
    }

    private List<String> accounts(String select) {
        return sql.sql(select).query(String.class).list();
    }

    private long sum(String view) {
        return sql.sql("select sum(n)::bigint from " + view).query(Long.class).single();
    }
}

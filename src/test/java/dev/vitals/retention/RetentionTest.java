package dev.vitals.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.audit.Actor;
import dev.vitals.audit.AuditEntry;
import dev.vitals.audit.AuditLog;
import dev.vitals.audit.AuditStore;
import dev.vitals.finding.TalliesAddedUp;
import dev.vitals.page.Organization;
import dev.vitals.support.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.assertj.core.groups.Tuple;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Far in the past, because the database looks at its own clock as well: 15 June 2021, so that what is before June 2015 is old. */
class RetentionTest {

    private static final Instant NOW = Instant.parse("2021-06-15T02:40:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final String ACCOUNT = "111122223333";

    private final TestDatabase database = TestDatabase.empty();
    private final JdbcClient owner = database.sql();
    private final DataSource application = database.asTheApplication();
    private final JdbcClient sql = JdbcClient.create(application);

    @BeforeEach
    void anAccountAndNoMonths() {
        database.account(ACCOUNT);
        owner.sql("select inhrelid::regclass::text from pg_inherits i join pg_class p on p.oid = i.inhparent where p.relkind = 'p'")
                .query(String.class)
                .list()
                .forEach(month -> owner.sql("drop table " + month).update());
    }

    @Test
    void dropsMonthsThatAreOverForLongerThanAnythingIsKept() {
        verdict("2014-02-10Z");
        verdict("2015-05-31 23:59:59Z");
        verdict("2015-06-01Z");
        verdict("2021-06-01Z");

        run();

        assertThat(months()).containsExactly("evaluation_history_2015_06", "evaluation_history_2021_06");
        assertThat(count("evaluation_history")).isEqualTo(2);
        assertThat(horizon("P6Y").since()).contains(Instant.parse("2015-06-01T00:00:00Z"));
        var entry = log().latest("retention.run", 1).getFirst();
        assertThat(entry.actor()).isEqualTo(Actor.SYSTEM);
        assertThat(entry.after())
                .contains("\"evaluation_history 2014-02\":1")
                .contains("\"evaluation_history 2015-05\":1");
        run();
        assertThat(log().latest("retention.run", 1)).first().extracting(AuditEntry::after).isEqualTo("{}");
    }

    @Test
    void whatIsInEffectStaysHoweverOldItIs() {
        owner.sql("insert into content values ('\\x01', '{}'), ('\\x02', '{}')").update();
        resource("current", "2012-01-01Z", null, "\\x01");
        owner.sql("insert into evaluation (rule_id, resource_id, account_id, verdict, severity, rule_version, valid_from, scan_id)"
                        + " select 'r', id, account_id, 'fail', 'high', 1, '2012-01-01Z', gen_random_uuid() from resource")
                .update();
        finding("current", "failing", "2012-01-01Z", null);
        event("opened", "2012-01-01Z");
        scan("2012-01-01Z", "complete");
        owner.sql("insert into coverage values (?, 'us-east-1', 'T', 1, null, '', '2012-01-01Z', gen_random_uuid())")
                .param(ACCOUNT)
                .update();

        run();

        assertThat(counts("resource", "evaluation", "finding", "finding_spell", "finding_event", "scan", "coverage"))
                .containsOnly(1L);
        assertThat(count("content")).as("only the one that nothing has").isEqualTo(1);
        assertThat(horizon("P6Y").since()).as("every day can still be told").isEmpty();
    }

    @Test
    void everythingOfAFindingThatWasGoneLongAgoGoesWithItsResource() {
        owner.sql("insert into content values ('\\x01', '{}')").update();
        resource("gone", "2012-01-01Z", "2014-03-03Z", "\\x01");
        version("2014-03-03Z");
        finding("gone", "gone", "2012-01-01Z", "2014-03-03Z");
        event("opened", "2012-01-01Z");
        event("gone", "2014-03-03Z");
        scan("2014-03-03Z", "complete");
        scan("2014-03-04Z", "complete");
        score("2015-05-31");
        score("2015-06-01");

        run();

        assertThat(counts("resource", "resource_version", "finding", "finding_spell", "finding_event", "search_text"))
                .containsOnly(0L);
        assertThat(count("content")).isZero();
        assertThat(count("scan")).as("the last whole one of the account").isEqualTo(1);
        assertThat(count("score_day")).isEqualTo(1);
    }

    @Test
    void aFindingThatSomebodySpokeOfStays() {
        resource("gone", "2012-01-01Z", "2014-03-03Z", null);
        finding("gone", "gone", "2012-01-01Z", "2014-03-03Z");
        owner.sql("insert into member (id, issuer, subject, name, created_at) values"
                        + " ('00000000-0000-0000-0000-0000000000aa', 'i', 's', 'Ada', '2012-01-01Z')")
                .update();
        owner.sql("insert into finding_comment (finding_id, account_id, author, author_name, at) select id, account_id,"
                        + " '00000000-0000-0000-0000-0000000000aa', 'Ada', '2013-01-01Z' from finding")
                .update();

        run();

        assertThat(counts("finding", "finding_comment", "resource")).containsOnly(1L);
    }

    @Test
    void theEventsOfASpellStayWithIt() {
        resource("b", "2012-01-01Z", null, null);
        finding("b", "failing", "2012-01-01Z", null);
        owner.sql("update finding_spell set closed_at = '2013-01-01Z', closed_as = 'passing'").update();
        owner.sql("insert into finding_spell (finding_id, account_id, severity, opened_at)"
                        + " select id, account_id, 'high', '2014-01-01Z' from finding")
                .update();
        event("opened", "2012-01-01Z");
        event("resolved", "2013-01-01Z");
        event("reopened", "2014-01-01Z");

        run();

        assertThat(owner.sql("select kind from finding_event").query(String.class).list())
                .containsExactly("reopened");
        assertThat(count("finding_spell")).isEqualTo(1);
    }

    @Test
    void theDaysThatAreKeptTellTheSameNumbersAsBefore() {
        resource("b", "2012-01-01Z", null, null);
        resource("gone", "2012-01-01Z", "2014-03-03Z", null);
        owner.sql("insert into evaluation (rule_id, resource_id, account_id, verdict, severity, rule_version, valid_from,"
                        + " scan_id) select 'r', id, account_id, 'pass', 'high', 1, d, gen_random_uuid() from resource,"
                        + " cast('2013-02-03 04:05Z' as timestamptz) d where resource_id = 'b'")
                .update();
        verdict("2013-02-03 04:05Z");
        verdict("2015-05-31 23:59Z");
        finding("b", "failing", "2012-01-01Z", null);
        owner.sql("update finding set severity = 'low', told_since = '2015-03-03Z'").update();
        owner.sql("update finding set severity = 'medium', told_since = '2015-07-03Z'").update();
        TalliesAddedUp.of(owner, database.transactions());
        var moments = List.of("2015-06-01Z", "2015-06-30 23:59:59Z", "2016-01-01Z", "2021-06-14 23:59:59Z");
        var before = moments.stream().map(this::numbersAt).toList();
        var rows = count("finding_change") + count("evaluation_change");

        run();

        assertThat(moments.stream().map(this::numbersAt).toList()).isEqualTo(before);
        assertThat(count("finding_change") + count("evaluation_change")).isLessThan(rows);
        assertThat(owner.sql("select severity from finding_past").query(String.class).list())
                .as("the state that ended in July")
                .containsExactly("low");
    }

    private String numbersAt(String moment) {
        return owner.sql("select (select string_agg(t, ',' order by t) from (select concat_ws(' ', severity, machine_state,"
                        + " sum(n)) as t from finding_count_at(cast(:at as timestamptz)) group by severity, machine_state"
                        + " having sum(n) <> 0) f) || ';' || (select coalesce(string_agg(t, ',' order by t), '') from (select"
                        + " concat_ws(' ', verdict, sum(n)) as t from evaluation_count_at(cast(:at as timestamptz)) group by"
                        + " verdict having sum(n) <> 0) e)")
                .param("at", moment)
                .query(String.class)
                .single();
    }

    @Test
    void anAttestationIsKeptUntilItHasNotBeenInEffectForSixYears() {
        owner.sql("insert into attestation (citation) values ('164.308(a)(2)'), ('164.308(a)(3)(i)')").update();
        attested(1, 1, "2012-01-01", "2012-01-02");
        attested(1, 2, "2015-05-01", "2015-05-02"); // ends the first
        attested(1, 3, "2015-06-20", "2015-06-21"); // ends the second, not six years ago
        attested(2, 1, "2012-01-01", "2012-01-02"); // lapsed, and nothing in its place
        owner.sql("insert into evidence_file values (repeat('a', 64), 3, 'pdf', 'database', '2012-01-01Z')")
                .update();
        owner.sql("insert into evidence_chunk values (repeat('a', 64), 0, '\\x00')").update();
        owner.sql("alter table attestation_file disable trigger user").update();
        owner.sql("insert into attestation_file values (1, 1, repeat('a', 64), 'a.pdf', 'Ada', '2012-01-01Z')")
                .update();
        owner.sql("alter table attestation_file enable trigger user").update();

        run();

        assertThat(owner.sql("select attestation_id || '/' || version from attestation_version order by 1")
                        .query(String.class)
                        .list())
                .containsExactly("1/2", "1/3", "2/1");
        assertThat(counts("attestation_file", "evidence_file", "evidence_chunk")).containsOnly(0L);
    }

    @Test
    void whatWasReplacedByPeopleGoesAsAttestationsDo() {
        for (String day : List.of("2012-01-01", "2014-01-01", "2016-01-01")) {
            owner.sql("insert into decision (citation, choice, reason, responsible, decided_on, review_due, recorded_by,"
                            + " recorded_at) values ('c', 'implemented', 'r', 'Ada', cast(:day as date),"
                            + " cast(:day as date) + 365, 'Ada', cast(:day as timestamptz))")
                    .param("day", day)
                    .update();
            owner.sql("insert into policy_version select 'p', count(*) + 1, 't', 'b', '', 'Ada', cast(:day as timestamptz)"
                            + " from policy_version")
                    .param("day", day)
                    .update();
        }
        owner.sql("insert into policy_approval select 'p', version, 'Ada', 'Ben', recorded_at from policy_version")
                .update();

        run();

        assertThat(owner.sql("select recorded_at::date::text from decision order by 1").query(String.class).list())
                .as("the first was replaced in 2014, the second in 2016")
                .containsExactly("2014-01-01", "2016-01-01");
        assertThat(owner.sql("select version from policy_version order by 1").query(Integer.class).list())
                .containsExactly(2, 3);
        assertThat(count("policy_approval")).isEqualTo(2);
    }

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
        assertThat(owner.sql("select held('2014-02-01Z', '2014-02-16Z') and held('2014-02-20 23:00Z', '2014-02-20 23:00Z')"
                                + " and not held('2014-02-21Z', '2016-01-01Z') and not held('2012-01-01Z', '2014-02-14Z')")
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
        owner.sql("update legal_hold set lifted_on = lifted_on - interval '7 days 1 second'").update();
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

        sql.sql("delete from mail where not held(made_at, coalesce(ended_at, made_at))").update();

        assertThat(count("mail")).isEqualTo(1);
        assertThat(counted("src/main/java/dev/vitals/digest/Outbox.java")).isTrue();
        assertThat(counted("src/main/java/dev/vitals/outgoing/Deliveries.java")).isTrue();
        assertThat(counted("src/main/java/dev/vitals/live/LiveChanges.java")).isTrue();
    }

    @Test
    void refusesAHoldThatSaysTooLittle() {
        assertThat(holds().place(new HoldForm("", "r", null, null, ""))).contains("Name the hold");
        assertThat(holds().place(new HoldForm("n", " ", null, null, ""))).contains("Say why");
        assertThat(holds().place(new HoldForm("n", "r", day("2014-02-02"), day("2014-02-01"), "")))
                .contains("ends before it begins");
        assertThat(holds().place(new HoldForm("n", "r", null, null, "999988887777"))).contains("999988887777");
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
                    .hasMessageMatching("(?s).*(permission denied|must be owner|There is no month|is kept until|A legal hold"
                            + "|Attestations are kept|is lifted once).*");
        }
        assertThat(months()).hasSize(2);
    }

    @Test
    void lessThanSixYearsIsRefusedUntilTheOwnerOfTheDatabaseSaysOtherwise() {
        assertThatThrownBy(() -> horizon("P5Y11M")).hasMessageContaining("VITALS_RETENTION is P5Y11M");
        assertThatThrownBy(() -> horizon("six years")).hasMessageContaining("which is no period");
        assertThat(horizon("P7Y").at(NOW)).isEqualTo("2014-06-01T00:00:00Z");

        owner.sql("insert into retention_floor values (true, interval '3 years')").update();
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
                        Tuple.tuple("scores", "1 row"));
        assertThat(kept.kinds()).filteredOn(kind -> !kind.goes()).extracting(KeptKind::word).containsExactly("words", "audit");
        assertThat(kept.kinds().getFirst().since()).isEqualTo("2014-02-01T00:00:00Z");
        assertThat(kept.bytes()).isPositive();
    }

    @Test
    void everyTableIsOfSomeKindOrKeptForAReason() {
        var placed = new TreeSet<String>();
        Kinds.all().forEach(kind -> placed.addAll(kind.tables()));
        placed.addAll(KEPT_AS_THEY_ARE);
        assertThat(owner.sql("""
                                select c.relname from pg_class c where c.relnamespace = 'public'::regnamespace
                                   and c.relkind in ('r', 'p') and not c.relispartition""").query(String.class).list())
                .allSatisfy(table -> assertThat(placed).as("Say in Kinds how long %s is kept", table).contains(table));
    }

    /** Settings, people and what is in effect; what is of the moment; what other rooms forget by themselves. */
    private static final List<String> KEPT_AS_THEY_ARE = List.of("""
                    account account_group account_group_member alert_due api_token api_token_network break_glass_use claim_role delivery
                    destination digest_choice due_version evaluation_change_told evaluation_tally
                    evaluation_tally_difference evaluation_total finding_change_told
                    event_publication event_to_send finding_mention finding_tally finding_tally_difference finding_total
                    fix_automation fix_role fix_switch flyway_schema_history import_batch import_row issue legal_hold
                    live_change live_queue mail member member_display member_grant member_visit notice onboarding
                    onboarding_account operator operator_factor operator_recovery_code own_rule own_rule_switch
                    own_rule_version owner_rule reference_list reported_check retention_drop retention_floor retention_run
                    saml_assertion saml_key saml_request saved_view scheduled_tasks scim_credential scim_group
                    scim_group_member scim_provider scim_user settings_version sign_in_guess team team_member web_session
                    """.strip().split("\\s+"));

    private void run() {
        var transactions = new JdbcTransactionManager(application);
        new Forgetting(
                        new Months(sql),
                        new OldRows(sql),
                        horizon("P6Y"),
                        new RetentionRuns(sql),
                        log(),
                        CLOCK,
                        transactions)
                .run();
    }

    private Horizon horizon(String kept) {
        return new Horizon(sql, kept);
    }

    private Keeping keeping() {
        return new Keeping(sql, horizon("P6Y"), new Months(sql), new OldRows(sql), CLOCK, "P365D", "P90D");
    }

    private Holds holds() {
        return new Holds(
                sql,
                () -> new Actor("Ada", "oidc", ""),
                new Organization("Clinic", ZoneOffset.UTC),
                log(),
                CLOCK,
                new JdbcTransactionManager(application));
    }

    private AuditLog log() {
        return new AuditLog(
                new AuditStore(sql),
                () -> new Actor("Ada", "oidc", ""),
                CLOCK,
                new JdbcTransactionManager(application));
    }

    private void place(String from, @Nullable String to) {
        assertThat(holds().place(new HoldForm("Matter", "Counsel asked", day(from), to == null ? null : day(to), ACCOUNT)))
                .isEmpty();
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    private void drop(String month) {
        sql.sql("select * from drop_month('evaluation_history', cast(? as date))").param(month).query(row -> {});
    }

    private List<String> months() {
        return owner.sql("select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid"
                        + " where i.inhparent = 'evaluation_history'::regclass order by 1")
                .query(String.class)
                .list();
    }

    private void verdict(String until) {
        owner.sql("select ensure_month('evaluation_history', cast(? as timestamptz))").param(until).query(row -> {});
        owner.sql("insert into evaluation_history values ('r', 1, ?, 'pass', null, '', '', '', '', 'high', 1,"
                        + " '2012-01-01Z', gen_random_uuid(), cast(? as timestamptz))")
                .params(ACCOUNT, until)
                .update();
    }

    private void resource(String id, String from, @Nullable String gone, @Nullable String hash) {
        owner.sql("insert into resource (account_id, region, type, resource_id, arn, name, hash, valid_from, first_seen,"
                        + " gone_at) values (:account, 'us-east-1', 'T', :id, 'arn', :id, cast(:hash as bytea),"
                        + " cast(:from as timestamptz), cast(:from as timestamptz), cast(:gone as timestamptz))")
                .param("account", ACCOUNT)
                .param("id", id)
                .param("hash", hash)
                .param("from", from)
                .param("gone", gone)
                .update();
    }

    private void version(String until) {
        owner.sql("select ensure_month('resource_version', cast(? as timestamptz))").param(until).query(row -> {});
        owner.sql("insert into resource_version select id, hash, valid_from, gone_at, gen_random_uuid() from resource")
                .update();
    }

    private void finding(String resource, String state, String opened, @Nullable String resolved) {
        owner.sql("insert into finding (rule_id, resource_id, account_id, region, type, severity, machine_state, headline,"
                        + " opened_at, state_since, resolved_at) select 'r', id, account_id, region, type, 'high', :state, 'h',"
                        + " cast(:opened as timestamptz), cast(:opened as timestamptz), cast(:resolved as timestamptz)"
                        + " from resource where resource_id = :resource")
                .param("state", state)
                .param("opened", opened)
                .param("resolved", resolved)
                .param("resource", resource)
                .update();
        owner.sql("insert into finding_spell (finding_id, account_id, severity, opened_at, closed_at, closed_as)"
                        + " select id, account_id, severity, opened_at, resolved_at, case when resolved_at is not null then"
                        + " 'gone' end from finding")
                .update();
    }

    private void event(String kind, String at) {
        owner.sql("insert into finding_event (finding_id, kind, at) select id, ?, cast(? as timestamptz) from finding")
                .params(kind, at)
                .update();
    }

    private void scan(String at, String state) {
        owner.sql("insert into scan (id, account_id, requested_at, started_at, ended_at, state, trigger) values"
                        + " (gen_random_uuid(), :account, cast(:at as timestamptz), cast(:at as timestamptz),"
                        + " cast(:at as timestamptz), :state, 'schedule')")
                .param("account", ACCOUNT)
                .param("at", at)
                .param("state", state)
                .update();
    }

    private void score(String day) {
        owner.sql("insert into score_day values ('all', cast(? as date), 1, 0, 0, 0, 0, 1, 1, 0, 1, 1, 1, 0, 0, 0, 0, '', '')")
                .param(day)
                .update();
    }

    private void mail(String at) {
        owner.sql("insert into mail (id, kind, recipient, subject, html, plain, message_id, made_at, wanted_at, state, due_at)"
                        + " select gen_random_uuid(), 'test', 'r', 's', 'h', 'p', gen_random_uuid()::text, t, t, 'sent', t"
                        + " from cast(? as timestamptz) t")
                .param(at)
                .update();
    }

    private void attested(long id, int version, String recorded, String signed) {
        owner.sql("insert into attestation_version values (:id, :version, 't', 's', 'o', '2012-01-01', '2012-12-31',"
                        + " '2012-01-01', '2013-01-01', 'Ada', cast(:recorded as timestamptz))")
                .param("id", id)
                .param("version", version)
                .param("recorded", recorded)
                .update();
        owner.sql("insert into attestation_signature values (?, ?, 'Ada', 'Ben', cast(? as timestamptz))")
                .params(id, version, signed)
                .update();
    }

    private List<Long> counts(String... tables) {
        return Stream.of(tables).map(this::count).toList();
    }

    private long count(String table) {
        return database.count(table);
    }

    private static boolean counted(String source) {
        try {
            return Files.readString(Path.of(source)).contains("not held(");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

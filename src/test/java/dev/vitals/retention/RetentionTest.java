package dev.vitals.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.audit.Actor;
import dev.vitals.audit.AuditEntry;
import dev.vitals.finding.TalliesAddedUp;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

class RetentionTest extends OldStore {

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
        assertThat(log().latest("retention.run", 1))
                .first()
                .extracting(AuditEntry::after)
                .isEqualTo("{}");
    }

    @Test
    void dropsNothingTwiceAndNothingTooEarlyByMoreThanTheClockIsAhead() {
        for (String at : List.of("2015-04-30 23:59:59Z", "2015-05-01Z", "2015-05-31 23:59:59Z", "2015-06-01Z")) {
            verdict(at);
        }
        // An hour to midnight; then an hour and a day back; then on.
        runAt("2021-05-31T23:00:00Z");
        assertThat(months()).containsExactly("evaluation_history_2015_05", "evaluation_history_2015_06");
        for (String jumped : List.of("2021-05-31T22:00:00Z", "2021-05-30T23:00:00Z", "2021-05-31T23:59:59Z")) {
            runAt(jumped);
            assertThat(months()).containsExactly("evaluation_history_2015_05", "evaluation_history_2015_06");
            assertThat(log().latest("retention.run", 1).getFirst().after()).isEqualTo("{}");
        }
        runAt("2021-06-01T00:00:00Z");
        runAt("2021-05-31T23:00:00Z");
        assertThat(months()).containsExactly("evaluation_history_2015_06");
        assertThat(horizon("P6Y").since()).contains(Instant.parse("2015-06-01T00:00:00Z"));
    }

    @Test
    void whatIsInEffectStaysHoweverOldItIs() {
        owner.sql("insert into content values ('\\x01', '{}'), ('\\x02', '{}')").update();
        resource("current", "2012-01-01Z", null, "\\x01");
        owner.sql(
                        "insert into evaluation (rule_id, resource_id, account_id, verdict, severity, rule_version, valid_from, scan_id)"
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
    void looksForContentsTwiceWithinOneTransaction() {
        owner.sql("insert into content values ('\\x01', '{}')").update();
        var rows = new OldRows(owner);

        new TransactionTemplate(database.transactions()).executeWithoutResult(any -> {
            assertThat(rows.deleteContents()).isEqualTo(1);
            assertThat(rows.deleteContents()).isZero();
        });
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
        owner.sql("update finding_spell set closed_at = '2013-01-01Z', closed_as = 'passing'")
                .update();
        owner.sql("insert into finding_spell (finding_id, account_id, severity, opened_at)"
                        + " select id, account_id, 'high', '2014-01-01Z' from finding")
                .update();
        event("opened", "2012-01-01Z");
        event("resolved", "2013-01-01Z");
        event("reopened", "2014-01-01Z");

        run();

        assertThat(owner.sql("select kind from finding_event")
                        .query(String.class)
                        .list())
                .containsExactly("reopened");
        assertThat(count("finding_spell")).isEqualTo(1);
    }

    @Test
    void theDaysThatAreKeptTellTheSameNumbersAsBefore() {
        resource("b", "2012-01-01Z", null, null);
        resource("gone", "2012-01-01Z", "2014-03-03Z", null);
        owner.sql(
                        "insert into evaluation (rule_id, resource_id, account_id, verdict, severity, rule_version, valid_from,"
                                + " scan_id) select 'r', id, account_id, 'pass', 'high', 1, d, gen_random_uuid() from resource,"
                                + " cast('2013-02-03 04:05Z' as timestamptz) d where resource_id = 'b'")
                .update();
        verdict("2013-02-03 04:05Z");
        verdict("2015-05-31 23:59Z");
        finding("b", "failing", "2012-01-01Z", null);
        owner.sql("update finding set severity = 'low', told_since = '2015-03-03Z'")
                .update();
        owner.sql("update finding set severity = 'medium', told_since = '2015-07-03Z'")
                .update();
        TalliesAddedUp.of(owner, database.transactions());
        var moments = List.of("2015-06-01Z", "2015-06-30 23:59:59Z", "2016-01-01Z", "2021-06-14 23:59:59Z");
        var before = moments.stream().map(this::numbersAt).toList();
        var rows = count("finding_change") + count("finding_change_sum") + count("evaluation_change");

        run();

        assertThat(moments.stream().map(this::numbersAt).toList()).isEqualTo(before);
        assertThat(count("finding_change") + count("finding_change_sum") + count("evaluation_change"))
                .isLessThan(rows);
        assertThat(owner.sql("select severity from finding_past")
                        .query(String.class)
                        .list())
                .as("the state that ended in July")
                .containsExactly("low");
    }

    private String numbersAt(String moment) {
        return owner.sql(
                        "select (select string_agg(t, ',' order by t) from (select concat_ws(' ', severity, machine_state,"
                                + " sum(n)) as t from finding_count_at(cast(:at as timestamptz)) group by severity, machine_state"
                                + " having sum(n) <> 0 union all select concat_ws(' ', severity, machine_state, sum(n)) from"
                                + " finding_sum_at(cast(:at as timestamptz)) group by severity, machine_state having sum(n) <> 0) f) || ';' || (select coalesce(string_agg(t, ',' order by t), '') from (select"
                                + " concat_ws(' ', verdict, sum(n)) as t from evaluation_count_at(cast(:at as timestamptz)) group by"
                                + " verdict having sum(n) <> 0) e)")
                .param("at", moment)
                .query(String.class)
                .single();
    }

    @Test
    void anAttestationIsKeptUntilItHasNotBeenInEffectForSixYears() {
        owner.sql("insert into attestation (citation) values ('164.308(a)(2)'), ('164.308(a)(3)(i)')")
                .update();
        attested(1, 1, "2012-01-01", "2012-01-02");
        attested(1, 2, "2015-05-01", "2015-05-02"); // ends the first
        attested(1, 3, "2015-06-20", "2015-06-21"); // ends the second, not six years ago
        attested(2, 1, "2012-01-01", "2012-01-02"); // lapsed, and nothing in its place
        owner.sql("insert into evidence_file values (repeat('a', 64), 3, 'pdf', 'database', '2012-01-01Z')")
                .update();
        owner.sql("insert into evidence_chunk values (repeat('a', 64), 0, '\\x00')")
                .update();
        owner.sql("alter table attestation_file disable trigger user").update();
        owner.sql("insert into attestation_file values (1, 1, repeat('a', 64), 'a.pdf', 'Ada', '2012-01-01Z')")
                .update();
        owner.sql("alter table attestation_file enable trigger user").update();

        run();

        assertThat(owner.sql("select attestation_id || '/' || version from attestation_version order by 1")
                        .query(String.class)
                        .list())
                .containsExactly("1/2", "1/3", "2/1");
        assertThat(counts("attestation_file", "evidence_file", "evidence_chunk"))
                .containsOnly(0L);
    }

    @Test
    void whatWasReplacedByPeopleGoesAsAttestationsDo() {
        for (String day : List.of("2012-01-01", "2014-01-01", "2016-01-01")) {
            owner.sql(
                            "insert into decision (citation, choice, reason, responsible, decided_on, review_due, recorded_by,"
                                    + " recorded_at) values ('c', 'implemented', 'r', 'Ada', cast(:day as date),"
                                    + " cast(:day as date) + 365, 'Ada', cast(:day as timestamptz))")
                    .param("day", day)
                    .update();
            owner.sql(
                            "insert into policy_version select 'p', count(*) + 1, 't', 'b', '', 'Ada', cast(:day as timestamptz)"
                                    + " from policy_version")
                    .param("day", day)
                    .update();
        }
        owner.sql("insert into policy_approval select 'p', version, 'Ada', 'Ben', recorded_at from policy_version")
                .update();

        run();

        assertThat(owner.sql("select recorded_at::date::text from decision order by 1")
                        .query(String.class)
                        .list())
                .as("the first was replaced in 2014, the second in 2016")
                .containsExactly("2014-01-01", "2016-01-01");
        assertThat(owner.sql("select version from policy_version order by 1")
                        .query(Integer.class)
                        .list())
                .containsExactly(2, 3);
        assertThat(count("policy_approval")).isEqualTo(2);
    }

    @Test
    void everyTableIsOfSomeKindOrKeptForAReason() {
        var placed = new TreeSet<String>();
        Kinds.all().forEach(kind -> placed.addAll(kind.tables()));
        placed.addAll(KEPT_AS_THEY_ARE);
        assertThat(owner.sql("""
                                select c.relname from pg_class c where c.relnamespace = 'public'::regnamespace
                                   and c.relkind in ('r', 'p') and not c.relispartition""").query(String.class).list())
                .allSatisfy(table -> assertThat(placed)
                        .as("Say in Kinds how long %s is kept", table)
                        .contains(table));
    }

    /** Settings, people and what is in effect; what is of the moment; what other rooms forget by themselves. */
    private static final List<String> KEPT_AS_THEY_ARE = List.of("""
                    account account_group account_group_member alert_due api_token api_token_network break_glass_use claim_role delivery
                    destination digest_choice due_version evaluation_change_told evaluation_tally
                    evaluation_tally_difference evaluation_total finding_change_told finding_due_told finding_due_total
                    finding_opened_told finding_opened_total
                    event_publication event_to_send finding_mention finding_sum finding_tally finding_tally_difference finding_total
                    fix_automation fix_role fix_switch flyway_schema_history import_batch import_row issue legal_hold
                    live_change live_queue mail member member_display member_grant member_visit notice onboarding
                    onboarding_account operator operator_factor operator_recovery_code own_rule own_rule_switch
                    own_rule_version owner_rule reference_list reported_check retention_drop retention_floor retention_run
                    saml_assertion saml_key saml_request saved_view scheduled_tasks scim_credential scim_group
                    scim_group_member scim_provider scim_user settings_version sign_in_guess team team_member web_session
                    """.strip().split("\\s+"));
}

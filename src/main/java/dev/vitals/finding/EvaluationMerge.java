package dev.vitals.finding;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The statements that bring the verdicts of a scan, copied aside, into the tables. First {@code judged}: what this scan
 * says, a row per rule and resource. Then {@code changed}: where that differs from what stands, with a null verdict where
 * it ends. What a file said stands beside, until another file says otherwise or its resource is gone.
 */
final class EvaluationMerge {

    static final String STAGING = """
            create temporary table judged (
                rule_id text, resource_id bigint, verdict text, cause text, message text, field text, observed text,
                expected text, severity text, rule_version int, proof jsonb, stood boolean not null default false)
                on commit drop
            """;

    private static final String VALUES =
            "verdict, cause, message, field, observed, expected, severity, rule_version, proof";

    static final String STAGED = "judged (rule_id, resource_id, %s)".formatted(VALUES);

    /** Whether the account is new: then all that is judged has changed, and nothing is compared. */
    static final String STANDS = "select exists (select from evaluation where account_id = :account)";

    /** What makes a verdict another one. */
    private static final String DIFFERENT =
            "(e.verdict, e.cause, e.message, e.observed, e.severity, e.rule_version, e.proof)"
                    + " is distinct from (j.verdict, j.cause, j.message, j.observed, j.severity, j.rule_version, j.proof)";

    /** Rules that nobody asks any more: what they said ends, and is not taken for unread. */
    private static final String WITHDRAWN = "e.rule_id = any (string_to_array(:withdrawn, ','))";

    /** What stood of lists that could not be read. */
    static final List<String> UNREAD = List.of("""
            insert into judged (rule_id, resource_id, %s)
            select e.rule_id, e.resource_id, 'unknown', l.cause, l.detail, '', '', '', e.severity, e.rule_version, null::jsonb
              from staged_list l
              join resource r on (r.account_id, r.region, r.type) = (:account, l.region, l.type)
              join evaluation e on e.resource_id = r.id
             where l.cause is not null and r.gone_at is null and e.batch_id is null and not %s
               and not exists (select from judged j
                                where (j.rule_id, j.resource_id) = (e.rule_id, e.resource_id))
            """.formatted(VALUES, WITHDRAWN));

    /** What rules said of one resource that is gone. */
    static final String GONE = """
            create temporary table changed on commit drop as
            select e.rule_id, e.resource_id, null::text as verdict, null::text as cause, ''::text as message,
                   ''::text as field, ''::text as observed, ''::text as expected, e.severity, e.rule_version,
                   null::jsonb as proof, true as stood
              from evaluation e join resource r on r.id = e.resource_id
             where (r.account_id, r.region, r.type, r.resource_id) = (:account, :region, :type, :id)
               and r.gone_at is not null and e.valid_from < :at
            """;

    /** Of a new account: everything. */
    static final List<String> ALL = List.of("alter table judged rename to changed");

    /** Of what was judged: what is new, and what differs. */
    static final List<String> DIFFERING = List.of("""
            create temporary table changed on commit drop as
            select j.rule_id, j.resource_id, %s, e.rule_id is not null as stood
              from judged j left join evaluation e on (e.rule_id, e.resource_id) = (j.rule_id, j.resource_id)
             where e.rule_id is null or e.valid_from < :at and %s
            """.formatted(of("j"), DIFFERENT));

    /** Of what was not judged: what a whole list no longer shows, and what its rule no longer says. */
    static final List<String> ENDING = List.of("""
            insert into changed
            select e.rule_id, e.resource_id, null, null, case when %s then 'its rule is switched off' else '' end,
                   '', '', '', e.severity, e.rule_version, null, true
              from evaluation e
              join resource r on r.id = e.resource_id
              left join staged_list l on (l.region, l.type) = (r.region, r.type) and l.cause is null
             where e.account_id = :account and e.valid_from < :at
               and not exists (select from judged j
                                where (j.rule_id, j.resource_id) = (e.rule_id, e.resource_id))
               and case when l.region is null then %s else e.batch_id is null or r.gone_at is not null end
            """.formatted(WITHDRAWN, WITHDRAWN));

    /** What follows from {@code changed} for what stood. */
    static final List<String> REPLACE = List.of(
            "select ensure_month('evaluation_history', :at)", """
            insert into evaluation_history (rule_id, resource_id, account_id, %s, valid_from, scan_id, valid_to)
            select e.rule_id, e.resource_id, e.account_id, %s, e.valid_from, e.scan_id, :at
              from changed c join evaluation e on (e.rule_id, e.resource_id) = (c.rule_id, c.resource_id)
             where c.stood
            """.formatted(VALUES, of("e")), """
            delete from evaluation e using changed c
             where (e.rule_id, e.resource_id) = (c.rule_id, c.resource_id) and c.verdict is null
            """, """
            update evaluation e set (%s, valid_from, scan_id) = row (%s, :at, :scan)
              from changed c
             where (e.rule_id, e.resource_id) = (c.rule_id, c.resource_id) and c.stood and c.verdict is not null
            """.formatted(
                            VALUES, of("c")));

    /** What follows from {@code changed} for what is new. */
    static final List<String> ADD = List.of("""
            insert into evaluation (rule_id, resource_id, account_id, %s, valid_from, scan_id)
            select rule_id, resource_id, :account, %s, :at, :scan from changed where not stood and verdict is not null
            """.formatted(VALUES, VALUES));

    private EvaluationMerge() {}

    private static String of(String table) {
        return Stream.of(VALUES.split(", ")).map(column -> table + "." + column).collect(Collectors.joining(", "));
    }
}

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

    /**
     * What is new or differs of what was judged; with a full join also what stands and was not judged, without a verdict
     * and not {@code said}. Both by one pass over what stands, which is all there is to do for most scans.
     */
    private static final String MEETING = """
            create temporary table changed on commit drop as
            select coalesce(j.rule_id, e.rule_id) as rule_id, coalesce(j.resource_id, e.resource_id) as resource_id,
                   j.verdict, j.cause,
                   case when j.rule_id is null and %s then 'its rule is switched off'
                        else coalesce(j.message, '') end as message,
                   coalesce(j.field, '') as field, coalesce(j.observed, '') as observed,
                   coalesce(j.expected, '') as expected, coalesce(j.severity, e.severity) as severity,
                   coalesce(j.rule_version, e.rule_version) as rule_version, j.proof,
                   e.rule_id is not null as stood, j.rule_id is not null as said
              from judged j
              %s join (select * from evaluation where account_id = :account) e
                on (e.rule_id, e.resource_id) = (j.rule_id, j.resource_id)
             where e.rule_id is null or e.valid_from < :at and (j.rule_id is null or %s)
            """;

    /** Of what was judged alone. */
    static final List<String> DIFFERING = List.of(MEETING.formatted(WITHDRAWN, "left", DIFFERENT));

    /** Of all that stands; what was not judged is left for {@link #UNREAD} and {@link #STAYING}. */
    static final List<String> ALL_DIFFERING = List.of(MEETING.formatted(WITHDRAWN, "full", DIFFERENT));

    /** Of what was not judged: what stood of lists that could not be read. */
    static final List<String> UNREAD = List.of("""
            update changed c set verdict = 'unknown', cause = l.cause, message = l.detail
              from evaluation e, resource r, staged_list l
             where not c.said and (e.rule_id, e.resource_id) = (c.rule_id, c.resource_id) and r.id = c.resource_id
               and (l.region, l.type) = (r.region, r.type) and l.cause is not null
               and r.gone_at is null and e.batch_id is null and not %s
               and (e.verdict, e.cause, e.message, e.observed, e.proof)
                   is distinct from ('unknown', l.cause, l.detail, '', null::jsonb)
            """.formatted(WITHDRAWN));

    /** What was not judged stays as it is, but for what a whole list no longer shows and what its rule no longer says. */
    static final List<String> STAYING = List.of("""
            delete from changed c
             using evaluation e
              join resource r on r.id = e.resource_id
              left join staged_list l on (l.region, l.type) = (r.region, r.type) and l.cause is null
             where not c.said and c.verdict is null
               and (e.rule_id, e.resource_id) = (c.rule_id, c.resource_id)
               and not case when l.region is null then %s else e.batch_id is null or r.gone_at is not null end
            """.formatted(WITHDRAWN));

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

package dev.vitals.retention;

import java.util.List;

/** Every sort of what is kept, in the order in which what is old goes: what refers to others before those. */
final class Kinds {

    static final String CONTENTS = "contents";
    static final String ATTESTATIONS = "attestations";

    /** A spell that was over before, and that no hold keeps. */
    private static final String KEPT_SPELL = "(s.closed_at is null or s.closed_at >= :until)";

    /**
     * How many there were at a moment is the sum of the years before its year, the months before its month and so on: what
     * is finer than any moment that is kept will be asked for is asked for no more. The sums themselves stay.
     */
    private static final String TOO_FINE = """
            t.grain in ('day', 'quarter of an hour') and t.at < :until
            or t.grain = 'month' and t.at < date_trunc('year', cast(:until as timestamptz), 'UTC')""";

    private static final Kind VERDICTS = new Kind(
            "verdicts",
            "Verdicts as they stood",
            "From the day on which another verdict took its place",
            List.of("evaluation", "evaluation_history", "evaluation_change"),
            oldestMonth("evaluation_history"),
            List.of("evaluation_history"),
            List.of(new Rows("evaluation_change", TOO_FINE, true)));

    private static final Kind RESOURCES = new Kind(
            "resources",
            "Resources and their configurations",
            "From the day on which they changed, or were gone",
            List.of("resource", "resource_version", "coverage", "coverage_history", "search_text"),
            oldestMonth("resource_version"),
            List.of("resource_version", "coverage_history"),
            List.of());

    private static final Kind SCORES = new Kind(
            "scores",
            "Scores and what they rest on",
            "From their day",
            List.of("score", "score_day"),
            // Whatever is scored is part of everything, and days go for all scopes at once.
            "select min(day)::timestamptz from score_day where scope = 'all'",
            List.of(),
            List.of(new Rows("score", "t.day < :day", true), new Rows("score_day", "t.day < :day", true)));

    private static final Kind SCANS = new Kind(
            "scans",
            "Scans",
            "From their end; the last whole one of an account stays",
            List.of("scan", "scan_unit"),
            "select min(requested_at) from scan",
            List.of(),
            List.of(new Rows("scan", """
                    t.requested_at < :until and coalesce(t.ended_at, t.requested_at) < :until
                    and t.state not in ('queued', 'running')
                    and exists (select from scan n where n.account_id = t.account_id and n.state = 'complete'
                                                     and n.requested_at > t.requested_at)""", true)));

    private static final Kind FINDINGS = new Kind(
            "findings",
            "What happened to findings",
            "From the day on which the finding was resolved; what people said of it stays",
            List.of(
                    "finding",
                    "finding_past",
                    "finding_change",
                    "finding_change_sum",
                    "finding_event",
                    "finding_spell",
                    "finding_look"),
            "select min(at) from finding_event",
            List.of(),
            List.of(
                    new Rows("finding_event", """
                            t.at < :until
                            and not exists (select from finding_spell s where s.finding_id = t.finding_id
                                                                          and s.opened_at <= t.at and %1$s)
                            and exists (select from finding f where f.id = t.finding_id
                                and (f.resolved_at is not null
                                     or exists (select from finding_spell s where s.finding_id = f.id and %1$s)))""".formatted(KEPT_SPELL), true),
                    new Rows("finding_spell", "t.closed_at < :until", true),
                    new Rows("finding_past", "t.valid_to < :until", true),
                    new Rows("finding_change", TOO_FINE, true),
                    new Rows("finding_change_sum", TOO_FINE, true),
                    new Rows("finding_look", "t.ended_at < :until", true),
                    new Rows("finding", """
                            t.machine_state = 'gone' and t.resolved_at < :until and t.acceptance_id is null
                            and not exists (select from finding_spell o where o.finding_id = t.id)
                            and not exists (select from finding_event o where o.finding_id = t.id)
                            and not exists (select from finding_look o where o.finding_id = t.id)
                            and not exists (select from finding_comment o where o.finding_id = t.id)
                            and not exists (select from finding_attachment o where o.finding_id = t.id)
                            and not exists (select from acceptance_finding o where o.finding_id = t.id)
                            and not exists (select from fix_plan o where o.finding_id = t.id)
                            and not exists (select from issue o where o.finding_id = t.id)""", true),
                    new Rows("resource", """
                            t.gone_at < :until
                            and not exists (select from finding o where o.resource_id = t.id)
                            and not exists (select from evaluation o where o.resource_id = t.id)
                            and not exists (select from evaluation_history o where o.resource_id = t.id)
                            and not exists (select from resource_version o where o.resource_id = t.id)""", true)));

    private static final Kind CONTENT = new Kind(
            CONTENTS,
            "Configurations as JSON, once each",
            "When nothing that is kept has it any more",
            List.of("content"),
            "select null::timestamptz",
            List.of(),
            List.of());

    private static final Kind BINDERS = new Kind(
            "binders",
            "Binders",
            "From the day on which they were made",
            List.of("binder", "binder_part"),
            "select min(requested_at) from binder",
            List.of(),
            List.of(new Rows("binder", """
                    t.requested_at < :until and t.state in ('made', 'failed')
                    and not held(t.first_day::timestamptz, coalesce(t.ended_at, t.requested_at))""", false)));

    private static final Kind ATTESTED = new Kind(
            ATTESTATIONS,
            "Attestations",
            "From the day on which they were withdrawn, or a newer version was signed in their place",
            List.of("attestation", "attestation_version", "attestation_signature", "attestation_withdrawal"),
            "select min(recorded_at) from attestation_version",
            List.of(),
            List.of());

    private static final Kind PAPERS = new Kind(
            "papers",
            "Decisions, policies, registers",
            "From the day on which another one was recorded or approved in their place, or the entry was closed",
            List.of("decision", "policy_version", "policy_approval", "register_entry", "register_version"),
            "select least((select min(recorded_at) from decision), (select min(recorded_at) from policy_version),"
                    + " (select min(recorded_at) from register_version))",
            List.of(),
            List.of(
                    new Rows("decision", """
                            exists (select from decision n where n.citation = t.citation and n.id > t.id
                                       and n.recorded_at < :until and not held(t.recorded_at, n.recorded_at))""", false),
                    new Rows("policy_approval", over("policy"), false),
                    new Rows("policy_version", over("policy"), false),
                    new Rows("register_version", """
                            exists (select from register_version n where n.entry_id = t.entry_id
                                       and n.version > t.version and n.recorded_at < :until
                                       and not held(t.recorded_at, n.recorded_at))
                            or t.closed and t.recorded_at < :until and not held(t.recorded_at, t.recorded_at)
                               and not exists (select from register_version o where o.entry_id = t.entry_id
                                                                               and o.version <> t.version)""", false),
                    new Rows("register_entry", """
                            not exists (select from register_version v where v.entry_id = t.id)""", false)));

    private static final Kind FILES = new Kind(
            "files",
            "Files that people showed",
            "When nothing that is kept refers to them any more",
            List.of("evidence_file", "evidence_chunk", "attestation_file"),
            "select min(kept_at) from evidence_file",
            List.of(),
            List.of(
                    new Rows(
                            "evidence_chunk",
                            "t.sha256 in (select f.sha256 from evidence_file f where %s)".formatted(unreferenced("f")),
                            false),
                    new Rows("evidence_file", unreferenced("t") + """
                             and not exists (select from evidence_chunk c where c.sha256 = t.sha256)""", false)));

    private static final Kind PEOPLES_WORDS = new Kind(
            "words",
            "Comments, acceptances, fixes, samples, requests",
            "Kept for good: they are few, and say who decided what",
            List.of(
                    "finding_comment",
                    "finding_comment_version",
                    "finding_attachment",
                    "acceptance",
                    "acceptance_finding",
                    "fix_plan",
                    "audit_sample",
                    "audit_sample_item",
                    "audit_sample_file",
                    "audit_request",
                    "audit_request_entry",
                    "audit_request_file"),
            "select least((select min(at) from finding_comment), (select min(requested_at) from acceptance),"
                    + " (select min(drawn_at) from audit_sample))",
            List.of(),
            List.of());

    private static final Kind AUDIT = new Kind(
            "audit",
            "The audit log",
            "Kept for good: a chain proves itself only from its first entry",
            List.of("audit_entry", "audit_head"),
            "select at from audit_entry order by number limit 1",
            List.of(),
            List.of());

    private static final List<Kind> ALL = List.of(
            VERDICTS,
            RESOURCES,
            SCORES,
            SCANS,
            FINDINGS,
            CONTENT,
            BINDERS,
            ATTESTED,
            PAPERS,
            FILES,
            PEOPLES_WORDS,
            AUDIT);

    private Kinds() {}

    static List<Kind> all() {
        return ALL;
    }

    private static String oldestMonth(String table) {
        return """
                select min(to_date(right(c.relname, 7), 'YYYY_MM'))::timestamp at time zone 'UTC'
                  from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = '%s'::regclass""".formatted(table);
    }

    /** A version in whose place another one was approved. */
    private static String over(String policy) {
        return """
                exists (select from policy_approval n join policy_version v
                                 on (v.policy, v.version) = (t.%1$s, t.version)
                         where n.%1$s = t.%1$s and n.version > t.version and n.approved_at < :until
                           and not held(v.recorded_at, n.approved_at))""".formatted(policy);
    }

    private static String unreferenced(String file) {
        return """
                %1$s.place = 'database' and %1$s.kept_at < :until and not held(%1$s.kept_at, %1$s.kept_at)
                and not exists (select from attestation_file o where o.sha256 = %1$s.sha256)
                and not exists (select from finding_attachment o where o.sha256 = %1$s.sha256)
                and not exists (select from register_version o where o.file = %1$s.sha256)
                and not exists (select from audit_request_file o where o.sha256 = %1$s.sha256)""".formatted(file);
    }
}

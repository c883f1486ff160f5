package dev.vitals.digest;

import dev.vitals.support.MovableClock;
import dev.vitals.support.TestDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/** What people of a practice wrote down, and what befell their findings. */
record Records(TestDatabase database, MovableClock clock) {

    /** What was recorded for another safeguard together with the first attestation. */
    void attestedTogether(String title, String owner, LocalDate due) {
        attested(title, owner, due);
        database.sql()
                .sql("update attestation set set_id = (select set_id from attestation where id = 1),"
                        + " citation = '164.308(a)(5)(i)' where id > 1")
                .update();
    }

    /** An attestation that is signed off. */
    void attested(String title, String owner, LocalDate due) {
        database.sql()
                .sql(
                        "with a as (insert into attestation (citation) values ('164.308(a)(1)(ii)(C)') returning id), v as ("
                                + "insert into attestation_version (attestation_id, version, title, statement, owner, covers_from,"
                                + " covers_to, performed_on, review_due, recorded_by, recorded_at)"
                                + " select id, 1, ?, 'It holds.', ?, '2026-01-01', '2026-12-31', '2026-01-01', ?, 'Rita', '2026-01-02Z'"
                                + " from a returning *) insert into attestation_signature"
                                + " select attestation_id, 1, 'Rita', 'Carl', '2026-01-03Z' from v")
                .params(title, owner, due)
                .update();
    }

    /** An entry of the training roster. */
    void trained(String person, LocalDate due) {
        database.sql()
                .sql("with e as (insert into register_entry (register) values ('training') returning id)"
                        + " insert into register_version (entry_id, version, title, fields, closed, due, because,"
                        + " recorded_by, recorded_at)"
                        + " select id, 1, ?, '{}', false, ?, 'not trained', 'Rita', '2026-01-02Z' from e")
                .params(person, due)
                .update();
    }

    /** A day's score of a scope. */
    void scored(String scope, String day, int met, double passed) {
        database.sql()
                .sql(
                        "insert into score_day (scope, day, met, not_met, accepted, not_assessed, awaiting, total, pass_points,"
                                + " accepted_points, weight_points, evaluated, in_scope, open_critical, open_high, open_medium,"
                                + " open_low, rule_set, settings_hash)"
                                + " values (?, ?::date, ?, 40 - ?, 0, 0, 0, 40, ?, 0, 100, 10, 10, 1, 2, 3, 4, '', '')")
                .params(scope, day, met, met, passed)
                .update();
    }

    /** A saved view of findings. */
    long view(UUID owner, String name, String question, boolean shared) {
        return database.sql()
                .sql("insert into saved_view (name, question, owner, shared, created_at) values (?, ?, ?, ?, now())"
                        + " returning id")
                .params(name, question, owner, shared)
                .query(Long.class)
                .single();
    }

    /** Something that befell a finding. */
    void said(long finding, String kind, String at) {
        database.sql()
                .sql("insert into finding_event (finding_id, at, kind) values (?, ?, ?)")
                .params(finding, utc(Instant.parse(at)), kind)
                .update();
    }

    /** A wish to have the first finding looked at again. */
    void look(String state) {
        database.sql()
                .sql("insert into finding_look (id, finding_id, account_id, asked_by, asked_at, state)"
                        + " select ?, id, account_id, 'Ada', ?, ? from finding order by id limit 1")
                .params(UUID.randomUUID(), utc(clock.instant()), state)
                .update();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}

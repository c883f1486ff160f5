package dev.vitals.support;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;

/** Risks that Ana asked to accept and Ben approved. */
public final class Approvals {

    public static final String ANA = "Ana Sanchez";
    public static final String BEN = "Ben Okafor";

    private final TestDatabase database;

    public Approvals(TestDatabase database) {
        this.database = database;
    }

    /** Asked for and approved at that moment, for one finding; its end is noticed by nobody. */
    public void accepted(long finding, String reason, LocalDate until, Instant moment) {
        var at = moment.atOffset(ZoneOffset.UTC);
        database.sql()
                .sql("""
                        with made as (
                            insert into acceptance (kind, reach, accounts, reason, measure, until, findings, critical, state,
                                    requested_by, requested_name, requested_at, requested_on, decided_by, decided_name,
                                    decided_at)
                            select 'risk', 'findings', array[account_id::text], :reason, 'Copied every night', :until, 1, 0,
                                   'approved', :ana, 'Ana Sanchez', :at, :at::date, :ben, 'Ben Okafor', :at
                              from finding where id = :finding returning id),
                        held as (
                            insert into acceptance_finding (acceptance_id, finding_id, account_id, fingerprint, was, held_from)
                            select made.id, f.id, f.account_id, f.fingerprint, 'open', :at
                              from made, finding f where f.id = :finding),
                        moved as (
                            update finding set human_state = 'accepted', accepted_until = :until where id = :finding)
                        insert into finding_event (finding_id, at, kind, detail, by, until)
                        values (:finding, :at, 'accepted', :reason, 'Ben Okafor', :until)""")
                .param("finding", finding)
                .param("reason", reason)
                .param("until", until)
                .param("ana", member(ANA, moment))
                .param("ben", member(BEN, moment))
                .param("at", at)
                .update();
    }

    /** Ana says something about a finding, once worded as it stands. */
    public void said(long finding, String text, boolean asEvidence, Instant moment) {
        var at = moment.atOffset(ZoneOffset.UTC);
        database.sql()
                .sql("""
                        with said as (
                            insert into finding_comment (finding_id, account_id, author, author_name, at, evidence)
                            select id, account_id, :ana, 'Ana Sanchez', :at, :evidence from finding where id = :finding
                            returning id, account_id)
                        insert into finding_comment_version select id, 1, account_id, :text, :at from said""")
                .param("finding", finding)
                .param("ana", member(ANA, moment))
                .param("text", text)
                .param("evidence", asEvidence)
                .param("at", at)
                .update();
    }

    /** Ana attaches a file of which only the hash is kept here, as evidence. */
    public void attached(long finding, String name, String sha256, Instant moment) {
        database.sql()
                .sql(
                        "insert into finding_attachment (finding_id, account_id, name, sha256, author, author_name, at, evidence)"
                                + " select id, account_id, ?, ?, ?, 'Ana Sanchez', ?, true from finding where id = ?")
                .params(name, sha256, member(ANA, moment), moment.atOffset(ZoneOffset.UTC), finding)
                .update();
    }

    private UUID member(String name, Instant at) {
        var id = UUID.nameUUIDFromBytes(name.getBytes());
        database.sql()
                .sql("""
                        insert into member (id, issuer, subject, name, created_at) values (?, 'test', ?, ?, ?)
                        on conflict do nothing""")
                .params(id, name, name, at.atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }
}

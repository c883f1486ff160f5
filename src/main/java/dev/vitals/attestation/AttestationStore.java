package dev.vitals.attestation;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes attestations: rows are added and never changed. Whatever may move a score is told in the same transaction. */
@Repository
public class AttestationStore {

    /** How it went when somebody signed a version off. */
    public enum SignOff {
        SIGNED,
        /** Who signs recorded it: another person has to. */
        OWN,
        /** It is signed already, is withdrawn, or a newer version waits in its place. */
        NOT_WAITING,
        /** Its files are not those that were looked at. */
        OTHER_FILES
    }

    /** Those that were recorded at once with {@code :id} and not withdrawn. */
    private static final String TOGETHER = """
            (select m.id from attestation m where m.set_id = (select set_id from attestation where id = :id)
                and not exists (select from attestation_withdrawal w where w.attestation_id = m.id))
            """;

    private static final String NEXT_VERSION = """
            insert into attestation_version (attestation_id, version, title, statement, owner, covers_from, covers_to,
                   performed_on, review_due, recorded_by, recorded_at)
            select a.id, 1 + coalesce((select max(version) from attestation_version where attestation_id = a.id), 0),
                   :title, :statement, :owner, :from, :to, :performed, :due, :by, :at
              from attestation a where a.id in %s
               and not exists (select from attestation_withdrawal w where w.attestation_id = :id)
            """.formatted(TOGETHER);

    private static final String SIGN = """
            insert into attestation_signature (attestation_id, version, recorded_by, signed_by, signed_at, files)
            select v.attestation_id, v.version, v.recorded_by, :by, :at,
                   array(select f.sha256 from attestation_file f
                          where (f.attestation_id, f.version) = (v.attestation_id, v.version) order by f.sha256)
              from attestation_version v
             where v.attestation_id in %s and v.version = :version
               and v.version = (select max(version) from attestation_version n where n.attestation_id = v.attestation_id)
               and not exists (select from attestation_withdrawal where attestation_id = :id)
            on conflict do nothing
            """.formatted(TOGETHER);

    private static final String WITHDRAW = """
            insert into attestation_withdrawal (attestation_id, reason, withdrawn_by, withdrawn_at)
            select id, :reason, :by, :at from attestation
             where id = :id or :together and id in %s on conflict do nothing
            """.formatted(TOGETHER);

    private final JdbcClient sql;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    public AttestationStore(JdbcClient sql, ApplicationEventPublisher events, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Records a new attestation; it proves nothing until somebody else signs it off. */
    public long record(String citation, AttestationText text, String by, Instant at) {
        return record(List.of(citation), "", text, by, at);
    }

    /**
     * Records the same for several safeguards at once: one attestation for each, renewed and signed off together.
     *
     * @param kit the sheet of the kit that it was recorded from; empty for none
     * @return the id of the first
     */
    public long record(List<String> citations, String kit, AttestationText text, String by, Instant at) {
        return Objects.requireNonNull(transaction.execute(any -> {
            var set = sql.sql("select nextval('attestation_set')")
                    .query(Long.class)
                    .single();
            var ids = citations.stream()
                    .map(citation -> sql.sql(
                                    "insert into attestation (citation, set_id, kit) values (?, ?, ?) returning id")
                            .params(citation, set, kit)
                            .query(Long.class)
                            .single())
                    .toList();
            addVersion(ids.getFirst(), text, by, at);
            events.publishEvent(new StandingChanged(citations.getFirst(), at));
            return ids.getFirst();
        }));
    }

    /**
     * Records a new version. What was signed off before stays in force until the new one is.
     *
     * @return whether it could be: not of an attestation that is not there or was withdrawn
     */
    public boolean renew(long id, AttestationText text, String by, Instant at) {
        return transaction.execute(any -> changed(id, addVersion(id, text, by, at), at));
    }

    /** Signs the newest version off, one that has no files. */
    public SignOff sign(long id, int version, String by, Instant at) {
        return sign(id, version, Set.of(), by, at);
    }

    /**
     * Signs the newest version off, for all that were recorded at once. Its files are covered.
     *
     * @param files the hashes of those that were looked at
     */
    public SignOff sign(long id, int version, Set<String> files, String by, Instant at) {
        if (recorder(id, version).filter(by::equals).isPresent()) {
            return SignOff.OWN;
        }
        return Objects.requireNonNull(transaction.execute(any -> {
            lock(id);
            if (!files.equals(hashes(id, version))) {
                return SignOff.OTHER_FILES;
            }
            var signed = sql.sql(SIGN)
                    .param("id", id)
                    .param("version", version)
                    .param("by", by)
                    .param("at", at.atOffset(ZoneOffset.UTC))
                    .update();
            return changed(id, signed, at) ? SignOff.SIGNED : SignOff.NOT_WAITING;
        }));
    }

    /** Takes an attestation back, all versions of it, and all that were recorded at once with it. */
    public boolean withdraw(long id, String reason, String by, Instant at) {
        return withdraw(id, true, reason, by, at);
    }

    /**
     * Takes an attestation back, all versions of it.
     *
     * @param together whether those that were recorded at once with it are taken back too
     * @return whether it was still there to be taken back
     */
    public boolean withdraw(long id, boolean together, String reason, String by, Instant at) {
        return transaction.execute(any -> {
            lock(id);
            return changed(
                    id,
                    sql.sql(WITHDRAW)
                            .param("id", id)
                            .param("together", together)
                            .param("reason", reason)
                            .param("by", by)
                            .param("at", at.atOffset(ZoneOffset.UTC))
                            .update(),
                    at);
        });
    }

    private int addVersion(long id, AttestationText text, String by, Instant at) {
        lock(id);
        return sql.sql(NEXT_VERSION)
                .param("id", id)
                .param("title", text.title())
                .param("statement", text.statement())
                .param("owner", text.owner())
                .param("from", text.coversFrom())
                .param("to", text.coversTo())
                .param("performed", text.performedOn())
                .param("due", text.reviewDue())
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Who renews, signs, withdraws and adds files at the same time does it one after the other. */
    private void lock(long id) {
        sql.sql(
                        "select id from attestation where set_id = (select set_id from attestation where id = ?) order by id for update")
                .param(id)
                .query(Long.class)
                .list();
    }

    private Set<String> hashes(long id, int version) {
        return Set.copyOf(sql.sql("select sha256 from attestation_file where attestation_id = ? and version = ?")
                .params(id, version)
                .query(String.class)
                .list());
    }

    private boolean changed(long id, int rows, Instant at) {
        if (rows == 0) {
            return false;
        }
        var citation = sql.sql("select citation from attestation where id = ?")
                .param(id)
                .query(String.class)
                .single();
        events.publishEvent(new StandingChanged(citation, at));
        return true;
    }

    private Optional<String> recorder(long id, int version) {
        return sql.sql("select recorded_by from attestation_version where attestation_id = ? and version = ?")
                .params(id, version)
                .query(String.class)
                .optional();
    }
}

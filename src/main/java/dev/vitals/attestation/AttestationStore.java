package dev.vitals.attestation;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
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
        NOT_WAITING
    }

    private static final String NEXT_VERSION = """
            insert into attestation_version (attestation_id, version, title, statement, owner, covers_from, covers_to,
                   performed_on, review_due, recorded_by, recorded_at)
            select a.id, 1 + coalesce((select max(version) from attestation_version where attestation_id = a.id), 0),
                   :title, :statement, :owner, :from, :to, :performed, :due, :by, :at
              from attestation a where a.id = :id
               and not exists (select from attestation_withdrawal w where w.attestation_id = a.id)
            """;

    private static final String SIGN = """
            insert into attestation_signature (attestation_id, version, recorded_by, signed_by, signed_at)
            select v.attestation_id, v.version, v.recorded_by, :by, :at from attestation_version v
             where v.attestation_id = :id and v.version = :version
               and v.version = (select max(version) from attestation_version where attestation_id = :id)
               and not exists (select from attestation_withdrawal where attestation_id = :id)
            on conflict do nothing
            """;

    private static final String WITHDRAW = """
            insert into attestation_withdrawal (attestation_id, reason, withdrawn_by, withdrawn_at)
            select id, :reason, :by, :at from attestation where id = :id on conflict do nothing
            """;

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
        return transaction.execute(any -> {
            long id = sql.sql("insert into attestation (citation) values (?) returning id")
                    .param(citation)
                    .query(Long.class)
                    .single();
            addVersion(id, text, by, at);
            events.publishEvent(new StandingChanged(citation, at));
            return id;
        });
    }

    /**
     * Records a new version. What was signed off before stays in force until the new one is.
     *
     * @return whether it could be: not of an attestation that is not there or was withdrawn
     */
    public boolean renew(long id, AttestationText text, String by, Instant at) {
        return transaction.execute(any -> changed(id, addVersion(id, text, by, at), at));
    }

    /** Signs the newest version off. */
    public SignOff sign(long id, int version, String by, Instant at) {
        if (recorder(id, version).filter(by::equals).isPresent()) {
            return SignOff.OWN;
        }
        var signed = transaction.execute(any -> changed(
                id,
                sql.sql(SIGN)
                        .param("id", id)
                        .param("version", version)
                        .param("by", by)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update(),
                at));
        return signed ? SignOff.SIGNED : SignOff.NOT_WAITING;
    }

    /**
     * Takes an attestation back, all versions of it.
     *
     * @return whether it was still there to be taken back
     */
    public boolean withdraw(long id, String reason, String by, Instant at) {
        return transaction.execute(any -> changed(
                id,
                sql.sql(WITHDRAW)
                        .param("id", id)
                        .param("reason", reason)
                        .param("by", by)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update(),
                at));
    }

    private int addVersion(long id, AttestationText text, String by, Instant at) {
        // Two who renew at the same time get two versions.
        sql.sql("select from attestation where id = ? for update")
                .param(id)
                .query()
                .listOfRows();
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

package dev.vitals.attestation;

import dev.vitals.file.EvidenceFiles;
import dev.vitals.file.LookedFile;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts files to versions of attestations, as long as they are not signed off. */
@Repository
public class AttestationFiles {

    /** How it went when files were added. */
    enum Outcome {
        ADDED,
        /** The version is signed off or no longer the newest, or the attestation is withdrawn. */
        CLOSED,
        /** There would be more than one version may have. */
        TOO_MANY
    }

    private static final String ATTACH = """
            insert into attestation_file (attestation_id, version, sha256, name, added_by, added_at)
            select v.attestation_id, v.version, :sha256, :name, :by, :at from attestation_version v
              join attestation a on a.id = v.attestation_id
             where a.set_id = (select set_id from attestation where id = :id) and v.version = :version
               and not exists (select from attestation_withdrawal w where w.attestation_id = a.id)
            on conflict do nothing""";

    private static final String OPEN = """
            select count(*) = 1 from attestation_version v
             where v.attestation_id = :id and v.version = :version
               and v.version = (select max(version) from attestation_version where attestation_id = :id)
               and not exists (select from attestation_signature s
                                where (s.attestation_id, s.version) = (v.attestation_id, v.version))
               and not exists (select from attestation_withdrawal w where w.attestation_id = v.attestation_id)""";

    private final JdbcClient sql;
    private final EvidenceFiles files;
    private final TransactionTemplate transaction;

    public AttestationFiles(JdbcClient sql, EvidenceFiles files, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.files = files;
        this.transaction = new TransactionTemplate(transactions);
    }

    EvidenceFiles kept() {
        return files;
    }

    /** Keeps all of the files and puts them to the version, or none. The same content twice is one file. */
    Outcome add(long id, int version, List<LookedFile> looked, String by, Instant at) {
        return java.util.Objects.requireNonNull(transaction.execute(status -> {
            var outcome = addAll(id, version, looked, by, at);
            if (outcome != Outcome.ADDED) {
                status.setRollbackOnly();
            }
            return outcome;
        }));
    }

    private Outcome addAll(long id, int version, List<LookedFile> looked, String by, Instant at) {
        sql.sql(
                        "select id from attestation where set_id = (select set_id from attestation where id = ?) order by id for update")
                .param(id)
                .query(Long.class)
                .list();
        if (!sql.sql(OPEN)
                .param("id", id)
                .param("version", version)
                .query(Boolean.class)
                .single()) {
            return Outcome.CLOSED;
        }
        looked.forEach(file -> attach(id, version, file, by, at));
        var count = sql.sql("select count(*) from attestation_file where attestation_id = ? and version = ?")
                .params(id, version)
                .query(Integer.class)
                .single();
        return count > files.limits().perVersion() ? Outcome.TOO_MANY : Outcome.ADDED;
    }

    private void attach(long id, int version, LookedFile file, String by, Instant at) {
        files.keep(file);
        sql.sql(ATTACH)
                .param("id", id)
                .param("version", version)
                .param("sha256", file.sha256())
                .param("name", file.name())
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }
}

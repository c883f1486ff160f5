package dev.vitals.attestation;

import dev.vitals.attestation.AttestationFiles.Outcome;
import dev.vitals.file.LookedFile;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Records or renews an attestation together with the files that came with the form: all of it, or nothing. */
@Component
public class AttestationRecorder {

    private final AttestationStore store;
    private final AttestationFiles files;
    private final Kit kit;
    private final TransactionTemplate transaction;

    AttestationRecorder(
            AttestationStore store, AttestationFiles files, Kit kit, PlatformTransactionManager transactions) {
        this.store = store;
        this.files = files;
        this.kit = kit;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Records a sheet of the kit as it is written, for every safeguard of it that binds the organization; for whoever
     * tells the demo's story.
     *
     * @return the id of the first of those that were recorded
     */
    public long recordSheet(
            String sheet,
            String owner,
            LocalDate performed,
            LocalDate due,
            List<LookedFile> looked,
            String by,
            Instant at) {
        var chosen = kit.find(sheet).orElseThrow();
        var text = new AttestationText(chosen.title(), chosen.statement(), owner, performed, due, performed, due);
        var form = AttestationForm.starting(kit.citations(chosen), sheet, "", "", performed, 0);
        return record(form, text, looked, by, at);
    }

    /** Returns the id of the first of those that were recorded. */
    long record(AttestationForm form, AttestationText text, List<LookedFile> looked, String by, Instant at) {
        return Objects.requireNonNull(transaction.execute(any -> {
            var id = store.record(form.citations(), form.kit(), text, by, at);
            attach(id, 1, looked, by, at);
            return id;
        }));
    }

    /**
     * Records a new version.
     *
     * @param version that it is to be
     * @return whether it could be: not where somebody took the attestation back, or renewed it, at the same moment
     */
    boolean renew(long id, int version, AttestationText text, List<LookedFile> looked, String by, Instant at) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            var isRenewed = store.renew(id, text, by, at)
                    && (looked.isEmpty() || files.add(id, version, looked, by, at) == Outcome.ADDED);
            if (!isRenewed) {
                status.setRollbackOnly();
            }
            return isRenewed;
        }));
    }

    private void attach(long id, int version, List<LookedFile> looked, String by, Instant at) {
        if (!looked.isEmpty() && files.add(id, version, looked, by, at) != Outcome.ADDED) {
            throw new IllegalStateException("The files found no version %d of attestation %d".formatted(version, id));
        }
    }
}

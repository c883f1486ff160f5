package dev.vitals.attestation;

import dev.vitals.api.Words;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a person attests, as it stands on the day: the newest version that was signed off, or the newest where none was.
 *
 * @param citation the safeguard that it is about
 * @param state only {@code in_date} proves anything
 * @param statement what is attested
 * @param owner the person who answers for it
 * @param performedOn the day on which it was done
 * @param reviewDue the last day on which it is in date
 * @param newestVersion greater than {@code version} where a newer one waits to be signed off
 * @param signedBy who signed this version off, never who recorded it; null while nobody has
 * @param withdrawnAt null unless it was taken back
 * @param withdrawnBecause empty unless it was taken back
 */
record AttestationItem(
        long id,
        String citation,
        @Words(of = AttestationState.class) String state,
        String title,
        String statement,
        String owner,
        LocalDate coversFrom,
        LocalDate coversTo,
        LocalDate performedOn,
        LocalDate reviewDue,
        int version,
        int newestVersion,
        String recordedBy,
        Instant recordedAt,
        @Nullable String signedBy,
        @Nullable Instant signedAt,
        @Nullable String withdrawnBy,
        @Nullable Instant withdrawnAt,
        String withdrawnBecause) {

    static AttestationItem of(Attestation each) {
        var text = each.text();
        var withdrawal = each.withdrawal();
        return new AttestationItem(
                each.id(),
                each.citation(),
                each.state().word(),
                text.title(),
                text.statement(),
                text.owner(),
                text.coversFrom(),
                text.coversTo(),
                text.performedOn(),
                text.reviewDue(),
                each.version(),
                each.newestVersion(),
                each.recordedBy(),
                each.recordedAt(),
                each.signedBy(),
                each.signedAt(),
                withdrawal == null ? null : withdrawal.by(),
                withdrawal == null ? null : withdrawal.at(),
                withdrawal == null ? "" : withdrawal.reason());
    }
}

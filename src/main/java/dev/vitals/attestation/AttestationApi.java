package dev.vitals.attestation;

import dev.vitals.api.ApiPaths;
import dev.vitals.api.Listed;
import dev.vitals.api.Paging;
import dev.vitals.page.AsOf;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Attestations. */
@RestController
@Needs(Right.READ)
class AttestationApi {

    private final AttestationList list;
    private final Attestations attestations;

    AttestationApi(AttestationList list, Attestations attestations) {
        this.list = list;
        this.attestations = attestations;
    }

    /**
     * An attestation with every version that was recorded, the newest first.
     */
    record AttestationAnswer(AttestationItem attestation, List<AttestationVersionItem> versions) {}

    /**
     * One version of an attestation, as it was recorded.
     *
     * @param signedBy null while nobody has signed it off
     */
    record AttestationVersionItem(
            int version,
            String title,
            String statement,
            String owner,
            LocalDate coversFrom,
            LocalDate coversTo,
            LocalDate performedOn,
            LocalDate reviewDue,
            String recordedBy,
            Instant recordedAt,
            @Nullable String signedBy,
            @Nullable Instant signedAt) {

        static AttestationVersionItem of(AttestationVersion version) {
            var text = version.text();
            return new AttestationVersionItem(
                    version.version(),
                    text.title(),
                    text.statement(),
                    text.owner(),
                    text.coversFrom(),
                    text.coversTo(),
                    text.performedOn(),
                    text.reviewDue(),
                    version.recordedBy(),
                    version.recordedAt(),
                    version.signedBy(),
                    version.signedAt());
        }
    }

    /** Attestations, filtered and sorted, by the page. Without a filter: all that were not withdrawn. */
    @GetMapping(ApiPaths.V1 + "/attestations")
    Listed<AttestationItem> attestations(AttestationFilter filter, Paging paging, AsOf asOf) {
        return Listed.of(list.page(filter, asOf, paging.page(), paging.size()), paging, AttestationItem::of);
    }

    /** One attestation with its versions and signatures. */
    @GetMapping(ApiPaths.V1 + "/attestations/{id}")
    AttestationAnswer attestation(@PathVariable long id, AsOf asOf) {
        var attestation = attestations
                .find(id, asOf)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No attestation " + id));
        return new AttestationAnswer(
                AttestationItem.of(attestation),
                attestations.versions(id, asOf).stream()
                        .map(AttestationVersionItem::of)
                        .toList());
    }
}

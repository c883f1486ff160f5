package dev.vitals.attestation;

import dev.vitals.file.LookedFile;
import dev.vitals.file.RefusedFileException;
import dev.vitals.hipaa.Safeguard;
import dev.vitals.hipaa.SafeguardCatalogue;
import dev.vitals.page.AsOf;
import dev.vitals.page.Organization;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** What the pages of attestations share: which one, which safeguard, which files were sent, what day it is. */
@Component
class AttestationDesk {

    private final SafeguardCatalogue safeguards;
    private final Attestations attestations;
    private final AttestationFiles files;
    private final Organization organization;
    private final Clock clock;

    AttestationDesk(
            SafeguardCatalogue safeguards,
            Attestations attestations,
            AttestationFiles files,
            Organization organization,
            Clock clock) {
        this.safeguards = safeguards;
        this.attestations = attestations;
        this.files = files;
        this.organization = organization;
        this.clock = clock;
    }

    Attestation find(long id, AsOf asOf) {
        return attestations
                .find(id, asOf)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No attestation " + id));
    }

    /** One that was not withdrawn, as it stands now. */
    Attestation standing(long id) {
        var current = find(id, now());
        if (current.state() == AttestationState.WITHDRAWN) {
            throw new ResponseStatusException(
                    HttpStatus.CONFLICT, "Attestation %d was withdrawn; record a new one".formatted(id));
        }
        return current;
    }

    Safeguard safeguard(String citation) {
        return safeguards
                .find(citation)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No safeguard " + citation));
    }

    /**
     * Looks into every file of a form; the caller closes them.
     *
     * @throws RefusedFileException for the first that cannot be taken; none stays then
     */
    Looked looked(@Nullable List<MultipartFile> sent) throws IOException, RefusedFileException {
        var looked = new Looked(new ArrayList<>());
        try {
            for (MultipartFile file : sent == null ? List.<MultipartFile>of() : sent) {
                var name = file.getOriginalFilename();
                // A field without a file comes as a file without a name.
                if (name != null && !name.isEmpty()) {
                    try (var content = file.getInputStream()) {
                        looked.files().add(files.kept().look(name, content));
                    }
                }
            }
            return looked;
        } catch (IOException | RefusedFileException | RuntimeException failure) {
            looked.close();
            throw failure;
        }
    }

    /** The files of a form, until they are closed together. */
    record Looked(List<LookedFile> files) implements AutoCloseable {
        @Override
        public void close() {
            files.forEach(LookedFile::close);
        }
    }

    Instant instant() {
        return clock.instant();
    }

    AsOf now() {
        return new AsOf(today(), clock.instant(), true);
    }

    LocalDate today() {
        return organization.dayOf(clock.instant());
    }
}

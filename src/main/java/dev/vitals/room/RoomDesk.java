package dev.vitals.room;

import dev.vitals.file.EvidenceFiles;
import dev.vitals.file.LookedFile;
import dev.vitals.file.RefusedFileException;
import dev.vitals.hipaa.Safeguard;
import dev.vitals.hipaa.SafeguardCatalogue;
import dev.vitals.identity.CurrentMember;
import dev.vitals.identity.Member;
import dev.vitals.page.VisiblePeriod;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** What the pages of the room share: who looks, which sample or request, which files were sent. */
@Component
class RoomDesk {

    private final CurrentMember current;
    private final VisiblePeriod visible;
    private final SampleStore samples;
    private final RequestStore requests;
    private final SafeguardCatalogue safeguards;
    private final EvidenceFiles files;

    RoomDesk(
            CurrentMember current,
            VisiblePeriod visible,
            SampleStore samples,
            RequestStore requests,
            SafeguardCatalogue safeguards,
            EvidenceFiles files) {
        this.current = current;
        this.visible = visible;
        this.samples = samples;
        this.requests = requests;
        this.safeguards = safeguards;
        this.files = files;
    }

    Member me() {
        return current.get().orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
    }

    /** One that lies within the days that whoever looks may see. */
    Sample sample(UUID id) {
        return samples.find(id, visible.visible())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No sample " + id));
    }

    AuditRequest request(long id) {
        return requests.find(id, visible.visible())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No request " + id));
    }

    Optional<Safeguard> safeguard(String citation) {
        return safeguards.find(citation).filter(Safeguard::isScored);
    }

    List<Safeguard> safeguards() {
        return safeguards.all().stream().filter(Safeguard::isScored).toList();
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
                        looked.files().add(files.look(name, content));
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
}

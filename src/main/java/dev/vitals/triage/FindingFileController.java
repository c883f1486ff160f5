package dev.vitals.triage;

import dev.vitals.audit.AuditLog;
import dev.vitals.file.ChangedFileException;
import dev.vitals.file.EvidenceFiles;
import dev.vitals.file.FileAnswer;
import dev.vitals.identity.CurrentMember;
import dev.vitals.page.Organization;
import dev.vitals.page.VisibleMoments;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Files beside a finding: attached on its page, given away to whoever may take along what belongs to its account. */
@Controller
class FindingFileController {

    private final Files files;
    private final EvidenceFiles kept;
    private final AuditLog audit;
    private final CurrentMember current;
    private final Organization organization;

    FindingFileController(
            Files files, EvidenceFiles kept, AuditLog audit, CurrentMember current, Organization organization) {
        this.files = files;
        this.kept = kept;
        this.audit = audit;
        this.current = current;
        this.organization = organization;
    }

    @PostMapping("/findings/{id}/files")
    @Needs(Right.TRIAGE)
    String attach(
            @PathVariable long id,
            @RequestParam @Nullable MultipartFile file,
            @RequestParam(defaultValue = "false") boolean evidence,
            RedirectAttributes flash)
            throws IOException {
        var outcome = file == null
                ? Outcome.refused("Choose a file.")
                : files.attach(current.get().orElseThrow(), id, file, evidence);
        return FindingActions.back(id, outcome, "The file is attached.", flash);
    }

    @GetMapping("/findings/{id}/files/{file}")
    @Needs(Right.EXPORT)
    void file(@PathVariable long id, @PathVariable long file, HttpServletResponse response) throws IOException {
        var attached = files.find(id, file)
                .filter(this::maySee)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No file " + file));
        var object = "findings/%d/files/%d %s".formatted(id, file, attached.sha256());
        try {
            FileAnswer.write(
                    kept,
                    attached.sha256(),
                    attached.type(),
                    attached.name(),
                    () -> audit.record("evidence.read", object),
                    response);
        } catch (ChangedFileException changed) {
            audit.record("evidence.changed", object);
            throw new ResponseStatusException(HttpStatus.GONE, changed.sentence(), changed);
        }
    }

    /** Only of accounts on which they may export, and of the days that they may see. */
    private boolean maySee(Files.Attached attached) {
        return current.get().orElseThrow().may(Right.EXPORT, attached.account())
                && VisibleMoments.of(current, organization).contains(attached.at());
    }
}

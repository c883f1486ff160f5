package dev.vitals.attestation;

import dev.vitals.audit.AuditLog;
import dev.vitals.file.ChangedFileException;
import dev.vitals.file.FileAnswer;
import dev.vitals.file.RefusedFileException;
import dev.vitals.page.AsOf;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** The files of an attestation: added until it is signed off, given away as downloads. Every reading is written down. */
@Controller
@Needs(Right.READ)
class AttestationFileController {

    private final AttestationDesk desk;
    private final AttestationPage page;
    private final Attestations attestations;
    private final AttestationFiles files;
    private final AuditLog audit;

    AttestationFileController(
            AttestationDesk desk,
            AttestationPage page,
            Attestations attestations,
            AttestationFiles files,
            AuditLog audit) {
        this.desk = desk;
        this.page = page;
        this.attestations = attestations;
        this.files = files;
        this.audit = audit;
    }

    @GetMapping("/attestations/{id}/files/{sha256}")
    void file(@PathVariable long id, @PathVariable String sha256, AsOf asOf, HttpServletResponse response)
            throws IOException {
        var file = attestations.files(id, asOf).stream()
                .filter(each -> each.sha256().equals(sha256))
                .findFirst()
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "No such file belongs to attestation %d".formatted(id)));
        var object = "attestations/%d %s".formatted(id, sha256);
        try {
            FileAnswer.write(
                    files.kept(),
                    sha256,
                    file.type(),
                    file.name(),
                    () -> audit.record("evidence.read", object),
                    response);
        } catch (ChangedFileException changed) {
            audit.record("evidence.changed", object);
            throw new ResponseStatusException(HttpStatus.GONE, changed.sentence(), changed);
        }
    }

    @PostMapping("/attestations/{id}/files")
    @Needs(Right.ATTEST)
    String add(
            @PathVariable long id,
            @RequestParam(name = "files", required = false) @Nullable List<MultipartFile> sent,
            @RequestParam(defaultValue = "0") int version,
            Principal principal,
            Model model)
            throws IOException {
        desk.standing(id);
        try (var looked = desk.looked(sent)) {
            if (looked.files().isEmpty()) {
                return page.refused(id, "Choose a file first.", principal, model);
            }
            var sentence = switch (files.add(id, version, looked.files(), principal.getName(), desk.instant())) {
                case ADDED -> "";
                case CLOSED ->
                    "Nothing was added: this version is signed off or no longer the newest. Renew the attestation, and add files to its new version.";
                case TOO_MANY ->
                    "Nothing was added: a version has at most %d files."
                            .formatted(files.kept().limits().perVersion());
            };
            return sentence.isEmpty() ? "redirect:/attestations/" + id : page.refused(id, sentence, principal, model);
        } catch (RefusedFileException refused) {
            return page.refused(id, "Nothing was added. " + refused.sentence(), principal, model);
        }
    }
}

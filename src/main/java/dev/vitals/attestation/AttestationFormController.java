package dev.vitals.attestation;

import dev.vitals.attestation.AttestationDesk.Looked;
import dev.vitals.file.FileType;
import dev.vitals.file.RefusedFileException;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import java.io.IOException;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** The form of an attestation, for one safeguard or several, blank, from the kit or for a new turn, with its files. */
@Controller
@Needs(Right.ATTEST)
class AttestationFormController {

    private static final String FILES = "files";

    private final AttestationDesk desk;
    private final AttestationPage page;
    private final Attestations attestations;
    private final AttestationRecorder recorder;
    private final AttestationFiles files;
    private final Kit kit;
    private final int months;

    /**
     * @param months for which an attestation is in date, at most
     */
    AttestationFormController(
            AttestationDesk desk,
            AttestationPage page,
            Attestations attestations,
            AttestationRecorder recorder,
            AttestationFiles files,
            Kit kit,
            @Value("${vitals.attestation.review-months:12}") int months) {
        this.desk = desk;
        this.page = page;
        this.attestations = attestations;
        this.recorder = recorder;
        this.files = files;
        this.kit = kit;
        this.months = months;
    }

    /**
     * A form to start from: blank for a safeguard, or with what the kit or another page suggests.
     *
     * @param sheet of the kit
     */
    @GetMapping("/attestations/new")
    String blank(
            @RequestParam(required = false) @Nullable List<String> citation,
            @RequestParam(name = "kit", defaultValue = "") String sheet,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String statement,
            Model model) {
        if (!sheet.isEmpty()) {
            var chosen = Objects.requireNonNull(sheet(sheet));
            var form = AttestationForm.starting(
                    kit.citations(chosen),
                    sheet,
                    chosen.title(),
                    chosen.statement(),
                    desk.today(),
                    Math.min(months, chosen.months()));
            return form(form, null, Map.of(), model);
        }
        if (citation == null || citation.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "Choose a safeguard first");
        }
        var citations =
                citation.stream().map(each -> desk.safeguard(each).citation()).toList();
        return form(
                AttestationForm.starting(citations, "", title.strip(), statement.strip(), desk.today(), months),
                null,
                Map.of(),
                model);
    }

    @PostMapping("/attestations")
    String record(
            @ModelAttribute AttestationForm filledIn,
            @RequestParam(name = FILES, required = false) @Nullable List<MultipartFile> sent,
            Principal principal,
            Model model)
            throws IOException {
        filledIn.citations().forEach(desk::safeguard);
        sheet(filledIn.kit());
        var check = new FormCheck();
        var text = filledIn.text(check, desk.today(), months);
        try (var looked = desk.looked(sent)) {
            count(check, looked);
            if (!check.isFine()) {
                return form(filledIn, null, check.wrong(), model);
            }
            return "redirect:/attestations/"
                    + recorder.record(filledIn, text, looked.files(), principal.getName(), desk.instant());
        } catch (RefusedFileException refused) {
            check.that(false, FILES, refused.sentence());
            return form(filledIn, null, check.wrong(), model);
        }
    }

    @GetMapping("/attestations/{id}/renew")
    String renew(@PathVariable long id, Model model) {
        desk.standing(id);
        var last = attestations.versions(id, desk.now()).getFirst();
        var form = AttestationForm.renewing(together(id), last.text(), desk.today(), months);
        return form(form, id, Map.of(), model);
    }

    @PostMapping("/attestations/{id}/renew")
    String renew(
            @PathVariable long id,
            @ModelAttribute AttestationForm filledIn,
            @RequestParam(name = FILES, required = false) @Nullable List<MultipartFile> sent,
            Principal principal,
            Model model)
            throws IOException {
        var next = desk.standing(id).newestVersion() + 1;
        var form = filledIn.about(together(id));
        var check = new FormCheck();
        var text = form.text(check, desk.today(), months);
        try (var looked = desk.looked(sent)) {
            count(check, looked);
            if (!check.isFine()) {
                return form(form, id, check.wrong(), model);
            }
            return recorder.renew(id, next, text, looked.files(), principal.getName(), desk.instant())
                    ? "redirect:/attestations/" + id
                    : page.refused(
                            id,
                            "Nothing was recorded: somebody renewed it or took it back meanwhile. What is below is how it stands now.",
                            principal,
                            model);
        } catch (RefusedFileException refused) {
            check.that(false, FILES, refused.sentence());
            return form(form, id, check.wrong(), model);
        }
    }

    /** Null for no name; refused for one that no sheet has. */
    private @Nullable KitSheet sheet(String slug) {
        return slug.isEmpty()
                ? null
                : kit.find(slug)
                        .orElseThrow(() ->
                                new ResponseStatusException(HttpStatus.NOT_FOUND, "The kit has no sheet " + slug));
    }

    private List<String> together(long id) {
        return List.copyOf(attestations.together(id, desk.now()).keySet());
    }

    private void count(FormCheck check, Looked looked) {
        var most = files.kept().limits().perVersion();
        check.that(
                looked.files().size() <= most,
                FILES,
                "A version has at most %d files. Send those that matter.".formatted(most));
    }

    private String form(AttestationForm form, @Nullable Long id, Map<String, String> wrong, Model model) {
        // Those that are suggested stand above; all others can be unfolded.
        var suggested = new LinkedHashMap<String, Boolean>();
        kit.find(form.kit()).ifPresent(sheet -> kit.citations(sheet).forEach(each -> suggested.put(each, false)));
        form.citations().forEach(each -> suggested.put(each, true));
        model.addAttribute(
                "suggested", suggested.keySet().stream().map(desk::safeguard).toList());
        model.addAttribute(
                "others",
                kit.attestable().stream()
                        .filter(safeguard -> !suggested.containsKey(safeguard.citation()))
                        .toList());
        model.addAttribute("sheet", sheet(form.kit()));
        model.addAttribute("form", form);
        model.addAttribute("id", id);
        model.addAttribute("wrong", wrong);
        model.addAttribute("months", months);
        model.addAttribute("limits", files.kept().limits());
        model.addAttribute("types", FileType.all());
        model.addAttribute("accept", FileType.accept());
        return "attestation/form";
    }
}

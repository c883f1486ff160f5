package dev.vitals.imports;

import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import java.io.IOException;
import java.security.Principal;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** Files of other products: put in, looked at, kept. */
@Controller
@Needs(Right.IMPORT)
class ImportController {

    private static final int SHOWN = 50;

    private final Importer importer;
    private final BatchStore batches;
    private final DataSize largest;

    ImportController(Importer importer, BatchStore batches, @Value("${vitals.import.max-size:50MB}") DataSize largest) {
        this.importer = importer;
        this.batches = batches;
        this.largest = largest;
    }

    @GetMapping("/import")
    String list(@RequestParam(defaultValue = "") String problem, Model model) {
        return page(problem.equals("size") ? tooLarge() : "", model);
    }

    /** Reads the file and shows what it holds; nothing is kept yet. */
    @PostMapping("/import")
    String look(@RequestParam MultipartFile file, Principal principal, Model model) throws IOException {
        if (file.getSize() > largest.toBytes()) {
            return page(tooLarge(), model);
        }
        if (file.isEmpty()) {
            return page("Choose a file that is not empty.", model);
        }
        try {
            var name = file.getOriginalFilename();
            return "redirect:/import/"
                    + importer.look(name == null ? "" : name, file.getSize(), file, principal.getName());
        } catch (RefusedFileException refused) {
            return page(String.valueOf(refused.getMessage()), model);
        }
    }

    @GetMapping("/import/{id}")
    String one(@PathVariable UUID id, Model model) {
        var batch = find(id);
        model.addAttribute("batch", batch);
        model.addAttribute("before", batches.keptBefore(batch).orElse(null));
        return "imports/batch";
    }

    @PostMapping("/import/{id}/keep")
    String keep(@PathVariable UUID id) {
        find(id);
        importer.keep(id);
        return "redirect:/import/" + id;
    }

    @PostMapping("/import/{id}/discard")
    String discard(@PathVariable UUID id) {
        find(id);
        batches.discard(id);
        return "redirect:/import";
    }

    private String page(String problem, Model model) {
        model.addAttribute("problem", problem);
        model.addAttribute("largest", largest.toMegabytes());
        model.addAttribute("batches", batches.latest(SHOWN));
        return "imports/imports";
    }

    private String tooLarge() {
        return "The file is larger than %d MB. Split it, by account for example, or have VITALS_IMPORT_MAX_SIZE raised."
                .formatted(largest.toMegabytes());
    }

    private Batch find(UUID id) {
        return batches.find(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No imported file " + id));
    }
}

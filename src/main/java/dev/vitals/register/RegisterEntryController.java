package dev.vitals.register;

import dev.vitals.audit.AuditLog;
import dev.vitals.file.ChangedFileException;
import dev.vitals.file.EvidenceFiles;
import dev.vitals.file.FileAnswer;
import dev.vitals.file.FileType;
import dev.vitals.page.AsOf;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** One entry: what it says, what it said, the file beside it; and how it is closed. */
@Controller
@Needs(Right.READ)
class RegisterEntryController {

    private static final int LONGEST = 1_000;

    private final RegisterDesk desk;
    private final RegisterList list;
    private final RegisterStore store;
    private final EvidenceFiles files;
    private final AuditLog audit;

    RegisterEntryController(
            RegisterDesk desk, RegisterList list, RegisterStore store, EvidenceFiles files, AuditLog audit) {
        this.desk = desk;
        this.list = list;
        this.store = store;
        this.files = files;
        this.audit = audit;
    }

    /** A version and what it changed of the one before. */
    record Step(RegisterEntry entry, List<EntryChange> changes) {}

    @GetMapping("/registers/{slug}/entries/{id}")
    String one(@PathVariable String slug, @PathVariable long id, AsOf asOf, Model model) {
        return show(desk.named(slug), id, asOf, model);
    }

    @PostMapping("/registers/{slug}/entries/{id}/close")
    @Needs(Right.ATTEST)
    String close(
            @PathVariable String slug,
            @PathVariable long id,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "") String reason,
            Principal principal,
            Model model) {
        var register = desk.named(slug);
        var entry = desk.entry(register, id, desk.now());
        var why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST) {
            model.addAttribute("reason", why);
            model.addAttribute(
                    "wrongReason", why.isEmpty() ? "Say why, in a few words." : "This holds at most 1,000 characters.");
            return show(register, id, desk.now(), model);
        }
        var closed = new RegisterDraft(id, entry.fields(), !entry.isClosed(), entry.file(), entry.fileName(), why);
        if (!store.change(register, closed, version, principal.getName(), desk.instant())) {
            model.addAttribute("refused", "Somebody changed this entry meanwhile. What is below is how it stands now.");
            return show(register, id, desk.now(), model);
        }
        return "redirect:/registers/%s/entries/%d".formatted(register.slug(), id);
    }

    @GetMapping("/registers/{slug}/entries/{id}/file")
    void file(@PathVariable String slug, @PathVariable long id, AsOf asOf, HttpServletResponse response)
            throws IOException {
        var entry = desk.entry(desk.named(slug), id, asOf);
        var hash = entry.file();
        if (hash == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "There is no file beside this entry");
        }
        var object = "registers/%s/entries/%d %s".formatted(slug, id, hash);
        try {
            FileAnswer.write(
                    files, hash, type(entry), entry.fileName(), () -> audit.record("evidence.read", object), response);
        } catch (ChangedFileException changed) {
            audit.record("evidence.changed", object);
            throw new ResponseStatusException(HttpStatus.GONE, changed.sentence(), changed);
        }
    }

    private static FileType type(RegisterEntry entry) {
        var name = entry.fileName();
        return FileType.of(name.substring(name.lastIndexOf('.') + 1)).orElseThrow();
    }

    private String show(RegisterDefinition register, long id, AsOf asOf, Model model) {
        var entry = desk.entry(register, id, asOf);
        var history = list.history(register, id, asOf);
        var steps = new ArrayList<Step>();
        for (var at = 0; at < history.size(); at++) {
            steps.add(new Step(
                    history.get(at),
                    at + 1 == history.size()
                            ? List.of()
                            : EntryChange.between(
                                    register,
                                    history.get(at + 1).fields(),
                                    history.get(at).fields())));
        }
        model.addAttribute("asOf", asOf);
        model.addAttribute("register", register);
        model.addAttribute("entry", entry);
        model.addAttribute("steps", steps);
        return "register/entry";
    }
}

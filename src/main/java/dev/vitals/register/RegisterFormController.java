package dev.vitals.register;

import dev.vitals.file.EvidenceFiles;
import dev.vitals.file.FileType;
import dev.vitals.file.LookedFile;
import dev.vitals.file.RefusedFileException;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import java.io.IOException;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The form of an entry, new or changed, with the file that lies beside it. */
@Controller
@Needs(Right.ATTEST)
class RegisterFormController {

    private static final String FILE = "file";

    private final RegisterDesk desk;
    private final RegisterStore store;
    private final EvidenceFiles files;

    RegisterFormController(RegisterDesk desk, RegisterStore store, EvidenceFiles files) {
        this.desk = desk;
        this.store = store;
        this.files = files;
    }

    @GetMapping("/registers/{slug}/new")
    String blank(@PathVariable String slug, Model model) {
        var register = desk.named(slug);
        var values = new LinkedHashMap<String, String>();
        register.fields().forEach(field -> values.put(field.name(), ""));
        return form(register, null, new RegisterForm(values, Map.of()), model);
    }

    @GetMapping("/registers/{slug}/entries/{id}/edit")
    String edit(@PathVariable String slug, @PathVariable long id, Model model) {
        var register = desk.named(slug);
        var entry = desk.entry(register, id, desk.now());
        return form(register, entry, RegisterForm.of(register, entry), model);
    }

    @PostMapping("/registers/{slug}/entries")
    String add(
            @PathVariable String slug,
            @RequestParam Map<String, String> given,
            @RequestParam(name = FILE, required = false) @Nullable MultipartFile file,
            Principal principal,
            Model model)
            throws IOException {
        return keep(desk.named(slug), null, given, file, principal, model);
    }

    @PostMapping("/registers/{slug}/entries/{id}")
    String change(
            @PathVariable String slug,
            @PathVariable long id,
            @RequestParam Map<String, String> given,
            @RequestParam(name = FILE, required = false) @Nullable MultipartFile file,
            Principal principal,
            Model model)
            throws IOException {
        var register = desk.named(slug);
        return keep(register, desk.entry(register, id, desk.now()), given, file, principal, model);
    }

    private String keep(
            RegisterDefinition register,
            @Nullable RegisterEntry entry,
            Map<String, String> given,
            @Nullable MultipartFile file,
            Principal principal,
            Model model)
            throws IOException {
        var form = RegisterForm.of(register, given, desk.today());
        try (var looked = looked(register, file)) {
            if (!form.isFine()) {
                return form(register, entry, form, model);
            }
            var draft = draft(entry, form, looked);
            if (entry == null) {
                var id = store.add(register, java.util.List.of(draft), principal.getName(), desk.instant())
                        .getFirst();
                return "redirect:/registers/%s/entries/%d".formatted(register.slug(), id);
            }
            if (!store.change(register, draft, seen(given), principal.getName(), desk.instant())) {
                form.wrong()
                        .put("", "Somebody changed this entry meanwhile. Open it again, and look at what it says now.");
                return form(register, entry, form, model);
            }
            return "redirect:/registers/%s/entries/%d".formatted(register.slug(), entry.id());
        } catch (RefusedFileException refused) {
            form.wrong().put(FILE, refused.sentence());
            return form(register, entry, form, model);
        }
    }

    /** The file is kept before the entry that names it; one that is then named by nothing is nowhere shown. */
    private RegisterDraft draft(@Nullable RegisterEntry entry, RegisterForm form, @Nullable LookedFile looked) {
        var draft = RegisterDraft.of(entry == null ? null : entry.id(), form.filled());
        if (looked != null) {
            files.keep(looked);
            return draft.with(looked.sha256(), looked.name());
        }
        return entry == null ? draft : draft.with(entry.file(), entry.fileName());
    }

    private @Nullable LookedFile looked(RegisterDefinition register, @Nullable MultipartFile file)
            throws IOException, RefusedFileException {
        var name = file == null ? null : file.getOriginalFilename();
        if (file == null || name == null || name.isEmpty() || register.file().isEmpty()) {
            return null;
        }
        try (var content = file.getInputStream()) {
            return files.look(name, content);
        }
    }

    private static int seen(Map<String, String> given) {
        var version = given.getOrDefault("version", "");
        return version.matches("\\d{1,9}") ? Integer.parseInt(version) : 0;
    }

    private String form(RegisterDefinition register, @Nullable RegisterEntry entry, RegisterForm form, Model model) {
        model.addAttribute("register", register);
        model.addAttribute("entry", entry);
        model.addAttribute("values", form.values());
        model.addAttribute("wrong", form.wrong());
        model.addAttribute("accept", FileType.accept());
        model.addAttribute("largest", files.limits().maxSize().toMegabytes());
        return "register/form";
    }
}

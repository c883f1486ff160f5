package dev.vitals.ownrule;

import dev.vitals.ownrule.OwnRuleStore.SavedMeanwhileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.server.ResponseStatusException;

/** Own rules as a file: out, and in again after a look at what it would do. */
@Controller
class RuleFileController {

    private static final MediaType YAML = new MediaType("application", "yaml", StandardCharsets.UTF_8);

    private final OwnRuleStore store;
    private final RuleImport imports;
    private final Clock clock;

    RuleFileController(OwnRuleStore store, RuleImport imports, Clock clock) {
        this.store = store;
        this.imports = imports;
        this.clock = clock;
    }

    /** The newest version of every rule, or of one. */
    @GetMapping("/rules/own/file")
    ResponseEntity<String> file(@RequestParam(defaultValue = "") String id) {
        var rules = id.isEmpty() ? store.all() : store.find(id).map(List::of).orElse(List.of());
        if (rules.isEmpty() && !id.isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "No such rule");
        }
        var name = id.isEmpty() ? "own-rules" : rules.getFirst().id();
        return ResponseEntity.ok()
                .contentType(YAML)
                .header("Content-Disposition", "attachment; filename=\"%s.yaml\"".formatted(name))
                .body(RuleFileWriter.write(rules.stream().map(OwnRule::newest).toList()));
    }

    @GetMapping("/rules/own/import")
    String choose(Model model) {
        model.addAttribute("yaml", "");
        return "ownrule/import";
    }

    /** Shows what the file would do. */
    @PostMapping("/rules/own/import")
    String look(
            @RequestParam(defaultValue = "") String yaml,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model)
            throws IOException {
        var text = file == null || file.isEmpty() ? yaml : new String(file.getBytes(), StandardCharsets.UTF_8);
        return show(text, model);
    }

    @PostMapping("/rules/own/import/run")
    String run(@RequestParam String yaml, Principal principal, Model model) {
        var plan = imports.plan(yaml);
        if (!plan.wrong().isEmpty()) {
            return show(yaml, model);
        }
        try {
            imports.run(plan, principal.getName(), clock.instant());
            return "redirect:/rules/own";
        } catch (SavedMeanwhileException late) {
            model.addAttribute("late", "Somebody changed one of these rules meanwhile. Nothing was stored.");
            return show(yaml, model);
        }
    }

    private String show(String yaml, Model model) {
        model.addAttribute("yaml", yaml);
        model.addAttribute("plan", imports.plan(yaml));
        return "ownrule/import";
    }
}

package dev.vitals.rule;

import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The catalogue of rules, and each rule with its guidance. */
@Controller
class RuleController {

    private final RuleBooks books;

    RuleController(RuleBooks books) {
        this.books = books;
    }

    @GetMapping("/rules")
    String list(
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String severity,
            Model model) {
        var wanted = text.toLowerCase(Locale.ROOT).strip();
        var rules = books.current().definitions();
        var shown = rules.stream()
                .filter(rule -> severity.isEmpty() || rule.severity().word().equals(severity))
                .filter(rule -> (rule.id() + " " + rule.title())
                        .toLowerCase(Locale.ROOT)
                        .contains(wanted))
                .toList();
        model.addAttribute("rules", shown);
        model.addAttribute("total", rules.size());
        model.addAttribute("severities", Severity.values());
        model.addAttribute("text", text);
        model.addAttribute("severity", severity);
        return "rule/rules";
    }

    @GetMapping("/rules/{id}")
    String one(@PathVariable String id, Model model) {
        var book = books.current();
        var rule = book.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No rule " + id));
        model.addAttribute("rule", rule);
        model.addAttribute("guidance", book.guidance(id).orElse(null));
        return "rule/rule";
    }
}

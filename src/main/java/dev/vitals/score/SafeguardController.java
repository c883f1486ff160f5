package dev.vitals.score;

import dev.vitals.hipaa.Safeguard;
import dev.vitals.hipaa.SafeguardCatalogue;
import dev.vitals.rule.RuleCatalogue;
import dev.vitals.rule.RuleDefinition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The regulation, row by row, with the rules that look after each. */
@Controller
class SafeguardController {

    private final SafeguardCatalogue safeguards;
    private final Map<String, List<RuleDefinition>> rules;

    SafeguardController(SafeguardCatalogue safeguards, RuleCatalogue rules) {
        this.safeguards = safeguards;
        this.rules = safeguards.all().stream()
                .collect(Collectors.toMap(
                        Safeguard::citation,
                        row -> rules.definitions().stream()
                                .filter(rule -> rule.safeguards().contains(row.citation()))
                                .toList()));
    }

    /** One line of the list. */
    record Line(Safeguard safeguard, int rules) {}

    @GetMapping("/safeguards")
    String list(Model model) {
        var families = new LinkedHashMap<Safeguard.Family, List<Line>>();
        for (Safeguard row : safeguards.all()) {
            families.computeIfAbsent(row.family(), any -> new java.util.ArrayList<>())
                    .add(new Line(row, rules.get(row.citation()).size()));
        }
        model.addAttribute("families", families);
        model.addAttribute("total", safeguards.all().size());
        return "score/safeguards";
    }

    @GetMapping(value = "/safeguards", params = "citation")
    String one(@RequestParam String citation, Model model) {
        var safeguard = safeguards
                .find(citation)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No safeguard " + citation));
        model.addAttribute("safeguard", safeguard);
        model.addAttribute("rules", rules.get(citation));
        return "score/safeguard";
    }
}

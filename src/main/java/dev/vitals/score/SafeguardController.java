package dev.vitals.score;

import dev.vitals.hipaa.Safeguard;
import dev.vitals.hipaa.SafeguardCatalogue;
import dev.vitals.page.AsOf;
import dev.vitals.rule.RuleCatalogue;
import dev.vitals.rule.RuleDefinition;
import dev.vitals.score.SafeguardScore.State;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The regulation, row by row: how each safeguard stood on a day, and why. */
@Controller
class SafeguardController {

    private static final int STRIP_DAYS = 90;

    private final SafeguardCatalogue safeguards;
    private final Standings standings;
    private final KeptScores kept;
    private final Scopes scopes;
    private final Map<String, List<RuleDefinition>> rules;

    SafeguardController(
            SafeguardCatalogue safeguards, RuleCatalogue rules, Standings standings, KeptScores kept, Scopes scopes) {
        this.safeguards = safeguards;
        this.standings = standings;
        this.kept = kept;
        this.scopes = scopes;
        this.rules = safeguards.all().stream()
                .collect(Collectors.toMap(
                        Safeguard::citation,
                        row -> rules.definitions().stream()
                                .filter(rule -> rule.safeguards().contains(row.citation()))
                                .toList()));
    }

    @GetMapping("/safeguards")
    String list(
            AsOf asOf,
            @RequestParam(required = false) @Nullable String scope,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String family,
            @RequestParam(defaultValue = "") String requirement,
            @RequestParam(defaultValue = "") String text,
            Model model) {
        var filter = new SafeguardFilter(state, family, requirement, text);
        var chosen = question(asOf, scope, model);
        var standing = standings.on(chosen, asOf).orElse(null);
        var before = standing == null ? null : standings.before(chosen, asOf).orElse(null);
        var families = new LinkedHashMap<Safeguard.Family, List<SafeguardLine>>();
        safeguards.all().stream()
                .map(safeguard -> line(safeguard, standing, before))
                .filter(filter::admits)
                .forEach(line -> families.computeIfAbsent(line.safeguard().family(), any -> new java.util.ArrayList<>())
                        .add(line));
        model.addAttribute("families", families);
        model.addAttribute(
                "shown", families.values().stream().mapToInt(List::size).sum());
        model.addAttribute("total", safeguards.all().size());
        model.addAttribute("filter", filter);
        model.addAttribute("standing", standing);
        model.addAttribute("before", before);
        model.addAttribute("states", State.values());
        model.addAttribute("allFamilies", Safeguard.Family.values());
        return "score/safeguards";
    }

    @GetMapping(value = "/safeguards", params = "citation")
    String one(
            @RequestParam String citation,
            AsOf asOf,
            @RequestParam(required = false) @Nullable String scope,
            Model model) {
        var safeguard = safeguards
                .find(citation)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No safeguard " + citation));
        var chosen = question(asOf, scope, model);
        var standing = standings.on(chosen, asOf).orElse(null);
        var before = standing == null ? null : standings.before(chosen, asOf).orElse(null);
        var from = asOf.day().minusDays(STRIP_DAYS - 1);
        var line = line(safeguard, standing, before);
        model.addAttribute("safeguard", safeguard);
        model.addAttribute("standing", standing);
        model.addAttribute("before", before);
        model.addAttribute("line", line);
        model.addAttribute(
                "rules",
                RuleExplanation.of(
                        rules.get(citation),
                        line.score() == null ? List.of() : line.score().inputs()));
        model.addAttribute("strip", StateStrip.of(from, asOf.day(), kept.states(chosen, citation, from, asOf.day())));
        return "score/safeguard";
    }

    /** What every page with scores asks: which scope, which day, and where to go when no scan covered it. */
    private ScoreScope question(AsOf asOf, @Nullable String scope, Model model) {
        var choices = scopes.all();
        var chosen = Scopes.chosen(choices, scope);
        model.addAttribute("scopes", choices);
        model.addAttribute("chosen", chosen);
        model.addAttribute(
                "nearest", kept.lastBefore(chosen.scope(), asOf.day()).orElse(null));
        return chosen.scope();
    }

    private SafeguardLine line(Safeguard safeguard, @Nullable Standing standing, @Nullable Standing before) {
        var score = standing == null ? null : standing.of(safeguard.citation()).orElse(null);
        var direction = standing == null || score == null ? null : standing.since(before, score);
        return new SafeguardLine(safeguard, rules.get(safeguard.citation()).size(), score, direction);
    }
}

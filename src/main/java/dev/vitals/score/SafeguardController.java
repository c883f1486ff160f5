package dev.vitals.score;

import dev.vitals.attestation.Attestations;
import dev.vitals.attestation.Decisions;
import dev.vitals.finding.FindingFilter;
import dev.vitals.finding.FindingList;
import dev.vitals.hipaa.Safeguard;
import dev.vitals.hipaa.Safeguard.Requirement;
import dev.vitals.hipaa.SafeguardCatalogue;
import dev.vitals.page.AsOf;
import dev.vitals.page.CsvWriter;
import dev.vitals.page.VisiblePeriod;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import dev.vitals.score.SafeguardScore.State;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The regulation, row by row: how each safeguard stood on a day, and why. */
@Controller
@Needs(Right.READ)
class SafeguardController {

    private static final int STRIP_DAYS = 90;

    private final SafeguardCatalogue safeguards;
    private final Standings standings;
    private final KeptScores kept;
    private final Scopes scopes;
    private final SafeguardTable table;
    private final Decisions decisions;
    private final Attestations attestations;
    private final ProposalOverlay overlay;
    private final FindingList findings;
    private final VisiblePeriod period;

    SafeguardController(
            SafeguardCatalogue safeguards,
            SafeguardTable table,
            Standings standings,
            KeptScores kept,
            Scopes scopes,
            Decisions decisions,
            Attestations attestations,
            ProposalOverlay overlay,
            FindingList findings,
            VisiblePeriod period) {
        this.safeguards = safeguards;
        this.standings = standings;
        this.kept = kept;
        this.scopes = scopes;
        this.table = table;
        this.decisions = decisions;
        this.attestations = attestations;
        this.overlay = overlay;
        this.findings = findings;
        this.period = period;
    }

    @GetMapping("/safeguards")
    String list(
            AsOf asOf,
            @RequestParam(required = false) @Nullable String scope,
            @ModelAttribute("filter") SafeguardFilter filter,
            @RequestParam(defaultValue = "") String proposal,
            Model model) {
        var chosen = question(asOf, scope, model);
        var standing = standings.on(chosen, asOf).orElse(null);
        var before = standing == null ? null : standings.before(chosen, asOf).orElse(null);
        var lines = table.lines(filter, standing, before);
        var families = lines.stream()
                .collect(Collectors.groupingBy(
                        line -> line.safeguard().family(), LinkedHashMap::new, Collectors.toList()));
        overlay.onList(proposal, model);
        model.addAttribute("families", families);
        model.addAttribute("shown", lines.size());
        model.addAttribute("total", safeguards.all().size());
        model.addAttribute("standing", standing);
        model.addAttribute("before", before);
        model.addAttribute("states", State.values());
        model.addAttribute("allFamilies", Safeguard.Family.values());
        return "score/safeguards";
    }

    @GetMapping(value = "/safeguards.csv", produces = "text/csv")
    @Needs(Right.EXPORT)
    void csv(
            AsOf asOf,
            @RequestParam(required = false) @Nullable String scope,
            @ModelAttribute SafeguardFilter filter,
            HttpServletResponse response)
            throws IOException {
        var chosen = Scopes.chosen(scopes.all(), scope).scope();
        var standing = standings.on(chosen, asOf).orElse(null);
        var before = standing == null ? null : standings.before(chosen, asOf).orElse(null);
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader("Content-Disposition", "attachment; filename=\"safeguards-%s.csv\"".formatted(asOf.day()));
        SafeguardCsv.write(asOf.day(), table.lines(filter, standing, before), new CsvWriter(response.getWriter()));
    }

    @GetMapping(value = "/safeguards", params = "citation")
    String one(
            @RequestParam String citation,
            AsOf asOf,
            @RequestParam(required = false) @Nullable String scope,
            @RequestParam(defaultValue = "") String proposal,
            Model model) {
        var safeguard = safeguards
                .find(citation)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No safeguard " + citation));
        var chosen = question(asOf, scope, model);
        var standing = standings.on(chosen, asOf).orElse(null);
        var before = standing == null ? null : standings.before(chosen, asOf).orElse(null);
        var from = period.notBefore(asOf.day().minusDays(STRIP_DAYS - 1));
        var rules = table.serving(citation);
        var line = SafeguardTable.line(safeguard, rules, standing, before);
        overlay.on(safeguard, proposal, model);
        model.addAttribute("safeguard", safeguard);
        model.addAttribute("standing", standing);
        model.addAttribute("before", before);
        model.addAttribute("line", line);
        model.addAttribute(
                "rules",
                RuleExplanation.of(
                        rules, line.score() == null ? List.of() : line.score().inputs()));
        model.addAttribute("reasons", line.score() == null ? List.of() : StateReason.of(safeguard, line.score()));
        model.addAttribute(
                "decisions",
                safeguard.requirement() == Requirement.ADDRESSABLE ? decisions.history(citation, asOf) : null);
        model.addAttribute("attestations", attestations.of(citation, asOf));
        model.addAttribute("reported", findings.reported(FindingFilter.reported(chosen.name(), citation), asOf));
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
}

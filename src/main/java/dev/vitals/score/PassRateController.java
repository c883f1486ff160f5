package dev.vitals.score;

import dev.vitals.attestation.PeopleProof;
import dev.vitals.page.AsOf;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import dev.vitals.rule.RuleBooks;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The weighted pass rate of a day, rule by rule, so that it can be added up by hand. */
@Controller
@Needs(Right.READ)
class PassRateController {

    private final Standings standings;
    private final KeptScores kept;
    private final Scopes scopes;
    private final RuleBooks books;

    PassRateController(Standings standings, KeptScores kept, Scopes scopes, RuleBooks books) {
        this.standings = standings;
        this.kept = kept;
        this.scopes = scopes;
        this.books = books;
    }

    @GetMapping("/pass-rate")
    String explain(AsOf asOf, @RequestParam(required = false) @Nullable String scope, Model model) {
        var choices = scopes.all();
        var chosen = Scopes.chosen(choices, scope);
        var standing = standings.on(chosen.scope(), asOf).orElse(null);
        model.addAttribute("scopes", choices);
        model.addAttribute("chosen", chosen);
        model.addAttribute(
                "nearest", kept.lastBefore(chosen.scope(), asOf.day()).orElse(null));
        model.addAttribute("standing", standing);
        if (standing != null) {
            var lines = lines(standing);
            model.addAttribute("rules", RuleExplanation.of(books.current().scored(), lines));
            model.addAttribute("rest", rest(standing, lines));
        }
        return "score/pass-rate";
    }

    /** Each rule once, though it serves several safeguards. */
    static List<RuleLine> lines(Standing standing) {
        var lines = new TreeMap<String, RuleLine>();
        standing.safeguards().forEach(score -> score.inputs().forEach(line -> lines.put(line.rule(), line)));
        return List.copyOf(lines.values());
    }

    /** What rules that serve no safeguard of the organization add; null for nothing. */
    static @Nullable Points rest(Standing standing, List<RuleLine> lines) {
        var shown = KeptScore.of("", SafeguardScore.State.MET, lines, PeopleProof.NONE)
                .points();
        var all = standing.numbers().points();
        var weight = all.weight().subtract(shown.weight());
        return weight.signum() == 0
                ? null
                : new Points(
                        all.passed().subtract(shown.passed()),
                        all.accepted().subtract(shown.accepted()),
                        weight,
                        all.evaluated() - shown.evaluated(),
                        all.inScope() - shown.inScope());
    }
}

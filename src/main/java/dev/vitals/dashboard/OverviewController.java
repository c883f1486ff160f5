package dev.vitals.dashboard;

import dev.vitals.finding.FindingFilter;
import dev.vitals.finding.FindingList;
import dev.vitals.hipaa.SafeguardCatalogue;
import dev.vitals.page.AsOf;
import dev.vitals.page.Organization;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import dev.vitals.rule.lists.ListShelf;
import dev.vitals.score.KeptScores;
import dev.vitals.score.SafeguardScore.State;
import dev.vitals.score.Scopes;
import dev.vitals.score.ScoreScope;
import dev.vitals.score.Standing;
import dev.vitals.score.Standings;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Where a person lands after signing in: how things stand, what changed since the last visit, what needs them, where the
 * families of safeguards go, how exposed PHI is, how fresh it all is.
 */
@Controller
@Needs(Right.READ)
class OverviewController {

    private static final int TREND_DAYS = 90;

    private final Scopes scopes;
    private final Standings standings;
    private final KeptScores kept;
    private final Trends trends;
    private final OverviewQueries queries;
    private final OverviewParts parts;
    private final SafeguardCatalogue safeguards;
    private final FindingList findings;
    private final ListShelf lists;
    private final Organization organization;

    OverviewController(
            Scopes scopes,
            Standings standings,
            KeptScores kept,
            Trends trends,
            OverviewQueries queries,
            OverviewParts parts,
            SafeguardCatalogue safeguards,
            FindingList findings,
            ListShelf lists,
            Organization organization) {
        this.scopes = scopes;
        this.standings = standings;
        this.kept = kept;
        this.trends = trends;
        this.queries = queries;
        this.parts = parts;
        this.safeguards = safeguards;
        this.findings = findings;
        this.lists = lists;
        this.organization = organization;
    }

    @GetMapping("/")
    String overview(AsOf asOf, @RequestParam(required = false) @Nullable String scope, Model model) {
        var choices = scopes.all();
        if (choices.size() == 1) {
            return "dashboard/start";
        }
        var chosen = Scopes.chosen(choices, scope);
        var standing = standings.on(chosen.scope(), asOf).orElse(null);
        model.addAttribute("scopes", choices);
        model.addAttribute("chosen", chosen);
        model.addAttribute("organization", organization);
        model.addAttribute("standing", standing);
        model.addAttribute(
                "nearest",
                standing == null ? kept.lastBefore(chosen.scope(), asOf.day()).orElse(null) : null);
        model.addAttribute("trend", trends.of(chosen.scope(), asOf, standing, TREND_DAYS));
        var accounts = queries.freshness(chosen.scope(), asOf.moment());
        addSeeing(accounts, asOf, model);
        addStanding(chosen.scope(), asOf, standing, accounts, model);
        addParts(chosen.scope(), asOf, standing, accounts, model);
        return "dashboard/overview";
    }

    /** What is not seen comes before what is seen. */
    private void addSeeing(List<Freshness> accounts, AsOf asOf, Model model) {
        model.addAttribute("accounts", accounts);
        model.addAttribute(
                "unseen",
                accounts.stream().filter(each -> each.isUnseen(asOf.moment())).toList());
        model.addAttribute("overdueLists", asOf.isNow() ? lists.overdue(asOf.day()) : 0);
    }

    private void addStanding(
            ScoreScope scope, AsOf asOf, @Nullable Standing standing, List<Freshness> accounts, Model model) {
        if (standing == null) {
            return;
        }
        model.addAttribute("sentence", StatusSentence.of(asOf, standing.numbers(), accounts, organization));
        model.addAttribute("reported", findings.reported(FindingFilter.reported(scope.name(), ""), asOf));
        model.addAttribute("families", FamilyBar.of(standing.safeguards(), safeguards));
        model.addAttribute("states", State.values());
        model.addAttribute("before", kept.earlier(scope, asOf.day(), 30).orElse(null));
    }

    private void addParts(
            ScoreScope scope, AsOf asOf, @Nullable Standing standing, List<Freshness> accounts, Model model) {
        var span = parts.spans().look(asOf);
        model.addAttribute("span", span);
        model.addAttribute("news", parts.changed().counts(scope, span, standing));
        model.addAttribute("needs", parts.needs().of(asOf, accounts));
        model.addAttribute("weeks", parts.weeks().of(scope, asOf.day(), standing));
        model.addAttribute("exposure", parts.exposures().of(scope, asOf));
    }
}

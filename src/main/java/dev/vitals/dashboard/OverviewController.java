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
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a person lands after signing in: how things stand, what changed, where it goes, how fresh it is. */
@Controller
@Needs(Right.READ)
class OverviewController {

    private static final int TREND_DAYS = 90;
    private static final int WEEK = 7;

    private final Scopes scopes;
    private final Standings standings;
    private final KeptScores kept;
    private final Trends trends;
    private final OverviewQueries queries;
    private final SafeguardCatalogue safeguards;
    private final FindingList findings;
    private final ListShelf lists;
    private final Organization organization;
    private final RecentChanges changes;

    OverviewController(
            Scopes scopes,
            Standings standings,
            KeptScores kept,
            Trends trends,
            OverviewQueries queries,
            SafeguardCatalogue safeguards,
            FindingList findings,
            ListShelf lists,
            Organization organization,
            RecentChanges changes) {
        this.scopes = scopes;
        this.standings = standings;
        this.kept = kept;
        this.trends = trends;
        this.queries = queries;
        this.safeguards = safeguards;
        this.findings = findings;
        this.lists = lists;
        this.organization = organization;
        this.changes = changes;
    }

    @GetMapping("/")
    String overview(
            AsOf asOf,
            @RequestParam(required = false) @Nullable String scope,
            @RequestParam(defaultValue = "" + WEEK) int days,
            Model model) {
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
                "nearest", kept.lastBefore(chosen.scope(), asOf.day()).orElse(null));
        model.addAttribute("trend", trends.of(chosen.scope(), asOf, standing, TREND_DAYS));
        addStanding(chosen.scope(), asOf, standing, model);
        addChanges(chosen.scope(), asOf, Math.clamp(days, 1, WEEK), model);
        return "dashboard/overview";
    }

    private void addStanding(ScoreScope scope, AsOf asOf, @Nullable Standing standing, Model model) {
        var accounts = queries.freshness(scope, asOf.moment());
        model.addAttribute("accounts", accounts);
        model.addAttribute("overdueLists", asOf.isNow() ? lists.overdue(asOf.day()) : 0);
        if (standing == null) {
            return;
        }
        var lastDay = queries.counts(scope, asOf.moment().minus(Duration.ofDays(1)), asOf.moment());
        model.addAttribute("sentences", StatusSentence.of(asOf, standing.numbers(), lastDay, accounts));
        model.addAttribute("reported", findings.reported(FindingFilter.reported(scope.name(), ""), asOf));
        model.addAttribute("families", FamilyBar.of(standing.safeguards(), safeguards));
        model.addAttribute("states", State.values());
        model.addAttribute(
                "before", standings.before(scope, asOf).map(Standing::numbers).orElse(null));
    }

    private void addChanges(ScoreScope scope, AsOf asOf, int days, Model model) {
        model.addAttribute("days", days);
        model.addAttribute("changes", ChangeDay.of(changes.of(scope, asOf, days)));
    }
}

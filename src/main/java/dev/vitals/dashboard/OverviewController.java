package dev.vitals.dashboard;

import dev.vitals.finding.FindingFilter;
import dev.vitals.finding.FindingList;
import dev.vitals.hipaa.SafeguardCatalogue;
import dev.vitals.page.AsOf;
import dev.vitals.page.Organization;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import dev.vitals.score.KeptScores;
import dev.vitals.score.SafeguardScore.State;
import dev.vitals.score.Scopes;
import dev.vitals.score.ScoreDay;
import dev.vitals.score.ScoreScope;
import dev.vitals.score.ScoreStore;
import dev.vitals.score.Standing;
import dev.vitals.score.Standings;
import dev.vitals.triage.Urgent;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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
    private final ScoreStore scores;
    private final OverviewQueries queries;
    private final SafeguardCatalogue safeguards;
    private final FindingList findings;
    private final Urgent urgent;
    private final Organization organization;

    OverviewController(
            Scopes scopes,
            Standings standings,
            KeptScores kept,
            ScoreStore scores,
            OverviewQueries queries,
            SafeguardCatalogue safeguards,
            FindingList findings,
            Urgent urgent,
            Organization organization) {
        this.scopes = scopes;
        this.standings = standings;
        this.kept = kept;
        this.scores = scores;
        this.queries = queries;
        this.safeguards = safeguards;
        this.findings = findings;
        this.urgent = urgent;
        this.organization = organization;
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
        model.addAttribute("urgent", asOf.isNow() ? urgent.now(asOf) : null);
        model.addAttribute("chosen", chosen);
        model.addAttribute("organization", organization);
        model.addAttribute("standing", standing);
        model.addAttribute(
                "nearest", kept.lastBefore(chosen.scope(), asOf.day()).orElse(null));
        model.addAttribute("trend", trend(chosen.scope(), asOf, standing));
        addStanding(chosen.scope(), asOf, standing, model);
        addChanges(chosen.scope(), asOf, Math.clamp(days, 1, WEEK), model);
        return "dashboard/overview";
    }

    private void addStanding(ScoreScope scope, AsOf asOf, @Nullable Standing standing, Model model) {
        var accounts = queries.freshness(scope, asOf.moment());
        model.addAttribute("accounts", accounts);
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
        var from = asOf.moment().minus(Duration.ofDays(days));
        model.addAttribute("days", days);
        model.addAttribute("changes", ChangeDay.of(queries.changes(scope, from, asOf.moment(), organization.zone())));
    }

    private Trend trend(ScoreScope scope, AsOf asOf, @Nullable Standing standing) {
        LocalDate from = asOf.day().minusDays(TREND_DAYS - 1);
        List<ScoreDay> known = new ArrayList<>(scores.trend(scope, from, asOf.day()));
        if (standing != null && !standing.isKept()) {
            known.add(standing.numbers());
        }
        return Trend.of(from, asOf.day(), known);
    }
}

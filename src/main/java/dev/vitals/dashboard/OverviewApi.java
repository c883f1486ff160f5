package dev.vitals.dashboard;

import dev.vitals.api.ApiPaths;
import dev.vitals.api.Words;
import dev.vitals.dashboard.OverviewAnswer.ChangeItem;
import dev.vitals.dashboard.OverviewAnswer.ExposureItem;
import dev.vitals.dashboard.OverviewAnswer.FamilyItem;
import dev.vitals.dashboard.OverviewAnswer.FreshnessItem;
import dev.vitals.dashboard.OverviewAnswer.NeedItem;
import dev.vitals.dashboard.OverviewAnswer.NewsItem;
import dev.vitals.dashboard.OverviewAnswer.NewsItems;
import dev.vitals.dashboard.OverviewAnswer.ReportedProduct;
import dev.vitals.finding.FindingFilter;
import dev.vitals.finding.FindingList;
import dev.vitals.hipaa.SafeguardCatalogue;
import dev.vitals.page.AsOf;
import dev.vitals.page.Organization;
import dev.vitals.page.WrongParameterException;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import dev.vitals.rule.lists.ListShelf;
import dev.vitals.score.ScoreQuestion;
import dev.vitals.score.StandingAnswer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The overview. */
@RestController
@Needs(Right.READ)
class OverviewApi {

    private static final int WEEK = 7;

    private final ScoreQuestion question;
    private final OverviewQueries queries;
    private final SafeguardCatalogue safeguards;
    private final FindingList findings;
    private final ListShelf lists;
    private final RecentChanges changes;
    private final OverviewParts parts;
    private final Organization organization;

    OverviewApi(
            ScoreQuestion question,
            OverviewQueries queries,
            SafeguardCatalogue safeguards,
            FindingList findings,
            ListShelf lists,
            RecentChanges changes,
            OverviewParts parts,
            Organization organization) {
        this.question = question;
        this.queries = queries;
        this.safeguards = safeguards;
        this.findings = findings;
        this.lists = lists;
        this.changes = changes;
        this.parts = parts;
        this.organization = organization;
    }

    /**
     * How things stand, what changed, and how fresh it is.
     *
     * @param days how many days of changes, from 1 to 7
     */
    @GetMapping(ApiPaths.V1 + "/overview")
    OverviewAnswer overview(
            @RequestParam(required = false) @Words(like = Words.SCOPE) @Nullable String scope,
            @RequestParam(defaultValue = "7") int days,
            AsOf asOf) {
        if (days < 1 || days > WEEK) {
            throw new WrongParameterException("days", "%d is not a number from 1 to %d".formatted(days, WEEK));
        }
        var asked = question.ask(scope, asOf);
        var moment = asOf.moment();
        var accounts = queries.freshness(asked.scope(), moment);
        var weeks = parts.weeks().of(asked.scope(), asOf.day(), asked.standing());
        var span = parts.spans().quietly(asOf);
        return new OverviewAnswer(
                StandingAnswer.of(asked),
                sentences(asked, accounts),
                asked.standing() == null
                        ? List.of()
                        : FamilyBar.of(asked.standing().safeguards(), safeguards).stream()
                                .map(bar -> FamilyItem.of(bar, weeks.get(bar.family())))
                                .toList(),
                accounts.stream()
                        .map(account -> FreshnessItem.of(account, moment))
                        .toList(),
                findings.reported(FindingFilter.reported(asked.scope().name(), ""), asOf).stream()
                        .map(ReportedProduct::of)
                        .toList(),
                asOf.isNow() ? lists.overdue(asOf.day()) : null,
                changes.of(asked.scope(), asOf, days).stream()
                        .map(ChangeItem::of)
                        .toList(),
                new NewsItems(
                        span.from(),
                        span.isVisit(),
                        parts.changed().counts(asked.scope(), span, asked.standing()).stream()
                                .map(NewsItem::of)
                                .toList()),
                parts.needs().of(asOf, accounts).stream().map(NeedItem::of).toList(),
                ExposureItem.of(parts.exposures().of(asked.scope(), asOf)));
    }

    private List<String> sentences(ScoreQuestion.Asked asked, List<Freshness> accounts) {
        return asked.standing() == null
                ? List.of()
                : List.of(StatusSentence.of(asked.asOf(), asked.standing().numbers(), accounts, organization)
                        .text());
    }
}

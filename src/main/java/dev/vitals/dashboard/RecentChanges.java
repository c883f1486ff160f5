package dev.vitals.dashboard;

import dev.vitals.page.AsOf;
import dev.vitals.page.Organization;
import dev.vitals.page.VisiblePeriod;
import dev.vitals.score.ScoreScope;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** What happened to findings in the last days before a moment, as far back as the reader may see. */
@Component
class RecentChanges {

    private final OverviewQueries queries;
    private final Organization organization;
    private final VisiblePeriod period;

    RecentChanges(OverviewQueries queries, Organization organization, VisiblePeriod period) {
        this.queries = queries;
        this.organization = organization;
        this.period = period;
    }

    List<Change> of(ScoreScope scope, AsOf asOf, int days) {
        var wanted = asOf.moment().minus(Duration.ofDays(days));
        var from = period.visible()
                .map(visible -> visible.from().atStartOfDay(organization.zone()).toInstant())
                .filter(wanted::isBefore)
                .orElse(wanted);
        return queries.changes(scope, from, asOf.moment(), organization.zone());
    }
}

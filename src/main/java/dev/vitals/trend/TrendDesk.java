package dev.vitals.trend;

import dev.vitals.page.AsOf;
import dev.vitals.page.Organization;
import dev.vitals.page.Period;
import dev.vitals.page.VisiblePeriod;
import dev.vitals.score.Scopes;
import dev.vitals.score.ScoreScope;
import dev.vitals.trend.Buckets.Unit;
import org.springframework.stereotype.Component;

/** Answers what is asked of trends: for the page, for files and for programs alike. */
@Component
class TrendDesk {

    private final Scopes scopes;
    private final Subjects subjects;
    private final TrendReader reader;
    private final Measures measures;
    private final Happenings happenings;
    private final VisiblePeriod visible;
    private final Organization organization;

    TrendDesk(
            Scopes scopes,
            Subjects subjects,
            TrendReader reader,
            Measures measures,
            Happenings happenings,
            VisiblePeriod visible,
            Organization organization) {
        this.scopes = scopes;
        this.subjects = subjects;
        this.reader = reader;
        this.measures = measures;
        this.happenings = happenings;
        this.visible = visible;
        this.organization = organization;
    }

    TrendView answer(Asked asked, AsOf asOf) {
        var scope = Scopes.chosen(scopes.all(), asked.scope());
        var subject = subjects.find(asked.subject());
        var span = Span.of(asked, asOf, visible);
        // The longer of two periods decides, so that a point is as long in both.
        var compared = span.compared();
        var unit = Unit.of(span.shown());
        if (compared != null && Unit.of(compared).compareTo(unit) > 0) {
            unit = Unit.of(compared);
        }
        var shown = side(subject, scope.scope(), span.shown(), unit);
        var before = compared == null ? null : side(subject, scope.scope(), compared, unit);
        var pictures = new Pictures(shown, before, under(scope, span)).all(subject.title());
        return new TrendView(subject, scope, span, shown, before, pictures);
    }

    private Side side(Subject subject, ScoreScope scope, Period period, Unit unit) {
        var buckets = Buckets.of(period, unit);
        var sampled = reader.sampled(scope, buckets);
        return new Side(
                sampled,
                measures.of(subject, scope, sampled),
                happenings.of(scope, period),
                happenings.scans(scope, buckets));
    }

    private String under(Scopes.Choice scope, Span span) {
        var days = "%s. %s, %s to %s"
                .formatted(
                        organization.name(),
                        scope.label(),
                        Told.DAY.format(span.shown().from()),
                        Told.DAY.format(span.shown().to()));
        var other = span.compared();
        return other == null
                ? days
                : "%s; other period %s to %s"
                        .formatted(days, Told.DAY.format(other.from()), Told.DAY.format(other.to()));
    }
}

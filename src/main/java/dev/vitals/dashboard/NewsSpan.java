package dev.vitals.dashboard;

import dev.vitals.identity.CurrentMember;
import dev.vitals.identity.Member;
import dev.vitals.page.AsOf;
import dev.vitals.page.Organization;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** From when on the overview tells what changed: since the last visit, or the days before. */
@Component
class NewsSpan {

    static final int WEEK = 7;

    private final Visits visits;
    private final CurrentMember current;
    private final Organization organization;

    NewsSpan(Visits visits, CurrentMember current, Organization organization) {
        this.visits = visits;
        this.current = current;
        this.organization = organization;
    }

    /**
     * A stretch of time.
     *
     * @param from not a part of it any more
     * @param to its last moment
     * @param baseline the day with which safeguards are compared: as they stood when it ended
     * @param isVisit whether it begins where the reader's visit before ended
     * @param days how many days it is, where it was asked for in days; 0 otherwise
     */
    record Span(Instant from, Instant to, LocalDate baseline, boolean isVisit, int days) {}

    /** Since the last visit, which this look is a part of no more; on the first visit the week before. */
    Span look(AsOf asOf) {
        var me = current.get();
        return asOf.isNow() && me.isPresent()
                ? since(visits.look(me.get().id(), asOf.moment()), asOf)
                : days(WEEK, asOf);
    }

    /** The same without a visit. */
    Span quietly(AsOf asOf) {
        return asOf.isNow() ? since(current.get().map(Member::id).flatMap(visits::before), asOf) : days(WEEK, asOf);
    }

    /** Since a moment that the address names. */
    Span since(@Nullable Instant from, AsOf asOf) {
        return from == null || from.isAfter(asOf.moment()) ? days(WEEK, asOf) : span(from, asOf, false, 0);
    }

    /** So many days until the moment that is shown. */
    Span days(int days, AsOf asOf) {
        return span(asOf.moment().minus(Duration.ofDays(days)), asOf, false, days);
    }

    private Span since(Optional<Instant> visit, AsOf asOf) {
        return visit.filter(end -> !end.isAfter(asOf.moment()))
                .map(end -> span(end, asOf, true, 0))
                .orElseGet(() -> days(WEEK, asOf));
    }

    /** Never from before what the reader may see. */
    private Span span(Instant wanted, AsOf asOf, boolean isVisit, int days) {
        var from = current.visible()
                .map(visible -> visible.from().atStartOfDay(organization.zone()).toInstant())
                .filter(wanted::isBefore)
                .orElse(wanted);
        // A day is kept as it stood when it ended: what changed on the day itself is rather told twice than not at all.
        var baseline = current.notBefore(organization.dayOf(from).minusDays(1));
        return new Span(from, asOf.moment(), baseline, isVisit, days);
    }
}

package dev.vitals.triage;

import dev.vitals.api.ApiPaths;
import dev.vitals.api.Words;
import dev.vitals.page.AsOf;
import dev.vitals.page.Organization;
import dev.vitals.page.WrongParameterException;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import dev.vitals.triage.Remediation.Numbers;
import dev.vitals.triage.Remediation.Span;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Remediation. */
@RestController
@Needs(Right.READ)
class RemediationApi {

    private static final int MOST = 52;

    private final Remediation remediation;
    private final Organization organization;

    RemediationApi(Remediation remediation, Organization organization) {
        this.remediation = remediation;
        this.organization = organization;
    }

    /**
     * How repair goes over time.
     *
     * @param first the first day, a Monday in the organization's zone
     * @param last the last day
     * @param total the whole time
     * @param weeks each named by its Monday, the oldest first
     * @param severities the worst first; those of which nothing was opened or closed are missing
     * @param owners by the team or member that had them when they closed, or has them now
     * @param people by who had them in work when a scan saw them fixed
     */
    record RemediationAnswer(
            LocalDate first,
            LocalDate last,
            RemediationItem total,
            List<RemediationItem> weeks,
            List<RemediationItem> severities,
            List<RemediationItem> owners,
            List<RemediationItem> people) {}

    /**
     * What happened to findings of some kind in a time.
     *
     * @param name week, severity, owner or person
     * @param opened how many were opened or reopened
     * @param fixed how many a scan saw put right
     * @param gone how many closed because what they were about is gone
     * @param meanDays mean time to fix, in days; null where nothing was fixed
     * @param met of those that closed, in time
     * @param breached of those that closed, late
     * @param byItself of those that were fixed, without anybody having had them in work
     */
    record RemediationItem(
            String name,
            long opened,
            long fixed,
            long gone,
            @Nullable BigDecimal meanDays,
            long met,
            long breached,
            long byItself) {

        static RemediationItem of(Numbers numbers) {
            var days = numbers.days();
            return new RemediationItem(
                    numbers.name(),
                    numbers.opened(),
                    numbers.fixed(),
                    numbers.gone(),
                    days == null ? null : BigDecimal.valueOf(days).setScale(2, RoundingMode.HALF_UP),
                    numbers.met(),
                    numbers.breached(),
                    numbers.byItself());
        }
    }

    /**
     * Opened and fixed by week, how long it takes, whether it is in time, and whose work it was.
     *
     * @param weeks how many weeks until the day that is shown, from 1 to 52
     */
    @GetMapping(ApiPaths.V1 + "/remediation")
    RemediationAnswer remediation(
            @RequestParam(required = false) @Words(like = Words.SCOPE) @Nullable String scope,
            @RequestParam(defaultValue = "13") int weeks,
            AsOf asOf) {
        if (weeks < 1 || weeks > MOST) {
            throw new WrongParameterException("weeks", "%d is not a number from 1 to %d".formatted(weeks, MOST));
        }
        var span = Span.until(asOf.day(), weeks, accounts(scope), organization.zone());
        return new RemediationAnswer(
                span.first(),
                span.last(),
                RemediationItem.of(remediation.total(span)),
                items(remediation.weeks(span)),
                items(remediation.severities(span)),
                items(remediation.owners(span)),
                items(remediation.people(span)));
    }

    /** As {@link Span} names it; what is not to be seen is not found. */
    private String accounts(@Nullable String scope) {
        if (scope == null || scope.isBlank() || scope.equals("all")) {
            return "";
        }
        var chosen = scope.replaceFirst("^account:", "");
        if (remediation.scopes().stream().noneMatch(choice -> choice.value().equals(chosen))) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "No scope " + scope);
        }
        return chosen;
    }

    private static List<RemediationItem> items(List<Numbers> rows) {
        return rows.stream().map(RemediationItem::of).toList();
    }
}

package dev.vitals.digest;

import dev.vitals.finding.FindingFilter;
import dev.vitals.finding.FindingList;
import dev.vitals.page.AsOf;
import dev.vitals.page.Organization;
import dev.vitals.rule.RuleSource;
import dev.vitals.triage.SavedView;
import dev.vitals.triage.SavedViews;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/**
 * Saved views as the bounds of digests. Of a view counts what a finding is about; in which state it is, and how old or how
 * late, does not, for a digest tells how that has changed.
 */
@Component
class DigestViews {

    private final SavedViews views;
    private final FindingList findings;
    private final Organization organization;

    DigestViews(SavedViews views, FindingList findings, Organization organization) {
        this.views = views;
        this.findings = findings;
        this.organization = organization;
    }

    /** A condition on findings, and what it takes. */
    record Condition(String sql, Map<String, Object> values) {}

    /** The views that somebody may choose. */
    List<SavedView> of(UUID member) {
        return views.of(member);
    }

    /** What the chosen view is now; lost where it was deleted, is not shared any more or asks for what there is not. */
    Bound bound(@Nullable DigestView chosen, UUID member) {
        if (chosen == null) {
            return Bound.EVERYTHING;
        }
        return views.find(chosen.id(), member)
                .<Bound>map(view -> bound(view, chosen))
                .orElseGet(() -> new Bound.Lost(chosen.name()));
    }

    private Bound bound(SavedView view, DigestView chosen) {
        try {
            var within = new Bound.Within(view.id(), view.name(), lasting(view.filter()));
            condition(within, Instant.EPOCH);
            return within;
        } catch (ResponseStatusException unknownWords) {
            return new Bound.Lost(chosen.name());
        }
    }

    /** The condition on the table of findings. */
    Condition condition(Bound bound, Instant to) {
        return switch (bound) {
            case Bound.Everything() -> new Condition(RuleSource.OURS, Map.of());
            case Bound.Lost(String name) -> new Condition("false", Map.of());
            case Bound.Within(long id, String name, FindingFilter filter) -> {
                var values = new HashMap<>(findings.values(filter, new AsOf(organization.dayOf(to), to, true)));
                var whose = filter.source().isEmpty() ? RuleSource.OURS + " and " : "";
                yield new Condition(whose + "id in (" + FindingList.ids(filter) + ")", values);
            }
        };
    }

    private static FindingFilter lasting(FindingFilter filter) {
        return new FindingFilter(
                filter.text(),
                filter.severity(),
                "all",
                filter.scope(),
                filter.account(),
                filter.region(),
                filter.type(),
                filter.rule(),
                filter.safeguard(),
                "",
                "",
                filter.source(),
                "",
                filter.owner(),
                "",
                filter.tag());
    }
}

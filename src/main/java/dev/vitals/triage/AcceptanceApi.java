package dev.vitals.triage;

import dev.vitals.api.ApiPaths;
import dev.vitals.api.Listed;
import dev.vitals.api.Paging;
import dev.vitals.api.Words;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Accepted risks and false positives: what one person asked for and another decided. */
@RestController
@Needs(Right.READ)
class AcceptanceApi {

    private final AcceptanceList list;

    AcceptanceApi(AcceptanceList list) {
        this.list = list;
    }

    /**
     * A decision about findings.
     *
     * @param reach how they were chosen
     * @param rule id of the rule; null where it is not about one rule
     * @param measure what stands in the place of a fix; empty where nothing does
     * @param until its last day, in the organization's zone; null for a false positive
     * @param holding how many findings it covers now
     * @param decidedBy empty while nobody has decided
     * @param endedAt null while it has not ended
     */
    record AcceptanceItem(
            long id,
            @Words({"risk", "false_positive"}) String kind,
            @Words({"findings", "rule", "account"}) String reach,
            @Nullable String rule,
            List<String> accounts,
            String reason,
            String measure,
            @Nullable LocalDate until,

            @Words({"requested", "approved", "rejected", "withdrawn", "expired"})
            String state,

            int holding,
            String requestedBy,
            Instant requestedAt,
            String decidedBy,
            @Nullable Instant decidedAt,
            @Nullable Instant endedAt,
            String endedBecause) {

        static AcceptanceItem of(Acceptance acceptance) {
            return new AcceptanceItem(
                    acceptance.id(),
                    acceptance.kind(),
                    acceptance.reach(),
                    acceptance.rule(),
                    acceptance.accounts(),
                    acceptance.reason(),
                    acceptance.measure(),
                    acceptance.until(),
                    acceptance.state(),
                    acceptance.holding(),
                    acceptance.requestedName(),
                    acceptance.requestedAt(),
                    acceptance.decidedName(),
                    acceptance.decidedAt(),
                    acceptance.endedAt(),
                    acceptance.endedBecause());
        }
    }

    /**
     * Accepted risks and false positives, by the page.
     *
     * @param state only those in this state
     */
    @GetMapping(ApiPaths.V1 + "/acceptances")
    Listed<AcceptanceItem> acceptances(
            @RequestParam(defaultValue = "") @Words({"requested", "approved", "rejected", "withdrawn", "expired"})
                    String state,
            Paging paging) {
        return Listed.of(list.of(state, paging.page(), paging.size()), paging, AcceptanceItem::of);
    }

    /** One accepted risk or false positive. */
    @GetMapping(ApiPaths.V1 + "/acceptances/{id}")
    AcceptanceItem acceptance(@PathVariable long id) {
        return list.find(id)
                .map(AcceptanceItem::of)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No acceptance " + id));
    }
}

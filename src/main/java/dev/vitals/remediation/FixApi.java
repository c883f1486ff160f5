package dev.vitals.remediation;

import dev.vitals.api.ApiPaths;
import dev.vitals.api.Listed;
import dev.vitals.api.Paging;
import dev.vitals.api.Words;
import dev.vitals.page.Organization;
import dev.vitals.page.Slice;
import dev.vitals.page.VisibleMoments;
import dev.vitals.page.VisiblePeriod;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Fixes: what was planned, who approved it, how it ended. */
@RestController
@Needs(Right.READ)
class FixApi {

    private final PlanStore plans;
    private final StandingOrders orders;
    private final VisiblePeriod period;
    private final Organization organization;

    FixApi(PlanStore plans, StandingOrders orders, VisiblePeriod period, Organization organization) {
        this.plans = plans;
        this.orders = orders;
        this.period = period;
        this.organization = organization;
    }

    /**
     * A planned change of one resource.
     *
     * @param finding number of the finding that it is to resolve
     * @param fix which kind of change it is
     * @param arn of the resource
     * @param message how it ended, in a sentence; empty while it has not
     * @param automatic whether a standing order made it
     * @param decidedBy who approved or rejected it; null while it waits
     * @param endedAt null until it has ended
     */
    record FixItem(
            UUID id,
            long finding,
            String fix,
            String title,
            String account,
            String region,
            String arn,
            String rule,

            @Words({"planned", "approved", "rejected", "running", "done", "refused", "failed", "undoing", "undone"})
            String state,

            String message,
            boolean automatic,
            String plannedBy,
            Instant plannedAt,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt,
            @Nullable Instant endedAt) {

        static FixItem of(FixPlan plan) {
            return new FixItem(
                    plan.id(),
                    plan.finding(),
                    plan.fixId(),
                    plan.title(),
                    plan.target().account(),
                    plan.target().region(),
                    plan.target().arn(),
                    plan.target().rule(),
                    plan.state().word(),
                    plan.message(),
                    plan.automatic(),
                    plan.plannedBy().name(),
                    plan.plannedAt(),
                    plan.decidedBy() == null ? null : plan.decidedBy().name(),
                    plan.decidedAt(),
                    plan.endedAt());
        }
    }

    /**
     * A planned change with what it changes.
     *
     * @param before the part of the resource that it changes, as JSON, as it was when it was planned
     * @param after the same part as it is to be, as JSON
     * @param trial what AWS said when it was asked whether it would
     */
    record FixAnswer(FixItem fix, String before, String after, String trial) {}

    /**
     * What is fixed without asking.
     *
     * @param mostADay how many are made on one day at most
     * @param exceptFor parts of ARNs that are left alone
     * @param by who opted in
     */
    record OrderItem(String rule, String group, int mostADay, List<String> exceptFor, String by, Instant at) {

        static OrderItem of(StandingOrder order) {
            return new OrderItem(
                    order.rule(),
                    order.groupName(),
                    order.mostADay(),
                    order.exceptFor(),
                    order.by().name(),
                    order.at());
        }
    }

    /** Fixes, the newest first, by the page. */
    @GetMapping(ApiPaths.V1 + "/fixes")
    Listed<FixItem> fixes(Paging paging) {
        var rows = plans.newest(visible(), paging.skipped(), paging.size());
        return Listed.of(new Slice<>(rows, plans.count(visible()), paging.page(), paging.size()), paging, FixItem::of);
    }

    /** What is fixed after each scan without asking. */
    @GetMapping(ApiPaths.V1 + "/fixes/orders")
    Listed<OrderItem> orders() {
        return Listed.whole(orders.all().stream().map(OrderItem::of).toList());
    }

    /** One fix with what it changes. */
    @GetMapping(ApiPaths.V1 + "/fixes/{id}")
    FixAnswer fix(@PathVariable UUID id) {
        var plan = plans.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No fix " + id));
        return new FixAnswer(
                FixItem.of(plan), plan.before().toString(), plan.after().toString(), plan.trial());
    }

    private VisibleMoments visible() {
        return VisibleMoments.of(period, organization);
    }
}

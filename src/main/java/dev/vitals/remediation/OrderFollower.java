package dev.vitals.remediation;

import dev.vitals.identity.MemberStore;
import dev.vitals.page.Organization;
import dev.vitals.remediation.FixableFindings.Fixable;
import dev.vitals.remediation.fix.FixRefusedException;
import dev.vitals.route.Right;
import dev.vitals.scan.ScanFinished;
import dev.vitals.scan.SpotRead;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** After each scan, has fixed what a standing order says, as many a day as it allows and never what it leaves alone. */
@Component
public class OrderFollower {

    private static final Logger log = LoggerFactory.getLogger(OrderFollower.class);

    private final StandingOrders orders;
    private final MemberStore members;
    private final FixableFindings findings;
    private final FixPlans plans;
    private final FixRoles roles;
    private final Organization organization;
    private final Clock clock;
    private final TransactionTemplate transaction;

    OrderFollower(
            StandingOrders orders,
            MemberStore members,
            FixableFindings findings,
            FixPlans plans,
            FixRoles roles,
            Organization organization,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.orders = orders;
        this.members = members;
        this.findings = findings;
        this.plans = plans;
        this.roles = roles;
        this.organization = organization;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        // A fix that is refused must not take the others, or the event, with it.
        transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Looks at what a scan has found. */
    @ApplicationModuleListener
    public void on(ScanFinished scan) {
        followAll(scan.account());
    }

    /** Looks at what was found between two scans. */
    @ApplicationModuleListener
    public void on(SpotRead spot) {
        followAll(spot.account());
    }

    private void followAll(String account) {
        if (roles.stop().isEmpty()) {
            orders.all().forEach(order -> follow(order, account));
        }
    }

    private void follow(StandingOrder order, String account) {
        if (!mayStill(order, account)) {
            log.warn(
                    "The order for {} is not followed: {} may not approve in account {} any more",
                    order.rule(),
                    order.by().name(),
                    account);
            return;
        }
        findings.open(order.rule(), order.group()).stream()
                .filter(finding -> finding.target().account().equals(account))
                .filter(finding -> !order.leavesAlone(finding.target().arn()))
                .takeWhile(any -> isWithinLimit(order))
                .forEach(finding -> fix(order, finding));
    }

    /** Who gave the order answers for it only as long as they might approve it by hand. */
    private boolean mayStill(StandingOrder order, String account) {
        var member = order.by().member();
        return member != null
                && members.find(member, clock.instant())
                        .filter(found -> found.may(Right.APPROVE, account))
                        .isPresent();
    }

    private void fix(StandingOrder order, Fixable finding) {
        try {
            // AWS is asked before the order is locked: nobody waits for AWS with a lock in hand.
            var draft = plans.draftByOrder(finding, order.by());
            transaction.executeWithoutResult(any -> {
                orders.lock(order);
                if (isWithinLimit(order)) {
                    plans.keep(draft);
                }
            });
        } catch (FixRefusedException refused) {
            log.warn(
                    "Standing order for {} does not fix finding {}: {}",
                    order.rule(),
                    finding.id(),
                    refused.getMessage());
        }
    }

    private boolean isWithinLimit(StandingOrder order) {
        var today = organization
                .dayOf(clock.instant())
                .atStartOfDay(organization.zone())
                .toInstant();
        return orders.madeSince(order, today) < order.mostADay();
    }
}

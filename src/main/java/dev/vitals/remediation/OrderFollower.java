package dev.vitals.remediation;

import dev.vitals.page.Organization;
import dev.vitals.remediation.FixableFindings.Fixable;
import dev.vitals.remediation.fix.FixRefusedException;
import dev.vitals.scan.ScanFinished;
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
    private final FixableFindings findings;
    private final FixPlans plans;
    private final FixRoles roles;
    private final Organization organization;
    private final Clock clock;
    private final TransactionTemplate transaction;

    OrderFollower(
            StandingOrders orders,
            FixableFindings findings,
            FixPlans plans,
            FixRoles roles,
            Organization organization,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.orders = orders;
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
        if (roles.stop().isPresent()) {
            return;
        }
        orders.all().forEach(order -> follow(order, scan.account()));
    }

    private void follow(StandingOrder order, String account) {
        findings.open(order.rule(), order.group()).stream()
                .filter(finding -> finding.target().account().equals(account))
                .filter(finding -> !order.leavesAlone(finding.target().arn()))
                .forEach(finding -> fix(order, finding));
    }

    private void fix(StandingOrder order, Fixable finding) {
        try {
            transaction.executeWithoutResult(any -> {
                orders.lock(order);
                if (isWithinLimit(order)) {
                    plans.planByOrder(finding, order.by());
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

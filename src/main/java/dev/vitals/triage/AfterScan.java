package dev.vitals.triage;

import dev.vitals.scan.ScanFinished;
import dev.vitals.scan.SpotRead;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives what a scan found its owner and its due date. The event waits in the database until that is done. */
@Component
class AfterScan {

    private final OwnerRules rules;
    private final DueDates dues;
    private final TransactionTemplate transaction;

    AfterScan(OwnerRules rules, DueDates dues, PlatformTransactionManager transactions) {
        this.rules = rules;
        this.dues = dues;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @TransactionalEventListener
    void on(ScanFinished scan) {
        settle(scan.account());
    }

    @TransactionalEventListener
    void on(SpotRead spot) {
        settle(spot.account());
    }

    private void settle(String account) {
        transaction.executeWithoutResult(any -> {
            rules.apply(account);
            dues.settle();
        });
    }
}

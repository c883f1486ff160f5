package dev.vitals.remediation;

import dev.vitals.triage.Looks;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;

/** Only a reading resolves a finding: after a fix, or after it was taken back, the resource is read and judged at once. */
@Component
public class LookAfterFix {

    private final Looks looks;

    LookAfterFix(Looks looks) {
        this.looks = looks;
    }

    /** After the end is kept, so that what is read is never older than what is said. */
    @TransactionalEventListener
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void on(FixRan fix) {
        if (fix.changed()) {
            looks.askFor(fix.finding(), "fix " + fix.plan());
        }
    }
}

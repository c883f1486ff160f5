package dev.vitals.score;

import dev.vitals.page.Organization;
import dev.vitals.scan.ScanFinished;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;

/** Scores the day after each scan. The event waits in the database until that is done, a crash in between or not. */
@Component
public class ScoreListener {

    private final ScoreStore scores;
    private final ScoreBases bases;
    private final Organization organization;

    public ScoreListener(ScoreStore scores, ScoreBases bases, Organization organization) {
        this.scores = scores;
        this.bases = bases;
        this.organization = organization;
    }

    /** In the scanning thread, so that the verdicts are those of this scan. */
    @TransactionalEventListener
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void on(ScanFinished scan) {
        scores.keep(scan.account(), organization.dayOf(scan.at()), bases.current());
    }
}

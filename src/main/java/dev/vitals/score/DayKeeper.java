package dev.vitals.score;

import dev.vitals.attestation.StandingChanged;
import dev.vitals.finding.FindingsMoved;
import dev.vitals.page.Organization;
import dev.vitals.register.RegisterChanged;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Keeps today's score where it is no scan that moves it: when a day begins, on which what was due the day before has
 * lapsed, and when people decide, attest, sign or withdraw. Doing it twice changes nothing.
 */
@Component
public class DayKeeper {

    private final ScoreStore scores;
    private final ScoreBases bases;
    private final Organization organization;
    private final Clock clock;

    public DayKeeper(ScoreStore scores, ScoreBases bases, Organization organization, Clock clock) {
        this.scores = scores;
        this.bases = bases;
        this.organization = organization;
        this.clock = clock;
    }

    /** Keeps the score of the day that it is where the organization is. */
    public void keepToday() {
        scores.keepAll(organization.dayOf(clock.instant()), bases.current());
    }

    private void keepToday(String account) {
        scores.keepOf(account, organization.dayOf(clock.instant()), bases.current());
    }

    /** Before whoever changed something sees the page that comes next. */
    @TransactionalEventListener
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void on(StandingChanged changed) {
        keepToday();
    }

    /**
     * Likewise, but aside: who decides on findings may see some accounts only, and the score is of all of them.
     */
    @TransactionalEventListener
    public void on(FindingsMoved moved) {
        Runnable keeping =
                moved.account().<Runnable>map(id -> () -> keepToday(id)).orElse(this::keepToday);
        CompletableFuture.runAsync(keeping, Thread::startVirtualThread).join();
    }

    /** What is overdue in a register counts on the same day, and what was put right too. */
    @TransactionalEventListener
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void on(RegisterChanged changed) {
        keepToday();
    }
}

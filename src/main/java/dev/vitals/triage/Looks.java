package dev.vitals.triage;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.vitals.audit.AuditLog;
import dev.vitals.identity.Member;
import dev.vitals.route.Right;
import dev.vitals.scan.Reread;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** "I fixed it": asks for a fresh look, which proves it or says what is still wrong. */
@Service
public class Looks {

    static final TaskDescriptor<Void> TASK = TaskDescriptor.of("look-at-finding", Void.class);

    private final LookStore store;
    private final Reread reread;
    private final ObjectProvider<SchedulerClient> scheduler;
    private final AuditLog audit;
    private final Clock clock;

    Looks(LookStore store, Reread reread, ObjectProvider<SchedulerClient> scheduler, AuditLog audit, Clock clock) {
        this.store = store;
        this.reread = reread;
        this.scheduler = scheduler;
        this.audit = audit;
        this.clock = clock;
    }

    /** Asks for a look; any instance takes it at once. */
    Outcome ask(Member who, long finding) {
        var target = store.target(finding).orElseThrow();
        var account = target.resource().account();
        if (!who.may(Right.SCAN, account)) {
            return Outcome.refused("You may not have account %s read.".formatted(account));
        }
        return ask(target, who.name());
    }

    /** Asks for a look for what was changed by Vitals itself, where its rule can be asked alone; else the next scan tells. */
    public void askFor(long finding, String by) {
        store.target(finding).ifPresent(target -> ask(target, by));
    }

    private Outcome ask(LookStore.Target target, String by) {
        if (!reread.canLook(target.rule(), target.resource().type())) {
            return Outcome.refused(
                    "This rule looks at all that a scan reads, or nothing in the account can be asked again."
                            + " Scan the account, or import a newer file.");
        }
        var asked = store.ask(target, by);
        if (asked.isEmpty()) {
            return Outcome.refused("It is being read already.");
        }
        audit.record("finding.looked_at", "finding " + target.finding());
        scheduler
                .getObject()
                .scheduleIfNotExists(TASK.instance(asked.get().toString()).build(), clock.instant());
        return Outcome.of(1);
    }
}

package dev.vitals.evidence;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import dev.vitals.audit.AuditAnchor;
import dev.vitals.audit.AuditLog;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Where binders are asked for. What is asked for stands in the database; any instance takes it from there. */
@Component
class BinderDesk {

    private final BinderStore binders;
    private final SchedulerClient scheduler;
    private final AuditLog audit;
    private final AuditAnchor anchor;
    private final Clock clock;
    private final TransactionTemplate transaction;

    BinderDesk(
            BinderStore binders,
            SchedulerClient scheduler,
            AuditLog audit,
            AuditAnchor anchor,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.binders = binders;
        this.scheduler = scheduler;
        this.audit = audit;
        this.anchor = anchor;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What is asked for, without what the desk adds: number, time, and place in the audit log. */
    record Wish(
            BinderOrder.Paper paper,
            String scope,
            String scopeName,
            List<String> accounts,
            List<String> citations,
            LocalDate firstDay,
            LocalDate lastDay,
            boolean holdsAudit,
            String visible,
            String by,
            String method) {}

    /** Asks for a binder. Its entry in the audit log is the anchor that the archive will hold. */
    UUID ask(Wish wish) {
        var id = UUID.randomUUID();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        transaction.executeWithoutResult(any -> {
            audit.record(
                    "binder.requested",
                    id.toString(),
                    null,
                    Map.of(
                            "scope", wish.scopeName(),
                            "from", wish.firstDay().toString(),
                            "to", wish.lastDay().toString()));
            binders.add(new BinderOrder(
                    id,
                    wish.scope(),
                    wish.scopeName(),
                    wish.accounts(),
                    wish.citations(),
                    wish.firstDay(),
                    wish.lastDay(),
                    wish.paper(),
                    wish.holdsAudit(),
                    wish.visible(),
                    wish.by(),
                    wish.method(),
                    now,
                    anchor.newest()));
        });
        BinderTask.schedule(scheduler, id, now);
        return id;
    }

    /** Has one that failed made again. */
    void again(UUID id) {
        if (binders.queueAgain(id)) {
            audit.record("binder.repeated", id.toString());
            BinderTask.schedule(scheduler, id, clock.instant());
        }
    }

    /** Whatever happened between asking and scheduling: what waits has its task. */
    @EventListener(ApplicationReadyEvent.class)
    void seeToWhatWaits() {
        binders.underWay().forEach(id -> BinderTask.schedule(scheduler, id, clock.instant()));
    }
}

package dev.vitals.digest;

import dev.vitals.scan.ScanFinished;
import dev.vitals.scan.SpotRead;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Notes which accounts were just read, and when they are to be looked at: after a scan a short while later, so that what
 * several scans found is told in one mail. The event waits in the database until that is noted.
 */
@Component
public class AlertWindow {

    /** What was read longer ago is history that was brought in, and no news. */
    private static final Duration HISTORY = Duration.ofHours(24);

    private final JdbcClient sql;
    private final Duration bundle;
    private final Clock clock;

    AlertWindow(JdbcClient sql, MailSettings settings, Clock clock) {
        this.sql = sql;
        this.bundle = settings.bundle();
        this.clock = clock;
    }

    /**
     * An account whose window is over.
     *
     * @param at as it was noted
     */
    record Over(String account, OffsetDateTime at) {}

    /** A second scan does not put the first one off. */
    @TransactionalEventListener
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void on(ScanFinished scan) {
        var now = clock.instant();
        if (scan.at().isBefore(now.minus(HISTORY))) {
            return;
        }
        sql.sql("insert into alert_due (account_id, due_at) values (?, ?) on conflict do nothing")
                .params(scan.account(), now.plus(bundle).atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Something has just happened there: that is looked at at once, with whatever waits of the account. */
    @TransactionalEventListener
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void on(SpotRead spot) {
        sql.sql("insert into alert_due (account_id, due_at) values (?, ?)"
                        + " on conflict (account_id) do update set due_at = least(alert_due.due_at, excluded.due_at)")
                .params(spot.account(), clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    List<Over> over(Instant now) {
        return sql.sql("select account_id, due_at from alert_due where due_at <= ? order by account_id")
                .param(now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Over(row.getString(1), row.getObject(2, OffsetDateTime.class)))
                .list();
    }

    /** Everybody was told; what a scan found meanwhile has a window of its own. */
    void close(List<Over> over) {
        over.forEach(each -> sql.sql("delete from alert_due where account_id = ? and due_at = ?")
                .params(each.account(), each.at())
                .update());
    }
}

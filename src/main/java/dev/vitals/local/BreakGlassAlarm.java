package dev.vitals.local;

import dev.vitals.audit.Actor;
import dev.vitals.audit.AuditLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Rings when the account of Vitals itself is used outside the demo; pages of administrators show it, as {@code @breakGlass}. */
@Component("breakGlass")
public class BreakGlassAlarm {

    /** A use of the account, as pages tell of it. */
    public record Use(String name, Instant at, String address) {}

    private static final Duration SHOWN_FOR = Duration.ofDays(7);

    private final LocalAccount account;
    private final JdbcClient sql;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transaction;

    BreakGlassAlarm(
            LocalAccount account,
            JdbcClient sql,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.account = account;
        this.sql = sql;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    void used(UUID member, String name, String address) {
        if (account.isDemo()) {
            return;
        }
        var now = clock.instant();
        transaction.executeWithoutResult(any -> {
            sql.sql("insert into break_glass_use (name, at, address) values (?, ?, ?)")
                    .params(name, now.atOffset(ZoneOffset.UTC), address)
                    .update();
            events.publishEvent(new BreakGlassUsed(member, name, now, address));
            audit.record(new Actor(name, "local", address), "break-glass.used", name, null, null, "");
        });
    }

    /** The newest use of the last seven days. */
    public Optional<Use> latest() {
        return sql.sql("select name, at, address from break_glass_use where at > ? order by at desc limit 1")
                .param(clock.instant().minus(SHOWN_FOR).atOffset(ZoneOffset.UTC))
                .query((row, number) -> new Use(
                        row.getString("name"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("address")))
                .optional();
    }
}

package dev.vitals.session;

import dev.vitals.audit.Actor;
import dev.vitals.audit.AuditLog;
import dev.vitals.identity.MemberDeactivated;
import dev.vitals.page.Clocks;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Ends sessions before their time, or because it is up, and writes that down. What is ended is gone on every instance. */
@Service
public class SessionEnds {

    /** A session that is no more. */
    private record Ended(String name, String method, String address, String cause) {}

    private static final String ENDED = """
            delete from web_session s using member m where m.id = s.member_id and %s
            returning m.name, s.method, s.address,
                      case when s.signed_in_at <= :oldest then 'absolute' else 'idle' end as cause
            """;

    private final JdbcClient sql;
    private final SessionLimits limits;
    private final AuditLog audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    SessionEnds(
            JdbcClient sql,
            SessionLimits limits,
            AuditLog audit,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.sql = sql;
        this.limits = limits;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Ends every session of somebody, but one.
     *
     * @param kept handle of the session that stays; null for none
     * @param why a word for the audit log
     * @return how many ended
     */
    public int all(UUID member, @Nullable UUID kept, String why) {
        return end("s.member_id = :member and s.handle is distinct from :kept", Map.of("member", member), kept, why);
    }

    /** Ends one session of somebody; another person's it leaves alone. */
    int one(UUID member, UUID handle, String why) {
        return end(
                "s.member_id = :member and s.handle = :handle and s.handle is distinct from :kept",
                Map.of("member", member, "handle", handle),
                null,
                why);
    }

    /** Within the transaction that deactivates somebody: with it, or not at all. */
    @EventListener
    void on(MemberDeactivated event) {
        all(event.member(), null, "deactivated");
    }

    private int end(String which, Map<String, UUID> values, @Nullable UUID kept, String why) {
        var ended = transaction.execute(any -> {
            var gone = sql.sql(ENDED.formatted(which))
                    .params(values)
                    .param("kept", kept, java.sql.Types.OTHER)
                    .param("oldest", oldest())
                    .query(SessionEnds::ended)
                    .list();
            gone.forEach(each ->
                    audit.record("session.ended", each.name(), Map.of("from", each.address()), Map.of("why", why)));
            return gone.size();
        });
        return ended == null ? 0 : ended;
    }

    /** Ends a session whose time is up, which a request has met. */
    void expire(UUID handle) {
        expire("s.handle = :handle", Map.of("handle", handle));
        drop(handle);
    }

    /** Ends every session whose time is up, also those in which nobody ever signed in. */
    void expire() {
        countFromNow();
        expire("(s.last_used_at <= :unused or s.signed_in_at <= :oldest)", Map.of("unused", unused()));
        sql.sql("delete from web_session where last_used_at <= :unused and member_id is null")
                .param("unused", unused())
                .update();
    }

    /**
     * Has sessions that were begun or used in the time to come, by a clock that has been put back since, count from now:
     * otherwise one that nobody uses would last for as long as the clock was put back.
     */
    private void countFromNow() {
        sql.sql("""
                        update web_session set last_used_at = least(last_used_at, :now),
                               signed_in_at = least(signed_in_at, :now), created_at = least(created_at, :now)
                         where last_used_at > :ahead or signed_in_at > :ahead""")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("ahead", clock.instant().plus(Clocks.APART).atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Forgets a session without a word. */
    void drop(UUID handle) {
        sql.sql("delete from web_session where handle = ?").param(handle).update();
    }

    private void expire(String which, Map<String, ?> values) {
        transaction.executeWithoutResult(any -> {
            List<Ended> gone = sql.sql(ENDED.formatted(which))
                    .params(values)
                    .param("oldest", oldest())
                    .query(SessionEnds::ended)
                    .list();
            gone.forEach(each -> audit.record(
                    new Actor(each.name(), each.method(), each.address()),
                    "session.expired",
                    "",
                    null,
                    Map.of("limit", each.cause()),
                    ""));
        });
    }

    private OffsetDateTime unused() {
        return clock.instant().minus(limits.idle()).atOffset(ZoneOffset.UTC);
    }

    private OffsetDateTime oldest() {
        return clock.instant().minus(limits.absolute()).atOffset(ZoneOffset.UTC);
    }

    private static Ended ended(ResultSet row, int number) throws SQLException {
        return new Ended(
                row.getString("name"), row.getString("method"), row.getString("address"), row.getString("cause"));
    }
}

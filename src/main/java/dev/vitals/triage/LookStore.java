package dev.vitals.triage;

import dev.vitals.inventory.ResourceKey;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Looks that were asked for, and how they go; any instance may run them and any may show them. */
@Repository
class LookStore {

    /** After this a look whose instance died counts as ended. */
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final JdbcClient sql;
    private final Clock clock;

    LookStore(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** What is to be looked at. */
    record Target(long finding, String rule, ResourceKey resource, String by) {}

    Optional<Target> target(long finding) {
        return sql.sql("""
                        select f.id, f.rule_id, f.account_id, f.region, f.type, r.resource_id, '' as asked_by
                          from finding f join resource r on r.id = f.resource_id where f.id = ?
                        """).param(finding).query(LookStore::target).optional();
    }

    Optional<Target> targetOf(UUID look) {
        return sql.sql("""
                        select f.id, f.rule_id, f.account_id, f.region, f.type, r.resource_id, l.asked_by
                          from finding_look l join finding f on f.id = l.finding_id join resource r on r.id = f.resource_id
                         where l.id = ?
                        """).param(look).query(LookStore::target).optional();
    }

    /** Notes a wish to look; empty where one is under way already. */
    Optional<UUID> ask(Target target, String by) {
        sql.sql(
                        "update finding_look set state = 'failed', ended_at = :now, message = 'The instance that read it is gone. Ask again.'"
                                + " where finding_id = :finding and state in ('waiting', 'running') and asked_at < :before")
                .param("finding", target.finding())
                .param("now", now())
                .param("before", now().minus(LONGEST))
                .update();
        var id = UUID.randomUUID();
        try {
            sql.sql("insert into finding_look (id, finding_id, account_id, asked_by, asked_at, state)"
                            + " values (:id, :finding, :account, :by, :now, 'waiting')")
                    .param("id", id)
                    .param("finding", target.finding())
                    .param("account", target.resource().account())
                    .param("by", by)
                    .param("now", now())
                    .update();
            sql.sql(
                            "insert into finding_event (finding_id, at, kind, detail, by) values (:finding, :now, 'looked_at', '', :by)")
                    .param("finding", target.finding())
                    .param("by", by)
                    .param("now", now())
                    .update();
        } catch (DuplicateKeyException underWay) {
            return Optional.empty();
        }
        return Optional.of(id);
    }

    void running(UUID look, String message) {
        sql.sql("update finding_look set state = 'running', message = :message where id = :id and ended_at is null")
                .param("id", look)
                .param("message", message)
                .update();
    }

    void end(UUID look, String state, String message) {
        sql.sql("update finding_look set state = :state, message = :message, ended_at = :now where id = :id")
                .param("id", look)
                .param("state", state)
                .param("message", message)
                .param("now", now())
                .update();
    }

    /** The newest look at a finding. */
    Optional<Look> newest(long finding) {
        return sql.sql("select * from finding_look where finding_id = ? order by asked_at desc limit 1")
                .param(finding)
                .query(Look::of)
                .optional();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Target target(ResultSet row, int number) throws SQLException {
        return new Target(
                row.getLong("id"),
                row.getString("rule_id"),
                new ResourceKey(
                        row.getString("account_id"),
                        row.getString("region"),
                        row.getString("type"),
                        row.getString("resource_id")),
                row.getString("asked_by"));
    }
}

package dev.vitals.remediation;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which role changes which account. An account that has none is never changed. */
@Repository
class FixRoles {

    private final JdbcClient sql;

    FixRoles(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<FixRole> of(String account) {
        return all().stream().filter(role -> role.account().equals(account)).findFirst();
    }

    List<FixRole> all() {
        return sql.sql("select * from fix_role order by account_id")
                .query((row, number) -> new FixRole(
                        row.getString("account_id"),
                        row.getString("role_arn"),
                        row.getString("external_id"),
                        row.getString("named_by"),
                        row.getObject("named_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    void name(FixRole role) {
        sql.sql("""
                        insert into fix_role values (:account, :arn, :external, :by, :at)
                        on conflict (account_id) do update
                           set role_arn = excluded.role_arn, external_id = excluded.external_id,
                               named_by = excluded.named_by, named_at = excluded.named_at""")
                .param("account", role.account())
                .param("arn", role.arn())
                .param("external", role.externalId())
                .param("by", role.namedBy())
                .param("at", role.namedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    void forget(String account) {
        sql.sql("delete from fix_role where account_id = ?").param(account).update();
    }

    /** Whether the switch stands on stop, by whom and why; empty where fixes may run. */
    Optional<Stop> stop() {
        return sql.sql("select * from fix_switch order by id desc limit 1")
                .query((row, number) -> new Stop(
                        row.getBoolean("stopped"),
                        row.getString("reason"),
                        row.getString("set_by"),
                        row.getObject("set_at", OffsetDateTime.class).toInstant()))
                .optional()
                .filter(Stop::stopped);
    }

    /** Turns the switch. */
    void turn(Stop to) {
        sql.sql("insert into fix_switch (stopped, reason, set_by, set_at) values (?, ?, ?, ?)")
                .params(to.stopped(), to.reason(), to.by(), to.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** A turn of the switch that stops every fix. */
    record Stop(boolean stopped, String reason, String by, Instant at) {}
}

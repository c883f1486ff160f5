package dev.vitals.remediation;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The fixes that are made without asking. */
@Repository
class StandingOrders {

    private final JdbcClient sql;

    StandingOrders(JdbcClient sql) {
        this.sql = sql;
    }

    List<StandingOrder> all() {
        return sql.sql("select f.*, g.name from fix_automation f join account_group g on g.id = f.group_id"
                        + " order by f.rule_id, g.name")
                .query((row, number) -> new StandingOrder(
                        row.getString("rule_id"),
                        row.getLong("group_id"),
                        row.getString("name"),
                        row.getInt("most_a_day"),
                        Arrays.asList((String[]) row.getArray("except_for").getArray()),
                        new Person(row.getObject("set_member", UUID.class), row.getString("set_by")),
                        row.getObject("set_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    void give(StandingOrder order) {
        sql.sql("""
                        insert into fix_automation values (:rule, :group, :most, :except, :by, :member, :at)
                        on conflict (rule_id, group_id) do update
                           set most_a_day = excluded.most_a_day, except_for = excluded.except_for,
                               set_by = excluded.set_by, set_member = excluded.set_member, set_at = excluded.set_at""")
                .param("rule", order.rule())
                .param("group", order.group())
                .param("most", order.mostADay())
                .param("except", order.exceptFor().toArray(String[]::new))
                .param("by", order.by().name())
                .param("member", order.by().member())
                .param("at", order.at().atOffset(ZoneOffset.UTC))
                .update();
    }

    void end(String rule, long group) {
        sql.sql("delete from fix_automation where rule_id = ? and group_id = ?")
                .params(rule, group)
                .update();
    }

    /** Makes instances that follow an order wait for each other, to the end of the transaction: the limit holds for all. */
    void lock(StandingOrder order) {
        sql.sql("select pg_advisory_xact_lock(hashtext('fix-order ' || :rule || ' ' || :group))")
                .param("rule", order.rule())
                .param("group", order.group())
                .query(row -> {});
    }

    /** How many plans an order has made since a moment. */
    int madeSince(StandingOrder order, Instant since) {
        return sql.sql("""
                        select count(*) from fix_plan p join finding f on f.id = p.finding_id
                         where p.automatic and p.planned_at >= :since and f.rule_id = :rule
                           and p.account_id in (select account_id from account_group_member where group_id = :group)""")
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("rule", order.rule())
                .param("group", order.group())
                .query(Integer.class)
                .single();
    }
}

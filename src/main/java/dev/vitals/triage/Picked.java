package dev.vitals.triage;

import dev.vitals.finding.FindingList;
import dev.vitals.identity.Member;
import dev.vitals.page.AsOf;
import dev.vitals.page.Organization;
import dev.vitals.route.Right;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Puts the findings that somebody means aside, locked, for the statements of one transaction:
 * {@code picked (id, account_id, machine_state, severity, fingerprint, acceptance_id, human_state, stored_state,
 * is_resolved)}, without those of accounts on which they have no right. Where the last day of an acceptance has passed and
 * nobody has written that down yet, {@code human_state} is open already and {@code stored_state} accepted still.
 */
@Component
class Picked {

    private static final String PICK = """
            create temporary table picked on commit drop as
            select f.id, f.account_id, f.machine_state, f.severity, f.fingerprint, f.acceptance_id,
                   case when f.human_state = 'accepted' and f.accepted_until < :day then 'open'
                        else f.human_state end as human_state,
                   f.human_state as stored_state, f.resolved_at is not null as is_resolved
              from finding f
             where f.id in (%s)
             order by f.id for update of f
            """;

    private final JdbcClient sql;
    private final FindingList findings;
    private final Organization organization;
    private final Clock clock;

    Picked(JdbcClient sql, FindingList findings, Organization organization, Clock clock) {
        this.sql = sql;
        this.findings = findings;
        this.organization = organization;
        this.clock = clock;
    }

    /** How many of an account. */
    private record Of(String account, int count) {}

    /**
     * Puts them aside; within a transaction.
     *
     * @return what was left out for want of the right, by account
     */
    Map<String, Integer> pick(Selection selection, Member who, Right right) {
        sql.sql("drop table if exists picked").update();
        sql.sql(PICK.formatted(selection.sql()))
                .params(selection.values(findings, now()))
                .update();
        var refused = new TreeMap<String, Integer>();
        sql
                .sql("select account_id, count(*) as n from picked group by account_id order by account_id")
                .query(Picked::of)
                .list()
                .stream()
                .filter(each -> !who.may(right, each.account()))
                .forEach(each -> refused.put(each.account(), each.count()));
        if (!refused.isEmpty()) {
            sql.sql("delete from picked where account_id::text = any (string_to_array(:accounts, ','))")
                    .param("accounts", String.join(",", refused.keySet()))
                    .update();
        }
        sql.sql("analyze picked").update();
        return refused;
    }

    /** Now, as pages see it. */
    AsOf now() {
        var now = clock.instant();
        return new AsOf(organization.dayOf(now), now, true);
    }

    /** What statements about {@code picked} take beside their own: {@code :at}, {@code :day}, {@code :by}, {@code :member}. */
    Map<String, Object> values(Member who) {
        var now = now();
        var values = new HashMap<String, Object>();
        values.put("at", now.moment().atOffset(ZoneOffset.UTC));
        values.put("day", now.day());
        values.put("by", who.name());
        values.put("member", who.id());
        return values;
    }

    /** Leaves out what a condition on {@code picked p} does not admit, and says how many. */
    int keep(String condition, Map<String, Object> values) {
        return sql.sql("delete from picked p where not (%s)".formatted(condition))
                .params(values)
                .update();
    }

    int count() {
        return sql.sql("select count(*) from picked").query(Integer.class).single();
    }

    List<String> accounts() {
        return sql.sql("select distinct account_id::text from picked order by 1")
                .query(String.class)
                .list();
    }

    private static Of of(ResultSet row, int number) throws SQLException {
        return new Of(row.getString("account_id"), row.getInt("n"));
    }
}

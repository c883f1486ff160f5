package dev.vitals.remediation;

import dev.vitals.remediation.fix.FixTarget;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Findings as fixes need to know them. */
@Repository
class FixableFindings {

    /**
     * A finding that fails now.
     *
     * @param headline its sentence
     */
    record Fixable(long id, String headline, FixTarget target) {}

    private static final String SELECT = """
            select f.id, f.headline, f.rule_id, f.account_id, f.region, f.type, r.resource_id, r.arn,
                   coalesce(c.body::text, '{}') as body
              from finding f join resource r on r.id = f.resource_id left join content c on c.hash = r.hash
             where f.machine_state = 'failing'
            """;

    private final JdbcClient sql;

    FixableFindings(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<Fixable> find(long id) {
        return sql.sql(SELECT + " and f.id = :id")
                .param("id", id)
                .query((row, number) -> fixable(row))
                .optional();
    }

    /**
     * Findings of a rule in the accounts of a group for which nobody has planned anything, the oldest first; what a
     * person has taken back is not made again.
     */
    List<Fixable> open(String rule, long group) {
        return sql.sql(SELECT + """
                         and f.rule_id = :rule and f.human_state = 'open'
                         and f.account_id in (select m.account_id from account_group_member m where m.group_id = :group)
                         and not exists (select from fix_plan p
                                          where p.finding_id = f.id and p.planned_at >= f.state_since)
                         and coalesce((select p.state from fix_plan p where p.finding_id = f.id
                                        order by p.planned_at desc, p.id limit 1), '') <> 'undone'
                       order by f.opened_at, f.id""")
                .param("rule", rule)
                .param("group", group)
                .query((row, number) -> fixable(row))
                .list();
    }

    private static Fixable fixable(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Fixable(
                row.getLong("id"),
                row.getString("headline"),
                new FixTarget(
                        row.getString("rule_id"),
                        row.getString("account_id"),
                        row.getString("region"),
                        row.getString("type"),
                        row.getString("resource_id"),
                        row.getString("arn"),
                        JsonMapper.shared().readTree(row.getString("body"))));
    }
}

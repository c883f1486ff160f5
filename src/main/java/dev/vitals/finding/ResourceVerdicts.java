package dev.vitals.finding;

import dev.vitals.inventory.Cause;
import dev.vitals.page.AsOf;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What all rules say of a resource. */
@Repository
class ResourceVerdicts {

    private static final String SELECT = """
            select e.rule_id, e.verdict, e.cause, e.message, e.severity, e.valid_from, f.id as finding
              from %s e left join finding f on (f.rule_id, f.resource_id) = (e.rule_id, e.resource_id)
                                           and f.opened_at <= :moment
             where e.resource_id = :id
             order by case e.verdict when 'fail' then 0 when 'unknown' then 1 when 'pass' then 2 else 3 end,
                      case e.severity when 'critical' then 0 when 'high' then 1 when 'medium' then 2 else 3 end,
                      e.rule_id
            """;

    private final JdbcClient sql;

    ResourceVerdicts(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * One rule's verdict.
     *
     * @param message the failure, why it could not be read, or why the rule has nothing to say
     * @param finding that it is about, even when it passes now; null where there never was one
     */
    record Line(
            String rule,
            String verdict,
            @Nullable Cause cause,
            String message,
            String severity,
            Instant since,
            @Nullable Long finding) {

        /** The verdict in words. */
        public String words() {
            return switch (verdict) {
                case "fail" -> "fails";
                case "pass" -> "passes";
                case "unknown" -> "not readable";
                default -> "does not apply";
            };
        }
    }

    List<Line> of(long resource, AsOf asOf) {
        return sql.sql(SELECT.formatted(asOf.isNow() ? "evaluation" : "evaluation_at(:moment)"))
                .params(Map.of("id", resource, "moment", asOf.moment().atOffset(ZoneOffset.UTC)))
                .query(ResourceVerdicts::line)
                .list();
    }

    /** How many findings are open on each of these; none where there are none. */
    Map<Long, Integer> open(List<Long> resources, AsOf asOf) {
        var open = new HashMap<Long, Integer>();
        var ids = resources.stream().map(String::valueOf).collect(Collectors.joining(","));
        sql.sql(
                        "select f.resource_id, count(*) from %s where f.resource_id = any (string_to_array(:ids, ',')::bigint[]) and %s group by 1"
                                .formatted(FindingSource.bare(asOf), FindingState.OPEN.condition()))
                .params(Map.of(
                        "ids", ids, "day", asOf.day(), "moment", asOf.moment().atOffset(ZoneOffset.UTC)))
                .query((RowCallbackHandler) row -> open.put(row.getLong(1), row.getInt(2)));
        return open;
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        var cause = row.getString("cause");
        return new Line(
                row.getString("rule_id"),
                row.getString("verdict"),
                cause == null ? null : Cause.valueOf(cause),
                row.getString("message"),
                row.getString("severity"),
                FindingRow.required(row, "valid_from"),
                row.getObject("finding", Long.class));
    }
}

package dev.vitals.finding;

import dev.vitals.inventory.Cause;
import dev.vitals.page.AsOf;
import dev.vitals.page.JsonView;
import dev.vitals.rule.RuleSource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** One finding with its evidence and its history. */
@Repository
class FindingDetails {

    /** Where the rule does not fail now, field and values are those of its last failure. */
    private static final String SELECT =
            """
            select $COLUMNS, r.arn,
                   e.verdict, e.cause, e.message, coalesce(last.field, e.field) as field,
                   coalesce(last.observed, e.observed) as observed, coalesce(last.expected, e.expected) as expected,
                   coalesce(last.proof, e.proof) as proof, c.body,
                   (select max(s.started_at) from scan s
                     where s.account_id = f.account_id and s.state in ('complete', 'partial')
                       and s.started_at <= :moment) as last_scan
              from %s
              $JOINS
              left join %s e on (e.rule_id, e.resource_id) = (f.rule_id, f.resource_id)
              left join lateral (
                   select h.field, h.observed, h.expected, h.proof from evaluation_history h
                    where (h.resource_id, h.rule_id) = (f.resource_id, f.rule_id) and h.verdict = 'fail'
                      and h.valid_from <= :moment
                    order by h.valid_to desc limit 1) last on e.verdict is distinct from 'fail'
              %s
             where f.id = :id
            """.replace("$COLUMNS", FindingRow.COLUMNS).replace("$JOINS", FindingRow.JOINS);

    private final JdbcClient sql;

    FindingDetails(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<FindingDetail> find(long id, AsOf asOf) {
        var select = asOf.isNow()
                ? SELECT.formatted(FindingSource.of(asOf), "evaluation", "left join content c on c.hash = r.hash")
                : SELECT.formatted(
                        FindingSource.of(asOf),
                        "evaluation_at(:moment)",
                        "left join resource_at(:moment) v on v.id = r.id left join content c on c.hash = v.hash");
        return sql.sql(select)
                .params(Map.of(
                        "id", id, "day", asOf.day(), "moment", asOf.moment().atOffset(ZoneOffset.UTC)))
                .query(FindingDetails::detail)
                .optional();
    }

    /** What happened to it until then, the latest first. */
    List<FindingEvent> events(long id, AsOf asOf) {
        return sql.sql("select e.at, e.kind, e.detail, e.by, e.until, e.ref, f.rule_id from finding_event e"
                        + " join finding f on f.id = e.finding_id where e.finding_id = :id and e.at <= :moment"
                        + " order by e.id desc")
                .params(Map.of("id", id, "moment", asOf.moment().atOffset(ZoneOffset.UTC)))
                .query((row, number) -> new FindingEvent(
                        FindingRow.required(row, "at"),
                        row.getString("kind"),
                        row.getString("detail"),
                        row.getString("by"),
                        row.getObject("until", LocalDate.class),
                        row.getObject("ref", Long.class),
                        RuleSource.of(row.getString("rule_id")).isReported()))
                .list();
    }

    private static FindingDetail detail(ResultSet row, int number) throws SQLException {
        var cause = row.getString("cause");
        var field = text(row, "field");
        var body = row.getString("body");
        var isPassedOver = "not_applicable".equals(row.getString("verdict"));
        return new FindingDetail(
                FindingRow.of(row, number),
                row.getString("arn"),
                cause == null ? null : Cause.valueOf(cause),
                cause == null ? "" : text(row, "message"),
                field,
                text(row, "observed"),
                text(row, "expected"),
                Proof.steps(row.getString("proof")),
                isPassedOver ? text(row, "message") : "",
                body == null ? null : JsonView.of(JsonMapper.shared().readTree(body), field),
                FindingRow.instant(row, "last_scan"));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNullElse(row.getString(column), "");
    }
}

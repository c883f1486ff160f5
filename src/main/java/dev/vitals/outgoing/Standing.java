package dev.vitals.outgoing;

import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How findings stand now: for those who hold a state, and would be told an old one by a delivery that waited long. */
@Repository
class Standing {

    private static final String NOW = """
            select d.id as delivery, f.human_state,
                   case when f.machine_state = 'passing' and v.verdict is distinct from 'pass' then 'not_judged'
                        else f.machine_state end as machine_state, f.severity, f.headline, f.resolved_at
              from delivery d join finding f on f.id = d.finding_id
              left join evaluation v on (v.rule_id, v.resource_id) = (f.rule_id, f.resource_id)
             where d.id::text = any (string_to_array(:ids, ','))
            """;

    private final JdbcClient sql;

    Standing(JdbcClient sql) {
        this.sql = sql;
    }

    /** The reports of deliveries with the state of this moment. */
    Map<UUID, Report> of(List<Delivery> deliveries) {
        var reports = deliveries.stream().collect(Collectors.toMap(Delivery::id, Delivery::report));
        var now = new HashMap<UUID, Report>();
        sql.sql(NOW)
                .param("ids", reports.keySet().stream().map(UUID::toString).collect(Collectors.joining(",")))
                .query(row -> {
                    var id = row.getObject("delivery", UUID.class);
                    var told = reports.get(id);
                    var finding = told.finding();
                    var resolved = row.getObject("resolved_at", OffsetDateTime.class);
                    now.put(
                            id,
                            new Report(
                                    told.event(),
                                    told.at(),
                                    told.words(),
                                    new Report.Finding(
                                            finding.id(),
                                            finding.url(),
                                            finding.rule(),
                                            finding.title(),
                                            row.getString("severity"),
                                            row.getString("headline"),
                                            row.getString("machine_state"),
                                            row.getString("human_state"),
                                            finding.openedAt(),
                                            resolved == null ? null : resolved.toInstant(),
                                            finding.safeguards()),
                                    told.account(),
                                    told.resource()));
                });
        return now;
    }
}

package dev.vitals.dashboard;

import dev.vitals.dashboard.Exposure.Count;
import dev.vitals.dashboard.Exposure.Way;
import dev.vitals.page.AsOf;
import dev.vitals.page.Slice;
import dev.vitals.rule.SettingsStore;
import dev.vitals.score.ScoreScope;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Asks how exposed PHI is: of the resources that are tagged or declared now, what the rules said at the moment that is
 * shown. What only some rules could judge is not safe but unknown.
 */
@Repository
class ExposureQueries {

    static final int SIZE = 50;

    private static final String ONES = """
            with phi as materialized (
                select r.id, r.name, r.resource_id, r.type, r.account_id from resource r
                 where r.first_seen <= :moment and (r.gone_at is null or r.gone_at > :moment) and %s
                   and r.id in (select marked_resource(string_to_array(:marks, chr(10)))
                                union
                                select id from resource where :declared <> '' and arn like any (string_to_array(:declared, chr(10)))))
            , judged as (
                select w.way, p.id,
                       bool_or(e.verdict = 'fail') as exposed, bool_or(e.verdict = 'unknown') as unread,
                       string_agg(e.message, ' · ' order by e.rule_id) filter (where e.verdict in ('fail', 'unknown')) as said
                  from phi p join %s e on e.resource_id = p.id
                  join jsonb_to_recordset(:ways::jsonb) as w (way text, rule text) on w.rule = e.rule_id
                 where e.verdict <> 'not_applicable' group by w.way, p.id)
            """;

    private final JdbcClient sql;
    private final SettingsStore settings;

    ExposureQueries(JdbcClient sql, SettingsStore settings) {
        this.sql = sql;
        this.settings = settings;
    }

    /**
     * A resource that is exposed, or of which that is not known.
     *
     * @param said why, in the rules' words
     */
    record Line(long id, String name, String type, String account, boolean isExposed, String said) {}

    Exposure of(ScoreScope scope, AsOf asOf) {
        var counts = new EnumMap<Way, Count>(Way.class);
        var total = new long[1];
        ask("""
                        select '' as way, count(*) as judged, 0 as exposed, 0 as unread from phi
                        union all
                        select way, count(*), count(*) filter (where exposed), count(*) filter (where unread and not exposed)
                          from judged group by way
                        """, scope, asOf).query(row -> {
            var way = Way.of(row.getString("way"));
            if (way.isEmpty()) {
                total[0] = row.getLong("judged");
            } else {
                counts.put(
                        way.get(),
                        new Count(way.get(), row.getLong("judged"), row.getLong("exposed"), row.getLong("unread")));
            }
        });
        return new Exposure(
                total[0],
                Arrays.stream(Way.values())
                        .map(way -> counts.getOrDefault(way, new Count(way, 0, 0, 0)))
                        .toList());
    }

    /**
     * A page of the resources of one way.
     *
     * @param unknown those of which it is not known, else those that are exposed
     */
    Slice<Line> lines(Count count, boolean unknown, ScoreScope scope, AsOf asOf, int number) {
        var total = unknown ? count.unknown() : count.exposed();
        int shown = Math.clamp(number, 1, new Slice<Line>(List.of(), total, 1, SIZE).pages());
        var rows = ask("""
                        select p.*, coalesce(a.name, p.account_id) as account_name, j.exposed, j.said
                          from judged j join phi p on p.id = j.id left join account a on a.id = p.account_id
                         where j.way = :way and case when :unknown then j.unread and not j.exposed else j.exposed end
                         order by p.name, p.resource_id, p.id limit :size offset :skipped
                        """, scope, asOf)
                .param("way", count.way().word())
                .param("unknown", unknown)
                .param("size", SIZE)
                .param("skipped", (long) (shown - 1) * SIZE)
                .query((row, at) -> new Line(
                        row.getLong("id"),
                        row.getString("name").isEmpty() ? row.getString("resource_id") : row.getString("name"),
                        row.getString("type"),
                        row.getString("account_name"),
                        row.getBoolean("exposed"),
                        row.getString("said")))
                .list();
        return new Slice<>(rows, total, shown, SIZE);
    }

    private JdbcClient.StatementSpec ask(String question, ScoreScope scope, AsOf asOf) {
        var marks = settings.current().marks();
        return sql.sql(ONES.formatted(scope.condition(), asOf.isNow() ? "evaluation" : "evaluation_at(:moment)")
                        + question)
                .param("key", scope.key())
                .param("moment", asOf.moment().atOffset(ZoneOffset.UTC))
                .param("marks", PhiMarks.tags(marks.phi()))
                .param("declared", PhiMarks.patterns(marks.declaredPhi()))
                .param("ways", PhiMarks.ways());
    }
}

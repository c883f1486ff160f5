package dev.vitals.trend;

import dev.vitals.page.Organization;
import dev.vitals.page.Period;
import dev.vitals.score.ScoreScope;
import dev.vitals.trend.Happening.Kind;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what happened in a period that explains a step: of the measure, of which accounts are watched, and scans. */
@Repository
class Happenings {

    /** Against the last kept day before, also where that lies before the period. */
    private static final String MEASURE = """
            with kept as (
                select day, rule_set, settings_hash, lag(rule_set) over past as rules_before,
                       lag(settings_hash) over past as settings_before
                  from score_day
                 where scope = :scope and day <= :to
                   and day >= coalesce((select max(day) from score_day where scope = :scope and day < :from), :from)
                window past as (order by day))
            select day, rule_set <> rules_before as rules, settings_hash <> settings_before as settings
              from kept where rules_before is not null and (rule_set, settings_hash) <> (rules_before, settings_before)
             order by day
            """;

    private static final String ACCOUNTS = """
            with watched as (
                select account_id, name, created_at from (select *, id as account_id from account) a where %s)
            select (created_at at time zone :zone)::date as day, name || ' was added' as words
              from watched where created_at >= :start and created_at < :end
            union all
            select (e.at at time zone :zone)::date,
                   w.name || case e.action when 'account.paused' then ' was paused'
                                           when 'account.resumed' then ' was resumed'
                                           else ' got other regions or groups' end
              from audit_entry e join watched w on w.account_id = e.object
             where e.at >= :start and e.at < :end
               and (e.action in ('account.paused', 'account.resumed')
                    or e.action = 'account.changed'
                       and (e.before::jsonb -> 'regions', e.before::jsonb -> 'groups')
                           is distinct from (e.after::jsonb -> 'regions', e.after::jsonb -> 'groups'))
             order by day, words
            """;

    private static final String SCANS = """
            select width_bucket((ended_at at time zone :zone)::date, (select string_to_array(:starts, ',')::date[])) - 1 as place,
                   count(*) as scans, count(*) filter (where state = 'complete') as whole
              from scan
             where %s and requested_at >= :start - interval '2 days' and requested_at < :end
               and ended_at >= :start and ended_at < :end and state in ('complete', 'partial', 'failed')
             group by place
            """;

    private final JdbcClient sql;
    private final Organization organization;

    Happenings(JdbcClient sql, Organization organization) {
        this.sql = sql;
        this.organization = organization;
    }

    /**
     * The scans that ended in a bucket.
     *
     * @param whole how many of them read everything
     */
    record Scans(int place, long count, long whole) {

        /** Such as "3 scans, 1 of them in part". */
        String words() {
            var all = count == 1 ? "1 scan" : "%,d scans".formatted(count);
            var partly = count - whole;
            return partly == 0
                    ? all
                    : partly == count ? all + ", not whole" : all + ", %,d not whole".formatted(partly);
        }
    }

    /** What happened, by day. */
    List<Happening> of(ScoreScope scope, Period period) {
        var all = new ArrayList<Happening>();
        sql.sql(MEASURE)
                .param("scope", scope.name())
                .param("from", period.from())
                .param("to", period.to())
                .query(row -> {
                    var day = row.getObject("day", LocalDate.class);
                    if (row.getBoolean("rules")) {
                        all.add(new Happening(day, Kind.RULES, "the rules changed"));
                    }
                    if (row.getBoolean("settings")) {
                        all.add(new Happening(day, Kind.SETTINGS, "settings or lists changed"));
                    }
                });
        during(sql.sql(ACCOUNTS.formatted(scope.condition())), scope, period).query(row -> {
            all.add(new Happening(row.getObject("day", LocalDate.class), Kind.ACCOUNTS, row.getString("words")));
        });
        all.sort(Comparator.comparing(Happening::day).thenComparing(Happening::kind));
        return List.copyOf(all);
    }

    /** The scans by bucket. */
    Map<Integer, Scans> scans(ScoreScope scope, Buckets buckets) {
        return during(sql.sql(SCANS.formatted(scope.condition())), scope, buckets.period())
                .param("starts", buckets.list())
                .query((row, number) -> new Scans(row.getInt("place"), row.getLong("scans"), row.getLong("whole")))
                .list()
                .stream()
                .collect(Collectors.toMap(Scans::place, Function.identity()));
    }

    private JdbcClient.StatementSpec during(JdbcClient.StatementSpec asked, ScoreScope scope, Period period) {
        return asked.param("key", scope.key())
                .param("zone", organization.zone().getId())
                .param("start", start(period.from()))
                .param("end", start(period.to().plusDays(1)));
    }

    private OffsetDateTime start(LocalDate day) {
        return day.atStartOfDay(organization.zone()).toInstant().atOffset(ZoneOffset.UTC);
    }
}

package dev.vitals.watch;

import dev.vitals.watch.Work.DestinationWork;
import dev.vitals.watch.Work.TaskWork;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How the work goes on, in three questions, each answered from indexes. */
@Repository
class WorkQueries {

    private static final Duration LATELY = Duration.ofDays(1);
    private static final Duration TROUBLE = Duration.ofHours(1);
    private static final Duration STILL = Duration.ofMinutes(30);
    private static final Duration SILENT = Duration.ofMinutes(5);

    private static final String ONE_OF_EACH = """
            select (select count(*) from mail where state in ('waiting', 'sending')) as mails,
                   (select min(wanted_at) from mail where state in ('waiting', 'sending')) as mail_since,
                   (select count(*) from mail where state in ('refused', 'given_up') and made_at > :lately
                       and not starts_with(answer, 'Not sent:')) as mails_failed,
                   (select count(*) from event_publication where completion_date is null) as events,
                   (select min(publication_date) from event_publication where completion_date is null) as event_since,
                   (select at from audit_entry where number > coalesce((select max(number) from audit_head), 0)
                     order by number limit 1) as unsigned_since,
                   coalesce((select e.hash = h.hash from audit_head h left join audit_entry e on e.number = h.number
                              order by h.day desc limit 1), true) as head_fits
            """;

    private static final String DESTINATIONS = """
            select d.kind, sum(w.waiting) as waiting, min(w.since) as since, sum(f.failed) as failed,
                   count(*) filter (where d.active and d.trouble_since < :trouble) as troubled
              from destination d
              cross join lateral (
                  select count(*) as waiting, min(wanted_at) as since from delivery
                   where destination_id = d.id and state in ('waiting', 'sending')) w
              cross join lateral (
                  select count(*) as failed from delivery
                   where destination_id = d.id and made_at > :lately and state in ('refused', 'given_up')) f
             where d.removed_at is null
             group by d.kind order by d.kind
            """;

    private static final String TASKS = """
            select task_name, count(*) filter (where consecutive_failures >= 3) as failing,
                   count(*) filter (where picked and last_heartbeat < :silent
                                       or not picked and execution_time < :still) as still,
                   count(*) filter (where picked) as running
              from scheduled_tasks group by task_name order by task_name
            """;

    private final JdbcClient sql;

    WorkQueries(JdbcClient sql) {
        this.sql = sql;
    }

    Work at(Instant now) {
        var destinations = sql.sql(DESTINATIONS)
                .param("lately", utc(now.minus(LATELY)))
                .param("trouble", utc(now.minus(TROUBLE)))
                .query((row, number) -> new DestinationWork(
                        row.getString("kind"),
                        row.getLong("waiting"),
                        instant(row, "since"),
                        row.getLong("failed"),
                        row.getLong("troubled")))
                .list();
        return sql.sql(ONE_OF_EACH)
                .param("lately", utc(now.minus(LATELY)))
                .query((row, number) -> work(row, destinations, tasks(now)))
                .single();
    }

    private List<TaskWork> tasks(Instant now) {
        return sql.sql(TASKS)
                .param("silent", utc(now.minus(SILENT)))
                .param("still", utc(now.minus(STILL)))
                .query((row, number) -> new TaskWork(
                        row.getString("task_name"),
                        row.getLong("failing"),
                        row.getLong("still"),
                        row.getLong("running")))
                .list();
    }

    private static Work work(ResultSet row, List<DestinationWork> destinations, List<TaskWork> tasks)
            throws SQLException {
        return new Work(
                row.getLong("mails"),
                instant(row, "mail_since"),
                row.getLong("mails_failed"),
                destinations,
                tasks,
                row.getLong("events"),
                instant(row, "event_since"),
                instant(row, "unsigned_since"),
                row.getBoolean("head_fits"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

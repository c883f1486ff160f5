package dev.vitals.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells pages, as {@code @demo}, whether the demo's days are still being replayed. */
@Component("demo")
public class Demo {

    private static final String HOW_FAR = """
            select (select max(s.started_at) from scan s where s.trigger = 'demo') as reached,
                   (select min((a.connection ->> 'start')::timestamptz) from account a
                     where a.connection ->> 'kind' = 'DEMO') as start
              from scheduled_tasks where task_name = ?
            """;

    private final JdbcClient sql;

    Demo(JdbcClient sql) {
        this.sql = sql;
    }

    /** The day that the replay has reached, from 0; empty where none is under way. */
    public Optional<Long> day() {
        return sql.sql(HOW_FAR)
                .param(DemoStart.TASK.getTaskName())
                .query((row, number) -> {
                    var start = row.getObject("start", OffsetDateTime.class);
                    var reached = row.getObject("reached", OffsetDateTime.class);
                    return start == null || reached == null ? 0L : days(start.toInstant(), reached.toInstant());
                })
                .optional();
    }

    private static long days(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toDays());
    }
}

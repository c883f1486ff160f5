package dev.vitals.triage;

import dev.vitals.page.AsOf;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What waits for people, in numbers, for the overview. */
@Repository
public class Urgent {

    private static final String COUNTS = """
            select (select count(*) from finding f
                     where f.due_at <= :moment and f.resolved_at is null and %1$s) as overdue,
                   (select count(*) from finding f
                     where f.due_at > :moment and f.due_at <= :moment + interval '7 days'
                       and f.resolved_at is null and %1$s) as soon,
                   (select count(*) from acceptance where state = 'requested') as requested,
                   (select count(*) from acceptance
                     where state = 'approved' and until between :day and :day + 14) as lapsing
            """.formatted(
                    "not (f.human_state = 'false_positive' or f.human_state = 'accepted' and f.accepted_until >= :day)");

    private final JdbcClient sql;

    public Urgent(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * How much waits.
     *
     * @param overdue findings that are late
     * @param soon findings that are due within seven days
     * @param requested acceptances that wait for approval
     * @param lapsing acceptances that end within fourteen days
     */
    public record Counts(long overdue, long soon, long requested, long lapsing) {

        public boolean isAnything() {
            return overdue + soon + requested + lapsing > 0;
        }
    }

    /** Now; an earlier day is not asked for, because due dates are today's. */
    public Counts now(AsOf now) {
        return sql.sql(COUNTS)
                .param("moment", now.moment().atOffset(ZoneOffset.UTC))
                .param("day", now.day())
                .query((row, number) -> new Counts(
                        row.getLong("overdue"), row.getLong("soon"), row.getLong("requested"), row.getLong("lapsing")))
                .single();
    }
}

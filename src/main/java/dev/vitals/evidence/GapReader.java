package dev.vitals.evidence;

import dev.vitals.evidence.Population.GapLine;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds the days of a period on which no scan read an account, and says why as far as it is known. */
@Repository
class GapReader {

    private static final String DAYS = """
            with done as (
                select account_id, (started_at at time zone :zone)::date as day,
                       bool_or(state in ('complete', 'partial')) as was_read,
                       count(*) filter (where state in ('failed', 'interrupted', 'cancelled')) as failed,
                       max(message) filter (where state in ('failed', 'interrupted')) as message
                  from scan where account_id%1$s and started_at between :from and :to
                 group by account_id, day),
            first as (
                select account_id, min((started_at at time zone :zone)::date) as day
                  from scan where account_id%1$s and state in ('complete', 'partial') group by account_id)
            select a.id, a.name, d.day::date as day, coalesce(done.failed, 0) as failed, done.message,
                   first.day as first_day
              from account a
              cross join generate_series(:first::date, least(:last::date, (:to::timestamptz at time zone :zone)::date),
                                         interval '1 day') as d (day)
              left join done on done.account_id = a.id and done.day = d.day::date
              left join first on first.account_id = a.id
             where a.id%1$s and not coalesce(done.was_read, false)
             order by a.name, a.id, d.day
            """.formatted(Asked.ACCOUNTS);

    private record Day(
            String account,
            String name,
            LocalDate day,
            long failed,
            @Nullable String message,
            @Nullable LocalDate firstRead) {

        boolean wasNotYetWatched() {
            return firstRead == null || day.isBefore(firstRead);
        }

        boolean continues(Day before) {
            return account.equals(before.account)
                    && before.day.plusDays(1).equals(day)
                    && wasNotYetWatched() == before.wasNotYetWatched();
        }
    }

    private final JdbcClient sql;

    GapReader(JdbcClient sql) {
        this.sql = sql;
    }

    List<GapLine> gaps(Asked asked) {
        var days = sql.sql(DAYS)
                .params(asked.values())
                .query((row, number) -> new Day(
                        row.getString("id"),
                        row.getString("name"),
                        row.getObject("day", LocalDate.class),
                        row.getLong("failed"),
                        row.getString("message"),
                        row.getObject("first_day", LocalDate.class)))
                .list();
        var gaps = new ArrayList<GapLine>();
        for (int at = 0; at < days.size(); ) {
            int end = at + 1;
            while (end < days.size() && days.get(end).continues(days.get(end - 1))) {
                end++;
            }
            gaps.add(gap(days.subList(at, end)));
            at = end;
        }
        return gaps;
    }

    private static GapLine gap(List<Day> days) {
        var first = days.getFirst();
        return new GapLine(
                first.account(), first.name(), first.day(), days.getLast().day(), days.size(), cause(days));
    }

    private static String cause(List<Day> days) {
        var first = days.getFirst();
        if (first.firstRead() == null) {
            return "it was never read";
        }
        if (first.wasNotYetWatched()) {
            return "it was not read before " + first.firstRead();
        }
        var failed = days.stream().mapToLong(Day::failed).sum();
        if (failed == 0) {
            return "no scan was made";
        }
        var said = days.stream()
                .map(Day::message)
                .filter(Objects::nonNull)
                .filter(message -> !message.isEmpty())
                .reduce((one, other) -> other)
                .map(message -> ", the last because: " + message)
                .orElse("");
        return "%d %s nothing%s".formatted(failed, failed == 1 ? "scan stored" : "scans stored", said);
    }
}

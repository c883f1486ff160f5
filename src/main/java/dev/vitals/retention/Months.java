package dev.vitals.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The months of the histories, each a table of its own. */
@Repository
class Months {

    /** A month of a history: what ended in it. */
    record Month(String table, YearMonth month) {

        /** First moment after it. */
        Instant over() {
            return month.plusMonths(1).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        }

        String part() {
            return table + " " + month;
        }
    }

    private final JdbcClient sql;

    Months(JdbcClient sql) {
        this.sql = sql;
    }

    /** Those of a kind that were over at a moment, the oldest first. */
    List<Month> before(Kind kind, Instant moment) {
        if (kind.months().isEmpty()) {
            return List.of();
        }
        return sql
                .sql("""
                        select p.relname as parent, to_date(right(c.relname, 7), 'YYYY_MM') as month
                          from pg_inherits i join pg_class c on c.oid = i.inhrelid join pg_class p on p.oid = i.inhparent
                         where p.relnamespace = 'public'::regnamespace and p.relname = any (?)
                         order by month, parent""")
                .param(kind.months().toArray(String[]::new))
                .query((row, number) ->
                        new Month(row.getString("parent"), YearMonth.from(row.getObject("month", LocalDate.class))))
                .list()
                .stream()
                .filter(month -> !month.over().isAfter(moment))
                .toList();
    }

    /** Drops one; the database looks itself whether that may be. */
    Dropped drop(Kind kind, Month month) {
        return sql.sql("select * from drop_month(?, ?)")
                .params(month.table(), month.month().atDay(1))
                .query((row, number) ->
                        new Dropped(kind.word(), month.part(), month.over(), row.getLong("rows"), row.getLong("bytes")))
                .single();
    }
}

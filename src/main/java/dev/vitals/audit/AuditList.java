package dev.vitals.audit;

import dev.vitals.page.Slice;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The log as a list, the newest entry first. */
@Repository
class AuditList {

    static final int SIZE = 100;
    private static final int ROWS_AT_ONCE = 500;

    private final JdbcClient sql;
    private final TransactionTemplate reading;

    AuditList(JdbcClient sql, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
    }

    /** A page of the list; the last one where there are not so many. */
    Slice<AuditEntry> page(AuditFilter filter, int number) {
        return page(filter, number, SIZE);
    }

    /** The same with pages of another size. */
    Slice<AuditEntry> page(AuditFilter filter, int number, int size) {
        var total = sql.sql("select count(*) from audit_entry where " + filter.where())
                .params(filter.values())
                .query(Long.class)
                .single();
        var shown = Math.clamp(number, 1, new Slice<>(List.of(), total, 1, size).pages());
        var rows = sql.sql("select * from audit_entry where %s order by number desc limit %d offset %d"
                        .formatted(filter.where(), size, (long) (shown - 1) * size))
                .params(filter.values())
                .query(AuditStore::entry)
                .list();
        return new Slice<>(rows, total, shown, size);
    }

    /** Everything that matches, the oldest first: the order of the chain. */
    void each(AuditFilter filter, Consumer<AuditEntry> visitor) {
        reading.executeWithoutResult(any -> {
            try (Stream<AuditEntry> entries = sql
                    .sql("select * from audit_entry where " + filter.where() + " order by number")
                    .params(filter.values())
                    .withFetchSize(ROWS_AT_ONCE)
                    .query(AuditStore::entry)
                    .stream()) {
                entries.forEach(visitor);
            }
        });
    }

    List<String> actors() {
        return distinct("actor");
    }

    List<String> actions() {
        return distinct("action");
    }

    /** Every value of a column by hopping along its index: the log is long and has few of them. */
    private List<String> distinct(String column) {
        return sql.sql("""
                        with recursive hop as (
                            (select %1$s as value from audit_entry order by %1$s limit 1)
                            union all
                            select (select a.%1$s from audit_entry a where a.%1$s > hop.value order by a.%1$s limit 1)
                              from hop where hop.value is not null)
                        select value from hop where value is not null""".formatted(column)).query(String.class).list();
    }
}

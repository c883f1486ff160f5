package dev.vitals.digest;

import dev.vitals.page.Slice;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The mails as a list, the newest first. */
@Repository
class MailList {

    static final int SIZE = 50;

    private final JdbcClient sql;

    MailList(JdbcClient sql) {
        this.sql = sql;
    }

    /** A page of the list; the last one where there are not so many. */
    Slice<Mail> page(MailFilter filter, int number) {
        var total = sql.sql("select count(*) from mail where " + filter.where())
                .params(filter.values())
                .query(Long.class)
                .single();
        var shown = Math.clamp(number, 1, new Slice<>(List.of(), total, 1, SIZE).pages());
        var rows = sql.sql("select * from mail where %s order by made_at desc, id limit %d offset %d"
                        .formatted(filter.where(), SIZE, (long) (shown - 1) * SIZE))
                .params(filter.values())
                .query((row, at) -> Outbox.mail(row))
                .list();
        return new Slice<>(rows, total, shown, SIZE);
    }
}

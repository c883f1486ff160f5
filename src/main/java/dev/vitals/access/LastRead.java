package dev.vitals.access;

import dev.vitals.page.AsOf;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** When the scan began whose account of things a page shows. */
@Repository
class LastRead {

    private static final String SELECT = """
            select coalesce(started_at, requested_at) as at from scan
             where account_id = :account and state in ('complete', 'partial') and requested_at <= :moment
             order by requested_at desc limit 1
            """;

    private final JdbcClient sql;

    LastRead(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<Instant> of(String account, AsOf asOf) {
        return sql.sql(SELECT)
                .params(Map.of("account", account, "moment", asOf.moment().atOffset(ZoneOffset.UTC)))
                .query((row, number) ->
                        row.getObject("at", OffsetDateTime.class).toInstant())
                .optional();
    }
}

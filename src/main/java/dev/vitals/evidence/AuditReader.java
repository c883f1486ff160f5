package dev.vitals.evidence;

import java.util.function.Consumer;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what the audit log says of access and of exports in a period. */
@Repository
class AuditReader {

    private static final int ROWS_AT_ONCE = 500;

    private static final String ENTRIES = """
            select number, at, actor, method, action, object, before, after, encode(hash, 'hex') as hash
              from audit_entry
             where at between :from and :to
               and (action ~ '^(role|claims|member|scim|token|session|sign|audit|binder)[.-]' or starts_with(action, 'export ')
                    or action ~ '^request\\.[a-z]+ /(members|claims)')
             order by number
            """;

    private final JdbcClient sql;

    AuditReader(JdbcClient sql) {
        this.sql = sql;
    }

    void entries(Asked asked, Consumer<AuditLine> to) {
        sql.sql(ENTRIES).params(asked.values()).withFetchSize(ROWS_AT_ONCE).query((RowCallbackHandler)
                row -> to.accept(new AuditLine(
                        row.getLong("number"),
                        PopulationReader.required(row, "at"),
                        row.getString("actor"),
                        row.getString("method"),
                        row.getString("action"),
                        row.getString("object"),
                        row.getString("before"),
                        row.getString("after"),
                        row.getString("hash"))));
    }
}

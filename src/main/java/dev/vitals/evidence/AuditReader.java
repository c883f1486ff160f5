package dev.vitals.evidence;

import java.util.List;
import java.util.function.Consumer;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what the audit log says of access, of exports and of changes to accounts in a period. */
@Repository
class AuditReader {

    private static final int ROWS_AT_ONCE = 500;

    /** What stands before the dot of an action that tells who could get in, who did, and what was read or changed. */
    static final List<String> KINDS = List.of(
            "role",
            "claims",
            "member",
            "scim",
            "token",
            "tokens",
            "session",
            "signin",
            "break-glass",
            "factor",
            "password",
            "provider",
            "evidence",
            "audit",
            "binder",
            "mail",
            "mails",
            "fix",
            "sample",
            "room-request",
            "destination",
            "delivery",
            "backup",
            "retention",
            "hold");

    private static final String ENTRIES = """
            select number, at, actor, method, action, object, before, after, encode(hash, 'hex') as hash
              from audit_entry
             where at between :from and :to
               and (action ~ '^(%s)\\.' or starts_with(action, 'export ')
                    or action ~ '^request\\.[a-z]+ /(members|claims)')
             order by number
            """.formatted(String.join("|", KINDS));

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

package dev.vitals.postgres;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whether row security binds the role that Vitals signs in with. A superuser, and a role that may bypass it, sees every
 * row whatever scope is bound.
 */
@Component
public class RowSecurity {

    private static final Logger log = LoggerFactory.getLogger(RowSecurity.class);

    private final JdbcClient sql;

    public RowSecurity(JdbcClient sql) {
        this.sql = sql;
    }

    /** Asked for people with a limited scope only; the answer is one row of a small table. */
    public boolean binds() {
        var binds = sql.sql("select not (rolsuper or rolbypassrls) from pg_roles where rolname = current_user")
                .query(Boolean.class)
                .single();
        if (!binds) {
            log.error(
                    "The database role of Vitals bypasses row security: who has a role on a group of accounts is kept out. "
                            + "Sign in as a role that is no superuser; docs/operations.md says how.");
        }
        return binds;
    }
}

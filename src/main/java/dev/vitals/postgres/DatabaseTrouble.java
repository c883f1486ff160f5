package dev.vitals.postgres;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/** What is the matter with the database when something failed, as far as people can do something about it. */
public enum DatabaseTrouble {
    /** It cannot be reached, ended the connection, is starting or stopping, takes no more connections, or no writing. */
    GONE,
    /** It has no room left. */
    FULL,
    /** Nothing that is told here: the fault lies elsewhere. */
    NONE;

    /** SQLSTATE classes and codes, PostgreSQL manual, appendix A. */
    private static final String CONNECTION = "08";

    /** By an administrator, after a crash, or because the server starts. */
    private static final String OPERATOR = "57P0";

    private static final String TOO_MANY = "53300";
    private static final String READ_ONLY = "25006";
    private static final String DISK_FULL = "53100";

    /** Looks through a failure and what caused it. */
    public static DatabaseTrouble of(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof SQLException refused && of(refused) != NONE) {
                return of(refused);
            }
        }
        return NONE;
    }

    private static DatabaseTrouble of(SQLException refused) {
        var state = String.valueOf(refused.getSQLState());
        if (state.equals(DISK_FULL)) {
            return FULL;
        }
        // The pool's own word when it has no connection to give.
        return refused instanceof SQLTransientConnectionException
                        || state.startsWith(CONNECTION)
                        || state.startsWith(OPERATOR)
                        || state.equals(TOO_MANY)
                        || state.equals(READ_ONLY)
                ? GONE
                : NONE;
    }
}

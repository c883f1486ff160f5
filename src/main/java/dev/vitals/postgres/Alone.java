package dev.vitals.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

/**
 * Work that one process at a time is at, of all that share the database. No clock and no lease decides on it: the database
 * holds a lock for as long as the connection of whoever works lives, and lets go of it when that process dies.
 */
@Component
public final class Alone {

    private static final Logger log = LoggerFactory.getLogger(Alone.class);

    private final DataSource database;

    public Alone(DataSource database) {
        this.database = database;
    }

    /**
     * Does the work, unless another one is at it. It takes a connection of its own beside those that the work takes.
     *
     * @param what names the work; everybody who names it so excludes each other
     * @return whether it was done
     */
    public boolean at(String what, Runnable work) {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            var isFree = isFree(connection, what);
            if (isFree) {
                work.run();
            }
            release(connection, what);
            return isFree;
        } catch (SQLException away) {
            throw new DataAccessResourceFailureException("It could not be asked whether another one is at it", away);
        }
    }

    /** For the transaction, so that it also holds behind a pooler that hands a connection on between transactions. */
    private static boolean isFree(Connection connection, String what) throws SQLException {
        try (var statement = connection.prepareStatement("select pg_try_advisory_xact_lock(hashtextextended(?, 0))")) {
            statement.setString(1, what);
            try (var rows = statement.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    /** The work is done, whatever has become of the connection meanwhile. */
    private static void release(Connection connection, String what) {
        try {
            connection.rollback();
        } catch (SQLException lost) {
            log.warn("The connection that held {} was lost", what, lost);
        }
    }
}

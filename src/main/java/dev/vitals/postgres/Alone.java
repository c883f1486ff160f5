package dev.vitals.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
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

    private static final String FREE = "select name from string_to_table(?, chr(10)) as n (name)"
            + " where pg_try_advisory_xact_lock(hashtextextended(name, 0))";

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
        return at(List.of(what), free -> {
            if (!free.isEmpty()) {
                work.run();
            }
            return !free.isEmpty();
        });
    }

    /**
     * Does the work with as much as nobody else is at.
     *
     * @param work is given the names of what was free; all of that is held until it returns
     */
    <T> T at(List<String> names, Function<Set<String>, T> work) {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            var done = work.apply(free(connection, names));
            release(connection, names);
            return done;
        } catch (SQLException away) {
            throw new DataAccessResourceFailureException("It could not be asked whether another one is at it", away);
        }
    }

    /** For the transaction, so that it also holds behind a pooler that hands a connection on between transactions. */
    private static Set<String> free(Connection connection, List<String> names) throws SQLException {
        try (var statement = connection.prepareStatement(FREE)) {
            statement.setString(1, String.join("\n", names));
            var free = new HashSet<String>();
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    free.add(rows.getString(1));
                }
            }
            return free;
        }
    }

    /** The work is done, whatever has become of the connection meanwhile. */
    private static void release(Connection connection, List<String> names) {
        try {
            connection.rollback();
        } catch (SQLException lost) {
            log.warn("The connection that held {} was lost", names, lost);
        }
    }
}

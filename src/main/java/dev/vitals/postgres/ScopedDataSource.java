package dev.vitals.postgres;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Tells the database the scope of the work at hand when a connection is taken, and takes it back before the connection
 * returns to the pool. A connection whose scope cannot be taken back is thrown away.
 */
final class ScopedDataSource extends DelegatingDataSource {

    ScopedDataSource(DataSource pool) {
        super(pool);
    }

    @Override
    public Connection getConnection() throws SQLException {
        var connection = super.getConnection();
        var scope = RowScope.current();
        if (scope.isEmpty()) {
            return connection;
        }
        try {
            say(connection, scope.get());
            return closing(connection);
        } catch (SQLException failure) {
            connection.close();
            throw failure;
        }
    }

    private static void say(Connection connection, String scope) throws SQLException {
        try (var statement = connection.prepareStatement("select set_config('vitals.accounts', ?, false)")) {
            statement.setString(1, scope);
            statement.execute();
        }
        commitAside(connection);
    }

    /** Outside a transaction, so that a rollback of the work does not bring the former scope back. */
    private static void commitAside(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.commit();
        }
    }

    private static Connection closing(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                ScopedDataSource.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("close") && !connection.isClosed()) {
                        takeBack(connection);
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
    }

    private static void takeBack(Connection connection) throws SQLException {
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
            say(connection, "");
        } catch (SQLException failure) {
            connection.abort(Runnable::run);
            throw failure;
        }
    }
}

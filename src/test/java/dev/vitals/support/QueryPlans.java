package dev.vitals.support;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGStatement;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * How PostgreSQL means to answer each statement that an application sends: every one is explained once, where it is sent
 * for the first time, with its parameters, its temporary tables and the rows that its sender may see.
 */
public final class QueryPlans implements BeanPostProcessor {

    private static final Pattern EXPLAINED = Pattern.compile(
            "\\s*(with|select|insert|update|delete|merge|create temporary table \\w+ on commit drop as)\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final Map<String, QueryPlan> plans = new ConcurrentHashMap<>();
    private final Map<String, Integer> sent = new ConcurrentHashMap<>();
    private volatile boolean isWatching;

    /** From now on; what was sent before is explained when it is sent again. */
    public void watch() {
        plans.clear();
        sent.clear();
        isWatching = true;
    }

    /** No longer; what was seen stays. */
    public void rest() {
        isWatching = false;
    }

    /** By statement, white space aside. */
    public Map<String, QueryPlan> plans() {
        return new TreeMap<>(plans);
    }

    /** How often each statement was sent since this was last asked. */
    public Map<String, Integer> takeSent() {
        var taken = Map.copyOf(sent);
        sent.clear();
        return taken;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource database && !(bean instanceof Watched) ? new Watched(database) : bean;
    }

    private final class Watched extends DelegatingDataSource {

        Watched(DataSource database) {
            super(database);
        }

        @Override
        public Connection getConnection() throws SQLException {
            var connection = super.getConnection();
            return isWatching ? watched(connection) : connection;
        }
    }

    private Connection watched(Connection connection) {
        return proxy(Connection.class, connection, (method, arguments) -> {
            var made = invoke(method, connection, arguments);
            return made instanceof Statement statement && !method.getName().equals("unwrap")
                    ? watched(connection, statement, arguments)
                    : made;
        });
    }

    private Object watched(Connection connection, Statement statement, Object @Nullable [] made) {
        var prepared = made != null && made.length > 0 && made[0] instanceof String sql ? sql : null;
        var kind = statement instanceof java.sql.PreparedStatement ? java.sql.PreparedStatement.class : Statement.class;
        return proxy(kind, statement, (method, arguments) -> {
            if (method.getName().startsWith("execute")) {
                look(connection, statement, prepared, arguments);
            }
            return invoke(method, statement, arguments);
        });
    }

    private void look(Connection connection, Statement statement, @Nullable String prepared, Object @Nullable [] given)
            throws SQLException {
        var template = given != null && given.length > 0 && given[0] instanceof String sql ? sql : prepared;
        if (template == null || !EXPLAINED.matcher(template).matches()) {
            return;
        }
        var key = template.strip().replaceAll("\\s+", " ");
        sent.merge(key, 1, Integer::sum);
        if (plans.containsKey(key)) {
            return;
        }
        var filled = prepared == null || template != prepared
                ? template
                : statement.unwrap(PGStatement.class).toString();
        plans.put(key, explained(connection, key, filled));
    }

    /** A refusal must not end the transaction of whoever asked. */
    private static QueryPlan explained(Connection connection, String key, String filled) throws SQLException {
        var before = connection.getAutoCommit() ? null : connection.setSavepoint();
        try (var explain = connection.createStatement()) {
            explain.setEscapeProcessing(false);
            var rows = explain.executeQuery("explain (format json) " + filled);
            rows.next();
            return QueryPlan.of(key, rows.getString(1));
        } catch (SQLException refused) {
            if (before != null) {
                connection.rollback(before);
            }
            return new QueryPlan(key, 0, List.of(), String.valueOf(refused.getMessage()));
        } finally {
            if (before != null) {
                connection.releaseSavepoint(before);
            }
        }
    }

    @FunctionalInterface
    private interface Call {
        Object of(Method method, Object @Nullable [] arguments) throws Throwable;
    }

    private static <T> T proxy(Class<? extends T> kind, T of, Call call) {
        return kind.cast(Proxy.newProxyInstance(
                QueryPlans.class.getClassLoader(),
                new Class<?>[] {kind},
                (self, method, arguments) -> call.of(method, arguments)));
    }

    private static Object invoke(Method method, Object on, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(on, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }
}

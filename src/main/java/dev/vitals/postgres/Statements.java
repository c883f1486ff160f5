package dev.vitals.postgres;

import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Runs statements over whole sets one after the other, each with those of the named parameters that it mentions. */
public final class Statements {

    private Statements() {}

    /** Runs them in their order; what a select answers is not looked at. */
    public static void run(JdbcClient sql, List<String> statements, Map<String, ?> parameters) {
        for (String statement : statements) {
            var prepared = sql.sql(statement).params(parameters);
            if (statement.stripLeading().startsWith("select")) {
                prepared.query((row, number) -> number).list();
            } else {
                prepared.update();
            }
        }
    }
}

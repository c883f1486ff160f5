package dev.vitals.postgres;

import java.sql.SQLException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/** Says in a sentence why Vitals cannot start on its database, and what to do. */
class DatabaseFailureAnalyzer implements FailureAnalyzer {

    /** SQLSTATE classes and codes, PostgreSQL manual, appendix A. */
    private static final String CONNECTION = "08";

    private static final String AUTHORIZATION = "28";
    private static final String NO_SUCH_DATABASE = "3D000";
    private static final String STARTING_UP = "57P03";

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            switch (at) {
                case FlywayValidateException other -> {
                    return otherVersion(other, failure);
                }
                case SQLException refused -> {
                    var analysis = of(refused, failure);
                    if (analysis != null) {
                        return analysis;
                    }
                }
                default -> {}
            }
        }
        return null;
    }

    private static FailureAnalysis otherVersion(FlywayValidateException other, Throwable failure) {
        var message = String.valueOf(other.getMessage());
        return message.contains("not resolved locally")
                ? new FailureAnalysis(
                        "The database was migrated by a newer version of Vitals. Nothing was changed.",
                        "Start the newer version, or give this one the backup that was made before the upgrade.",
                        failure)
                : new FailureAnalysis(
                        "The tables in the database are not those that this version of Vitals made. Nothing was changed.",
                        "Give Vitals a database of its own; a development database may be dropped and made anew.",
                        failure);
    }

    private static @Nullable FailureAnalysis of(SQLException refused, Throwable failure) {
        var state = String.valueOf(refused.getSQLState());
        if (state.startsWith(CONNECTION)) {
            return analysis(
                    "No PostgreSQL answers at the configured address.",
                    "Check SPRING_DATASOURCE_URL, that the server is up, and that it may be reached from here.",
                    failure);
        }
        if (state.startsWith(AUTHORIZATION)) {
            return analysis(
                    "PostgreSQL refused the user or the password.",
                    "Check SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD.",
                    failure);
        }
        if (state.equals(NO_SUCH_DATABASE)) {
            return analysis(
                    "PostgreSQL answers, but the database that SPRING_DATASOURCE_URL names does not exist.",
                    "Create it, with the user of Vitals as its owner.",
                    failure);
        }
        return state.equals(STARTING_UP)
                ? analysis("PostgreSQL is still starting up.", "Start Vitals again in a moment.", failure)
                : null;
    }

    private static FailureAnalysis analysis(String what, String todo, Throwable failure) {
        return new FailureAnalysis(what + " Nothing was changed.", todo, failure);
    }
}

package dev.vitals.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.vitals.support.TestDatabase;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

class DatabaseFailureAnalyzerTest {

    private final DatabaseFailureAnalyzer analyzer = new DatabaseFailureAnalyzer();

    @Test
    void saysThatNobodyAnswers() {
        var failure = catchThrowable(() -> DriverManager.getConnection("jdbc:postgresql://127.0.0.1:1/vitals"));

        var analysis = analyzer.analyze(new IllegalStateException("bean", failure));

        assertThat(analysis).isNotNull();
        assertThat(analysis.getDescription())
                .isEqualTo("No PostgreSQL answers at the configured address. Nothing was changed.");
        assertThat(analysis.getAction()).contains("SPRING_DATASOURCE_URL");
    }

    @Test
    void saysThatTheDatabaseDoesNotExist() throws SQLException {
        var url =
                TestDatabase.empty().dataSource().getConnection().getMetaData().getURL();
        var failure = catchThrowable(
                () -> DriverManager.getConnection(url.replaceFirst("(//[^/]+/)[^?]*", "$1nowhere"), "postgres", ""));

        assertThat(analyzer.analyze(failure).getDescription()).contains("does not exist");
    }

    @Test
    void refusesADatabaseOfANewerVersion() {
        var database = TestDatabase.empty();
        database.sql()
                .sql("insert into flyway_schema_history values (9999, '9999', 'future', 'SQL', 'V9999__future.sql', 1,"
                        + " 'postgres', now(), 1, true)")
                .update();
        try {
            var failure = catchThrowable(() -> Flyway.configure()
                    .dataSource(database.dataSource())
                    .locations("classpath:db/migration")
                    .ignoreMigrationPatterns("")
                    .load()
                    .migrate());

            assertThat(analyzer.analyze(new IllegalStateException("bean", failure))
                            .getDescription())
                    .startsWith("The database was migrated by a newer version of Vitals.");
            assertThatThrownBy(() -> DatabaseAlone.refuseANewer(database.sql()))
                    .as("commands do not migrate, and refuse it likewise")
                    .hasMessageContaining("newer version of Vitals (its tables are V9999");
        } finally {
            database.sql()
                    .sql("delete from flyway_schema_history where version = '9999'")
                    .update();
        }
    }

    @Test
    void refusesNoDatabaseOfItsOwnVersion() {
        DatabaseAlone.refuseANewer(TestDatabase.empty().sql());
    }

    @Test
    void leavesOtherFailuresToOthers() {
        assertThat(analyzer.analyze(new IllegalStateException("something else")))
                .isNull();
    }
}

package dev.vitals.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.support.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** The first scans of a month, which make its partitions. */
class MonthsTest {

    private static final String WAITS = "select count(*) from pg_stat_activity where wait_event = 'advisory'";

    private final TestDatabase database = TestDatabase.empty();

    @Test
    void isMadeOnceByTwoThatAreFirstAtTheSameTime() throws Exception {
        try (var one = database.dataSource().getConnection();
                var other = database.dataSource().getConnection();
                var thread = Executors.newVirtualThreadPerTaskExecutor()) {
            one.setAutoCommit(false);
            other.setAutoCommit(false);
            ensure(one);
            Callable<Void> ensuring = () -> {
                ensure(other);
                other.commit();
                return null;
            };
            var waiting = thread.submit(ensuring);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> database.sql().sql(WAITS).query(Long.class).single() == 1);
            one.commit();

            waiting.get(20, TimeUnit.SECONDS);
        }
        assertThat(database.count("resource_version_2031_07")).isZero();
        database.sql().sql("drop table resource_version_2031_07").update();
    }

    private static void ensure(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("select ensure_month('resource_version', '2031-07-09T00:00:00Z')");
        }
    }
}

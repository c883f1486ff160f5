package dev.vitals.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vitals.postgres.DatabaseTrouble;
import dev.vitals.support.Clinic;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A disk that really is full: what is kept of verdicts and findings lies in a file system of a few megabytes. Left out, with
 * the reason, where none can be mounted or the database does not run on this machine.
 */
class FullDiskTest {

    private static final String SIZE = "size=6m,mode=0700";
    private static final List<String> THERE = List.of("resource", "content", "evaluation", "finding", "finding_event");
    private static final List<String> TABLES = List.of(
            "resource", "resource_version", "content", "coverage", "evaluation", "evaluation_history", "finding",
            "finding_event", "finding_past");

    private final Scanning scanning = new Scanning();
    private final JdbcClient sql = scanning.database.sql();

    @TempDir
    private Path disk;

    private boolean isMounted;

    @BeforeEach
    void mount() throws Exception {
        isMounted = does("mount", "-t", "tmpfs", "-o", SIZE, "tmpfs", disk.toString());
        assumeTrue(isMounted, "No file system can be mounted here, so no disk can be made full");
        var refused = catchThrowable(() -> sql.sql("create tablespace tiny location '%s'".formatted(disk)).update());
        assumeTrue(refused == null, () -> "The database cannot use a file system of this machine: " + refused);
    }

    @AfterEach
    void unmount() throws Exception {
        if (isMounted) {
            sql.sql("drop table if exists filler").update();
            move("pg_default");
            sql.sql("drop tablespace if exists tiny").update();
            assertThat(does("umount", disk.toString())).isTrue();
        }
    }

    @Test
    void isNamedClosesNothingStoresNothingHalfAndIsOverWhenThereIsRoom() throws SQLException {
        scanning.scan();
        move("tiny");
        var stored = rows();
        var open = open();
        fill();
        var reader = fillPages();

        assertThatThrownBy(() -> sql.sql("insert into filler select repeat('x', 2000) from generate_series(1, 100)").update())
                .satisfies(full -> assertThat(DatabaseTrouble.of(full)).isEqualTo(DatabaseTrouble.FULL));
        scanning.recording = Clinic.withoutPermission();
        scanning.now = scanning.now.plus(Duration.ofHours(6));
        var scan = scanning.scan();
        assertThat(scan.state()).isEqualTo(ScanState.FAILED);
        assertThat(scan.message()).startsWith("The disk of the database is full. Nothing of it was stored.");
        assertThat(rows()).isEqualTo(stored);
        assertThat(open()).isEqualTo(open).isNotEmpty();

        reader.close();
        sql.sql("drop table filler").update();
        scanning.now = scanning.now.plus(Duration.ofHours(6));
        assertThat(scanning.scan().state()).isEqualTo(ScanState.PARTIAL);
        assertThat(rows()).isNotEqualTo(stored);
        assertThat(open()).as("what cannot be read is not closed").isEqualTo(open);
    }

    private void move(String space) {
        THERE.forEach(table -> sql.sql("alter table %s set tablespace %s".formatted(table, space)).update());
    }

    /** By ever smaller pieces, until not even a page is left. */
    private void fill() {
        sql.sql("create table filler (text text) tablespace tiny").update();
        sql.sql("alter table filler alter text set storage external").update();
        for (int pages = 512; pages > 0; pages /= 2) {
            while (takes(pages)) {}
        }
    }

    /**
     * What is left within the pages of the tables is used up by new versions of their rows.
     *
     * @return who still reads the old ones, so that these are not cleared away
     */
    private Connection fillPages() throws SQLException {
        var reader = scanning.database.dataSource().getConnection();
        reader.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        reader.setAutoCommit(false);
        reader.createStatement().executeQuery("select count(*) from evaluation");
        for (String table : List.of("evaluation", "finding")) {
            while (takes("update %1$s set rule_id = rule_id".formatted(table))) {}
        }
        return reader;
    }

    private boolean takes(int pages) {
        return takes("insert into filler select repeat('x', 1900) from generate_series(1, %d)".formatted(pages * 4));
    }

    private boolean takes(String statement) {
        try {
            sql.sql(statement).update();
            return true;
        } catch (DataAccessException full) {
            return false;
        }
    }

    private List<Long> open() {
        return sql.sql("select id from finding where resolved_at is null order by id").query(Long.class).list();
    }

    private List<Long> rows() {
        return TABLES.stream().map(scanning.database::count).toList();
    }

    private static boolean does(String... command) throws IOException, InterruptedException {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException noSuchCommand) {
            return false;
        }
    }
}

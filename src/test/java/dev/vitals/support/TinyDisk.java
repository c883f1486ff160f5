package dev.vitals.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A file system of a few megabytes on which some tables lie, and which can be made full. */
public final class TinyDisk implements AutoCloseable {

    private static final String SIZE = "size=6m,mode=0700";

    private final TestDatabase database;
    private final JdbcClient sql;
    private final Path folder;
    private final List<String> tables;
    private @Nullable Connection reader;

    private TinyDisk(TestDatabase database, Path folder, List<String> tables) {
        this.database = database;
        this.sql = database.sql();
        this.folder = folder;
        this.tables = tables;
    }

    /**
     * Moves tables there. The test is left out, with the reason, where no file system can be mounted or the database does
     * not run on this machine.
     */
    public static TinyDisk under(TestDatabase database, Path folder, String... tables) {
        assumeTrue(
                does("mount", "-t", "tmpfs", "-o", SIZE, "tmpfs", folder.toString()),
                "No file system can be mounted here, so no disk can be made full");
        var disk = new TinyDisk(database, folder, List.of(tables));
        var refused = catchThrowable(() -> disk.sql
                .sql("create tablespace tiny location '%s'".formatted(folder))
                .update());
        if (refused != null) {
            does("umount", folder.toString());
        }
        assumeTrue(refused == null, () -> "The database cannot use a file system of this machine: " + refused);
        disk.move("tiny");
        return disk;
    }

    private void move(String space) {
        tables.forEach(table -> sql.sql("alter table %s set tablespace %s".formatted(table, space))
                .update());
    }

    /** Fills it up to the last page, and what is left within the pages of the tables. */
    public void fill() {
        sql.sql("create table filler (text text) tablespace tiny").update();
        sql.sql("alter table filler alter text set storage external").update();
        for (int rows = 2048; rows > 0; rows /= 4) {
            while (takes("insert into filler select repeat('x', 1900) from generate_series(1, %d)".formatted(rows))) {}
        }
        read();
        for (String table : tables) {
            var column = sql.sql("select attname from pg_attribute where attrelid = cast(? as regclass) and attnum = 1")
                    .param(table)
                    .query(String.class)
                    .single();
            var isEmpty = database.count(table) == 0;
            while (!isEmpty && takes("update %1$s set %2$s = %2$s".formatted(table, column))) {}
        }
    }

    /** Somebody reads the old versions of the rows, so that these are not cleared away. */
    private void read() {
        try {
            reader = database.dataSource().getConnection();
            reader.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            reader.setAutoCommit(false);
            reader.createStatement().executeQuery("select count(*) from " + tables.getFirst());
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private boolean takes(String statement) {
        try {
            sql.sql(statement).update();
            return true;
        } catch (DataAccessException full) {
            return false;
        }
    }

    /** There is room again. */
    public void makeRoom() {
        try {
            if (reader != null) {
                reader.close();
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        sql.sql("drop table if exists filler").update();
    }

    /** Moves the tables back and takes it away. */
    @Override
    public void close() {
        makeRoom();
        move("pg_default");
        sql.sql("drop tablespace tiny").update();
        assertThat(does("umount", folder.toString())).isTrue();
    }

    private static boolean does(String... command) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (InterruptedException cut) {
            throw new UncheckedIOException(new IOException(cut));
        } catch (IOException noSuchCommand) {
            return false;
        }
    }
}

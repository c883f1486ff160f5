package dev.vitals.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server of our own, on the loopback interface. When an earlier JVM was killed its server may still be
 * running on the same data: it is then used as it is, never started a second time, and its data is never deleted.
 */
final class OwnServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(OwnServer.class);
    private static final int PORT_LINE = 3;

    /** Owns the tables; used for migrations only. */
    static final String OWNER = "postgres";

    /** Serves the application. What it may do with which table is said after each migration. */
    static final String APPLICATION = "vitals_app";

    private final int port;
    private final @Nullable EmbeddedPostgres started;

    private OwnServer(int port, @Nullable EmbeddedPostgres started) {
        this.port = port;
        this.started = started;
    }

    /**
     * Starts the server on {@code data}, or finds the one that already serves it.
     *
     * @throws IllegalStateException with a sentence when the server does not start
     */
    static OwnServer on(Path data) {
        var running = runningPort(data);
        if (running.isPresent()) {
            log.info("Using the PostgreSQL server that already runs on {}", data);
            return new OwnServer(running.get(), null).withRoles();
        }
        try {
            Files.createDirectories(data.toAbsolutePath().getParent());
            var server = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setCleanDataDirectory(false)
                    // Spring closes it, after the pool; a hook of its own would race with that.
                    .setRegisterShutdownHook(false)
                    .setOverrideWorkingDirectory(data.toAbsolutePath()
                            .resolveSibling("postgres-binaries")
                            .toFile())
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("max_connections", "60")
                    .setServerConfig("shared_buffers", "256MB")
                    .setServerConfig("jit", "off")
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                    .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new OwnServer(server.getPort(), server).withRoles();
        } catch (IOException | RuntimeException failure) {
            throw new IllegalStateException(
                    "The built-in PostgreSQL could not start on %s: %s. Its data is untouched. Free the disk or the folder, or set SPRING_DATASOURCE_URL to a server of your own."
                            .formatted(data.toAbsolutePath(), failure.getMessage()),
                    failure);
        }
    }

    /** For migrations: the owner of everything. */
    String ownersUrl() {
        return url(port, OWNER);
    }

    /** For the application: it may use the tables, and own none. */
    String url() {
        return url(port, APPLICATION);
    }

    private OwnServer withRoles() {
        try (var connection = DriverManager.getConnection(ownersUrl());
                var statement = connection.createStatement()) {
            statement.execute("""
                    do $$ begin
                        if not exists (select from pg_roles where rolname = '%1$s') then
                            create role %1$s login;
                        end if;
                    end $$""".formatted(APPLICATION));
            return this;
        } catch (SQLException failure) {
            throw new IllegalStateException("The built-in PostgreSQL has no role for the application", failure);
        }
    }

    @Override
    public void close() throws IOException {
        if (started != null) {
            started.close();
        }
    }

    /** The port that {@code postmaster.pid} names, when a server really answers there. */
    private static Optional<Integer> runningPort(Path data) {
        try {
            var lines = Files.readAllLines(data.resolve("postmaster.pid"));
            var port = Integer.parseInt(lines.get(PORT_LINE).trim());
            return answers(port, data) ? Optional.of(port) : Optional.empty();
        } catch (IOException | RuntimeException noServer) {
            return Optional.empty();
        }
    }

    /** Whether the server at this port serves this folder, and not another one that took the port. */
    private static boolean answers(int port, Path data) {
        try (var connection = DriverManager.getConnection(url(port, OWNER));
                var rows = connection.createStatement().executeQuery("show data_directory")) {
            return rows.next() && Files.isSameFile(Path.of(rows.getString(1)), data);
        } catch (SQLException | IOException noAnswer) {
            return false;
        }
    }

    private static String url(int port, String role) {
        return "jdbc:postgresql://127.0.0.1:%d/postgres?user=%s&loginTimeout=10&reWriteBatchedInserts=true"
                .formatted(port, role);
    }
}

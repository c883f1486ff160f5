package dev.vitals.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server of our own, on the loopback interface. When an earlier JVM was killed its server may still be
 * running on the same data: it is then taken over as it is, never started a second time, stopped with us, and its data is
 * never deleted. A server whose JVM lives is used and left running.
 */
final class OwnServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(OwnServer.class);

    /** Owns the tables; used for migrations only. */
    static final String OWNER = "postgres";

    /** Serves the application. What it may do with which table is said after each migration. */
    static final String APPLICATION = "vitals_app";

    private final int port;
    private final Closeable end;

    private OwnServer(int port, Closeable end) {
        this.port = port;
        this.end = end;
    }

    /**
     * Starts the server on {@code data}, or finds the one that already serves it and takes it over where its JVM is dead.
     *
     * @throws IllegalStateException with a sentence when the server does not start
     */
    static OwnServer on(Path data) {
        return RunningServer.on(data).map(OwnServer::takenOver).orElseGet(() -> started(data));
    }

    /**
     * The same for somebody who only looks in: a server that runs is left running, whoever left it there.
     *
     * @throws IllegalStateException with a sentence when the server does not start
     */
    static OwnServer lookingIn(Path data) {
        return RunningServer.on(data)
                .map(running -> new OwnServer(running.port(), () -> {}).withRoles())
                .orElseGet(() -> started(data));
    }

    private static OwnServer takenOver(RunningServer running) {
        var lock = running.lockOfItsJvm();
        log.info(
                lock.isPresent()
                        ? "Taking over the PostgreSQL server that a killed JVM left running on {}"
                        : "Using the PostgreSQL server of another JVM on {}",
                running.data());
        return new OwnServer(
                        running.port(),
                        lock.<Closeable>map(ours -> () -> {
                                    try (ours) {
                                        running.stop();
                                    }
                                })
                                .orElse(() -> {}))
                .withRoles();
    }

    private static OwnServer started(Path data) {
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
                    // The library switches both off, for tests; what is kept for six years outlives a power cut.
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    // What a killed JVM was at ends soon, and not when its statement does.
                    .setServerConfig("client_connection_check_interval", "2s")
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
        end.close();
    }

    static String url(int port, String role) {
        return "jdbc:postgresql://127.0.0.1:%d/postgres?user=%s&loginTimeout=10&reWriteBatchedInserts=true"
                .formatted(port, role);
    }
}

package dev.vitals.postgres;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server that serves a folder already.
 *
 * @param data the folder
 * @param process the first of its processes
 */
record RunningServer(Path data, ProcessHandle process, int port) {

    private static final Logger log = LoggerFactory.getLogger(RunningServer.class);

    private static final String PID_FILE = "postmaster.pid";

    /** Lines of that file. */
    private static final int PROCESS_LINE = 0;

    private static final int PORT_LINE = 3;

    /** The JVM that started a server holds a lock on this file, which the kernel takes back when it dies. */
    private static final String LOCK = "epg-lock";

    /** For a server that reads its log again after a crash. */
    private static final Duration LONGEST_START = Duration.ofSeconds(60);

    private static final Duration BETWEEN = Duration.ofMillis(200);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(60);

    /** The server that {@code postmaster.pid} names, when it lives and really serves this folder. */
    static Optional<RunningServer> on(Path data) {
        var until = System.nanoTime() + LONGEST_START.toNanos();
        var named = named(data);
        while (named.isPresent() && named.get().process().isAlive() && System.nanoTime() < until) {
            var answer = named.get().answer();
            if (answer != Answer.NOT_YET) {
                return named.filter(any -> answer == Answer.OURS);
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
            named = named(data);
        }
        return Optional.empty();
    }

    private static Optional<RunningServer> named(Path data) {
        try {
            var lines = Files.readAllLines(data.resolve(PID_FILE));
            var port = Integer.parseInt(lines.get(PORT_LINE).trim());
            return ProcessHandle.of(Long.parseLong(lines.get(PROCESS_LINE).trim()))
                    .filter(RunningServer::mayBePostgres)
                    .map(process -> new RunningServer(data, process, port));
        } catch (IOException | RuntimeException noServer) {
            return Optional.empty();
        }
    }

    /** The number of a process that died may be another program's by now. */
    private static boolean mayBePostgres(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> command.contains("postgres"))
                .orElse(true);
    }

    private enum Answer {
        OURS,
        ANOTHERS,
        NOT_YET
    }

    /** Whether the server at this port serves this folder, and not another one that took the port. */
    private Answer answer() {
        try (var connection = DriverManager.getConnection(OwnServer.url(port, OwnServer.OWNER));
                var rows = connection.createStatement().executeQuery("show data_directory")) {
            return rows.next() && Files.isSameFile(Path.of(rows.getString(1)), data) ? Answer.OURS : Answer.ANOTHERS;
        } catch (SQLException startingUp) {
            return Answer.NOT_YET;
        } catch (IOException elsewhere) {
            return Answer.ANOTHERS;
        }
    }

    /** The lock of the JVM that started it; empty while that one lives. Whoever has it answers for the server. */
    Optional<FileChannel> lockOfItsJvm() {
        try {
            var file = FileChannel.open(data.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isLocked(file)) {
                return Optional.of(file);
            }
            file.close();
            return Optional.empty();
        } catch (IOException unknown) {
            return Optional.empty();
        }
    }

    private static boolean isLocked(FileChannel file) throws IOException {
        try {
            return file.tryLock() != null;
        } catch (OverlappingFileLockException ourselves) {
            return false;
        }
    }

    /** Stops it as it would stop with the JVM that started it: at once, and whole. */
    void stop() {
        try {
            interrupt();
            var until = System.nanoTime() + LONGEST_STOP.toNanos();
            // The file is the server's own last word; the process may stay as an entry that nobody has collected.
            while (Files.exists(data.resolve(PID_FILE)) && System.nanoTime() < until) {
                LockSupport.parkNanos(BETWEEN.toNanos());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (IOException failure) {
            log.error("The PostgreSQL server on {} could not be stopped", data, failure);
        }
    }

    /** SIGINT asks it for a fast shutdown; what a process of Java can send by itself asks it to wait for everybody. */
    private void interrupt() throws IOException, InterruptedException {
        if (File.separatorChar == '\\') {
            process.destroy();
            return;
        }
        new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}

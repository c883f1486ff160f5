import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The real application as a process of its own, which can be started, stopped, and killed as the kernel kills. */
final class KilledApp {

    private static final Path CLASSES = Path.of("target/classes");
    private static final String JAR = "vitals.jar";
    private static final Duration LONGEST_START = Duration.ofMinutes(10);
    private static final Duration LONGEST_STOP = Duration.ofMinutes(3);

    private final String java;
    private final int port;
    private final Map<String, String> environment;
    private final Path log;
    private Process process;

    KilledApp(String java, int port, Map<String, String> environment, Path folder) {
        this.java = java;
        this.port = port;
        this.environment = environment;
        this.log = folder.resolve("instance-" + port + ".log");
    }

    /** Puts the application's classes into a jar: those of a folder cannot be shared among JVMs. */
    static void pack(Path folder) throws IOException {
        try (var jar = new ZipOutputStream(Files.newOutputStream(folder.resolve(JAR)));
                var files = Files.walk(CLASSES)) {
            jar.setLevel(Deflater.NO_COMPRESSION);
            for (Path file : files.skip(1).toList()) {
                // Folders too: some libraries look for them first.
                jar.putNextEntry(new ZipEntry(CLASSES.relativize(file) + (Files.isDirectory(file) ? "/" : "")));
                if (Files.isRegularFile(file)) {
                    Files.copy(file, jar);
                }
                jar.closeEntry();
            }
        }
    }

    private static String classPath(Path folder) {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(part -> !Path.of(part).endsWith("test-classes"))
                .map(part -> Path.of(part).equals(CLASSES) ? folder.resolve(JAR).toString() : part)
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Starts it and waits until it shows its door. */
    void start() throws IOException {
        var command = List.of(
                java,
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                // Loaded classes are kept by the first one that ends in peace: a hundred starts are the price of a hundred kills.
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + log.resolveSibling("classes.jsa"),
                "--enable-native-access=ALL-UNNAMED",
                "-Ddb-scheduler.heartbeat-interval=%ds".formatted(Kills.HEARTBEAT.toSeconds()),
                "-Ddb-scheduler.polling-interval=200ms",
                "-cp",
                classPath(log.getParent()),
                "dev.vitals.Vitals");
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        builder.environment().put("VITALS_PORT", String.valueOf(port));
        process = builder.start();
        var started = process;
        Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
        awaitDoor();
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** As {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
        await(process);
    }

    /** Asks it to end, as a service manager does. */
    void stop() {
        if (isAlive()) {
            process.destroy();
            await(process);
        }
    }

    private static void await(Process process) {
        try {
            if (!process.waitFor(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("It does not end");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private void awaitDoor() throws IOException {
        var until = System.nanoTime() + LONGEST_START.toNanos();
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/actuator/health/readiness".formatted(port)))
                .timeout(Duration.ofSeconds(5))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            while (System.nanoTime() < until) {
                if (!process.isAlive()) {
                    throw new IllegalStateException("It did not start:\n" + tail());
                }
                try {
                    if (http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                        return;
                    }
                } catch (IOException notYet) {
                    LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException(stopped);
                }
            }
        }
        throw new IllegalStateException("It did not start in time:\n" + tail());
    }

    private String tail() throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            var all = lines.toList();
            return String.join("\n", all.subList(Math.max(0, all.size() - 40), all.size()));
        }
    }
}

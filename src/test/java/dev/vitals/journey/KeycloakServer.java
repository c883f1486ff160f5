package dev.vitals.journey;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/** A Keycloak of its own on a free port, with one realm; stopped by its handle, and its children with it. */
final class KeycloakServer implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final int port;
    private final Process process;

    private KeycloakServer(int port, Process process) {
        this.port = port;
        this.process = process;
    }

    static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new java.io.UncheckedIOException(none);
        }
    }

    /**
     * Starts it and waits for its realm.
     *
     * @param certificate of Vitals, in Base64
     */
    static KeycloakServer start(int port, String vitals, String certificate) {
        var home = Path.of(System.getProperty("keycloak.home"));
        try (var template = KeycloakServer.class.getResourceAsStream("/keycloak-realm.json")) {
            FileSystemUtils.deleteRecursively(home.resolve("data"));
            Files.createDirectories(home.resolve("data/import"));
            var realm = new String(template.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{vitals}", vitals)
                    .replace("{certificate}", certificate);
            Files.writeString(home.resolve("data/import/clinic-realm.json"), realm);
            var kc = home.resolve("bin/kc.sh");
            kc.toFile().setExecutable(true);
            var builder = new ProcessBuilder(List.of(
                            "/bin/bash",
                            kc.toString(),
                            "start-dev",
                            "--http-host=127.0.0.1",
                            "--http-port=" + port,
                            "--import-realm",
                            "--cache=local"))
                    .redirectErrorStream(true)
                    .redirectOutput(Path.of("target/keycloak.log").toFile());
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m");
            var server = new KeycloakServer(port, builder.start());
            server.await();
            return server;
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    private void await() {
        var client = HttpClient.newHttpClient();
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/realms/clinic".formatted(port)))
                .build();
        var end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end) && process.isAlive()) {
            try {
                if (client.send(request, BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
                TimeUnit.MILLISECONDS.sleep(500);
            } catch (IOException notYet) {
                java.util.concurrent.locks.LockSupport.parkNanos(500_000_000);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        close();
        throw new IllegalStateException("Keycloak did not start; see target/keycloak.log");
    }

    @Override
    public void close() {
        var all = java.util.stream.Stream.concat(process.descendants(), java.util.stream.Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroy);
        all.forEach(one -> {
            try {
                one.onExit().get(20, TimeUnit.SECONDS);
            } catch (Exception late) {
                one.destroyForcibly();
            }
        });
    }
}

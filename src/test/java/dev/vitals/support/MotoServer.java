package dev.vitals.support;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;

/**
 * A real emulator of AWS ({@code python3 -m moto.server}) on the loopback interface, started once per JVM and stopped at
 * its end. Where it is not installed, the tests that need it are skipped with a sentence.
 */
public final class MotoServer {

    /** As if the account had switched off what it does not use: the emulator's own list mixes three partitions. */
    private static final String WITH_FIVE_REGIONS = """
            from moto.ec2.models.availability_zones_and_regions import RegionsAndZonesBackend as known
            enabled = {"us-east-1", "us-east-2", "us-west-2", "eu-west-1", "eu-central-1"}
            known.regions = [region for region in known.regions if region.name in enabled]
            from moto.server import main
            main()
            """;

    private static @Nullable MotoServer running;

    private final URI endpoint;
    private final HttpClient http = HttpClient.newHttpClient();

    private MotoServer(URI endpoint) {
        this.endpoint = endpoint;
    }

    /** The server, empty. */
    public static synchronized MotoServer empty() {
        if (running == null) {
            assumeTrue(isInstalled(), "python3 -m moto.server is not installed here; wire tests are skipped");
            // Of the two ways to speak to Kinesis the emulator knows JSON only.
            System.setProperty("aws.cborEnabled", "false");
            running = start();
        }
        running.post("/moto-api/reset");
        return running;
    }

    public URI endpoint() {
        return endpoint;
    }

    /** A client of the emulator in a region. */
    public <B extends AwsClientBuilder<B, C>, C> C client(B builder, String region) {
        return builder.endpointOverride(endpoint)
                .region(Region.of(region))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("testing", "testing")))
                .build();
    }

    private static boolean isInstalled() {
        try {
            var probe = new ProcessBuilder("python3", "-c", "import moto.server")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return probe.waitFor(60, TimeUnit.SECONDS) && probe.exitValue() == 0;
        } catch (IOException none) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static MotoServer start() {
        try (var socket = new ServerSocket(0)) {
            var port = socket.getLocalPort();
            socket.close();
            var process = new ProcessBuilder(
                            "python3", "-c", WITH_FIVE_REGIONS, "-H", "127.0.0.1", "-p", String.valueOf(port))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            var server = new MotoServer(URI.create("http://127.0.0.1:" + port));
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(server::answers);
            return server;
        } catch (IOException failure) {
            throw new IllegalStateException("moto did not start", failure);
        }
    }

    private boolean answers() {
        try {
            post("/moto-api/reset");
            return true;
        } catch (IllegalStateException notYet) {
            return false;
        }
    }

    private void post(String path) {
        try {
            var request = HttpRequest.newBuilder(endpoint.resolve(path))
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();
            http.send(request, HttpResponse.BodyHandlers.discarding());
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}

package dev.vitals.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.Vitals;
import dev.vitals.support.FaultyWay;
import dev.vitals.support.Fork;
import dev.vitals.support.TestDatabase;
import dev.vitals.support.TinyDisk;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** What people, programs and probes are told while the database is away, and after it is back. */
class DatabaseAwayTest {

    private static final String DATA = "target/database-away-data" + Fork.NUMBER;
    private static final String A_SESSION = "vitals-session=bm9ib2R5LWlzLWJlaGluZC10aGlz";

    private static final TestDatabase DATABASE = TestDatabase.empty();
    private static final FaultyWay WAY = FaultyWay.to(DATABASE.server());
    private static final HttpClient WEB = HttpClient.newHttpClient();

    private static ConfigurableApplicationContext application;

    @BeforeAll
    static void start() {
        Fork.clear(DATA);
        var server = DATABASE.server();
        application = new SpringApplicationBuilder(Vitals.class)
                .run(
                        "--spring.datasource.url=" + WAY.url(),
                        "--spring.datasource.username=" + Objects.requireNonNullElse(server.getUser(), "postgres"),
                        "--spring.datasource.password=" + Objects.requireNonNullElse(server.getPassword(), ""),
                        "--spring.datasource.hikari.connection-timeout=500",
                        "--spring.datasource.hikari.validation-timeout=250",
                        "--server.port=0",
                        "--vitals.data=" + Fork.folder(DATA),
                        "--vitals.demo=false",
                        "--vitals.sign-in.local=true",
                        "--vitals.operator.password=correct horse battery",
                        "--db-scheduler.enabled=false");
    }

    @AfterAll
    static void stop() {
        WAY.clear();
        application.close();
        WAY.close();
    }

    @Test
    void isSaidWithWhatWhereAndWhatNextAndIsOverWhenTheDatabaseIsBack() throws Exception {
        assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(200);
        assertThat(get("/findings").statusCode()).as("to the door").isEqualTo(302);

        WAY.shut();
        var page = get("/findings");
        assertThat(page.statusCode()).isEqualTo(503);
        assertThat(page.headers().firstValue("Retry-After")).contains("15");
        assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(page.body())
                .contains("The database does not answer as it should")
                .contains("Vitals is running, but its database cannot be reached at the moment.")
                .contains("Reload the page in a minute")
                .containsPattern("Reference <code>[0-9a-f]{8}</code>")
                .doesNotContain("Exception");
        assertThat(get("/vitals.css").statusCode())
                .as("it looks like a page of ours")
                .isEqualTo(200);
        var answer = get("/api/v1/accounts");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json;charset=UTF-8");
        assertThat(answer.body()).contains("\"status\":503").contains("\"reference\":\"");
        assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(503);
        assertThat(get("/actuator/health/liveness").statusCode()).isEqualTo(200);

        WAY.clear();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> get("/findings").statusCode() == 302);
        assertThat(get("/login").statusCode()).isEqualTo(200);
        assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(200);
    }

    @Test
    void isSaidOfADiskThatIsFullAndWhatOnlyReadsGoesOn(@TempDir Path folder) throws Exception {
        try (var disk = TinyDisk.under(DATABASE, folder, "web_session")) {
            disk.fill();
            var page = get("/findings");
            assertThat(page.statusCode())
                    .as("it would keep where they wanted to go")
                    .isEqualTo(503);
            assertThat(page.body())
                    .contains("the disk of the database needs room")
                    .contains("what is kept can be read")
                    .doesNotContain("Exception");
            assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(200);
            assertThat(get("/api/v1/accounts").statusCode())
                    .as("asked, and refused")
                    .isEqualTo(401);

            disk.makeRoom();
            assertThat(get("/findings").statusCode()).as("to the door").isEqualTo(302);
        }
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        var port = ((ServletWebServerApplicationContext) application)
                .getWebServer()
                .getPort();
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port, path)));
        switch (path.split("/")[1]) {
            case "actuator" -> {}
            case "api" -> request.header("Cookie", A_SESSION).header("Authorization", "Bearer vitals_none");
            default -> request.header("Cookie", A_SESSION);
        }
        return WEB.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}

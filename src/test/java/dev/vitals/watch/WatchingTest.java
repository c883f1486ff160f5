package dev.vitals.watch;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import dev.vitals.Vitals;
import dev.vitals.account.Account;
import dev.vitals.account.AccountConnection;
import dev.vitals.account.AccountStore;
import dev.vitals.aws.AwsAccess;
import dev.vitals.aws.CallLog;
import dev.vitals.aws.Connection;
import dev.vitals.collect.CollectorCatalogue;
import dev.vitals.scan.AccountReader;
import dev.vitals.scan.Progress;
import dev.vitals.scan.ScanQueue;
import dev.vitals.support.Fork;
import dev.vitals.token.BearerSecret;
import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * One whole application that is watched from outside: by an anonymous prober, by Prometheus with a token, by a collector
 * of traces, and by whoever reads its log, while it reads an account that refuses it everything.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WatchingTest {

    private static final String DATA = "target/watching-data" + Fork.NUMBER;
    private static final String PASSWORD = "correct horse battery staple";
    private static final String WRONG = "wrong-password-of-somebody";
    private static final String ASSERTION = "PHNhbWxwOlJlc3BvbnNlPkphbmUgRG9lPC9zYW1scDpSZXNwb25zZT4=";
    private static final String TRACE_SECRET = "Bearer secret-of-the-collector";
    private static final String KEY = "AKIAIOSFODNN7EXAMPLE";
    private static final String SECRET_KEY = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

    private final HttpClient anonymous = HttpClient.newHttpClient();
    private final BearerSecret token = BearerSecret.make(BearerSecret.API);
    private final BearerSecret other = BearerSecret.make(BearerSecret.API);
    private RefusingAws aws;
    private TraceReceiver traces;
    private HeardLog log;
    private ConfigurableApplicationContext app;
    private JdbcClient sql;
    private String session;

    @BeforeAll
    void anApplicationThatReadWhatItCould() throws Exception {
        System.setProperty("aws.accessKeyId", KEY);
        System.setProperty("aws.secretAccessKey", SECRET_KEY);
        Fork.clear(DATA);
        // Where another test's application still runs, the log would stay as that one wanted it.
        LoggingSystem.get(getClass().getClassLoader()).cleanUp();
        aws = new RefusingAws();
        traces = new TraceReceiver();
        app = SpringApplication.run(
                Vitals.class,
                "--server.port=0",
                "--vitals.management.port=0",
                "--vitals.data=" + Fork.folder(DATA),
                "--vitals.demo=false",
                "--vitals.operator.password=" + PASSWORD,
                "--vitals.log.format=ecs",
                "--vitals.tracing.endpoint=" + traces.endpoint(),
                "--vitals.tracing.share=1",
                "--management.opentelemetry.tracing.export.otlp.timeout=60s",
                "--management.opentelemetry.tracing.export.timeout=60s",
                "--vitals.tracing.authorization=" + TRACE_SECRET,
                "--db-scheduler.polling-interval=1s");
        log = new HeardLog();
        sql = app.getBean(JdbcClient.class);
        keep(token, "WATCH");
        keep(other, "READ");
        signIn();
        readTheAccount();
        provokeErrors();
    }

    @AfterAll
    void stop() throws Exception {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
        log.close();
        app.close();
        aws.close();
        traces.close();
    }

    @Test
    void strangersHearOneWordAndNoMore() throws Exception {
        for (String path : List.of("", "/liveness", "/readiness")) {
            var answer = watched("/actuator/health" + path, null);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("\"status\":\"UP\"").doesNotContain("components", "details");
        }
        var sight = watched("/actuator/health/sight", null);
        assertThat(sight.body()).isEqualTo("{\"status\":\"BLIND\"}");
        assertThat(watched("/actuator/prometheus", null).statusCode()).isEqualTo(401);
        assertThat(watched("/actuator/prometheus", other).statusCode()).isEqualTo(403);
        assertThat(watched("/actuator/health/sight", other).body()).isEqualTo("{\"status\":\"BLIND\"}");
        assertThat(watched("/actuator/env", token).statusCode()).isEqualTo(404);
    }

    @Test
    void whoMayWatchHearsWhichAccountIsBlindAndWhy() throws Exception {
        var sight = watched("/actuator/health/sight", token);
        assertThat(sight.statusCode()).isEqualTo(503);
        assertThat(sight.body()).contains(RefusingAws.STRANGER, "refused, last read", "\"seen\":0");
    }

    @Test
    void aBlindAccountTakesNoInstanceOutOfTheLoadBalancer() throws Exception {
        assertThat(watched("/actuator/health/readiness", token).body()).contains("\"status\":\"UP\"", "schema", "db");
        assertThat(page("/readyz").statusCode()).isEqualTo(200);
        assertThat(page("/livez").statusCode()).isEqualTo(200);
    }

    @Test
    void theWorkIsWatched() throws Exception {
        assertThat(watched("/actuator/health/work", token).body())
                .contains("\"mails\"", "\"tasks\"", "\"audit\"", "\"events\"", "\"disk\"", "\"destinations\"");
    }

    @Test
    void metricsNameAccountsAndServicesAndNothingElse() throws Exception {
        var text = metrics();
        assertThat(text)
                .contains("vitals_figures_up 1.0")
                .contains("vitals_unread_lists{cause=\"DENIED\"} 1.0")
                .containsPattern("vitals_account_whole_read_age_seconds\\{account=\"555566667777\"} 1[01]\\d\\d\\d")
                .contains("vitals_accounts{state=\"refused\"} 1.0")
                .contains("vitals_account_seen{account=\"555566667777\"} 0.0")
                .containsPattern("vitals_aws_call_seconds_count\\{.*outcome=\"denied\".*service=\"kms\"} [1-9]")
                .containsPattern("vitals_scan_seconds_count\\{.*outcome=\"failed\".*} [12]")
                .containsPattern("vitals_unit_seconds_count\\{.*service=\"s3\".*}");
        assertThat(text).doesNotContain(RefusingAws.BUCKET, "Deny", "jane", KEY);
        assertThat(labels(text)).as("labels").doesNotContain("resource", "arn", "name_of_resource");
    }

    @Test
    void everyMetricOfTheDashboardAndTheAlertsIsTold() throws Exception {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> metrics().contains("vitals_binder_seconds_count"));
        var told = MetricNames.told(metrics());
        assertThat(MetricNames.used())
                .isNotEmpty()
                .allSatisfy(name -> assertThat(told).contains(name));
    }

    @Test
    void everyMetricOfVitalsIsWrittenDown() throws Exception {
        var written = MetricNames.documentation();
        assertThat(MetricNames.told(metrics()).stream().filter(name -> name.startsWith("vitals_")))
                .allSatisfy(name -> assertThat(written).contains(MetricNames.family(name)));
    }

    @Test
    void tracesNameWhatWasDoneAndNotToWhat() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(traces.all())
                        .contains(
                                "vitals.scan", "read s3", "kms.ListKeys", "http get /settings", RefusingAws.STRANGER));
        assertThat(traces.all()).doesNotContain(RefusingAws.BUCKET, "Deny", PASSWORD, "q=Jane", KEY, session);
        assertThat(traces.authorizations()).isNotEmpty().allMatch(TRACE_SECRET::equals);
    }

    @Test
    void theLogHoldsNoSecretAndNothingOfWhatIsWatched() {
        assertThat(log.lines()).isNotEmpty();
        assertThat(log.all())
                .doesNotContain(PASSWORD, WRONG, ASSERTION, TRACE_SECRET, KEY, SECRET_KEY, session)
                .doesNotContain(secretOf(token), secretOf(other))
                .doesNotContain(RefusingAws.BUCKET, "Effect", "Jane", "123-45-6789");
    }

    @Test
    void linesTellWhatTheyBelongTo() {
        assertThat(log.lines())
                .anyMatch(line -> line.contains("could not be opened")
                        && line.contains("scan=")
                        && line.contains("account=111122223333"));
        assertThat(log.lines()).anyMatch(line -> line.contains("reference=") && line.contains("request="));
        assertThat(log.json()).anyMatch(line -> line.contains("\"scan\":\"") && line.contains("111122223333"));
        assertThat(log.json()).allMatch(line -> line.strip().lines().count() == 1);
    }

    @Test
    void whatOthersPutIntoTheLogStaysOnItsLine() {
        assertThat(log.lines()).noneMatch(line -> line.lines().anyMatch(part -> part.startsWith("FORGED")));
        assertThat(log.all()).doesNotContain("\u001b");
    }

    @Test
    void theAnswerCarriesTheNumberOfItsRequest() throws Exception {
        var answer = page("/login");
        assertThat(answer.headers().firstValue("X-Request-Id"))
                .hasValueSatisfying(number -> assertThat(number).matches("[0-9a-f]{8}-[0-9a-f]{4}"));
    }

    private void signIn() throws IOException, InterruptedException {
        var cookies = new CookieManager();
        var browser = HttpClient.newBuilder().cookieHandler(cookies).build();
        send(browser, "/login", "username=operator&password=" + WRONG);
        var answer = send(
                browser, "/login", "username=operator&password=" + URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8));
        assertThat(answer.headers().firstValue("Location").orElse("")).doesNotContain("login");
        session = cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().contains("session"))
                .findFirst()
                .orElseThrow()
                .getValue();
        for (String path : List.of("/settings", "/search?q=Jane+Doe+123-45-6789", "/accounts/999")) {
            browser.send(HttpRequest.newBuilder(at(path)).build(), BodyHandlers.ofString());
        }
    }

    private HttpResponse<String> send(HttpClient browser, String path, String form)
            throws IOException, InterruptedException {
        var door = browser.send(HttpRequest.newBuilder(at(path)).build(), BodyHandlers.ofString())
                .body();
        var csrf = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"").matcher(door);
        assertThat(csrf.find()).isTrue();
        return browser.send(
                HttpRequest.newBuilder(at(path))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(
                                form + "&_csrf=" + URLEncoder.encode(csrf.group(1), StandardCharsets.UTF_8)))
                        .build(),
                BodyHandlers.ofString());
    }

    private void readTheAccount() {
        app.getBean(AccountStore.class)
                .keep(account(
                        RefusingAws.STRANGER,
                        AccountConnection.profile("nobody-s-profile", "us-east-1")
                                .at(aws.endpoint())));
        app.getBean(AccountStore.class)
                .keep(account("111122223333", AccountConnection.recording("/nowhere/FORGED", "us-east-1"))
                        .paused(true));
        app.getBean(ScanQueue.class).now(RefusingAws.STRANGER, "test");
        app.getBean(ScanQueue.class).now("111122223333", "test");
        Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .until(() -> sql.sql("select count(*) from scan where ended_at is not null")
                                .query(Integer.class)
                                .single()
                        >= 2);
        readSomeServices();
        sql.sql(
                        "insert into score_day values ('all', '2026-11-27', 1, 2, 3, 4, 5, 15, 50, 0, 100, 90, 100, 0, 0, 0, 0, '', '')")
                .update();
        sql.sql(
                        "insert into scan (id, account_id, requested_at, started_at, ended_at, state, trigger)"
                                + " select gen_random_uuid(), ?, at, at, at, 'complete', 'test' from (select now() - interval '3 hours' as at) then_")
                .param(RefusingAws.STRANGER)
                .update();
        sql.sql("insert into coverage (account_id, region, type, cause, valid_from, scan_id)"
                        + " values (?, 'us-east-1', 'AWS::S3::Bucket', 'DENIED', now(), gen_random_uuid())")
                .param(RefusingAws.STRANGER)
                .update();
        app.getBean(SchedulerClient.class)
                .scheduleIfNotExists(TaskDescriptor.of("make-binder", Void.class)
                        .instance(UUID.randomUUID().toString())
                        .scheduledTo(Instant.now()));
    }

    /** A few of them, for a whole scan takes its time. */
    private void readSomeServices() {
        var connection = new Connection(null, KEY, SECRET_KEY, null, null, aws.endpoint(), "us-east-1");
        var home = app.getBean(AwsAccess.class)
                .open(connection, "test", CollectorCatalogue.discover().operations(), new CallLog(), null);
        var collectors = CollectorCatalogue.discover().collectors().stream()
                .filter(collector -> List.of("s3", "kms", "cloudtrail").contains(collector.service()))
                .toList();
        new AccountReader(collectors)
                .watchedBy(app.getBean(ObservationRegistry.class))
                .read(home, List.of("us-east-1"), Instant.now(), Progress.SILENT);
    }

    private void provokeErrors() throws Exception {
        anonymous.send(
                HttpRequest.newBuilder(at("/login/saml2/sso/somewhere"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(
                                "SAMLResponse=" + URLEncoder.encode(ASSERTION, StandardCharsets.UTF_8)))
                        .build(),
                BodyHandlers.ofString());
        anonymous.send(
                HttpRequest.newBuilder(at("/api/v1/findings"))
                        .header("Authorization", "Bearer " + secretOf(token).substring(1))
                        .build(),
                BodyHandlers.ofString());
        var owner = JdbcClient.create(new DriverManagerDataSource(
                app.getBean(FlywayConnectionDetails.class).getJdbcUrl()));
        owner.sql("alter table resource rename to resource_away").update();
        try {
            anonymous.send(
                    HttpRequest.newBuilder(at("/api/v1/resources"))
                            .header("Authorization", "Bearer " + secretOf(other))
                            .build(),
                    BodyHandlers.ofString());
        } finally {
            owner.sql("alter table resource_away rename to resource").update();
        }
    }

    private static Account account(String id, AccountConnection connection) {
        return new Account(
                id, "Jane " + id, "aws", connection, List.of("us-east-1"), true, null, false, Instant.now(), List.of());
    }

    private void keep(BearerSecret secret, String right) {
        sql.sql("""
                        insert into api_token (id, member_id, name, prefix, hash, rights, created_at, expires_at)
                        select gen_random_uuid(), id, :right, :prefix, :hash, array[:right], now(), now() + interval '1 day'
                          from member limit 1""")
                .param("right", right)
                .param("prefix", secret.prefix())
                .param("hash", secret.hash())
                .update();
    }

    private static String secretOf(BearerSecret secret) {
        return secret.reveal();
    }

    private String metrics() throws IOException, InterruptedException {
        var answer = watched("/actuator/prometheus", token);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static List<String> labels(String text) {
        return Pattern.compile("[{,]([a-z_]+)=\"")
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    private HttpResponse<String> watched(String path, BearerSecret by) throws IOException, InterruptedException {
        var port = app.getEnvironment().getRequiredProperty("local.management.port");
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (by != null) {
            request.header("Authorization", "Bearer " + secretOf(by));
        }
        return anonymous.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> page(String path) throws IOException, InterruptedException {
        return anonymous.send(HttpRequest.newBuilder(at(path)).build(), BodyHandlers.ofString());
    }

    private URI at(String path) {
        return URI.create(
                "http://127.0.0.1:%s%s".formatted(app.getEnvironment().getRequiredProperty("local.server.port"), path));
    }
}

package dev.vitals.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import dev.vitals.Vitals;
import dev.vitals.audit.AuditStore;
import dev.vitals.audit.AuditVerifier;
import dev.vitals.identity.SignedIn;
import dev.vitals.support.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** What every version that was released left in its database, migrated to this one, which starts on it and shows it. */
class UpgradeTest {

    private static final List<String> PAGES = List.of(
            "/",
            "/findings",
            "/findings?by=finding",
            "/safeguards",
            "/safeguards?citation=164.312(a)(2)(iv)",
            "/resources",
            "/accounts",
            "/scans",
            "/trends",
            "/rules",
            "/attestations",
            "/remediation",
            "/audit",
            "/binders",
            "/settings",
            "/members",
            "/search?q=bucket",
            "/findings?asOf=2026-11-20");

    private record Person(UUID member, String displayName, String method) implements SignedIn, java.io.Serializable {}

    /** A version that goes out takes along what it leaves in a database: docs/releasing.md. */
    @Test
    void hasADumpOfTheVersionThatIsReleasedNext() throws Exception {
        var version = Pattern.compile("<artifactId>vitals</artifactId>\\s*<version>([^<]+)</version>")
                .matcher(Files.readString(Path.of("pom.xml")));
        assertThat(version.find()).isTrue();
        assertThat(Dump.all())
                .extracting(Dump::version)
                .as("make it: bench/run dump")
                .contains(version.group(1));
        assertThat(Dump.all())
                .allSatisfy(dump -> assertThat(Files.size(dump.file())).isLessThan(1 << 20));
    }

    @TestFactory
    Stream<DynamicTest> migratesAndStartsOnTheDataOfEveryVersion() {
        return Dump.all().stream()
                .map(dump -> DynamicTest.dynamicTest(dump.file().getFileName().toString(), () -> upgrade(dump)));
    }

    private static void upgrade(Dump dump) throws Exception {
        var name = "upgrade_" + dump.schema();
        TestDatabase.empty().sql().sql("create database " + name).update();
        var url = url(name);
        migrations(url).target(dump.schema()).load().migrate();
        Map<String, Long> rows;
        try (var connection = DriverManager.getConnection(url)) {
            rows = dump.load(connection);
        }
        assertThat(rows.values().stream().mapToLong(Long::longValue).sum()).isGreaterThan(1_000);
        try (var vitals = new SpringApplicationBuilder(Vitals.class)
                .run(
                        "--server.port=0",
                        "--spring.datasource.url=" + url.replaceAll("user=\\w+", "user=vitals_app"),
                        "--spring.flyway.url=" + url,
                        "--spring.flyway.user=" + url.replaceAll(".*user=(\\w+).*", "$1"),
                        "--vitals.data=target/upgrade-" + dump.schema(),
                        "--vitals.demo=false",
                        "--vitals.operator.password=correct horse battery",
                        "--db-scheduler.enabled=false",
                        "--spring.main.banner-mode=off",
                        "--logging.level.root=warn")) {
            holdsWhatWasThere(vitals.getBean(JdbcClient.class), rows);
            showsIt((WebApplicationContext) vitals, vitals.getBean(JdbcClient.class));
        }
    }

    private static void holdsWhatWasThere(JdbcClient sql, Map<String, Long> rows) {
        for (String table :
                List.of("resource", "finding", "evaluation", "evaluation_history", "score", "attestation_version")) {
            assertThat(sql.sql("select count(*) from " + table)
                            .query(Long.class)
                            .single())
                    .as(table)
                    .isPositive()
                    .isGreaterThanOrEqualTo(rows.get(table));
        }
        assertThat(AuditVerifier.verify(new AuditStore(sql), List.of()).isWhole())
                .isTrue();
    }

    private static void showsIt(WebApplicationContext vitals, JdbcClient sql) throws Exception {
        var web = MockMvcBuilders.webAppContextSetup(vitals)
                .apply(springSecurity())
                .build();
        var operator = sql.sql("select id from member where subject = 'operator'")
                .query(UUID.class)
                .single();
        var person = new TestingAuthenticationToken(new Person(operator, "operator", "local"), "");
        person.setAuthenticated(true);
        for (String page : PAGES) {
            var answer = web.perform(get(java.net.URI.create(page)).with(authentication(person)))
                    .andReturn()
                    .getResponse();
            assertThat(answer.getStatus()).as(page).isEqualTo(200);
            assertThat(Jsoup.parse(answer.getContentAsString()).select("h1"))
                    .as(page)
                    .hasSize(1);
        }
    }

    private static org.flywaydb.core.api.configuration.FluentConfiguration migrations(String url) {
        return Flyway.configure().dataSource(url, null, null).locations("classpath:db/migration");
    }

    private static String url(String database) throws Exception {
        try (var connection = TestDatabase.empty().dataSource().getConnection()) {
            var url = connection.getMetaData().getURL().replaceFirst("(//[^/]+/)[^?]*", "$1" + database);
            return url.contains("user=")
                    ? url
                    : url + (url.contains("?") ? "&" : "?") + "user="
                            + connection.getMetaData().getUserName();
        }
    }
}

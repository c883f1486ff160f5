package dev.vitals.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import dev.vitals.Vitals;
import dev.vitals.backup.EmptyDatabase;
import dev.vitals.cli.CommandLineStart;
import dev.vitals.support.Fork;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** A lived-in installation is backed up while it serves, restored into an empty database, and served from there. */
class RestoredTest extends ApiAsked {

    /** Pages that count what they show, and answers that list it. */
    private static final List<String> MAIN = List.of(
            "/",
            "/?asOf=2026-11-01",
            "/safeguards",
            "/findings",
            "/resources",
            "/trends",
            "/attestations",
            "/acceptances",
            "/room",
            "/accounts",
            "/scans",
            "/api/v1/overview",
            "/api/v1/findings?size=200",
            "/api/v1/safeguards?size=200",
            "/api/v1/findings?asOf=2026-10-15&size=200",
            "/api/v1/accounts");

    @TempDir
    private Path folder;

    @Autowired
    private WebApplicationContext here;

    @Autowired
    private FlywayConnectionDetails owner;

    private final StringWriter said = new StringWriter();

    @Test
    void isRestoredIntoAnEmptyDatabaseAndItsPagesTellTheSame() throws Exception {
        var file = folder.resolve("vitals.zip");
        var before = told(here);
        assertThat(command(Map.of("vitals.data", Fork.folder(DATA).toString()), "backup", file.toString()))
                .as(said::toString)
                .isZero();
        assertThat(command(Map.of(), "restore", "--check", file.toString()))
                .as(said::toString)
                .isZero();

        var served = new PGSimpleDataSource();
        served.setUrl(owner.getJdbcUrl());
        try (var other = EmptyDatabase.beside(served, "restored")) {
            var there = Map.of(
                    "vitals.data",
                            Files.createDirectories(folder.resolve("data")).toString(),
                    "spring.datasource.url", other.url(),
                    "spring.datasource.username", "vitals_app",
                    "spring.flyway.url", other.url(),
                    "spring.flyway.user", "postgres");
            assertThat(command(there, "restore", file.toString()))
                    .as(said::toString)
                    .isZero();
            assertThat(said.toString()).contains("every one of", "The audit log is whole");
            assertThat(command(there, "restore", file.toString())).isEqualTo(1);
            assertThat(said.toString()).contains("The database is not empty");

            try (var application = new SpringApplicationBuilder(Vitals.class, Time.class)
                    .properties(
                            "server.port=0",
                            "db-scheduler.enabled=false",
                            "vitals.demo=false",
                            "vitals.sign-in.local=true",
                            "vitals.operator.password=correct horse battery",
                            "spring.main.allow-bean-definition-overriding=true")
                    .run(there.entrySet().stream()
                            .map(each -> "--" + each.getKey() + "=" + each.getValue())
                            .toArray(String[]::new))) {
                assertThat(told((WebApplicationContext) application)).isEqualTo(before);
            }
        }
    }

    /** Each page without what is made anew for every answer. */
    private Map<String, String> told(WebApplicationContext application) throws Exception {
        MockMvc web = MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .build();
        var told = new LinkedHashMap<String, String>();
        for (String address : MAIN) {
            var answer = web.perform(
                            get(address).with(authentication(administrator)).header("Sec-Fetch-Site", "same-origin"))
                    .andReturn()
                    .getResponse();
            assertThat(answer.getStatus()).as(address).isEqualTo(200);
            told.put(
                    address,
                    answer.getContentAsString()
                            .replaceAll("nonce=\"[^\"]*\"", "")
                            .replaceAll("(name=\"_csrf\"[^>]*value=)\"[^\"]*\"", "$1")
                            .replaceAll("data-remaining=\"[^\"]*\"", ""));
        }
        return told;
    }

    private int command(Map<String, String> properties, String... arguments) {
        said.getBuffer().setLength(0);
        var before = System.getProperties().clone();
        properties.forEach(System::setProperty);
        try {
            var writer = new PrintWriter(said, true);
            return CommandLineStart.run(writer, writer, Clock.systemUTC(), arguments);
        } finally {
            System.setProperties((Properties) before);
        }
    }
}

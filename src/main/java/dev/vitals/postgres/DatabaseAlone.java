package dev.vitals.postgres;

import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The configured database without the rest of the application, for commands: nothing is migrated, scheduled or served.
 * Our own server is used where it runs, started where it only lies there, and never made.
 */
public final class DatabaseAlone implements AutoCloseable {

    /** No configuration of the application: only a source of this small one. */
    @Import(OwnServerConfiguration.class)
    @ImportAutoConfiguration({
        DataSourceAutoConfiguration.class,
        JdbcTemplateAutoConfiguration.class,
        JdbcClientAutoConfiguration.class
    })
    static class Parts {}

    private final ConfigurableApplicationContext context;

    private DatabaseAlone(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /**
     * Opens it.
     *
     * @throws RuntimeException whose root says why it could not
     */
    public static DatabaseAlone open() {
        var context = new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .initializers(DatabaseAlone::refuseToMakeOne)
                .properties("logging.level.root=off", "vitals.postgres.looking-in=true")
                .run();
        return new DatabaseAlone(context);
    }

    private static void refuseToMakeOne(ConfigurableApplicationContext context) {
        var environment = context.getEnvironment();
        var data = Path.of(environment.getProperty("vitals.data", "./data"));
        if (environment.getProperty("spring.datasource.url") == null && !Files.isDirectory(data.resolve("postgres"))) {
            throw new IllegalStateException(
                    "no database is configured, and there is none in %s. Set SPRING_DATASOURCE_URL or VITALS_DATA."
                            .formatted(data.toAbsolutePath().normalize()));
        }
    }

    public JdbcClient sql() {
        return context.getBean(JdbcClient.class);
    }

    /** A property as the application would see it. */
    public String setting(String name, String otherwise) {
        return context.getEnvironment().getProperty(name, otherwise);
    }

    @Override
    public void close() {
        context.close();
    }
}

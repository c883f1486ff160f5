package dev.vitals.postgres;

import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.ApplicationContextInitializer;
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
        return open(DatabaseAlone::refuseToMakeOne);
    }

    /**
     * Opens it, and makes our own server where none is configured and none lies there.
     *
     * @throws RuntimeException whose root says why it could not
     */
    public static DatabaseAlone openOrMake() {
        return open(context -> {});
    }

    private static DatabaseAlone open(ApplicationContextInitializer<ConfigurableApplicationContext> first) {
        var context = new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .initializers(first)
                .properties("logging.level.root=off", "postgres.looking-in=true")
                .run();
        var database = new DatabaseAlone(context);
        try {
            refuseANewer(database.sql());
            return database;
        } catch (RuntimeException refused) {
            database.close();
            throw refused;
        }
    }

    /** What a newer version means by a column is not known here. */
    static void refuseANewer(JdbcClient sql) {
        var known = Migrations.newest();
        var there = sql.sql("select to_regclass('flyway_schema_history') is not null")
                        .query(Boolean.class)
                        .single()
                ? sql.sql(
                                "select coalesce(max(split_part(version, '.', 1)::int), 0) from flyway_schema_history where success")
                        .query(Integer.class)
                        .single()
                : 0;
        if (there > known) {
            throw new IllegalStateException(
                    "it was migrated by a newer version of Vitals (its tables are V%d, this version knows V%d). Use the command of the newer version."
                            .formatted(there, known));
        }
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

    /**
     * The same database as the role that owns the tables sees it: the one that migrates. Each connection is a new one, and
     * no scope of rows is bound.
     */
    public DataSource owner() {
        var own = context.getBeanProvider(FlywayConnectionDetails.class).getIfAvailable();
        if (own != null) {
            return source(String.valueOf(own.getJdbcUrl()), own.getUsername(), own.getPassword());
        }
        var served = context.getBean(JdbcConnectionDetails.class);
        var environment = context.getEnvironment();
        var user = environment.getProperty("spring.flyway.user");
        return source(
                setting("spring.flyway.url", served.getJdbcUrl()),
                user == null ? served.getUsername() : user,
                user == null ? served.getPassword() : environment.getProperty("spring.flyway.password"));
    }

    private static DataSource source(String url, @Nullable String user, @Nullable String password) {
        var source = new PGSimpleDataSource();
        source.setUrl(url);
        if (user != null) {
            source.setUser(user);
        }
        if (password != null) {
            source.setPassword(password);
        }
        return source;
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

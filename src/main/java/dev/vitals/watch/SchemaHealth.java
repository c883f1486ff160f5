package dev.vitals.watch;

import java.io.IOException;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whether the tables are those of this version. Where a newer one has migrated them meanwhile, this instance serves nobody
 * any more: it would read them wrongly, and could not be started on them either.
 */
@Component("schema")
class SchemaHealth extends AbstractHealthIndicator {

    private static final Pattern VERSION = Pattern.compile("V(\\d+)__.*\\.sql");

    private final JdbcClient sql;
    private final int expected;

    SchemaHealth(JdbcClient sql) throws IOException {
        super("The version of the tables could not be told");
        this.sql = sql;
        this.expected = Stream.of(
                        new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/V*.sql"))
                .map(file -> VERSION.matcher(Objects.requireNonNullElse(file.getFilename(), "")))
                .filter(Matcher::matches)
                .mapToInt(name -> Integer.parseInt(name.group(1)))
                .max()
                .orElse(0);
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        var found = sql.sql("select coalesce(max(version::int), 0) from flyway_schema_history where success")
                .query(Integer.class)
                .single();
        health.status(found == expected ? "UP" : "OUT_OF_SERVICE")
                .withDetail("expected", expected)
                .withDetail("found", found);
    }
}

package dev.vitals.digest;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Until when everything that will ever be known to have happened can be seen. What a scan finds bears the time at which
 * it began and can be seen when it has ended: whoever takes note of a time that a running scan began before loses it.
 */
@Repository
class Settled {

    /** For changes of people that are being committed, and for clocks that differ. */
    static final Duration MARGIN = Duration.ofSeconds(5);

    /** What seems to run for longer was left behind by an instance that died, and will bring nothing. */
    private static final Duration LONGEST_SCAN = Duration.ofHours(24);

    private static final Duration LONGEST_LOOK = Duration.ofHours(1);

    private static final String UNTIL = """
            select least(cast(:settled as timestamptz), min(begun) - interval '1 millisecond') from (
                select started_at as begun from scan where state = 'running' and started_at > :oldScan
                union all
                select asked_at from finding_look where state in ('waiting', 'running') and asked_at > :oldLook) running
            """;

    private final JdbcClient sql;

    Settled(JdbcClient sql) {
        this.sql = sql;
    }

    /** Ask before what happened is read, and outside of anybody's sight: scans that they may not see count too. */
    Instant until(Instant now) {
        return sql.sql(UNTIL)
                .param("settled", utc(now.minus(MARGIN)))
                .param("oldScan", utc(now.minus(LONGEST_SCAN)))
                .param("oldLook", utc(now.minus(LONGEST_LOOK)))
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

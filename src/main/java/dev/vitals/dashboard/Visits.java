package dev.vitals.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** When members looked at the overview. A reload belongs to the same visit; a visit ends after a pause. */
@Repository
class Visits {

    static final Duration PAUSE = Duration.ofHours(2);

    /** One statement, so that two instances that serve the same person at once begin one visit and not two. */
    private static final String LOOK = """
            insert into member_visit as v (member_id, began_at, seen_at) values (:member, :now, :now)
            on conflict (member_id) do update
               set before_at = case when v.seen_at + cast(:pause as interval) < :now then v.seen_at else v.before_at end,
                   began_at = case when v.seen_at + cast(:pause as interval) < :now then :now else v.began_at end,
                   seen_at = greatest(v.seen_at, :now)
            returning before_at
            """;

    private final JdbcClient sql;

    Visits(JdbcClient sql) {
        this.sql = sql;
    }

    /** Notes that somebody looks, and says when their visit before this one ended; empty on the first visit. */
    Optional<Instant> look(UUID member, Instant now) {
        return before(sql.sql(LOOK)
                .param("member", member)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("pause", PAUSE.toString()));
    }

    /** The same without being a look: what a program asks is no visit. */
    Optional<Instant> before(UUID member) {
        return before(sql.sql("select before_at from member_visit where member_id = :member")
                .param("member", member));
    }

    private static Optional<Instant> before(JdbcClient.StatementSpec question) {
        return question.query((row, number) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant))
                .optional()
                .flatMap(before -> before);
    }
}

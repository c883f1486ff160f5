package dev.vitals.outgoing;

import dev.vitals.outgoing.Delivery.State;
import dev.vitals.postgres.Alone;
import dev.vitals.postgres.Attempts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * The outbox: what is to be told, between the decision and the word of the other side that it has it. Each is taken by one
 * sender at a time, and taken over when that one died and its lease is over. Of one finding the earlier goes before the
 * later.
 */
@Repository
class Deliveries {

    /** Longer than the calls of most attempts take within their bounds. */
    static final Duration LEASE = Duration.ofMinutes(10);

    /** After an attempt that did not come through, where the other side asks for so long. */
    static final Duration LONGEST_DELAY = Duration.ofDays(1);

    /** Of a destination that took something and needs a rest. */
    static final Duration REST = Duration.ofMinutes(1);

    private static final String COLUMNS =
            "d.*, (select t.name from destination t where t.id = d.destination_id) as name";

    private static final String CLAIM = """
            update delivery d
               set state = 'sending', attempts = attempts + 1, due_at = :lease, twice = twice or state = 'sending'
             where id in (
                select c.id from delivery c join destination t on t.id = c.destination_id
                 where t.active and %s and %s
                   and not exists (select from delivery e
                                    where e.destination_id = c.destination_id and e.finding_id = c.finding_id
                                      and e.event_id < c.event_id and e.state in ('waiting', 'sending'))
                 order by c.due_at, c.event_id limit :most for update of c skip locked)
            returning %s
            """;

    /** A rest after something was taken, and after something was not. */
    private static final String IS_READY =
            "(t.next_at <= :now or t.next_at > case when t.failures = 0 then :rested else :latest end)";

    private final JdbcClient sql;
    private final Attempts attempts;

    Deliveries(JdbcClient sql, Alone alone) {
        this.sql = sql;
        this.attempts = new Attempts("delivery", LEASE, LONGEST_DELAY, sql, alone);
    }

    /** Takes what has been due longest, and counts an attempt. */
    Optional<Delivery> claim(Instant now) {
        return claim(IS_READY, null, null, 1, now).stream().findFirst();
    }

    /** Takes this one, if it is due, although its destination be at rest. */
    Optional<Delivery> claim(UUID id, Instant now) {
        return claim("c.id = :id", id, null, 1, now).stream().findFirst();
    }

    /** Takes what else is due to go to a destination. */
    List<Delivery> more(UUID destination, int most, Instant now) {
        return most < 1 ? List.of() : claim("t.id = :destination", null, destination, most, now);
    }

    private List<Delivery> claim(String which, @Nullable UUID id, @Nullable UUID destination, int most, Instant now) {
        return sql.sql(CLAIM.formatted(which, attempts.isDue("c"), COLUMNS))
                .params(attempts.at(now))
                .param("rested", utc(now.plus(REST).plus(Attempts.APART)))
                .param("id", id)
                .param("destination", destination)
                .param("most", most)
                .query((row, number) -> delivery(row))
                .list();
    }

    /** Puts a test in. */
    UUID test(Destination destination, Report report, Instant now) {
        var id = UUID.randomUUID();
        sql.sql("""
                        insert into delivery (id, destination_id, event, headline, report, made_at, wanted_at, state, due_at)
                        values (:id, :destination, :event, :headline, cast(:report as jsonb), :now, :now, 'waiting', :now)""")
                .param("id", id)
                .param("destination", destination.id())
                .param("event", report.event())
                .param("headline", report.finding().headline())
                .param("report", JsonMapper.shared().writeValueAsString(report))
                .param("now", utc(now))
                .update();
        return id;
    }

    /**
     * Makes attempts that were claimed, of which no other was begun meanwhile; nobody else makes one until it returns.
     *
     * @param work is given those that are to be made, in their order
     */
    void attempt(List<Delivery> claimed, Consumer<List<Delivery>> work) {
        attempts.make(claimed, work);
    }

    /** Writes down how an attempt ended; one whose lease another sender has taken over meanwhile is left alone. */
    void end(Delivery attempt, State state, Outcome outcome, Instant now, Instant next) {
        sql.sql(
                        "update delivery set state = :state, answer = :answer, status = :status, due_at = :next, ended_at = :ended"
                                + " where " + Attempts.IS_OURS)
                .param("state", state.word())
                .param("answer", outcome.answer())
                .param("status", outcome.status())
                .param("next", utc(next))
                .param("ended", state == State.WAITING ? null : utc(now))
                .param("id", attempt.id())
                .param("attempts", attempt.attempts())
                .update();
    }

    /** Lets go of what could not be sent for so long, and says so. */
    int giveUp(Instant wantedBefore, Instant now, String sentence) {
        return attempts.giveUp(wantedBefore, now, sentence);
    }

    /**
     * Has one that was refused or given up sent.
     *
     * @return whether there was such a one, to a destination that is still there
     */
    boolean again(UUID id, Instant now) {
        return again("d.id = :id", id, now) == 1;
    }

    /** Has everything sent that a destination refused or that was given up. */
    int allAgain(UUID destination, Instant now) {
        return again("d.destination_id = :id", destination, now);
    }

    private int again(String which, UUID id, Instant now) {
        return sql.sql("""
                        update delivery d set state = 'waiting', due_at = :now, wanted_at = :now, ended_at = null
                          from destination t
                         where %s and d.state in ('refused', 'given_up')
                           and t.id = d.destination_id and t.removed_at is null""".formatted(which))
                .param("id", id)
                .param("now", utc(now))
                .update();
    }

    Optional<Delivery> find(UUID id) {
        return sql.sql("select %s from delivery d where d.id = ?".formatted(COLUMNS))
                .param(id)
                .query((row, number) -> delivery(row))
                .optional();
    }

    /** Forgets what is over, from before a moment. */
    void forget(Instant before) {
        attempts.forget(before);
    }

    static Delivery delivery(ResultSet row) throws SQLException {
        var ended = row.getObject("ended_at", OffsetDateTime.class);
        return new Delivery(
                row.getObject("id", UUID.class),
                row.getObject("destination_id", UUID.class),
                row.getString("name"),
                row.getObject("finding_id", Long.class),
                row.getString("event"),
                row.getString("headline"),
                JsonMapper.shared().readValue(row.getString("report"), Report.class),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                State.of(row.getString("state")),
                row.getInt("attempts"),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                ended == null ? null : ended.toInstant(),
                row.getObject("status", Integer.class),
                row.getString("answer"),
                row.getBoolean("twice"));
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

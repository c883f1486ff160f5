package dev.vitals.postgres;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Attempts to send what a table keeps until the other side has it. Of what is being sent nobody else begins an attempt while
 * its sender lives, whatever the clocks say and however long it takes: the database holds a lock for as long as the
 * sender's connection lives. After that its lease counts, for who lost only the database may still be sending.
 *
 * <p>The table has the columns {@code id}, {@code state} ({@code waiting}, {@code sending}, {@code given_up} among others),
 * {@code attempts}, {@code due_at} (of the next attempt, or the end of the lease), {@code wanted_at}, {@code made_at},
 * {@code ended_at} and {@code answer}.
 */
public final class Attempts {

    /**
     * Condition on the row of the attempt {@code :id}, {@code :attempts} under which its end, {@code :state}, is written
     * down: nobody has begun another one. Of what was given up while it was under way it is known afterwards that it was sent.
     */
    public static final String IS_OURS =
            "id = :id and attempts = :attempts and (state = 'sending' or state = 'given_up' and :state = 'sent')";

    /** By less than this the clocks of instances differ that are as they should be. */
    public static final Duration APART = Duration.ofMinutes(5);

    /** One attempt, begun by a claim. */
    public interface Attempt {

        /** What is sent. */
        UUID id();

        /** Which attempt at it this is, from 1. */
        int attempts();
    }

    private final String table;
    private final Duration lease;
    private final Duration longestWait;
    private final JdbcClient sql;
    private final Alone alone;

    /**
     * @param lease how long nobody else begins an attempt after one was cut off
     * @param longestWait between two attempts; what waits for longer does so by a clock that was wrong, and is due
     */
    public Attempts(String table, Duration lease, Duration longestWait, JdbcClient sql, Alone alone) {
        this.table = table;
        this.lease = lease;
        this.longestWait = longestWait;
        this.sql = sql;
        this.alone = alone;
    }

    /**
     * Condition under which an attempt may begin. What was never tried does not wait, whatever the clock showed when it was
     * put in.
     *
     * @param row alias of the table
     */
    public String isDue(String row) {
        return """
                (%1$s.state in ('waiting', 'sending')
                 and (%1$s.due_at <= :now or %1$s.attempts = 0 or %1$s.due_at > :latest)
                 and (%1$s.state = 'waiting' or pg_try_advisory_xact_lock(hashtextextended('%2$s ' || %1$s.id, 0))))
                """.formatted(row, table).strip();
    }

    /** What {@link #isDue} asks for, and {@code :lease}, the end of one that is begun now. */
    public Map<String, Object> at(Instant now) {
        return Map.of(
                "now", utc(now),
                "latest", utc(now.plus(longestWait).plus(APART)),
                "lease", utc(now.plus(lease)));
    }

    /**
     * Makes attempts that were claimed, of which nobody has begun another one meanwhile, and holds them until that returns.
     *
     * @param work is given those that are still ours; it is not called where there is none
     */
    public <T extends Attempt> void make(List<T> claimed, Consumer<List<T>> work) {
        var byName = claimed.stream().collect(Collectors.toMap(this::name, one -> one));
        alone.at(List.copyOf(byName.keySet()), free -> {
            var ours = stillOurs(
                    claimed.stream().filter(one -> free.contains(name(one))).toList());
            if (!ours.isEmpty()) {
                work.accept(ours);
            }
            return ours;
        });
    }

    /** Asked for when the locks are held, so that a claim between ours and the lock is seen. */
    private <T extends Attempt> List<T> stillOurs(List<T> held) {
        if (held.isEmpty()) {
            return held;
        }
        var stand = sql.sql("select id from %s where state = 'sending' and (id, attempts) in (:held)".formatted(table))
                .param(
                        "held",
                        held.stream()
                                .map(one -> new Object[] {one.id(), one.attempts()})
                                .toList())
                .query(UUID.class)
                .set();
        return held.stream().filter(one -> stand.contains(one.id())).toList();
    }

    private String name(Attempt attempt) {
        return table + " " + attempt.id();
    }

    /**
     * Lets go of what could not be sent for so long and is not being sent, and says so.
     *
     * @return how many
     */
    public int giveUp(Instant wantedBefore, Instant now, String sentence) {
        return sql.sql("""
                        update %s x set state = 'given_up', ended_at = :now, answer = :sentence || ' ' || answer
                         where wanted_at < :before and attempts > 0 and %s""".formatted(table, isDue("x")))
                .params(at(now))
                .param("sentence", sentence)
                .param("before", utc(wantedBefore))
                .update();
    }

    /** Forgets what is over, from before a moment. */
    public void forget(Instant before) {
        sql.sql("delete from %s where made_at < ? and state not in ('waiting', 'sending')".formatted(table)
                        + " and not held(made_at, coalesce(ended_at, made_at))")
                .param(utc(before))
                .update();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

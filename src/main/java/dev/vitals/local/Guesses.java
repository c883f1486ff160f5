package dev.vitals.local;

import dev.vitals.hash.Sha256;
import dev.vitals.page.Clocks;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Limits how fast anybody can guess: by name, and by address. Each guess counts as wrong before it is looked at, so that
 * many at once are no way around, and is taken back when it was right. The wait doubles with each wrong guess up to five
 * minutes, and never becomes a lock: a longer one is by a clock that has been put back, and is over. Who came in from an
 * address before is not kept waiting there by strangers who guess at the same name from elsewhere.
 */
@Service
class Guesses {

    /** What came of a guess. */
    sealed interface Outcome {
        record Right() implements Outcome {}

        record Wrong() implements Outcome {}

        /** It was not looked at. */
        record Wait(Duration left) implements Outcome {}
    }

    static final Duration MOST = Duration.ofMinutes(5);
    static final int FREE_BY_NAME = 5;
    static final int FREE_BY_ADDRESS = 20;

    private static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);
    private static final Duration KNOWN_FOR = Duration.ofDays(30);

    private static final String GUESS = """
            insert into sign_in_guess as g (key, wrong, last_at, not_until) values (:key, 1, :now, :now)
            on conflict (key) do update
               set wrong = case when g.last_at < :forgotten then 1 else g.wrong + 1 end,
                   last_at = :now,
                   not_until = cast(:now as timestamptz) + case
                       when g.last_at < :forgotten or g.wrong + 1 < :free then interval '0'
                       else make_interval(secs => least(:most, power(2, least(g.wrong + 1 - :free, 20)))) end
             where g.not_until <= :now or g.not_until > :longest
            returning wrong
            """;

    private final JdbcClient sql;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Guesses(JdbcClient sql, Clock clock, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Looks at a guess, unless it comes too soon.
     *
     * @param name the account's, as it was typed
     * @param address from which it comes
     * @param isRight looks at it
     */
    Outcome at(String name, String address, BooleanSupplier isRight) {
        var network = Network.of(address);
        var byName = hash("name", name.strip().toLowerCase(Locale.ROOT));
        var known = hash("known", byName, network);
        var key = isKnown(known) ? hash("pair", byName, network) : byName;
        var byAddress = hash("address", network);
        var wait = transaction.execute(status -> {
            var left = left(key, FREE_BY_NAME).or(() -> left(byAddress, FREE_BY_ADDRESS));
            left.ifPresent(any -> status.setRollbackOnly());
            return left;
        });
        if (wait != null && wait.isPresent()) {
            return new Outcome.Wait(wait.get());
        }
        if (!isRight.getAsBoolean()) {
            return new Outcome.Wrong();
        }
        forgive(key, byAddress, known);
        return new Outcome.Right();
    }

    /** Counts a guess; answers how long to wait where it comes too soon. */
    private Optional<Duration> left(String key, int free) {
        var now = clock.instant();
        var counted = sql.sql(GUESS)
                .param("key", key)
                .param("now", utc(now))
                .param("forgotten", utc(now.minus(FORGOTTEN_AFTER)))
                .param("free", free)
                .param("most", MOST.toSeconds())
                .param("longest", utc(now.plus(MOST).plus(Clocks.APART)))
                .query(Integer.class)
                .optional();
        return counted.isPresent()
                ? Optional.empty()
                : sql.sql("select not_until from sign_in_guess where key = ?")
                        .param(key)
                        .query(OffsetDateTime.class)
                        .optional()
                        .map(until -> Duration.between(now, until.toInstant()));
    }

    private boolean isKnown(String key) {
        return sql.sql("select exists (select from sign_in_guess where key = :key and last_at > :since)")
                .param("key", key)
                .param("since", utc(clock.instant().minus(KNOWN_FOR)))
                .query(Boolean.class)
                .single();
    }

    private void forgive(String byName, String byAddress, String known) {
        var now = utc(clock.instant());
        transaction.executeWithoutResult(any -> {
            sql.sql("delete from sign_in_guess where key = ?").param(byName).update();
            sql.sql("update sign_in_guess set wrong = greatest(wrong - 1, 0), not_until = :now where key = :key")
                    .param("now", now)
                    .param("key", byAddress)
                    .update();
            sql.sql("""
                            insert into sign_in_guess (key, wrong, last_at, not_until) values (:key, 0, :now, :now)
                            on conflict (key) do update set last_at = :now""").param("key", known).param("now", now).update();
        });
    }

    /** Forgets what no longer counts. */
    void forget() {
        sql.sql("delete from sign_in_guess where last_at < ?")
                .param(utc(clock.instant().minus(KNOWN_FOR)))
                .update();
    }

    /** Names are not kept: people type a password into the field of the name. */
    private static String hash(String... parts) {
        return Sha256.of(String.join("\0", parts));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

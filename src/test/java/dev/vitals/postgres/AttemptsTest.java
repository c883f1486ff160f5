package dev.vitals.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.support.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** On a table of letters, which two instances send. */
class AttemptsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T06:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration LEASE = Duration.ofMinutes(10);

    private record Letter(UUID id, int attempts) implements Attempts.Attempt {}

    private final TestDatabase database = TestDatabase.empty();
    private final JdbcClient sql = database.sql();
    private final Attempts attempts =
            new Attempts("letter", LEASE, Duration.ofHours(1), sql, new Alone(database.dataSource()));

    @BeforeEach
    void begin() {
        sql.sql("create table letter (id uuid primary key, state text not null, attempts int not null default 0,"
                        + " due_at timestamptz not null, wanted_at timestamptz not null, made_at timestamptz not null,"
                        + " ended_at timestamptz, answer text not null default '')")
                .update();
    }

    @AfterEach
    void end() {
        sql.sql("drop table letter").update();
    }

    @Test
    void nobodyElseBeginsOneWhileItIsBeingMadeWhateverTheClocksSay() {
        put(NOW);
        var mine = claim(NOW);
        var others = new ArrayList<Letter>();
        attempts.make(
                mine,
                ours -> elsewhere(() -> {
                    others.addAll(claim(NOW.plus(LEASE)));
                    others.addAll(claim(NOW.plus(DAY)));
                    others.addAll(claim(NOW.minus(DAY)));
                }));
        assertThat(others).isEmpty();
        assertThat(claim(NOW.plus(LEASE))).as("when it is over").hasSize(1);
    }

    @Test
    void isTakenOverAfterItsLeaseWhenItsSenderDied() {
        var letter = put(NOW);
        assertThat(claim(NOW)).hasSize(1);

        assertThat(claim(NOW.plus(LEASE).minusSeconds(1))).isEmpty();
        assertThat(claim(NOW.plus(LEASE))).containsExactly(new Letter(letter, 2));
    }

    @Test
    void isTakenOverOnceWhenItsSendersConnectionWasKilledAndTheSendersWordComesTooLate() {
        put(NOW);
        var others = new ArrayList<Letter>();
        attempts.make(claim(NOW), ours -> {
            elsewhere(() -> {
                assertThat(sql.sql("select pg_terminate_backend(pid, 5000) from pg_locks"
                                        + " where locktype = 'advisory' and granted and pid <> pg_backend_pid()")
                                .query(Boolean.class)
                                .list())
                        .containsExactly(true);
                assertThat(claim(NOW)).as("its lease still holds").isEmpty();
                others.addAll(claim(NOW.plus(LEASE)));
                others.addAll(claim(NOW.plus(LEASE)));
            });
            assertThat(close("waiting")).as("of the first attempt").isZero();
        });
        assertThat(others).hasSize(1);
    }

    @Test
    void isNotMadeByWhoHadItTakenAwayBeforeTheyHeldIt() {
        put(NOW);
        put(NOW);
        var slow = new ArrayList<Letter>(claim(NOW));
        slow.addAll(claim(NOW));
        var quick = claim(NOW.plus(DAY));
        var made = new ArrayList<Letter>();
        attempts.make(slow, made::addAll);
        assertThat(made)
                .as("the other one")
                .hasSize(1)
                .doesNotContainAnyElementsOf(quick)
                .isSubsetOf(slow);

        made.clear();
        attempts.make(quick, made::addAll);
        assertThat(made).isEqualTo(quick);
    }

    @Test
    void isNotMadeBesideAnotherOneAtTheSame() {
        put(NOW);
        var mine = claim(NOW);
        var made = new ArrayList<Letter>();
        attempts.make(mine, ours -> elsewhere(() -> attempts.make(mine, made::addAll)));
        assertThat(made).isEmpty();
    }

    @Test
    void waitsForNoTimeThatAClockShowedByMistake() {
        put(NOW.plus(DAY));
        assertThat(claim(NOW)).as("never tried").hasSize(1);

        sql.sql("update letter set state = 'waiting', due_at = ?")
                .param(at(NOW.plusSeconds(3600)))
                .update();
        assertThat(claim(NOW)).as("put off for an hour").isEmpty();
        assertThat(claim(NOW.minusSeconds(60)))
                .as("by a clock that is a minute ahead")
                .isEmpty();
        assertThat(claim(NOW.minus(DAY)))
                .as("by a clock that was put back a day")
                .hasSize(1);
    }

    @Test
    void whatIsBeingMadeIsNotGivenUpAndWhatWasMadeIsKnownAlthoughItWas() {
        put(NOW);
        var later = NOW.plus(Duration.ofDays(4));
        attempts.make(
                claim(NOW), ours -> elsewhere(() -> assertThat(giveUp(later)).isZero()));
        assertThat(giveUp(later)).isEqualTo(1);
        assertThat(sql.sql("select state || ': ' || answer from letter")
                        .query(String.class)
                        .single())
                .isEqualTo("given_up: Too late. ");

        assertThat(close("waiting")).as("put off").isZero();
        assertThat(close("sent")).isEqualTo(1);
    }

    private int giveUp(Instant now) {
        return attempts.giveUp(now.minus(Duration.ofDays(3)), now, "Too late.");
    }

    private int close(String state) {
        return sql.sql("update letter set state = :state where " + Attempts.IS_OURS)
                .param("state", state)
                .param("id", sql.sql("select id from letter").query(UUID.class).single())
                .param("attempts", 1)
                .update();
    }

    private UUID put(Instant moment) {
        var id = UUID.randomUUID();
        sql.sql("insert into letter (id, state, due_at, wanted_at, made_at) values (:id, 'waiting', :at, :at, :at)")
                .param("id", id)
                .param("at", at(moment))
                .update();
        return id;
    }

    private List<Letter> claim(Instant now) {
        return sql.sql("update letter set state = 'sending', attempts = attempts + 1, due_at = :lease where id ="
                        + " (select l.id from letter l where %s order by l.due_at limit 1 for update skip locked)"
                                .formatted(attempts.isDue("l"))
                        + " returning id, attempts")
                .params(attempts.at(now))
                .query((row, number) -> new Letter(row.getObject("id", UUID.class), row.getInt("attempts")))
                .list();
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    /** As another instance: on connections of its own. */
    private static void elsewhere(Runnable work) {
        CompletableFuture.runAsync(work, Thread::startVirtualThread).join();
    }
}

package dev.vitals.digest;

import dev.vitals.digest.Mail.State;
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

/**
 * Mails between the decision to send them and the word of the other side that it has them. Each is taken by one sender
 * at a time: a sender that died holds nothing up for longer than a lease, and of two that live one goes without.
 */
@Repository
class Outbox {

    /** Longer than any exchange with a mail server takes within its timeouts. */
    static final Duration LEASE = Duration.ofMinutes(10);

    /** The longest delay after an attempt that the other side put off. */
    static final Duration LONGEST_DELAY = Duration.ofHours(1);

    private static final String CLAIM = """
            update mail
               set state = 'sending', attempts = attempts + 1, due_at = :lease, twice = twice or state = 'sending'
             where id = (select m.id from mail m where %s and %s order by m.due_at, m.id limit 1 for update skip locked)
            returning *
            """;

    private final JdbcClient sql;
    private final Attempts attempts;

    Outbox(JdbcClient sql, Alone alone) {
        this.sql = sql;
        this.attempts = new Attempts("mail", LEASE, LONGEST_DELAY, sql, alone);
    }

    /** Puts a mail in; call it in the transaction that decides on it. */
    void add(Mail mail) {
        sql.sql("""
                        insert into mail (id, member_id, kind, recipient, subject, html, plain, message_id, unsubscribe,
                                          made_at, wanted_at, state, due_at, answer, sight)
                        values (:id, :member, :kind, :recipient, :subject, :html, :plain, :messageId, :unsubscribe,
                                :made, :made, :state, :made, :answer, :sight)""")
                .param("id", mail.id())
                .param("member", mail.member())
                .param("kind", mail.kind().word())
                .param("recipient", mail.recipient())
                .param("subject", mail.subject())
                .param("html", mail.html())
                .param("plain", mail.plain())
                .param("messageId", mail.messageId())
                .param("unsubscribe", mail.unsubscribe())
                .param("made", utc(mail.madeAt()))
                .param("state", mail.state().word())
                .param("answer", mail.answer())
                .param("sight", mail.sight())
                .update();
    }

    /** Takes the mail that has been due longest, and counts an attempt. */
    Optional<Mail> claim(Instant now) {
        return claim("true", null, now);
    }

    /** Takes this mail, if it is due. */
    Optional<Mail> claim(UUID id, Instant now) {
        return claim("m.id = :id", id, now);
    }

    private Optional<Mail> claim(String which, @Nullable UUID id, Instant now) {
        return sql.sql(CLAIM.formatted(which, attempts.isDue("m")))
                .params(attempts.at(now))
                .param("id", id)
                .query((row, number) -> mail(row))
                .optional();
    }

    /** Makes an attempt that was claimed, unless another one was begun meanwhile; nobody else makes one until it returns. */
    void attempt(Mail claimed, Consumer<Mail> work) {
        attempts.make(List.of(claimed), ours -> ours.forEach(work));
    }

    /** Writes down how an attempt ended; one whose lease another sender has taken over meanwhile is left alone. */
    void end(Mail attempt, State state, String answer, Instant now, Instant next) {
        sql.sql("update mail set state = :state, answer = :answer, due_at = :next, ended_at = :ended where "
                        + Attempts.IS_OURS)
                .param("state", state.word())
                .param("answer", answer)
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
     * Has a mail that was kept, refused or given up sent.
     *
     * @return whether there was such a one
     */
    boolean again(UUID id, Instant now) {
        return sql.sql("""
                        update mail set state = 'waiting', due_at = :now, wanted_at = :now, ended_at = null
                         where id = :id and state in ('kept', 'refused', 'given_up')""").param("id", id).param("now", utc(now)).update() == 1;
    }

    /** Keeps what waits for somebody from being sent, and what is being sent from being tried again. */
    void stop(UUID member, Instant now, String sentence) {
        sql.sql("""
                        update mail set state = 'given_up', ended_at = :now, answer = :sentence
                         where member_id = :member and state in ('waiting', 'sending')""")
                .param("now", utc(now))
                .param("sentence", sentence)
                .param("member", member)
                .update();
    }

    Optional<Mail> find(UUID id) {
        return sql.sql("select * from mail where id = ?")
                .param(id)
                .query((row, number) -> mail(row))
                .optional();
    }

    /** The latest mails to somebody. */
    List<Mail> of(UUID member, int most) {
        return sql.sql("select * from mail where member_id = ? order by made_at desc, id limit ?")
                .params(member, most)
                .query((row, number) -> mail(row))
                .list();
    }

    /** Forgets mails that are over, from before a moment; that somebody was told stays known. */
    void forget(Instant before) {
        attempts.forget(before);
    }

    static Mail mail(ResultSet row) throws SQLException {
        var ended = row.getObject("ended_at", OffsetDateTime.class);
        return new Mail(
                row.getObject("id", UUID.class),
                row.getObject("member_id", UUID.class),
                Mail.Kind.of(row.getString("kind")),
                row.getString("recipient"),
                row.getString("subject"),
                row.getString("html"),
                row.getString("plain"),
                row.getString("message_id"),
                row.getString("unsubscribe"),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                State.of(row.getString("state")),
                row.getInt("attempts"),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                ended == null ? null : ended.toInstant(),
                row.getString("answer"),
                row.getBoolean("twice"),
                row.getString("sight"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

package dev.vitals.digest;

import dev.vitals.digest.Mail.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Mails between the decision to send them and the word of the other side that it has them. Each is taken by one sender
 * at a time, for as long as a lease: a sender that died holds nothing up, and of two that live one goes without.
 */
@Repository
class Outbox {

    /** Longer than any exchange with a mail server takes within its timeouts. */
    static final Duration LEASE = Duration.ofMinutes(10);

    private static final String CLAIM = """
            update mail
               set state = 'sending', attempts = attempts + 1, due_at = :lease, twice = twice or state = 'sending'
             where id = (select id from mail where state in ('waiting', 'sending') and due_at <= :now %s
                          order by due_at, id limit 1 for update skip locked)
            returning *
            """;

    private final JdbcClient sql;

    Outbox(JdbcClient sql) {
        this.sql = sql;
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
        return sql.sql(CLAIM.formatted(""))
                .param("now", utc(now))
                .param("lease", utc(now.plus(LEASE)))
                .query((row, number) -> mail(row))
                .optional();
    }

    /** Takes this mail, if it is due. */
    Optional<Mail> claim(UUID id, Instant now) {
        return sql.sql(CLAIM.formatted("and id = :id"))
                .param("id", id)
                .param("now", utc(now))
                .param("lease", utc(now.plus(LEASE)))
                .query((row, number) -> mail(row))
                .optional();
    }

    /**
     * Writes down how an attempt ended; one whose lease another sender has taken over meanwhile is left alone. Of one that
     * was given up while it was under way it is known afterwards that it was sent.
     */
    void end(Mail attempt, State state, String answer, Instant now, Instant next) {
        var over = state != State.WAITING;
        sql.sql("""
                        update mail set state = :state, answer = :answer, due_at = :next, ended_at = :ended
                         where id = :id and attempts = :attempts
                           and (state = 'sending' or state = 'given_up' and :state = 'sent')""")
                .param("state", state.word())
                .param("answer", answer)
                .param("next", utc(next))
                .param("ended", over ? utc(now) : null)
                .param("id", attempt.id())
                .param("attempts", attempt.attempts())
                .update();
    }

    /** Lets go of what could not be sent for so long, and says so. */
    int giveUp(Instant wantedBefore, Instant now, String sentence) {
        return sql.sql("""
                        update mail set state = 'given_up', ended_at = :now, answer = :sentence || ' ' || answer
                         where state in ('waiting', 'sending') and due_at <= :now and wanted_at < :before and attempts > 0""")
                .param("sentence", sentence)
                .param("now", utc(now))
                .param("before", utc(wantedBefore))
                .update();
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
        sql.sql("delete from mail where made_at < ? and state not in ('waiting', 'sending')"
                        + " and not held(made_at, coalesce(ended_at, made_at))")
                .param(utc(before))
                .update();
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

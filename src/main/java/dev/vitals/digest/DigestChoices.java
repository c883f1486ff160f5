package dev.vitals.digest;

import dev.vitals.digest.DigestChoice.Rhythm;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people chose, a row for each who chose anything or was ever written to. */
@Repository
class DigestChoices {

    private static final int TOKEN_BYTES = 32;

    /** A day of a zone has up to twenty-five hours. */
    private static final Duration A_DAY_AND_A_BIT = Duration.ofHours(25);

    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient sql;

    DigestChoices(JdbcClient sql) {
        this.sql = sql;
    }

    /** What somebody chose; made with the defaults where they have not chosen yet. */
    DigestChoice of(UUID member, ZoneId usual, Instant now) {
        sql.sql("insert into digest_choice (member_id, zone, token, covered_to) values (?, ?, ?, ?)"
                        + " on conflict (member_id) do nothing")
                .params(member, usual.getId(), token(), utc(now))
                .update();
        return sql.sql("select * from digest_choice where member_id = ?")
                .param(member)
                .query((row, number) -> choice(row))
                .single();
    }

    /** The one whose mails carry this token. */
    Optional<DigestChoice> byToken(String token) {
        return sql.sql("select * from digest_choice where token = ?")
                .param(token)
                .query((row, number) -> choice(row))
                .optional();
    }

    /** Those whose digest is due. */
    List<DigestChoice> due(Instant now) {
        return sql.sql("select * from digest_choice where next_at <= ? order by next_at")
                .param(utc(now))
                .query((row, number) -> choice(row))
                .list();
    }

    /**
     * After the clock was put back: nobody is taken to have been told of what is still to come, nor waits for a day that
     * the clock showed by mistake.
     */
    void bringBack(Instant now) {
        sql.sql("update digest_choice set covered_to = :now where covered_to > :now")
                .param("now", utc(now))
                .update();
        sql
                .sql("select * from digest_choice where next_at > :now")
                .param("now", utc(now.plus(A_DAY_AND_A_BIT)))
                .query((row, number) -> choice(row))
                .list()
                .stream()
                .filter(choice -> choice.next(now) != null && choice.next(now).isBefore(choice.nextAt()))
                .forEach(choice -> sql.sql(
                                "update digest_choice set next_at = :next where member_id = :member and next_at = :was")
                        .param("next", utc(choice.next(now)))
                        .param("member", choice.member())
                        .param("was", utc(choice.nextAt()))
                        .update());
    }

    /** Those who want to be told at once of what cannot wait. */
    List<DigestChoice> alerted() {
        return sql.sql("select * from digest_choice where alerts order by member_id")
                .query((row, number) -> choice(row))
                .list();
    }

    void keep(DigestChoice choice) {
        sql.sql("""
                        update digest_choice
                           set address = :address, rhythm = :rhythm, weekday = :weekday, hour = :hour, zone = :zone,
                               scope = :scope, view_id = :view, view_name = :viewName, discreet = :discreet, all_clear = :allClear, alerts = :alerts,
                               alerts_since = :alertsSince, reminders = :reminders, covered_to = :coveredTo,
                               next_at = :next
                         where member_id = :member""")
                .param("member", choice.member())
                .param("address", choice.address())
                .param("rhythm", choice.rhythm().word())
                .param("weekday", choice.weekday().getValue())
                .param("hour", choice.hour())
                .param("zone", choice.zone().getId())
                .param("scope", choice.scope().words())
                .param("view", choice.view() == null ? null : choice.view().id())
                .param("viewName", choice.view() == null ? "" : choice.view().name())
                .param("discreet", choice.discreet())
                .param("allClear", choice.allClear())
                .param("alerts", choice.alerts())
                .param("alertsSince", utc(choice.alertsSince()))
                .param("reminders", choice.reminders())
                .param("coveredTo", utc(choice.coveredTo()))
                .param("next", utc(choice.nextAt()))
                .update();
    }

    /**
     * Takes a due digest off, for whoever does it first.
     *
     * @param coveredTo what happened until then was told, or was nothing
     * @param mailed whether a mail comes of it
     * @return whether it was still due
     */
    boolean done(DigestChoice due, Instant coveredTo, Instant now, boolean mailed) {
        return sql.sql("""
                        update digest_choice
                           set covered_to = :to, next_at = :next,
                               mailed_at = case when :mailed then :now else mailed_at end
                         where member_id = :member and next_at = :due""")
                        .param("to", utc(coveredTo))
                        .param("next", utc(due.next(now)))
                        .param("now", utc(now))
                        .param("mailed", mailed)
                        .param("member", due.member())
                        .param("due", utc(due.nextAt()))
                        .update()
                == 1;
    }

    /** Ends mails of one kind for somebody. */
    void end(UUID member, UnsubscribeController.Ending list) {
        var change = switch (list) {
            case DIGEST -> "rhythm = 'none', next_at = null";
            case ALERTS -> "alerts = false, alerts_since = null";
            case REMINDERS -> "reminders = false";
        };
        sql.sql("update digest_choice set %s where member_id = ?".formatted(change))
                .param(member)
                .update();
    }

    private static String token() {
        var bytes = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static DigestChoice choice(ResultSet row) throws SQLException {
        return new DigestChoice(
                row.getObject("member_id", UUID.class),
                row.getString("address"),
                Rhythm.of(row.getString("rhythm")),
                DayOfWeek.of(row.getInt("weekday")),
                row.getObject("hour", LocalTime.class),
                ZoneId.of(row.getString("zone")),
                DigestScope.parse(row.getString("scope")),
                view(row),
                row.getBoolean("discreet"),
                row.getBoolean("all_clear"),
                row.getBoolean("alerts"),
                instant(row, "alerts_since"),
                row.getBoolean("reminders"),
                row.getString("token"),
                row.getObject("covered_to", OffsetDateTime.class).toInstant(),
                instant(row, "next_at"),
                instant(row, "mailed_at"));
    }

    private static @Nullable DigestView view(ResultSet row) throws SQLException {
        var id = row.getObject("view_id", Long.class);
        return id == null ? null : new DigestView(id, row.getString("view_name"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}

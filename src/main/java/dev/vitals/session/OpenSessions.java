package dev.vitals.session;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The sessions that are open now, for pages, and the note that one was used. */
@Repository
public class OpenSessions {

    /** A click sooner after another one is not worth a write. */
    private static final int SECONDS_UNNOTED = 10;

    private static final int MOST_LETTERS = 300;

    private final JdbcClient sql;
    private final SessionLimits limits;
    private final Clock clock;

    OpenSessions(JdbcClient sql, SessionLimits limits, Clock clock) {
        this.sql = sql;
        this.limits = limits;
        this.clock = clock;
    }

    /** Somebody's open sessions, the last used first. */
    List<OpenSession> of(UUID member) {
        return sql
                .sql("select * from web_session where member_id = ? order by last_used_at desc, handle")
                .param(member)
                .query(this::session)
                .list()
                .stream()
                .filter(session -> clock.instant().isBefore(session.end()))
                .toList();
    }

    /** The open session of a cookie's value, if somebody is signed in to it. */
    Optional<OpenSession> find(String id) {
        return sql.sql("select * from web_session where id_hash = ? and member_id is not null")
                .param(SessionIds.hash(id))
                .query(this::session)
                .optional();
    }

    /** The handle of the session of a cookie's value. */
    public Optional<UUID> handle(String id) {
        return find(id).map(OpenSession::handle);
    }

    /** Members who have a session in which their provider names them so; see {@code SignedIn.knownAs}. */
    public List<UUID> knownAs(String name) {
        return sql.sql("select distinct member_id from web_session where known_as = ? and known_as <> ''")
                .param(name)
                .query(UUID.class)
                .list();
    }

    /** Notes that somebody did something in a session, whose time begins anew. */
    void used(String id, String address, String browser) {
        var now = clock.instant();
        sql.sql("""
                        update web_session set last_used_at = :now, address = :address, browser = :browser
                         where id_hash = :id
                           and (last_used_at not between :before and :now or address <> :address or browser <> :browser)""")
                .param("now", utc(now))
                .param("before", utc(now.minusSeconds(SECONDS_UNNOTED)))
                .param("address", address)
                .param("browser", cut(browser))
                .param("id", SessionIds.hash(id))
                .update();
    }

    private static String cut(String text) {
        var clean = text.replaceAll("\\p{Cntrl}", " ");
        return clean.length() > MOST_LETTERS ? clean.substring(0, MOST_LETTERS) : clean;
    }

    private OpenSession session(ResultSet row, int number) throws SQLException {
        var now = clock.instant();
        var signedIn = notLater(instant(row, "signed_in_at"), now);
        var lastUsed = notLater(instant(row, "last_used_at"), now);
        return new OpenSession(
                row.getObject("handle", UUID.class),
                row.getObject("member_id", UUID.class),
                row.getString("method"),
                signedIn,
                lastUsed,
                limits.end(lastUsed, signedIn, now),
                row.getString("address"),
                row.getString("browser"));
    }

    /** As pages show it: nobody's session begins in the time to come, although the clock was put back. */
    private static Instant notLater(Instant moment, Instant now) {
        return moment.isAfter(now) ? now : moment;
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

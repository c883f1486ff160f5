package dev.vitals.session;

import dev.vitals.identity.SignedIn;
import dev.vitals.session.KeptValue.UnreadableException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.session.SessionRepository;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sessions, one row each: read by one statement, written by one, and only where something changed. Several instances
 * share them. A row that is gone is never brought back by a request that was under way when it went.
 */
@Repository
class SessionStore implements SessionRepository<KeptSession> {

    private static final Logger log = LoggerFactory.getLogger(SessionStore.class);
    private static final String CONTEXT = HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY;

    private record Row(
            UUID handle, Instant created, @Nullable Instant signedIn, Instant lastUsed, String attributes) {}

    private final JdbcClient sql;
    private final SessionLimits limits;
    private final SessionEnds ends;
    private final Clock clock;

    SessionStore(JdbcClient sql, SessionLimits limits, SessionEnds ends, Clock clock) {
        this.sql = sql;
        this.limits = limits;
        this.ends = ends;
        this.clock = clock;
    }

    @Override
    public KeptSession createSession() {
        return KeptSession.begun(limits.idle(), clock);
    }

    @Override
    public void save(KeptSession session) {
        if (session.isNew() && !session.changes().isEmpty()) {
            insert(session);
        }
        if (!session.changes().isEmpty() || !session.idInStore().equals(session.getId())) {
            update(session);
        }
        session.saved();
    }

    private void insert(KeptSession session) {
        sql.sql("""
                        insert into web_session (id_hash, handle, created_at, last_used_at)
                        values (:id, :handle, :now, :now) on conflict (handle) do nothing""")
                .param("id", SessionIds.hash(session.idInStore()))
                .param("handle", session.handle())
                .param("now", utc(session.getCreationTime()))
                .update();
    }

    private void update(KeptSession session) {
        var set = new HashMap<String, String>();
        var removed = new ArrayList<String>();
        session.changes().forEach((name, value) -> {
            if (value == null) {
                removed.add(name);
            } else {
                set.put(name, KeptValue.of(value));
            }
        });
        var person = person(session.changes().get(CONTEXT));
        sql.sql("""
                        update web_session
                           set id_hash = :new,
                               attributes = (attributes || cast(:set as jsonb)) - cast(:removed as text[]),
                               member_id = coalesce(:member, member_id),
                               method = coalesce(:method, method),
                               known_as = coalesce(:knownAs, known_as),
                               signed_in_at = coalesce(:signedIn, signed_in_at)
                         where id_hash = :id""")
                .param("new", SessionIds.hash(session.getId()))
                .param("set", JsonMapper.shared().writeValueAsString(set))
                .param("removed", removed.toArray(String[]::new))
                .param("member", person.map(SignedIn::member).orElse(null), java.sql.Types.OTHER)
                .param("method", person.map(SignedIn::method).orElse(null), java.sql.Types.VARCHAR)
                .param("knownAs", person.map(SignedIn::knownAs).orElse(null), java.sql.Types.VARCHAR)
                .param(
                        "signedIn",
                        person.map(any -> utc(clock.instant())).orElse(null),
                        java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .param("id", SessionIds.hash(session.idInStore()))
                .update();
    }

    /** Who has just signed in: the context is put into the session then, and at no other time. */
    private static Optional<SignedIn> person(@Nullable Object context) {
        return context instanceof SecurityContext security
                        && security.getAuthentication() != null
                        && security.getAuthentication().getPrincipal() instanceof SignedIn person
                ? Optional.of(person)
                : Optional.empty();
    }

    @Override
    public @Nullable KeptSession findById(String id) {
        var hash = SessionIds.hash(id);
        var row = sql.sql("""
                        select handle, created_at, signed_in_at, last_used_at, attributes from web_session
                         where id_hash = ?""").param(hash).query(SessionStore::row).optional();
        return row.map(found -> session(id, found)).orElse(null);
    }

    private @Nullable KeptSession session(String id, Row row) {
        var now = clock.instant();
        var end = limits.end(row.lastUsed(), row.signedIn(), now);
        if (!now.isBefore(end)) {
            ends.expire(row.handle());
            return null;
        }
        try {
            return KeptSession.found(id, row.handle(), row.created(), end, read(row.attributes()), clock);
        } catch (UnreadableException otherVersion) {
            log.warn("Session {} cannot be read by this version; its owner signs in again", row.handle(), otherVersion);
            ends.drop(row.handle());
            return null;
        }
    }

    private static Map<String, Object> read(String attributes) throws UnreadableException {
        var values = new HashMap<String, Object>();
        for (var attribute : JsonMapper.shared().readTree(attributes).properties()) {
            values.put(attribute.getKey(), KeptValue.read(attribute.getValue().asString()));
        }
        return values;
    }

    @Override
    public void deleteById(String id) {
        sql.sql("delete from web_session where id_hash = ?")
                .param(SessionIds.hash(id))
                .update();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        var signedIn = row.getObject("signed_in_at", OffsetDateTime.class);
        return new Row(
                row.getObject("handle", UUID.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                signedIn == null ? null : signedIn.toInstant(),
                row.getObject("last_used_at", OffsetDateTime.class).toInstant(),
                row.getString("attributes"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

package dev.vitals.federation;

import dev.vitals.hash.Sha256;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Sign-ins by SAML that are under way, and assertions that were used: in the database, so every instance knows them. */
@Repository
class SamlRequestStore {

    /** Used assertions are known for so long after their end, lest a clock that is put back makes one of them good again. */
    private static final Duration KNOWN_FOR = Duration.ofDays(2);

    /** How long somebody may take at their provider. */
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(30);

    private final JdbcClient sql;
    private final Clock clock;

    SamlRequestStore(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Notes that somebody was sent away, and forgets those who never came back. */
    void asked(String relayState, String provider, String requestId) {
        sql.sql("delete from saml_request where asked_at < ?")
                .param(utc(oldest()))
                .update();
        sql.sql("insert into saml_request (relay_state, provider, request_id, asked_at) values (?, ?, ?, ?)")
                .params(relayState, provider, requestId, utc(clock.instant()))
                .update();
    }

    /** The id of the request to which an answer may still come. */
    Optional<String> open(String relayState, String provider) {
        return sql.sql("""
                        select request_id from saml_request
                         where relay_state = ? and provider = ? and answer is null and asked_at >= ?""")
                .params(relayState, provider, utc(oldest()))
                .query(String.class)
                .optional();
    }

    /**
     * Keeps what an assertion said until the browser that brought it comes for it.
     *
     * @param ticket that only this browser is told
     * @return false where another answer was there first
     */
    boolean answered(String relayState, SamlAnswer answer, String ticket) {
        return sql.sql("update saml_request set answer = ?, ticket = ? where relay_state = ? and answer is null")
                        .params(JsonMapper.shared().writeValueAsString(answer), hash(ticket), relayState)
                        .update()
                == 1;
    }

    /** What an assertion said, for whoever has its ticket; once. */
    Optional<SamlAnswer> take(String relayState, String provider, String ticket) {
        return sql.sql("""
                        delete from saml_request
                         where relay_state = ? and provider = ? and ticket = ? and asked_at >= ?
                        returning answer""")
                .params(relayState, provider, hash(ticket), utc(oldest()))
                .query(String.class)
                .optional()
                .map(answer -> JsonMapper.shared().readValue(answer, SamlAnswer.class));
    }

    /**
     * Notes an assertion as used.
     *
     * @param until when it would be refused by its age
     * @return false where it was used before
     */
    boolean useOnce(String issuer, String id, Instant until) {
        sql.sql("delete from saml_assertion where expires_at < ?")
                .param(utc(clock.instant().minus(KNOWN_FOR)))
                .update();
        return sql.sql("insert into saml_assertion (issuer, id, expires_at) values (?, ?, ?) on conflict do nothing")
                        .params(issuer, id, utc(until))
                        .update()
                == 1;
    }

    private static byte[] hash(String ticket) {
        return Sha256.bytes(ticket);
    }

    private Instant oldest() {
        return clock.instant().minus(LONG_ENOUGH);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

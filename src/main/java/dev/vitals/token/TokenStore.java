package dev.vitals.token;

import dev.vitals.identity.Limit;
import dev.vitals.route.Right;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tokens and from where they were used. */
@Repository
class TokenStore {

    private static final String TOKENS = """
            select t.id, t.member_id, m.name as member_name, m.active, t.name, t.prefix, t.rights, t.group_id,
                   coalesce(g.name, '') as group_name,
                   coalesce((select array_agg(a.account_id::text) from account_group_member a
                              where a.group_id = t.group_id), '{}') as accounts,
                   t.created_at, t.expires_at, t.last_used_at, t.last_address, t.revoked_at, t.revoked_by
              from api_token t join member m on m.id = t.member_id left join account_group g on g.id = t.group_id
            """;

    private final JdbcClient sql;

    TokenStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** The tokens of one person, the newest first. */
    List<ApiToken> of(UUID member) {
        return sql.sql(TOKENS + " where t.member_id = ? order by t.created_at desc, t.id")
                .param(member)
                .query(TokenStore::token)
                .list();
    }

    /** A part of everybody's tokens, the newest first. */
    List<ApiToken> all(int size, long offset) {
        return sql.sql(TOKENS + " order by t.created_at desc, t.id limit ? offset ?")
                .params(size, offset)
                .query(TokenStore::token)
                .list();
    }

    long count() {
        return sql.sql("select count(*) from api_token").query(Long.class).single();
    }

    Optional<ApiToken> find(UUID id) {
        return sql.sql(TOKENS + " where t.id = ?")
                .param(id)
                .query(TokenStore::token)
                .optional();
    }

    /** The token of a secret, whether it still opens anything or not. */
    Optional<ApiToken> find(byte[] hash) {
        return sql.sql(TOKENS + " where t.hash = ?")
                .param(hash)
                .query(TokenStore::token)
                .optional();
    }

    /** Makes whoever makes tokens for somebody wait for each other. */
    void lock(UUID member) {
        sql.sql("select pg_advisory_xact_lock(hashtext('api_token ' || ?))")
                .param(member.toString())
                .query(row -> {});
    }

    void add(UUID id, UUID member, NewToken token, BearerSecret secret, Instant now) {
        sql.sql("""
                        insert into api_token (id, member_id, name, prefix, hash, rights, group_id, created_at, expires_at)
                        values (:id, :member, :name, :prefix, :hash, cast(:rights as text[]), :group, :now, :expires)""")
                .param("id", id)
                .param("member", member)
                .param("name", token.name())
                .param("prefix", secret.prefix())
                .param("hash", secret.hash())
                .param(
                        "rights",
                        token.rights().stream().map(Right::name).sorted().toArray(String[]::new))
                .param("group", token.group())
                .param("now", utc(now))
                .param("expires", utc(token.expiresAt()))
                .update();
    }

    /** Whether it was this call that ended the token. */
    boolean revoke(UUID id, String by, Instant now) {
        return sql.sql("update api_token set revoked_at = :now, revoked_by = :by where id = :id and revoked_at is null")
                        .param("now", utc(now))
                        .param("by", by)
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Ends all tokens of somebody. */
    int revokeAll(UUID member, String by, Instant now) {
        return sql.sql("update api_token set revoked_at = :now, revoked_by = :by"
                        + " where member_id = :member and revoked_at is null")
                .param("now", utc(now))
                .param("by", by)
                .param("member", member)
                .update();
    }

    /** Notes a use, unless another call has noted one within so long. */
    void used(UUID id, String address, Instant now, Duration every) {
        sql.sql("update api_token set last_used_at = :now, last_address = :address"
                        + " where id = :id and (last_used_at is null or last_used_at not between :before and :after)")
                .param("before", utc(now.minus(every)))
                .param("after", utc(now.plus(every)))
                .param("now", utc(now))
                .param("address", address)
                .param("id", id)
                .update();
    }

    /** Whether the token has never been used from there before. */
    boolean isNew(UUID id, String network, Instant now) {
        return sql.sql("insert into api_token_network values (?, ?, ?) on conflict do nothing")
                        .params(id, network, utc(now))
                        .update()
                == 1;
    }

    private static ApiToken token(ResultSet row, int number) throws SQLException {
        return new ApiToken(
                row.getObject("id", UUID.class),
                row.getObject("member_id", UUID.class),
                row.getString("member_name"),
                row.getBoolean("active"),
                row.getString("name"),
                row.getString("prefix"),
                new Limit(
                        rights(row),
                        row.getObject("group_id", Long.class),
                        row.getString("group_name"),
                        Set.of(texts(row, "accounts"))),
                instant(row, "created_at").orElseThrow(),
                instant(row, "expires_at").orElseThrow(),
                instant(row, "last_used_at").orElse(null),
                row.getString("last_address"),
                instant(row, "revoked_at").orElse(null),
                row.getString("revoked_by"));
    }

    private static Set<Right> rights(ResultSet row) throws SQLException {
        var rights = EnumSet.noneOf(Right.class);
        Arrays.stream(texts(row, "rights")).map(Right::valueOf).forEach(rights::add);
        rights.retainAll(ApiToken.GRANTABLE);
        return rights;
    }

    private static String[] texts(ResultSet row, String column) throws SQLException {
        return (String[]) row.getArray(column).getArray();
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

package dev.vitals.scim;

import dev.vitals.scim.ScimProvider.SubjectFrom;
import dev.vitals.token.BearerSecret;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The providers that push people, and what their clients send to be let in. */
@Repository
class ProviderStore {

    private static final String CREDENTIALS = """
            select c.*, p.name, p.issuer, p.subject_from, p.groups_claim
              from scim_credential c join scim_provider p on p.id = c.provider_id
            """;

    private final JdbcClient sql;

    ProviderStore(JdbcClient sql) {
        this.sql = sql;
    }

    List<ScimProvider> all() {
        return sql.sql("select p.*, p.id as provider_id from scim_provider p order by lower(name), id")
                .query((row, number) -> provider(row))
                .list();
    }

    Optional<ScimProvider> find(long id) {
        return all().stream().filter(provider -> provider.id() == id).findFirst();
    }

    /** Issuers under which people have signed in, to choose from. */
    List<String> issuers() {
        return sql.sql("select distinct issuer from member where issuer <> 'local' order by 1")
                .query(String.class)
                .list();
    }

    long add(ProviderForm form, Instant now) {
        return sql.sql("""
                        insert into scim_provider (name, issuer, subject_from, groups_claim, created_at)
                        values (?, ?, ?, ?, ?) returning id""")
                .params(form.name(), form.issuer(), form.subjectFrom().attribute(), form.groupsClaim(), utc(now))
                .query(Long.class)
                .single();
    }

    List<ScimCredential> credentials() {
        return sql.sql(CREDENTIALS + " order by lower(p.name), c.created_at desc")
                .query(ProviderStore::credential)
                .list();
    }

    Optional<ScimCredential> credential(UUID id) {
        return sql.sql(CREDENTIALS + " where c.id = ?")
                .param(id)
                .query(ProviderStore::credential)
                .optional();
    }

    Optional<ScimCredential> credential(byte[] hash) {
        return sql.sql(CREDENTIALS + " where c.hash = ?")
                .param(hash)
                .query(ProviderStore::credential)
                .optional();
    }

    void add(long provider, BearerSecret secret, String by, Instant now, Instant expires) {
        sql.sql("""
                        insert into scim_credential (id, provider_id, prefix, hash, created_by, created_at, expires_at)
                        values (?, ?, ?, ?, ?, ?, ?)""")
                .params(UUID.randomUUID(), provider, secret.prefix(), secret.hash(), by, utc(now), utc(expires))
                .update();
    }

    /** Whether it was this call that ended it. */
    boolean revoke(UUID id, String by, Instant now) {
        return sql.sql("update scim_credential set revoked_at = ?, revoked_by = ? where id = ? and revoked_at is null")
                        .params(utc(now), by, id)
                        .update()
                == 1;
    }

    /** Notes a use, unless another one was noted within so long. */
    void used(UUID id, String address, Instant now, Duration every) {
        sql.sql("update scim_credential set last_used_at = ?, last_address = ?"
                        + " where id = ? and (last_used_at is null or last_used_at not between ? and ?)")
                .params(utc(now), address, id, utc(now.minus(every)), utc(now.plus(every)))
                .update();
    }

    private static ScimProvider provider(ResultSet row) throws SQLException {
        return new ScimProvider(
                row.getLong("provider_id"),
                row.getString("name"),
                row.getString("issuer"),
                SubjectFrom.of(row.getString("subject_from")),
                row.getString("groups_claim"));
    }

    private static ScimCredential credential(ResultSet row, int number) throws SQLException {
        return new ScimCredential(
                row.getObject("id", UUID.class),
                provider(row),
                row.getString("prefix"),
                row.getString("created_by"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                instant(row, "last_used_at"),
                row.getString("last_address"),
                instant(row, "revoked_at"),
                row.getString("revoked_by"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

package dev.vitals.scim;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The users that providers have pushed. Whether one is active is the member's own word. */
@Repository
class UserStore {

    private static final String USERS = "select u.*, m.active from scim_user u join member m on m.id = u.member_id"
            + " where u.provider_id = ? and ";

    private final JdbcClient sql;

    UserStore(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<ScimUser> find(long provider, UUID id) {
        return sql.sql(USERS + "u.id = ?")
                .params(provider, id)
                .query(UserStore::user)
                .optional();
    }

    /** The same, and nobody else changes it until the transaction ends. */
    Optional<ScimUser> lock(long provider, UUID id) {
        return sql.sql(USERS + "u.id = ? for update of u")
                .params(provider, id)
                .query(UserStore::user)
                .optional();
    }

    long count(long provider, FilterSql filter) {
        return sql.sql(
                        "select count(*) from scim_user u join member m on m.id = u.member_id where u.provider_id = ? and "
                                + filter.condition())
                .param(provider)
                .params(filter.values())
                .query(Long.class)
                .single();
    }

    List<ScimUser> list(long provider, FilterSql filter, Paging paging) {
        return sql.sql(USERS + filter.condition() + " order by u.created_at, u.id limit ? offset ?")
                .param(provider)
                .params(filter.values())
                .param(paging.count())
                .param(paging.offset())
                .query(UserStore::user)
                .list();
    }

    void add(long provider, ScimUser user) {
        sql.sql("""
                        insert into scim_user (id, provider_id, member_id, user_name, external_id, resource, version,
                                               created_at, changed_at)
                        values (:id, :provider, :member, :name, :external, cast(:resource as jsonb), 1, :now, :now)""")
                .param("id", user.id())
                .param("provider", provider)
                .param("member", user.member())
                .param("name", user.person().userName())
                .param("external", user.person().externalId())
                .param("resource", user.person().json().toString())
                .param("now", utc(user.createdAt()))
                .update();
    }

    void change(UUID id, Person person, Instant now) {
        sql.sql("""
                        update scim_user set user_name = :name, external_id = :external,
                               resource = cast(:resource as jsonb), version = version + 1, changed_at = :now
                         where id = :id""")
                .param("name", person.userName())
                .param("external", person.externalId())
                .param("resource", person.json().toString())
                .param("now", utc(now))
                .param("id", id)
                .update();
    }

    void remove(UUID id) {
        sql.sql("delete from scim_user where id = ?").param(id).update();
    }

    private static ScimUser user(ResultSet row, int number) throws SQLException {
        return new ScimUser(
                row.getObject("id", UUID.class),
                row.getObject("member_id", UUID.class),
                Person.of(ScimJson.kept(row.getString("resource")), false).withActive(row.getBoolean("active")),
                row.getInt("version"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

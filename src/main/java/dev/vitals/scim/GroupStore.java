package dev.vitals.scim;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The groups that providers have pushed, and who is in them. */
@Repository
class GroupStore {

    private static final String GROUPS = "select g.* from scim_group g where g.provider_id = ? and ";

    private final JdbcClient sql;

    GroupStore(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<ScimGroup> find(long provider, UUID id) {
        return sql.sql(GROUPS + "g.id = ?")
                .params(provider, id)
                .query(GroupStore::group)
                .optional();
    }

    /** The same, and nobody else changes it or its members until the transaction ends. */
    Optional<ScimGroup> lock(long provider, UUID id) {
        return sql.sql(GROUPS + "g.id = ? for update")
                .params(provider, id)
                .query(GroupStore::group)
                .optional();
    }

    long count(long provider, FilterSql filter) {
        return sql.sql("select count(*) from scim_group g where g.provider_id = ? and " + filter.condition())
                .param(provider)
                .params(filter.values())
                .query(Long.class)
                .single();
    }

    List<ScimGroup> list(long provider, FilterSql filter, Paging paging) {
        return sql.sql(GROUPS + filter.condition() + " order by g.created_at, g.id limit ? offset ?")
                .param(provider)
                .params(filter.values())
                .param(paging.count())
                .param(paging.offset())
                .query(GroupStore::group)
                .list();
    }

    void add(long provider, UUID id, String displayName, @Nullable String externalId, Instant now) {
        sql.sql("insert into scim_group (id, provider_id, display_name, external_id, created_at, changed_at)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(id, provider, displayName, externalId, utc(now), utc(now))
                .update();
    }

    void change(UUID id, String displayName, @Nullable String externalId, Instant now) {
        sql.sql("update scim_group set display_name = ?, external_id = ?, version = version + 1, changed_at = ?"
                        + " where id = ?")
                .params(displayName, externalId, utc(now), id)
                .update();
    }

    void remove(UUID id) {
        sql.sql("delete from scim_group where id = ?").param(id).update();
    }

    /** Those of these ids that are users of the provider. */
    Set<UUID> known(long provider, Collection<UUID> users) {
        return new TreeSet<>(sql.sql("select id from scim_user where provider_id = ? and id = any (?)")
                .params(provider, users.toArray(UUID[]::new))
                .query(UUID.class)
                .list());
    }

    Set<UUID> members(UUID group) {
        return new TreeSet<>(sql.sql("select user_id from scim_group_member where group_id = ?")
                .param(group)
                .query(UUID.class)
                .list());
    }

    /** The members of several groups: user name by id, by group. */
    Map<UUID, Map<UUID, String>> members(Collection<UUID> groups) {
        var members = new HashMap<UUID, Map<UUID, String>>();
        sql.sql("""
                        select x.group_id, u.id, u.user_name from scim_group_member x join scim_user u on u.id = x.user_id
                         where x.group_id = any (?) order by u.created_at, u.id""").param(groups.toArray(UUID[]::new)).query(row -> {
            members.computeIfAbsent(row.getObject("group_id", UUID.class), any -> new LinkedHashMap<>())
                    .put(row.getObject("id", UUID.class), row.getString("user_name"));
        });
        return members;
    }

    void join(UUID group, Collection<UUID> users) {
        sql.sql("insert into scim_group_member select ?, unnest(?) on conflict do nothing")
                .params(group, users.toArray(UUID[]::new))
                .update();
    }

    void leave(UUID group, Collection<UUID> users) {
        sql.sql("delete from scim_group_member where group_id = ? and user_id = any (?)")
                .params(group, users.toArray(UUID[]::new))
                .update();
    }

    /** What the groups of these users are called, by name and external id, by member: none has an empty list. */
    Map<UUID, List<String>> namesByMember(Collection<UUID> users) {
        var names = new HashMap<UUID, List<String>>();
        sql.sql("""
                        select u.member_id, g.display_name, g.external_id from scim_user u
                          left join scim_group_member x on x.user_id = u.id left join scim_group g on g.id = x.group_id
                         where u.id = any (?)""").param(users.toArray(UUID[]::new)).query(row -> {
            var of = names.computeIfAbsent(row.getObject("member_id", UUID.class), any -> new ArrayList<>());
            for (String column : List.of("display_name", "external_id")) {
                Optional.ofNullable(row.getString(column)).ifPresent(of::add);
            }
        });
        return names;
    }

    /** Every user of a provider that pushes groups at all. */
    List<UUID> usersOfProvidersWithGroups(long provider) {
        return sql.sql("""
                        select u.id from scim_user u where u.provider_id = ?
                           and exists (select from scim_group g where g.provider_id = u.provider_id)""").param(provider).query(UUID.class).list();
    }

    private static ScimGroup group(ResultSet row, int number) throws SQLException {
        return new ScimGroup(
                row.getObject("id", UUID.class),
                row.getString("display_name"),
                row.getString("external_id"),
                row.getInt("version"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

package dev.vitals.identity;

import dev.vitals.page.Period;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The people and what they were granted. */
@Repository
public class MemberStore {

    private static final String GRANTS = """
            select g.member_id, g.id, g.role, g.group_id, a.name as group_name, g.origin, g.until,
                   g.period_from, g.period_to,
                   coalesce((select array_agg(m.account_id::text) from account_group_member m
                              where m.group_id = g.group_id), '{}') as accounts
              from member_grant g left join account_group a on a.id = g.group_id
             where (g.until is null or g.until > :now) and %s order by g.id
            """;

    private record GrantOf(UUID member, Grant grant) {}

    private final JdbcClient sql;

    public MemberStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Everybody, by name, with the grants that hold at a moment. */
    public List<Member> all(Instant now) {
        var grants = sql.sql(GRANTS.formatted("true")).param("now", utc(now)).query(MemberStore::grant).list().stream()
                .collect(Collectors.groupingBy(
                        GrantOf::member, Collectors.mapping(GrantOf::grant, Collectors.toList())));
        return sql.sql("select * from member order by lower(name), id")
                .query((row, number) -> member(row, grants))
                .list();
    }

    /** One person with the grants that hold at a moment, active or not. */
    public Optional<Member> find(UUID id, Instant now) {
        var grants = sql
                .sql(GRANTS.formatted("g.member_id = :member"))
                .param("now", utc(now))
                .param("member", id)
                .query(MemberStore::grant)
                .list()
                .stream()
                .map(GrantOf::grant)
                .toList();
        return sql.sql("select * from member where id = :member")
                .param("member", id)
                .query((row, number) -> member(row, Map.of(id, grants)))
                .optional();
    }

    /** The id of who a provider vouches for. */
    Optional<UUID> find(String issuer, String subject) {
        return sql.sql("select id from member where issuer = :issuer and subject = :subject")
                .param("issuer", issuer)
                .param("subject", subject)
                .query(UUID.class)
                .optional();
    }

    /**
     * Notes that somebody came, for the first time or again; whether they are active stays as it is.
     *
     * @param claims what the provider said, as JSON
     * @return the member's id
     */
    UUID seen(String issuer, String subject, String name, String mail, String claims, Instant now) {
        return sql.sql("""
                        insert into member (id, issuer, subject, name, mail, created_at, last_seen_at, claims)
                        values (:id, :issuer, :subject, :name, :mail, :now, :now, cast(:claims as jsonb))
                        on conflict (issuer, subject) do update
                           set name = excluded.name, mail = excluded.mail, last_seen_at = excluded.last_seen_at,
                               claims = excluded.claims
                        returning id""")
                .param("id", UUID.randomUUID())
                .param("issuer", issuer)
                .param("subject", subject)
                .param("name", name)
                .param("mail", mail)
                .param("now", utc(now))
                .param("claims", claims)
                .query(UUID.class)
                .single();
    }

    /** What the provider said of somebody at their last sign-in, as JSON. */
    String claims(UUID member) {
        return sql.sql("select claims from member where id = :member")
                .param("member", member)
                .query(String.class)
                .single();
    }

    void activate(UUID member, boolean active) {
        activate(member, active, "person");
    }

    /**
     * Lets somebody in or keeps them out.
     *
     * @param by {@code person} or {@code scim}: who decided, and so who may decide otherwise
     */
    void activate(UUID member, boolean active, String by) {
        sql.sql("update member set active = :active, deactivated_by = :by where id = :member")
                .param("active", active)
                .param("by", active ? null : by)
                .param("member", member)
                .update();
    }

    /** Whether it was the provider that keeps somebody out. */
    boolean isDeactivatedByScim(UUID member) {
        return sql.sql("select count(*) > 0 from member where id = ? and deactivated_by = 'scim'")
                .param(member)
                .query(Boolean.class)
                .single();
    }

    /** Notes somebody whom a provider pushed, whether they have ever come or not. */
    UUID provisioned(String issuer, String subject, String name, String mail, Instant now) {
        return sql.sql("""
                        insert into member (id, issuer, subject, name, mail, created_at)
                        values (:id, :issuer, :subject, :name, :mail, :now)
                        on conflict (issuer, subject) do update set name = excluded.name, mail = excluded.mail
                        returning id""")
                .param("id", UUID.randomUUID())
                .param("issuer", issuer)
                .param("subject", subject)
                .param("name", name)
                .param("mail", mail)
                .param("now", utc(now))
                .query(UUID.class)
                .single();
    }

    void rename(UUID member, String subject, String name, String mail) {
        sql.sql("update member set subject = :subject, name = :name, mail = :mail where id = :member")
                .param("subject", subject)
                .param("name", name)
                .param("mail", mail)
                .param("member", member)
                .update();
    }

    /** Gives a role, or gives the same one another end. */
    void grant(UUID member, NewGrant grant, String by, Instant now) {
        sql.sql("""
                        insert into member_grant (member_id, role, group_id, origin, until, granted_by, granted_at,
                                                  period_from, period_to)
                        values (:member, :role, :group, :origin, :until, :by, :now, :from, :to)
                        on conflict (member_id, role, group_id, origin) do update
                           set until = excluded.until, granted_by = excluded.granted_by, granted_at = excluded.granted_at,
                               period_from = excluded.period_from, period_to = excluded.period_to""")
                .param("member", member)
                .param("role", grant.role().word())
                .param("group", grant.group())
                .param("origin", grant.origin())
                .param("until", grant.until() == null ? null : utc(grant.until()))
                .param("by", by)
                .param("now", utc(now))
                .param("from", grant.period() == null ? null : grant.period().from())
                .param("to", grant.period() == null ? null : grant.period().to())
                .update();
    }

    void revoke(long grant) {
        sql.sql("delete from member_grant where id = ?").param(grant).update();
    }

    /** How many active people are administrators of everything without an end, beside one. */
    int administratorsBeside(UUID member) {
        return sql.sql("""
                        select count(distinct m.id) from member m join member_grant g on g.member_id = m.id
                         where m.active and m.id <> :member and g.role = 'administrator' and g.group_id is null
                           and g.until is null""").param("member", member).query(Integer.class).single();
    }

    /** Makes whoever changes administrators wait for each other: of two at once, one sees what the other did. */
    void lockAdministrators() {
        sql.sql("select pg_advisory_xact_lock(hashtext('administrators'))").query(row -> {});
    }

    private static Member member(ResultSet row, Map<UUID, List<Grant>> grants) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return new Member(
                id,
                row.getString("issuer"),
                row.getString("subject"),
                row.getString("name"),
                row.getString("mail"),
                row.getBoolean("active"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "last_seen_at"),
                grants.getOrDefault(id, List.of()));
    }

    private static GrantOf grant(ResultSet row, int number) throws SQLException {
        return new GrantOf(
                row.getObject("member_id", UUID.class),
                new Grant(
                        row.getLong("id"),
                        Role.of(row.getString("role")),
                        row.getObject("group_id", Long.class),
                        row.getString("group_name"),
                        Set.copyOf(Arrays.asList(
                                (String[]) row.getArray("accounts").getArray())),
                        row.getString("origin"),
                        instant(row, "until"),
                        period(row)));
    }

    private static @Nullable Period period(ResultSet row) throws SQLException {
        var from = row.getObject("period_from", LocalDate.class);
        return from == null ? null : new Period(from, row.getObject("period_to", LocalDate.class));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

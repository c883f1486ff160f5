package dev.vitals.identity;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who may sign in, as far as others have to know. */
@Repository
public class People {

    private final JdbcClient sql;

    public People(JdbcClient sql) {
        this.sql = sql;
    }

    /** How many people have an account here. */
    public int count() {
        return sql.sql("select count(*) from operator").query(Integer.class).single();
    }

    /**
     * Somebody who came through a provider.
     *
     * @param member id
     */
    public record Seen(UUID member, String name, Instant at) {}

    /** Who came last through a provider, the latest first. */
    public List<Seen> lately(String issuer, int most) {
        return sql.sql("""
                        select id, name, last_seen_at from member where issuer = :issuer and last_seen_at is not null
                         order by last_seen_at desc limit :most""")
                .param("issuer", issuer)
                .param("most", most)
                .query((row, number) -> new Seen(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getObject("last_seen_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Those of whom a provider said this value of this claim at their last sign-in. */
    public List<Seen> bySaid(String issuer, String claim, String value) {
        return sql.sql("""
                        select id, name, last_seen_at from member
                         where issuer = :issuer and last_seen_at is not null
                           and claims @> jsonb_build_object(:claim::text, jsonb_build_array(:value::text))""")
                .param("issuer", issuer)
                .param("claim", claim)
                .param("value", value)
                .query((row, number) -> new Seen(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getObject("last_seen_at", OffsetDateTime.class).toInstant()))
                .list();
    }
}

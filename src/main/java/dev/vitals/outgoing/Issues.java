package dev.vitals.outgoing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Remembers which issue was made for which finding, and how it stands. */
@Repository
class Issues {

    private static final String ISSUES = """
            select t.name as destination, i.finding_id as finding, i.key, i.link, i.status, i.done
              from issue i join destination t on t.id = i.destination_id
            """;

    private final JdbcClient sql;

    Issues(JdbcClient sql) {
        this.sql = sql;
    }

    /** The issues of a finding. */
    List<Issue> of(long finding) {
        return sql.sql(ISSUES + "where i.finding_id = ? order by i.made_at")
                .param(finding)
                .query(Issue.class)
                .list();
    }

    Optional<Issue> find(UUID destination, long finding) {
        return sql.sql(ISSUES + "where i.destination_id = ? and i.finding_id = ?")
                .params(destination, finding)
                .query(Issue.class)
                .optional();
    }

    /** Findings with an issue there, after one, in order. */
    List<Long> findings(UUID destination, long after, int most) {
        return sql.sql("select finding_id from issue where destination_id = ? and finding_id > ? order by 1 limit ?")
                .params(destination, after, most)
                .query(Long.class)
                .list();
    }

    void made(UUID destination, long finding, String account, String key, String link, Instant now) {
        sql.sql("""
                        insert into issue (destination_id, finding_id, account_id, key, link, made_at)
                        values (:destination, :finding, :account, :key, :link, :now)
                        on conflict (destination_id, finding_id) do nothing""")
                .param("destination", destination)
                .param("finding", finding)
                .param("account", account)
                .param("key", key)
                .param("link", link)
                .param("now", Deliveries.utc(now))
                .update();
    }

    /** How it stands there; nothing is written where nothing changed. */
    void stands(UUID destination, Issue seen, Instant now) {
        sql.sql("""
                        update issue set key = :key, link = :link, status = :status, done = :done, seen_at = :now
                         where destination_id = :destination and finding_id = :finding
                           and (key, status, done) is distinct from (:key, :status, :done)""")
                .param("destination", destination)
                .param("finding", seen.finding())
                .param("key", seen.key())
                .param("link", seen.link())
                .param("status", seen.status())
                .param("done", seen.done())
                .param("now", Deliveries.utc(now))
                .update();
    }
}

package dev.vitals.live;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The queues that are listened to, and how they answer. */
@Repository
class LiveQueues {

    private final JdbcClient sql;
    private final Clock clock;

    LiveQueues(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** What one asking brought that asked for no look. */
    record Count(int noise, int broken, int strangers) {}

    List<LiveQueue> all() {
        return sql.sql("select * from live_queue order by url")
                .query(LiveQueue::of)
                .list();
    }

    Optional<LiveQueue> find(long id) {
        return sql.sql("select * from live_queue where id = ?")
                .param(id)
                .query(LiveQueue::of)
                .optional();
    }

    /** False where the queue is listened to already. */
    boolean add(String account, String url, String region, String by) {
        return sql.sql("insert into live_queue (account_id, url, region, added_by, added_at) values (?, ?, ?, ?, ?)"
                                + " on conflict (url) do nothing")
                        .params(account, url, region, by, now())
                        .update()
                == 1;
    }

    void pause(long id, boolean rests) {
        sql.sql("update live_queue set paused = ?, trouble = '' where id = ?")
                .params(rests, id)
                .update();
    }

    void remove(long id) {
        sql.sql("delete from live_queue where id = ?").param(id).update();
    }

    void answered(long id, boolean withMessages, Count count) {
        sql.sql("""
                        update live_queue set asked_at = :now, trouble = '',
                               heard_at = case when :heard then :now else heard_at end, noise = noise + :noise,
                               broken = broken + :broken, strangers = strangers + :strangers
                         where id = :id
                        """)
                .param("id", id)
                .param("now", now())
                .param("heard", withMessages)
                .param("noise", count.noise())
                .param("broken", count.broken())
                .param("strangers", count.strangers())
                .update();
    }

    void troubled(long id, String sentence) {
        sql.sql("update live_queue set trouble = ? where id = ? and trouble <> ?")
                .params(sentence, id, sentence)
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}

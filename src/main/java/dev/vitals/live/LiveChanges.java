package dev.vitals.live;

import dev.vitals.live.Heard.Change;
import dev.vitals.page.VisibleMoments;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was heard, in the database: whichever instance heard it, any may read for it, and each event counts once. */
@Repository
class LiveChanges {

    /** After this a reading whose instance died is begun again. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private static final int TRIES = 3;

    /** Of events that ask for the same at once, one reading takes so many. */
    private static final int AT_ONCE = 1_000;

    private final JdbcClient sql;
    private final Clock clock;

    LiveChanges(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** What one reading is to serve. */
    record Batch(UUID spot, Set<String> services, Set<String> names, Set<String> calls) {}

    /**
     * Notes an event.
     *
     * @param settle how long AWS may take until a read shows what was done
     * @return false where it was heard before, or its account is not watched
     */
    boolean hear(Change change, Duration settle) {
        var now = clock.instant();
        return sql.sql("""
                        insert into live_change (account_id, event_id, region, name, services, names, happened_at, heard_at,
                                                 not_before)
                        select a.id, :event, :region, :name, :services, :names, :happened, :now, :before
                          from account a where a.id = :account
                        on conflict (account_id, event_id) do nothing
                        """)
                        .param("account", change.account())
                        .param("event", change.event())
                        .param("region", change.region())
                        .param("name", change.name())
                        .param("services", change.service().stream().sorted().toArray(String[]::new))
                        .param("names", change.names().toArray(String[]::new))
                        .param("happened", at(change.at()))
                        .param("now", at(now))
                        .param("before", at(now.plus(settle)))
                        .update()
                == 1;
    }

    /** Accounts of which something waits to be read, and from when on. */
    List<Waiting> waiting() {
        return sql.sql("""
                        select account_id, min(not_before) as due from live_change
                         where state = 'waiting' or state = 'reading' and not_before < :lost
                         group by account_id order by account_id
                        """)
                .param("lost", at(clock.instant().minus(LONGEST)))
                .query((row, number) -> new Waiting(
                        row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant()))
                .list();
    }

    /** An account of which something waits to be read. */
    record Waiting(String account, Instant due) {}

    /** Takes what waits of an account and one service, for one reading. */
    Optional<Batch> take(String account) {
        var spot = UUID.randomUUID();
        var taken = sql.sql("""
                        with first as (
                            select services from live_change
                             where account_id = :account and (state = 'waiting' and not_before <= :now
                                                              or state = 'reading' and not_before < :lost)
                             order by id limit 1),
                        picked as (
                            select c.id from live_change c join first f on c.services = f.services
                             where c.account_id = :account and (c.state = 'waiting' and c.not_before <= :now
                                                                or c.state = 'reading' and c.not_before < :lost)
                             order by c.id limit :most for update of c skip locked)
                        update live_change c set state = 'reading', spot = :spot, not_before = :now, attempts = attempts + 1
                          from picked p where c.id = p.id
                        returning c.services, c.names, c.name
                        """)
                .param("account", account)
                .param("now", at(clock.instant()))
                .param("lost", at(clock.instant().minus(LONGEST)))
                .param("most", AT_ONCE)
                .param("spot", spot)
                .query((row, number) -> List.of(
                        texts(row.getArray(1).getArray()), texts(row.getArray(2).getArray()), Set.of(row.getString(3))))
                .list();
        return taken.isEmpty()
                ? Optional.empty()
                : Optional.of(new Batch(spot, all(taken, 0), all(taken, 1), all(taken, 2)));
    }

    void read(UUID spot, String message) {
        sql.sql("update live_change set state = 'read', message = ?, ended_at = ? where spot = ? and state = 'reading'")
                .params(message, at(clock.instant()), spot)
                .update();
    }

    /** Tried again a few times, a little later each time; then left to the next scan. */
    void failed(UUID spot, String message) {
        sql.sql("""
                        update live_change
                           set state = case when attempts < :tries then 'waiting' else 'failed' end, message = :message,
                               not_before = :now + attempts * interval '1 minute',
                               ended_at = case when attempts < :tries then null else :now end
                         where spot = :spot and state = 'reading'
                        """)
                .param("spot", spot)
                .param("tries", TRIES)
                .param("message", message)
                .param("now", at(clock.instant()))
                .update();
    }

    /** Those that were heard in moments that the reader may see. */
    List<LiveChange> newest(VisibleMoments visible, long offset, int limit) {
        return sql.sql(
                        "select c.*, a.name as account_name from live_change c join account a on a.id = c.account_id"
                                + " where c.heard_at >= :from and c.heard_at < :to order by c.id desc limit :limit offset :offset")
                .param("from", at(visible.from()))
                .param("to", at(visible.to()))
                .param("limit", limit)
                .param("offset", offset)
                .query(LiveChange::of)
                .list();
    }

    long count(VisibleMoments visible) {
        return sql.sql("select count(*) from live_change where heard_at >= :from and heard_at < :to")
                .param("from", at(visible.from()))
                .param("to", at(visible.to()))
                .query(Long.class)
                .single();
    }

    /** Forgets what was heard long ago; what came of it stands with the findings. */
    int forget(Instant before) {
        return sql.sql("delete from live_change where heard_at < ? and state in ('read', 'failed')"
                        + " and not held(heard_at, coalesce(ended_at, heard_at))")
                .param(at(before))
                .update();
    }

    private static Set<String> all(List<List<Set<String>>> rows, int part) {
        var all = new LinkedHashSet<String>();
        rows.forEach(row -> all.addAll(row.get(part)));
        return all;
    }

    private static Set<String> texts(Object array) {
        return new LinkedHashSet<>(Arrays.asList((String[]) array));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}

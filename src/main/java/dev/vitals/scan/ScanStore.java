package dev.vitals.scan;

import dev.vitals.page.VisibleMoments;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The scans, their progress and how they ended. */
@Repository
public class ScanStore {

    private static final String SELECT =
            "select s.*, a.name as account_name from scan s join account a on a.id = s.account_id ";

    private final JdbcClient sql;
    private final UnitStore units;

    public ScanStore(JdbcClient sql) {
        this.sql = sql;
        this.units = new UnitStore(sql);
    }

    /**
     * Puts a scan into the queue, unless one of the account waits there already.
     *
     * @return the id of the one that waits
     */
    public UUID queue(String account, String trigger, String by, Instant at) {
        // The account's row is locked so that two requests at once make one scan.
        return sql.sql("""
                        with watched as (select id from account where id = :account for update),
                             waiting as (select s.id from scan s, watched where s.account_id = watched.id and s.state = 'queued'),
                             added as (insert into scan (id, account_id, requested_at, state, trigger, requested_by)
                                       select :id, watched.id, :at, 'queued', :trigger, :by from watched
                                        where not exists (select from waiting) returning id)
                        select id from waiting union all select id from added limit 1""")
                .param("account", account)
                .param("id", UUID.randomUUID())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("trigger", trigger)
                .param("by", by)
                .query(UUID.class)
                .single();
    }

    /** Takes a scan out of the queue. What else seems to run in the account was left behind by an instance that died. */
    public void begin(UUID scan, String account, Instant at) {
        sql.sql("""
                        update scan set state = 'interrupted', ended_at = :at,
                               message = 'The instance that ran it stopped before the end. Nothing of it was stored.'
                         where account_id = :account and state = 'running' and id <> :scan""")
                .param("account", account)
                .param("scan", scan)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        sql.sql("update scan set state = 'running', started_at = :at, heard_at = :at where id = :scan")
                .param("scan", scan)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Notes the version of the settings that a scan judged by. */
    void judgedBy(UUID scan, long settings) {
        sql.sql("update scan set settings_version = :settings where id = :scan")
                .param("settings", settings)
                .param("scan", scan)
                .update();
    }

    /** Notes of what kind the reason is for which an account could not be opened; null for none that is known. */
    void failedOf(UUID scan, @Nullable String cause) {
        sql.sql("update scan set cause = :cause where id = :scan")
                .param("scan", scan)
                .param("cause", cause)
                .update();
    }

    /** Ends a scan. */
    public void end(UUID scan, ScanState state, ScanCounts counts, String message, Instant at) {
        sql.sql("""
                        update scan set state = :state, resources = :resources, calls = :calls, throttled = :throttled,
                               message = :message, ended_at = :at where id = :scan""")
                .param("scan", scan)
                .param("state", state.word())
                .param("resources", counts.resources())
                .param("calls", counts.calls())
                .param("throttled", counts.throttled())
                .param("message", message)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /**
     * Keeps how far services are, in one round trip.
     *
     * @return whether somebody wants the scan to stop, or it no longer runs
     */
    boolean keepUnits(UUID scan, Collection<ScanUnit> changed, long calls, long throttled, Instant at) {
        return units.keep(scan, changed, calls, throttled, at);
    }

    /**
     * Asks a scan to stop: one that waits ends at once, one that runs as soon as it notices.
     *
     * @return whether there was one to stop
     */
    public boolean cancel(UUID scan, Instant at) {
        return sql.sql("""
                        update scan set cancel_requested = true,
                               state = case state when 'queued' then 'cancelled' else state end,
                               ended_at = case state when 'queued' then :at::timestamptz end
                         where id = :scan and state in ('queued', 'running')""")
                        .param("scan", scan)
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Whether somebody asked the scan to stop. */
    boolean isCancelRequested(UUID scan) {
        return sql.sql("select cancel_requested from scan where id = ?")
                .param(scan)
                .query(Boolean.class)
                .optional()
                .orElse(true);
    }

    /** The scan that waits in the account, if one does. */
    Optional<UUID> waiting(String account) {
        return sql.sql("select id from scan where account_id = ? and state = 'queued' order by requested_at limit 1")
                .param(account)
                .query(UUID.class)
                .optional();
    }

    public Optional<Scan> find(UUID scan) {
        return sql.sql(SELECT + "where s.id = ?")
                .param(scan)
                .query((row, number) -> scan(row))
                .optional();
    }

    /** The newest scans, of one account or of all. */
    public List<Scan> latest(@Nullable String account, int offset, int limit) {
        return latest(account, VisibleMoments.EVER, offset, limit);
    }

    /** The newest scans of a span of time, of one account or of all. */
    List<Scan> latest(@Nullable String account, VisibleMoments span, int offset, int limit) {
        return sql.sql(SELECT + "where (:account::text is null or s.account_id = :account)"
                        + " and s.requested_at >= :from and s.requested_at < :to"
                        + " order by s.requested_at desc, s.id limit :limit offset :offset")
                .param("account", account)
                .param("from", span.from().atOffset(ZoneOffset.UTC))
                .param("to", span.to().atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .param("offset", offset)
                .query((row, number) -> scan(row))
                .list();
    }

    /** How many scans there are, of one account or of all. */
    public long count(@Nullable String account) {
        return count(account, VisibleMoments.EVER);
    }

    /** How many scans of a span of time there are, of one account or of all. */
    long count(@Nullable String account, VisibleMoments span) {
        return sql.sql("select count(*) from scan where (:account::text is null or account_id = :account)"
                        + " and requested_at >= :from and requested_at < :to")
                .param("account", account)
                .param("from", span.from().atOffset(ZoneOffset.UTC))
                .param("to", span.to().atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    /** The newest scan of each account that has one. */
    public List<Scan> latestOfEach() {
        return sql.sql("select s.*, a.name as account_name from account a cross join lateral (select * from scan"
                        + " where account_id = a.id order by requested_at desc limit 1) s order by a.id")
                .query((row, number) -> scan(row))
                .list();
    }

    /** When each account was last read, whole or in part: account id to the scan's start. */
    public Map<String, Instant> lastRead() {
        var times = new HashMap<String, Instant>();
        sql.sql("select a.id, s.started_at as at from account a cross join lateral (select started_at from scan"
                        + " where account_id = a.id and state in ('complete', 'partial') and started_at is not null"
                        + " order by started_at desc limit 1) s")
                .query(row -> {
                    times.put(
                            row.getString("id"),
                            row.getObject("at", OffsetDateTime.class).toInstant());
                });
        return times;
    }

    /** The services and regions of a scan. */
    public List<ScanUnit> units(UUID scan) {
        return units.of(List.of(scan)).getOrDefault(scan, List.of());
    }

    /** The services and regions of several scans. */
    Map<UUID, List<ScanUnit>> units(Collection<UUID> scans) {
        return units.of(scans);
    }

    static Scan scan(ResultSet row) throws SQLException {
        return new Scan(
                row.getObject("id", UUID.class),
                row.getString("account_id"),
                row.getString("account_name"),
                ScanState.of(row.getString("state")),
                row.getString("trigger"),
                row.getString("requested_by"),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                instant(row, "started_at"),
                instant(row, "ended_at"),
                row.getInt("resources"),
                row.getLong("calls"),
                row.getLong("throttled"),
                row.getString("message"),
                row.getBoolean("cancel_requested"),
                instant(row, "heard_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}

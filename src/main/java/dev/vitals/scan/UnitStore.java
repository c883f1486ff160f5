package dev.vitals.scan;

import dev.vitals.inventory.Cause;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** How far each service of each region of a scan is, written by the instance that runs it and read by every one. */
final class UnitStore {

    private static final String KEEP = """
            with told as (
                 insert into scan_unit (scan_id, service, region, state, resources, unreadable, started_at, ended_at,
                                        calls, throttled, lists, cause, detail)
                 select :scan, u.service, u.region, u.state, u.resources, u.unreadable, u.started, u.ended,
                        u.calls, u.throttled, u.lists, u.cause, u.detail
                   from jsonb_to_recordset(:units::jsonb) as u (service text, region text, state text, resources int,
                        unreadable int, started timestamptz, ended timestamptz, calls bigint, throttled bigint,
                        lists int, cause text, detail text)
                 on conflict (scan_id, service, region) do update
                    set (state, resources, unreadable, started_at, ended_at, calls, throttled, lists, cause, detail)
                      = row (excluded.state, excluded.resources, excluded.unreadable, excluded.started_at,
                             excluded.ended_at, excluded.calls, excluded.throttled, excluded.lists, excluded.cause,
                             excluded.detail))
            update scan set heard_at = :at, beat_at = clock_timestamp(), calls = :calls, throttled = :throttled
             where id = :scan and state = 'running'
            returning cancel_requested
            """;

    private final JdbcClient sql;

    UnitStore(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * Keeps what has changed since the last word, in one round trip.
     *
     * @return whether somebody wants the scan to stop, or it no longer runs
     */
    boolean keep(UUID scan, Collection<ScanUnit> changed, long calls, long throttled, Instant at) {
        return sql.sql(KEEP)
                .param("scan", scan)
                .param(
                        "units",
                        JsonMapper.shared()
                                .writeValueAsString(
                                        changed.stream().map(UnitStore::row).toList()))
                .param("calls", calls)
                .param("throttled", throttled)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .optional()
                .orElse(true);
    }

    /** The units of these scans. */
    Map<UUID, List<ScanUnit>> of(Collection<UUID> scans) {
        var found = new LinkedHashMap<UUID, List<ScanUnit>>();
        scans.forEach(scan -> found.put(scan, new ArrayList<>()));
        sql.sql("select * from scan_unit where scan_id = any (string_to_array(:scans, ',')::uuid[])"
                        + " order by service, region")
                .param("scans", scans.stream().map(UUID::toString).collect(Collectors.joining(",")))
                .query(row -> {
                    found.get(row.getObject("scan_id", UUID.class)).add(unit(row));
                });
        return found;
    }

    private static Map<String, @Nullable Object> row(ScanUnit unit) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        row.put("service", unit.service());
        row.put("region", unit.region());
        row.put("state", unit.state());
        row.put("resources", unit.resources());
        row.put("unreadable", unit.unreadable());
        row.put("started", unit.startedAt() == null ? null : unit.startedAt().toString());
        row.put("ended", unit.endedAt() == null ? null : unit.endedAt().toString());
        row.put("calls", unit.calls());
        row.put("throttled", unit.throttled());
        row.put("lists", unit.lists());
        row.put("cause", unit.cause() == null ? null : unit.cause().name());
        row.put("detail", unit.detail().replace("\0", ""));
        return row;
    }

    private static ScanUnit unit(ResultSet row) throws SQLException {
        var cause = row.getString("cause");
        return new ScanUnit(
                row.getString("service"),
                row.getString("region"),
                row.getString("state"),
                row.getInt("resources"),
                row.getInt("unreadable"),
                instant(row, "started_at"),
                instant(row, "ended_at"),
                row.getLong("calls"),
                row.getLong("throttled"),
                row.getInt("lists"),
                cause == null ? null : Cause.valueOf(cause),
                row.getString("detail"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}

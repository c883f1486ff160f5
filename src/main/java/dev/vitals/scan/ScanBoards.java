package dev.vitals.scan;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads how far a scan and those beside it are, as the instances that run them told it: three questions for any number. */
@Component
class ScanBoards {

    /** More columns than that nobody reads. */
    private static final int MOST = 12;

    /** The instance gives a sign every ten seconds; six that do not come are no delay. */
    private static final Duration SILENT_AFTER = Duration.ofMinutes(1);

    private static final String TOGETHER = """
            select s.*, a.name as account_name, count(*) over () as every_one
              from scan s join account a on a.id = s.account_id
             where s.requested_at between :requested::timestamptz - interval '1 day' and :until
               and s.account_id <> :account and (s.ended_at is null or s.ended_at > :requested)
               and not exists (select from scan newer
                                where newer.account_id = s.account_id and newer.requested_at > s.requested_at
                                  and newer.requested_at <= :until)
             order by a.name, s.id limit :most
            """;

    private static final String EARLIER = """
            select s.id, u.service, extract(epoch from max(u.ended_at) - min(u.started_at)) as seconds
              from scan s
              join lateral (select e.id from scan e
                             where e.account_id = s.account_id and e.requested_at < s.requested_at
                               and e.state in ('complete', 'partial')
                             order by e.requested_at desc limit 1) earlier on true
              join scan_unit u on u.scan_id = earlier.id
             where s.id = any (string_to_array(:scans, ',')::uuid[])
               and u.started_at is not null and u.ended_at is not null
             group by s.id, u.service
            union all
            select s.id, '', extract(epoch from earlier.ended_at - earlier.started_at)
              from scan s
              join lateral (select e.started_at, e.ended_at from scan e
                             where e.account_id = s.account_id and e.requested_at < s.requested_at
                               and e.state in ('complete', 'partial')
                             order by e.requested_at desc limit 1) earlier on true
             where s.id = any (string_to_array(:scans, ',')::uuid[])
            """;

    private final JdbcClient sql;
    private final ScanStore scans;
    private final Clock clock;

    ScanBoards(JdbcClient sql, ScanStore scans, Clock clock) {
        this.sql = sql;
        this.scans = scans;
        this.clock = clock;
    }

    ScanBoard of(Scan scan) {
        var now = clock.instant();
        var all = new ArrayList<>(List.of(scan));
        int every = together(scan, now, all);
        var ids = all.stream().map(Scan::id).toList();
        var units = scans.units(ids);
        var earlier = earlier(ids);
        var columns = all.stream()
                .map(each -> column(
                        each, units.getOrDefault(each.id(), List.of()), earlier.getOrDefault(each.id(), Map.of()), now))
                .filter(column -> column.scan().equals(scan) || !column.cells().isEmpty())
                .toList();
        return new ScanBoard(columns, rows(columns), Math.max(0, every - (MOST - 1)), silence(scan, now));
    }

    private int together(Scan scan, Instant now, List<Scan> found) {
        var until = scan.endedAt() == null ? now : scan.endedAt();
        int[] every = {0};
        sql.sql(TOGETHER)
                .param("account", scan.account())
                .param("requested", scan.requestedAt().atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("most", MOST - 1)
                .query(row -> {
                    found.add(ScanStore.scan(row));
                    every[0] = row.getInt("every_one");
                });
        return every[0];
    }

    /** How long each service took in the scan before; under the empty name the whole. */
    private Map<UUID, Map<String, Duration>> earlier(List<UUID> ids) {
        var found = new HashMap<UUID, Map<String, Duration>>();
        sql.sql(EARLIER)
                .param("scans", ids.stream().map(UUID::toString).collect(Collectors.joining(",")))
                .query(row -> {
                    found.computeIfAbsent(row.getObject("id", UUID.class), any -> new HashMap<>())
                            .put(
                                    row.getString("service"),
                                    Duration.ofMillis(Math.round(row.getDouble("seconds") * 1000)));
                });
        return found;
    }

    private static ScanBoard.Column column(
            Scan scan, List<ScanUnit> units, Map<String, Duration> earlier, Instant now) {
        var cells = ScanBoard.byService(units).entrySet().stream()
                .map(each -> ScanCell.of(scan, each.getValue(), earlier.get(each.getKey()), now))
                .toList();
        return new ScanBoard.Column(scan, cells, left(scan, earlier.get(""), now));
    }

    private static @Nullable Duration left(Scan scan, @Nullable Duration whole, Instant now) {
        if (whole == null || scan.state() != ScanState.RUNNING || scan.startedAt() == null) {
            return null;
        }
        var left = whole.minus(Duration.between(scan.startedAt(), now));
        return left.isNegative() ? null : left;
    }

    private static TreeMap<String, Map<UUID, ScanCell>> rows(List<ScanBoard.Column> columns) {
        var rows = new TreeMap<String, Map<UUID, ScanCell>>();
        for (ScanBoard.Column column : columns) {
            column.cells()
                    .forEach(cell -> rows.computeIfAbsent(cell.service(), any -> new LinkedHashMap<>())
                            .put(column.scan().id(), cell));
        }
        return rows;
    }

    private static @Nullable Instant silence(Scan scan, Instant now) {
        return scan.state() == ScanState.RUNNING
                        && scan.heardAt() != null
                        && scan.heardAt().plus(SILENT_AFTER).isBefore(now)
                ? scan.heardAt()
                : null;
    }
}

package dev.vitals.scan;

import dev.vitals.api.ApiPaths;
import dev.vitals.api.Listed;
import dev.vitals.api.Paging;
import dev.vitals.api.Words;
import dev.vitals.page.Slice;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Scans. */
@RestController
@Needs(Right.READ)
class ScanApi {

    private final ScanStore scans;
    private final VisibleScans visible;
    private final ScanBoards boards;

    ScanApi(ScanStore scans, VisibleScans visible, ScanBoards boards) {
        this.scans = scans;
        this.visible = visible;
        this.boards = boards;
    }

    /**
     * A scan with what it covered.
     *
     * @param units every service of every region
     * @param silentSince since when the instance that runs it gives no sign; null while it does
     * @param secondsLeft about how long it still takes, by the account's scan before; null where that tells nothing
     * @param cells services of this account and of those that are scanned at the same time
     */
    record ScanAnswer(
            ScanItem scan,
            List<UnitItem> units,
            @Nullable Instant silentSince,
            @Nullable Long secondsLeft,
            List<CellItem> cells) {}

    /**
     * One service of one account, over all its regions.
     *
     * @param scan the scan of that account
     * @param secondsLeft about how long it still takes; null where the account's scan before tells nothing
     * @param reason why it is not done; empty where it is
     * @param next what to do about it; empty where there is nothing to do
     */
    record CellItem(
            UUID scan,
            String account,
            String accountName,
            String service,
            @Words(of = CellState.class) String state,
            int resources,
            long calls,
            long throttled,
            @Nullable Long secondsLeft,
            String reason,
            String next) {

        static CellItem of(Scan scan, ScanCell cell) {
            return new CellItem(
                    scan.id(),
                    scan.account(),
                    scan.accountName(),
                    cell.service(),
                    cell.state().word(),
                    cell.resources(),
                    cell.calls(),
                    cell.throttled(),
                    seconds(cell.left()),
                    cell.reason(),
                    cell.next());
        }
    }

    /**
     * One service in one region of a scan.
     *
     * @param region or {@code global}
     * @param state {@code unreadable} where some list was not read to its end
     * @param unreadableLists lists that were not read to their end
     * @param startedAt null while it waits
     * @param endedAt null until it has ended
     */
    record UnitItem(
            String service,
            String region,

            @Words({"queued", "running", "read", "unreadable"})
            String state,

            int resources,
            int unreadableLists,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt) {

        static UnitItem of(ScanUnit unit) {
            return new UnitItem(
                    unit.service(),
                    unit.region(),
                    unit.state(),
                    unit.resources(),
                    unit.unreadable(),
                    unit.startedAt(),
                    unit.endedAt());
        }
    }

    /**
     * Scans, the newest first, by the page.
     *
     * @param account only those of this account
     */
    @GetMapping(ApiPaths.V1 + "/scans")
    Listed<ScanItem> scans(
            @RequestParam(required = false) @Words(like = Words.ACCOUNT) @Nullable String account, Paging paging) {
        var of = account == null || account.isBlank() ? null : account.strip();
        var span = visible.span();
        var rows = scans.latest(of, span, Math.toIntExact(paging.skipped()), paging.size());
        return Listed.of(new Slice<>(rows, scans.count(of, span), paging.page(), paging.size()), paging, ScanItem::of);
    }

    /** One scan with what it covered, service by service and region by region. */
    @GetMapping(ApiPaths.V1 + "/scans/{id}")
    ScanAnswer scan(@PathVariable UUID id) {
        var scan =
                visible.find(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No scan " + id));
        var board = boards.of(scan);
        return new ScanAnswer(
                ScanItem.of(scan),
                scans.units(id).stream().map(UnitItem::of).toList(),
                board.silence(),
                seconds(board.own().left()),
                board.columns().stream()
                        .flatMap(column -> column.cells().stream().map(cell -> CellItem.of(column.scan(), cell)))
                        .toList());
    }

    private static @Nullable Long seconds(@Nullable Duration time) {
        return time == null ? null : time.toSeconds();
    }
}

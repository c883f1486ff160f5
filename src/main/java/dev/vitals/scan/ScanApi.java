package dev.vitals.scan;

import dev.vitals.api.ApiPaths;
import dev.vitals.api.Listed;
import dev.vitals.api.Paging;
import dev.vitals.api.Words;
import dev.vitals.page.Slice;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
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

    ScanApi(ScanStore scans, VisibleScans visible) {
        this.scans = scans;
        this.visible = visible;
    }

    /**
     * A scan with what it covered.
     *
     * @param units every service of every region that was begun
     */
    record ScanAnswer(ScanItem scan, List<UnitItem> units) {}

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
            @Words({"running", "read", "unreadable"}) String state,
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
        return new ScanAnswer(
                ScanItem.of(scan), scans.units(id).stream().map(UnitItem::of).toList());
    }
}

package dev.vitals.scan;

import dev.vitals.account.Account;
import dev.vitals.account.AccountStore;
import dev.vitals.api.ApiPaths;
import dev.vitals.api.Listed;
import dev.vitals.api.Paging;
import dev.vitals.inventory.UnreadList;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Accounts. */
@RestController
@Needs(Right.READ)
class AccountApi {

    private static final int RECENT = 8;

    private final AccountStore accounts;
    private final ScanStore scans;
    private final VisibleScans visible;
    private final ScanQueue queue;
    private final UnreadLists unread;
    private final AccountBoard board;

    AccountApi(
            AccountStore accounts,
            ScanStore scans,
            VisibleScans visible,
            ScanQueue queue,
            UnreadLists unread,
            AccountBoard board) {
        this.accounts = accounts;
        this.scans = scans;
        this.visible = visible;
        this.queue = queue;
        this.unread = unread;
        this.board = board;
    }

    /**
     * An account with how fresh what is known of it is.
     *
     * @param nextScan when its schedule has it scanned next; null while it rests or is being scanned
     * @param unread the lists that it keeps from Vitals: what they would hold is unknown
     * @param recentScans the newest eight
     */
    record AccountAnswer(
            AccountItem account, @Nullable Instant nextScan, List<UnreadList> unread, List<ScanItem> recentScans) {}

    /** Accounts by name, by the page. */
    @GetMapping(ApiPaths.V1 + "/accounts")
    Listed<AccountItem> accounts(Paging paging) {
        return Listed.cut(
                board.lines(),
                paging,
                line -> AccountItem.of(line.account(), line.lastRead(), line.latest(), line.unread()));
    }

    /** One account with what could not be read of it. */
    @GetMapping(ApiPaths.V1 + "/accounts/{id}")
    AccountAnswer account(@PathVariable String id) {
        Account account = accounts.find(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No account " + id));
        var gaps = unread.of(id);
        var recent = scans.latest(id, visible.span(), 0, RECENT);
        return new AccountAnswer(
                AccountItem.of(
                        account, scans.lastRead().get(id), recent.isEmpty() ? null : recent.getFirst(), gaps.size()),
                queue.next(account).orElse(null),
                gaps.stream().map(UnreadList::of).toList(),
                recent.stream().map(ScanItem::of).toList());
    }
}

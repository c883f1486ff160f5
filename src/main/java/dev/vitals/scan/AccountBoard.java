package dev.vitals.scan;

import dev.vitals.account.Account;
import dev.vitals.account.AccountStore;
import dev.vitals.page.CsvWriter;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Every account with how fresh what we know of it is, asked in a few statements however many there are. */
@Component
class AccountBoard {

    private final AccountStore accounts;
    private final ScanStore scans;
    private final UnreadLists unread;

    AccountBoard(AccountStore accounts, ScanStore scans, UnreadLists unread) {
        this.accounts = accounts;
        this.scans = scans;
        this.unread = unread;
    }

    /** By name. */
    List<AccountLine> lines() {
        var latest = scans.latestOfEach().stream().collect(Collectors.toMap(Scan::account, scan -> scan));
        var lastRead = scans.lastRead();
        var counts = unread.counts();
        return accounts.all().stream()
                .map(account -> new AccountLine(
                        account,
                        lastRead.get(account.id()),
                        latest.get(account.id()),
                        counts.getOrDefault(account.id(), 0)))
                .toList();
    }

    /** The lines as a table for programs. */
    static void write(List<AccountLine> lines, CsvWriter csv) throws IOException {
        csv.row("account", "name", "groups", "holds PHI", "paused", "last read", "last scan", "lists not readable");
        for (AccountLine line : lines) {
            Account account = line.account();
            csv.row(
                    account.id(),
                    account.name(),
                    String.join("; ", account.groups()),
                    account.holdsPhi() ? "yes" : "no",
                    account.paused() ? "yes" : "no",
                    line.lastRead(),
                    line.latest() == null ? null : line.latest().state().word(),
                    line.unread());
        }
    }
}

package dev.vitals.scan;

import dev.vitals.account.Account;
import dev.vitals.account.AccountConnection;
import dev.vitals.api.Words;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An AWS account that is watched.
 *
 * @param id twelve digits
 * @param connection where the credentials, or the answers themselves, come from
 * @param homeRegion the region that is asked for global services
 * @param regions in scope; empty means every enabled one
 * @param holdsPhi whether protected health information is kept in it
 * @param paused whether its schedule rests
 * @param groups it belongs to, by name
 * @param lastRead when it was last read, whole or in part; null for never: nothing is known of it
 * @param lastScan the newest scan, whatever became of it; null for none
 * @param unreadLists how many of its lists could not be read to their end at the last try
 */
record AccountItem(
        String id,
        String name,
        String partition,
        @Words(of = AccountConnection.Kind.class) String connection,
        String homeRegion,
        List<String> regions,
        boolean holdsPhi,
        boolean paused,
        Instant createdAt,
        List<String> groups,
        @Nullable Instant lastRead,
        @Nullable ScanItem lastScan,
        int unreadLists) {

    static AccountItem of(Account account, @Nullable Instant lastRead, @Nullable Scan lastScan, int unreadLists) {
        return new AccountItem(
                account.id(),
                account.name(),
                account.partition(),
                account.connection().kind().name().toLowerCase(Locale.ROOT),
                account.connection().homeRegion(),
                account.regions(),
                account.holdsPhi(),
                account.paused(),
                account.createdAt(),
                account.groups(),
                lastRead,
                lastScan == null ? null : ScanItem.of(lastScan),
                unreadLists);
    }
}

package dev.vitals.onboarding;

import dev.vitals.account.AccountStore;
import dev.vitals.audit.AuditLog;
import dev.vitals.scan.Scan;
import dev.vitals.scan.ScanQueue;
import dev.vitals.scan.ScanStore;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Has accounts watched and scanned for the first time. */
@Component
class FirstScans {

    private final OnboardingStore paths;
    private final AccountStore accounts;
    private final ScanStore scans;
    private final ScanQueue queue;
    private final AuditLog audit;
    private final Clock clock;

    FirstScans(
            OnboardingStore paths,
            AccountStore accounts,
            ScanStore scans,
            ScanQueue queue,
            AuditLog audit,
            Clock clock) {
        this.paths = paths;
        this.accounts = accounts;
        this.scans = scans;
        this.queue = queue;
        this.audit = audit;
        this.clock = clock;
    }

    /** Begins, also a second time: an account that is watched already stays as it is, and one scan that waits is enough. */
    void begin(Onboarding path, List<Candidate> chosen, String by) {
        for (Candidate each : chosen) {
            if (accounts.find(each.account()).isEmpty()) {
                var account = path.asAccount(each.account(), each.name(), clock.instant());
                accounts.keep(account);
                audit.record("account.added", account.id(), null, account);
                queue.seeTo(account);
            }
            ask(path, each, by);
        }
    }

    /** Scans again what no scan has read yet; what was read waits for its schedule. */
    void again(Onboarding path, String by) {
        paths.accounts(path.id()).stream()
                .filter(each -> each.scan() != null && isUnread(each.scan()))
                .forEach(each -> ask(path, each, by));
    }

    private boolean isUnread(UUID scan) {
        return scans.find(scan)
                .map(Scan::state)
                .filter(state -> state.isRead() || state.isUnderWay())
                .isEmpty();
    }

    private void ask(Onboarding path, Candidate each, String by) {
        paths.scanning(path.id(), each.account(), queue.now(each.account(), by), clock.instant());
    }
}

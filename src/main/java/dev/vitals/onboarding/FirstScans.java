package dev.vitals.onboarding;

import dev.vitals.account.AccountStore;
import dev.vitals.audit.AuditLog;
import dev.vitals.scan.ScanQueue;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** Has accounts watched and scanned for the first time. */
@Component
class FirstScans {

    private final OnboardingStore paths;
    private final AccountStore accounts;
    private final ScanQueue queue;
    private final AuditLog audit;
    private final Clock clock;

    FirstScans(OnboardingStore paths, AccountStore accounts, ScanQueue queue, AuditLog audit, Clock clock) {
        this.paths = paths;
        this.accounts = accounts;
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
            paths.scanning(path.id(), each.account(), queue.now(each.account(), by), clock.instant());
        }
    }
}

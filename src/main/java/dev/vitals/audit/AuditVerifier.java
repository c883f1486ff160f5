package dev.vitals.audit;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.stereotype.Component;

/** Signs the newest entry of each day, and follows the chain when somebody asks. */
@Component
public class AuditVerifier {

    private final AuditStore store;
    private final AuditKey key;
    private final Clock clock;

    AuditVerifier(AuditStore store, AuditKey key, Clock clock) {
        this.store = store;
        this.key = key;
        this.clock = clock;
    }

    /** Follows the whole chain and holds it against the signed heads. */
    public AuditChain.Result verify() {
        return verify(store, List.of(key.publicKey()));
    }

    /**
     * Follows the chain of a log, for whoever has no application running.
     *
     * @param keys public keys that are known
     */
    public static AuditChain.Result verify(AuditStore store, List<String> keys) {
        var chain = new AuditChain(store.heads(), keys);
        store.each(chain::follow);
        return chain.end();
    }

    /** Signs the newest entry as the head of yesterday (UTC), unless that day has one or nothing was ever logged. */
    void signYesterday() {
        var day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(1);
        var last = store.last();
        if (last.number() > 0) {
            store.keep(AuditHead.sign(
                    day, last.number(), last.hash(), key.publicKey(), key.privateKey(), clock.instant()));
        }
    }
}

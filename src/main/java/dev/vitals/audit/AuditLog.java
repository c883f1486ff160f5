package dev.vitals.audit;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where everything that people and Vitals do is written down. An entry joins the transaction that is under way: what is
 * rolled back was not done. Entries stand in one line, so record last, and keep the transaction short.
 */
@Component
public class AuditLog {

    private final AuditStore store;
    private final Actors actors;
    private final Clock clock;
    private final TransactionTemplate transaction;

    public AuditLog(AuditStore store, Actors actors, Clock clock, PlatformTransactionManager transactions) {
        this.store = store;
        this.actors = actors;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Notes what the person or token behind the request did. */
    public void record(String action, String object) {
        record(actors.current(), action, object, null, null, "");
    }

    /** The same, with what was there before and after; both become JSON. No secrets, no PHI. */
    public void record(String action, String object, @Nullable Object before, @Nullable Object after) {
        record(actors.current(), action, object, before, after, "");
    }

    /**
     * Notes what somebody did.
     *
     * @param reference number that the person was shown, or empty
     */
    public void record(
            Actor actor,
            String action,
            String object,
            @Nullable Object before,
            @Nullable Object after,
            String reference) {
        transaction.executeWithoutResult(any -> {
            var last = store.lockLast();
            store.add(AuditEntry.sealed(
                    last.number() + 1,
                    clock.instant(),
                    actor,
                    action,
                    object,
                    json(before),
                    json(after),
                    reference,
                    last.hash()));
        });
        actors.noted();
    }

    /** The newest entries of an action, the latest first; for pages that show what they are about. */
    public List<AuditEntry> latest(String action, int most) {
        return store.latest(action, most);
    }

    private static @Nullable String json(@Nullable Object value) {
        return value == null ? null : JsonMapper.shared().writeValueAsString(value);
    }
}

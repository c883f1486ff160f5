package dev.vitals.audit;

import dev.vitals.api.ApiPaths;
import dev.vitals.api.Listed;
import dev.vitals.api.Paging;
import dev.vitals.page.VisiblePeriod;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The audit log. */
@RestController
@Needs(Right.AUDIT)
class AuditApi {

    private final AuditList list;
    private final VisiblePeriod period;

    AuditApi(AuditList list, VisiblePeriod period) {
        this.list = list;
        this.period = period;
    }

    /**
     * An entry of the log.
     *
     * @param number from 1, without gaps
     * @param method how the actor had signed in
     * @param address from which the request came; empty for the system
     * @param action such as {@code settings.saved}
     * @param object what it was done to, by its id
     * @param before JSON, as a text; null where nothing was before, or it does not matter
     * @param after JSON, as a text; null where nothing is left, or it does not matter
     * @param reference number that a person was shown; empty for none
     * @param previous hash of the entry before; 64 zeros for the first
     * @param hash SHA-256 over all of the above
     */
    record AuditItem(
            long number,
            Instant at,
            String actor,
            String method,
            String address,
            String action,
            String object,
            @Nullable String before,
            @Nullable String after,
            String reference,
            String previous,
            String hash) {

        static AuditItem of(AuditEntry entry) {
            return new AuditItem(
                    entry.number(),
                    entry.at(),
                    entry.actor().name(),
                    entry.actor().method(),
                    entry.actor().address(),
                    entry.action(),
                    entry.object(),
                    entry.before(),
                    entry.after(),
                    entry.reference(),
                    entry.previous().hex(),
                    entry.hash().hex());
        }
    }

    /** Entries of the audit log, filtered, the newest first, by the page. */
    @GetMapping(ApiPaths.V1 + "/audit")
    Listed<AuditItem> audit(AuditFilter filter, Paging paging) {
        var visible = period.visible().map(filter::within).orElse(filter);
        return Listed.of(list.page(visible, paging.page(), paging.size()), paging, AuditItem::of);
    }
}

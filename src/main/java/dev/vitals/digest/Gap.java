package dev.vitals.digest;

import dev.vitals.inventory.Cause;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that cannot be read, or can be again.
 *
 * @param account its name
 * @param name of the service, such as "S3", or the id of the rule; empty for a whole account
 * @param cause null for a whole account, and where it can be read again
 * @param since when it was found to be so, of a whole account when it was last read; null for one that was never read
 * @param detail what was answered; may be empty
 * @param resources that the rule cannot judge; else 0
 * @param fresh whether it came to be so within the span of time
 */
record Gap(
        What what,
        String account,
        String name,
        @Nullable Cause cause,
        @Nullable Instant since,
        String detail,
        long resources,
        boolean fresh) {

    /** What it is that cannot be read. */
    enum What {
        /** A whole account. */
        ACCOUNT,
        /** A whole account, because somebody wants it so. */
        PAUSED,
        /** A list of a service. */
        SERVICE,
        /** Something inside of resources that are listed, so that a rule cannot judge them. */
        RULE
    }

    static Gap account(String name, @Nullable Instant read, String detail, boolean fresh) {
        return new Gap(What.ACCOUNT, name, "", null, read, detail, 0, fresh);
    }

    static Gap paused(String name, @Nullable Instant read) {
        return new Gap(What.PAUSED, name, "", null, read, "", 0, false);
    }

    /** A service that can be read again. */
    static Gap closed(String account, String service) {
        return new Gap(What.SERVICE, account, service, null, null, "", 0, true);
    }

    boolean isAccount() {
        return what == What.ACCOUNT || what == What.PAUSED;
    }

    static List<Gap> of(What what, List<Gap> gaps) {
        return gaps.stream().filter(gap -> gap.what() == what).toList();
    }
}

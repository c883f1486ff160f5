package dev.vitals.digest;

import dev.vitals.inventory.Cause;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that cannot be read, or can be again.
 *
 * @param account its name
 * @param service such as "S3"; empty for the whole account
 * @param cause null for a whole account, and where it can be read again
 * @param since when it was found to be so; null for an account that was never read
 * @param detail what was answered; may be empty
 * @param fresh whether it came to be so within the span of time
 */
record Gap(
        String account,
        String service,
        @Nullable Cause cause,
        @Nullable Instant since,
        String detail,
        boolean fresh) {}

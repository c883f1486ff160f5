package dev.vitals.collect.macie;

import dev.vitals.inventory.Reading;
import java.util.List;

/**
 * Amazon Macie in a region.
 *
 * @param status ENABLED or PAUSED; absent where Macie is not switched on (GetMacieSession)
 * @param discovery status of automated sensitive data discovery; absent where Macie is off
 * @param open findings of severity high that nobody has archived
 * @param more whether there are more of them than were read
 */
public record MacieState(
        String accountId,
        Reading<String> status,
        Reading<String> discovery,
        Reading<List<MacieFinding>> open,
        boolean more) {

    /** A state whose open findings were all read. */
    public MacieState(
            String accountId, Reading<String> status, Reading<String> discovery, Reading<List<MacieFinding>> open) {
        this(accountId, status, discovery, open, false);
    }
}

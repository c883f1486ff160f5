package dev.vitals.collect.inspector;

import dev.vitals.inventory.Reading;
import java.util.List;
import software.amazon.awssdk.services.inspector2.model.AccountState;

/**
 * Amazon Inspector in a region.
 *
 * @param account BatchGetAccountStatus
 * @param open active findings of severity critical or high, by ARN
 * @param more whether there are more of them than were read
 */
public record InspectorState(
        String accountId, Reading<AccountState> account, Reading<List<InspectorFinding>> open, boolean more) {

    /** A state whose open findings were all read. */
    public InspectorState(String accountId, Reading<AccountState> account, Reading<List<InspectorFinding>> open) {
        this(accountId, account, open, false);
    }
}

package dev.vitals.collect.inspector;

import dev.vitals.inventory.Reading;
import java.util.List;
import software.amazon.awssdk.services.inspector2.model.AccountState;

/**
 * Amazon Inspector in a region.
 *
 * @param account BatchGetAccountStatus
 * @param open active findings of severity critical or high, by ARN
 */
public record InspectorState(String accountId, Reading<AccountState> account, Reading<List<InspectorFinding>> open) {}

package dev.vitals.collect.securityhub;

import dev.vitals.inventory.Reading;
import java.util.List;

/**
 * Security Hub in a region.
 *
 * @param hub its ARN; absent where it is not switched on (DescribeHub)
 * @param standards ARNs of enabled standards (GetEnabledStandards)
 * @param products ARNs of integrations that send findings (ListEnabledProductsForImport)
 */
public record SecurityHubState(
        String accountId, Reading<String> hub, Reading<List<String>> standards, Reading<List<String>> products) {}

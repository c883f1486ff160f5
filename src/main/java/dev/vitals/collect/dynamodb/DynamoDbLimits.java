package dev.vitals.collect.dynamodb;

import dev.vitals.inventory.Reading;
import software.amazon.awssdk.services.dynamodb.model.DescribeLimitsResponse;

/** The account's limits of provisioned throughput in a region (DescribeLimits).  */
public record DynamoDbLimits(String accountId, Reading<DescribeLimitsResponse> limits) {}

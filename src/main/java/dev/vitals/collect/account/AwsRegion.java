package dev.vitals.collect.account;

import dev.vitals.inventory.ResourceKind;

/** The account in one region, the subject of rules that hold once per region. The scan adds one for each in scope. */
public record AwsRegion(String accountId, String region) {

    public static final ResourceKind<AwsRegion> REGION = ResourceKind.<AwsRegion>of(
                    "AWS::::Account",
                    AwsRegion.class,
                    AwsRegion::accountId,
                    (place, region) -> place.globalArn("iam", "root"))
            .named(region -> region.accountId() + " in " + region.region());
}

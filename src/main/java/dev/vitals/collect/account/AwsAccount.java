package dev.vitals.collect.account;

import dev.vitals.inventory.ResourceKind;

/**
 * The account as a whole, the subject of rules that hold once per account. The scan adds it, so that such a rule has an
 * answer even where nothing of the account could be read.
 */
public record AwsAccount(String accountId) {

    public static final ResourceKind<AwsAccount> ACCOUNT = ResourceKind.of(
            "AWS::::Account",
            AwsAccount.class,
            AwsAccount::accountId,
            (place, account) -> place.globalArn("iam", "root"));
}

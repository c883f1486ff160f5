package dev.vitals.collect.iam;

import dev.vitals.inventory.Reading;
import software.amazon.awssdk.services.iam.model.PasswordPolicy;

/** The account's password policy; absent when the account lives with the default of AWS. */
public record IamPasswordPolicy(String accountId, Reading<PasswordPolicy> policy) {}

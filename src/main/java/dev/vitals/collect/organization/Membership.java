package dev.vitals.collect.organization;

import dev.vitals.inventory.Reading;

/**
 * The account among others.
 *
 * @param features ALL or CONSOLIDATED_BILLING; absent where the account belongs to no organization (DescribeOrganization)
 * @param managementAccount id of the account that manages the organization; absent as above
 * @param securityContact whether a security contact is set; absent where none is (GetAlternateContact). Who it is is
 *     personal data and is not kept.
 */
public record Membership(
        String accountId,
        Reading<String> features,
        Reading<String> managementAccount,
        Reading<Boolean> securityContact) {}

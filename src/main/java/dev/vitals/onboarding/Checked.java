package dev.vitals.onboarding;

import dev.vitals.scan.ConnectionCheck;

/**
 * How a look at the connection went.
 *
 * @param account the reading of the account in which the role is
 * @param letsAnybodyIn whether the role opened without its external id, too
 * @param organizationTrouble why the members of the organization could not be read, empty where they were or none were
 *     asked for
 */
record Checked(ConnectionCheck.Result account, boolean letsAnybodyIn, String organizationTrouble) {

    public boolean isGood() {
        return account.isOpen() && organizationTrouble.isEmpty();
    }
}

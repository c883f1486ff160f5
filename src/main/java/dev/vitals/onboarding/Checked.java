package dev.vitals.onboarding;

import dev.vitals.scan.ConnectionCheck;

/**
 * How a look at the connection went.
 *
 * @param account the reading of the account in which the role is
 * @param guard whether the role opened without its external id, too
 * @param organizationTrouble why the members of the organization could not be read, empty where they were or none were
 *     asked for
 */
record Checked(ConnectionCheck.Result account, Guard guard, String organizationTrouble) {

    /** What became of asking for the role without its external id. */
    enum Guard {
        /** AWS refused, as it should. */
        ASKS,
        /** It opened to whoever can have Vitals ask. */
        LETS_ANYBODY_IN,
        /** Nobody answered, so that neither is known; or the role does not open at all. */
        UNKNOWN
    }

    public boolean isGood() {
        return account.isOpen() && organizationTrouble.isEmpty();
    }
}

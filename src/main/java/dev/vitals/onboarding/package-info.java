/**
 * How accounts come in: a path from the choice of an account or an organization, over its role and the check of the
 * connection, to its first scan and what that found. May use everything up to {@code remediation}; where each account
 * stands on its way is in the database.
 */
@NullMarked
package dev.vitals.onboarding;

import org.jspecify.annotations.NullMarked;

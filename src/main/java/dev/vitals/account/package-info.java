/**
 * Which AWS accounts are watched, how each is reached, how they are grouped. Knows nothing of AWS clients; uses only
 * what stands below {@code inventory} in the house.
 */
@NullMarked
package dev.vitals.account;

import org.jspecify.annotations.NullMarked;

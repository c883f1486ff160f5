/**
 * Who may do what in an account: its users, roles and permission sets with all policies that they hold, who of them is an
 * administrator, and by which steps somebody becomes one. Speaks of the account's own policies alone. May use
 * {@code rule.policy}, {@code inventory} and the records of {@code collect}; rules and pages ask here.
 */
@NullMarked
@NamedInterface
package dev.vitals.rule.principal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

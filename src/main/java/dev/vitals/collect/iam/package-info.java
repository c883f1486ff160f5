/**
 * Who may do what in an account: users, groups, roles, policies, credentials, federation and what of it is used. May use
 * {@code aws}, {@code inventory} and {@code collect}; its records and kinds are open to rules.
 */
@NullMarked
@NamedInterface
package dev.vitals.collect.iam;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

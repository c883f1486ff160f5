/**
 * What must hold of people, roles, credentials and what they are allowed. May use {@code rule.policy} and the records
 * of {@code collect.iam} and {@code collect.account}.
 */
@NullMarked
package dev.vitals.rule.iam;

import org.jspecify.annotations.NullMarked;

package dev.vitals.collect.iam;

import org.jspecify.annotations.Nullable;

/**
 * A policy that is part of a user, group or role.
 *
 * @param principalKind {@code user}, {@code group} or {@code role}
 * @param document as IAM returns it: percent-encoded JSON
 */
public record InlinePolicy(
        String principalKind,
        String principal,
        String policyName,
        @Nullable String document) {}

package dev.vitals.identity;

import java.util.UUID;

/**
 * Somebody may not enter any more. Published within the transaction that deactivates them, so that whoever listens
 * synchronously ends what they hold (sessions, tokens) in the same moment or not at all.
 */
public record MemberDeactivated(UUID member) {}

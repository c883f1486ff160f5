package dev.vitals.scim;

import java.time.Instant;
import java.util.UUID;

/**
 * A user as it is kept.
 *
 * @param member who that is in Vitals
 * @param version counts the changes
 */
record ScimUser(UUID id, UUID member, Person person, int version, Instant createdAt, Instant changedAt) {}

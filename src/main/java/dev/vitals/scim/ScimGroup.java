package dev.vitals.scim;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A group as it is kept, without its members. */
record ScimGroup(
        UUID id, String displayName, @Nullable String externalId, int version, Instant createdAt, Instant changedAt) {}

package dev.vitals.token;

import dev.vitals.route.Right;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A token that is to be; see {@link ApiToken}.
 *
 * @param group on whose accounts; null for every account of its maker
 */
record NewToken(String name, Set<Right> rights, @Nullable Long group, Instant expiresAt) {}

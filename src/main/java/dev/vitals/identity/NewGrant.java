package dev.vitals.identity;

import dev.vitals.page.Period;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A grant that is to be; see {@link Grant}. */
record NewGrant(
        Role role,
        @Nullable Long group,
        String origin,
        @Nullable Instant until,
        @Nullable Period period) {

    static NewGrant of(Role role, @Nullable Long group, String origin) {
        return new NewGrant(role, group, origin, null, null);
    }
}

package dev.vitals.score;

import dev.vitals.hipaa.Safeguard;
import org.jspecify.annotations.Nullable;

/**
 * A safeguard in a list.
 *
 * @param rules how many rules serve it
 * @param score null where it does not count, or where no scan covered the day
 * @param direction since about a month before; null without a score
 */
record SafeguardLine(
        Safeguard safeguard,
        int rules,
        @Nullable KeptScore score,
        @Nullable Direction direction) {}

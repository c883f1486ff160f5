package dev.vitals.scan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One service in one region of a scan.
 *
 * @param region or {@code global}
 * @param state {@code running}, {@code read}, or {@code unreadable} where some list was not read to its end
 * @param unreadable lists that were not read to their end
 */
public record ScanUnit(
        String service,
        String region,
        String state,
        int resources,
        int unreadable,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt) {}

package dev.vitals.account;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An AWS account that is watched.
 *
 * @param id 12 digits
 * @param regions in scope; empty means every enabled one
 * @param holdsPhi whether protected health information is kept in it
 * @param every time between scans; null means the organization's default
 * @param paused whether its schedule rests
 * @param groups it belongs to, by name
 */
public record Account(
        String id,
        String name,
        String partition,
        AccountConnection connection,
        List<String> regions,
        boolean holdsPhi,
        @Nullable Duration every,
        boolean paused,
        Instant createdAt,
        List<String> groups) {

    public Account {
        if (!id.matches("\\d{12}")) {
            throw new IllegalArgumentException("An AWS account id has twelve digits: " + id);
        }
        regions = List.copyOf(regions);
        groups = List.copyOf(groups);
    }

    /** The same with its schedule resting, or going on. */
    public Account paused(boolean rests) {
        return new Account(id, name, partition, connection, regions, holdsPhi, every, rests, createdAt, groups);
    }
}

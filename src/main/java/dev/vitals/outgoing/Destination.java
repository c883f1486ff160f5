package dev.vitals.outgoing;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A system that is told of findings. Holds nothing secret: see {@link Secrets}.
 *
 * @param place scheme, host and port of its address, or a region
 * @param settings what its kind asks for beside that
 * @param group of accounts; null for all of them
 * @param leastSeverity what is less grave is not told
 * @param failures attempts in a row that did not come through
 * @param nextAt nothing is sent there before
 * @param trouble what the last attempt came to, where it failed
 */
record Destination(
        UUID id,
        String name,
        Kind kind,
        String place,
        Map<String, String> settings,
        @Nullable Long group,
        String leastSeverity,
        List<Happening> happenings,
        boolean active,
        String madeBy,
        Instant madeAt,
        int failures,
        Instant nextAt,
        String trouble,
        @Nullable Instant troubleSince) {

    /** A setting of its kind; empty where it was not given. */
    String setting(String setting) {
        return settings.getOrDefault(setting, "");
    }

    /** For pages. */
    public String happeningWords() {
        return happenings.stream().map(Happening::word).collect(Collectors.joining(", "));
    }
}

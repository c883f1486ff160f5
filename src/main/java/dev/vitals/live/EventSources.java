package dev.vitals.live;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which types of resources an AWS service's events are about. */
final class EventSources {

    private static final String TABLE = "/live/sources.tsv";
    private static final String SUFFIX = ".amazonaws.com";

    private final Map<String, Set<String>> services;

    EventSources() {
        try (var table = EventSources.class.getResourceAsStream(TABLE)) {
            if (table == null) {
                throw new IllegalStateException(TABLE + " is missing");
            }
            services = new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split("\t"))
                    .collect(Collectors.groupingBy(
                            row -> row[0], Collectors.mapping(row -> row[1], Collectors.toUnmodifiableSet())));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(TABLE + " could not be read", unreadable);
        }
    }

    /**
     * The services of a source, as their types begin.
     *
     * @param source as CloudTrail writes it: {@code s3.amazonaws.com}
     * @return empty for services that Vitals does not read
     */
    Set<String> of(String source) {
        return services.getOrDefault(source.replace(SUFFIX, ""), Set.of());
    }

    /** Every service of the table. */
    Set<String> all() {
        return services.values().stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
    }
}

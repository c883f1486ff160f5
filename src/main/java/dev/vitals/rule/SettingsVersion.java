package dev.vitals.rule;

import java.time.Instant;
import java.util.SortedMap;
import tools.jackson.databind.JsonNode;

/**
 * Settings as somebody saved them.
 *
 * @param changed what differs from the defaults, by path: {@code limits.rootUse}
 * @param by the name with which that person had signed in
 * @param reason in that person's words
 */
public record SettingsVersion(
        long version, SortedMap<String, JsonNode> changed, Instant at, String by, String reason) {}

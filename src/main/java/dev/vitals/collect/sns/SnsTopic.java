package dev.vitals.collect.sns;

import dev.vitals.inventory.Reading;
import java.util.List;
import java.util.Map;

/**
 * A topic.
 *
 * @param attributes GetTopicAttributes, among them {@code Policy} and {@code KmsMasterKeyId}
 * @param confirmed protocols of the confirmed subscriptions, one entry each; who listens is nobody's business here
 * @param pending how many subscriptions wait for their confirmation
 */
public record SnsTopic(
        String arn,
        Reading<Map<String, String>> attributes,
        Reading<List<String>> confirmed,
        Reading<Integer> pending) {

    public String name() {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }
}

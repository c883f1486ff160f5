package dev.vitals.collect.sqs;

import dev.vitals.inventory.Reading;
import java.util.Map;

/**
 * A queue.
 *
 * @param attributes GetQueueAttributes, by name; what is not set is not there
 */
public record SqsQueue(String url, Reading<Map<String, String>> attributes) {

    public String name() {
        return url.substring(url.lastIndexOf('/') + 1);
    }
}

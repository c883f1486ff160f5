package dev.vitals.collect.logs;

import dev.vitals.inventory.Reading;
import java.util.List;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;

/**
 * A log group.
 *
 * @param protection its data protection policy, JSON; absent where it has none
 * @param found kinds of sensitive data in a sample of the newest events; the events themselves are not kept
 * @param shippers for an authentication log: streams that got events lately; absent for every other group
 */
public record LogGroupState(
        LogGroup group,
        Reading<String> protection,
        Reading<List<SensitiveData>> found,
        Reading<List<String>> shippers) {

    public String name() {
        return String.valueOf(group.logGroupName());
    }
}

package dev.vitals.collect.events;

import dev.vitals.inventory.Reading;
import java.util.List;
import software.amazon.awssdk.services.eventbridge.model.Rule;
import software.amazon.awssdk.services.eventbridge.model.Target;

/** A rule of the default event bus, and where it sends to (ListTargetsByRule). */
public record EventRule(Rule rule, Reading<List<Target>> targets) {

    public String name() {
        return String.valueOf(rule.name());
    }
}

package dev.vitals.rule.alarm;

import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.rule.Verdict;
import dev.vitals.rule.Verdict.Step;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricFilter;
import tools.jackson.databind.JsonNode;

/** The part of the chain behind the log group: filters, alarms, topics. Several filters may share the events. */
final class WatchedGroup {

    private final Inventory inventory;
    private final Watched watched;
    private final LogGroupName group;

    WatchedGroup(Inventory inventory, Watched watched, LogGroupName group) {
        this.inventory = inventory;
        this.watched = watched;
        this.group = group;
    }

    Verdict judge() {
        var filters = inventory.all(MetricFilter.class, group.region()).stream()
                .map(Resource::config)
                .filter(filter -> group.name().equals(filter.logGroupName()))
                .map(Filter::of)
                .filter(this::isQuietOtherwise)
                .toList();
        if (filters.stream().noneMatch(filter -> watched.must().stream().anyMatch(filter.pattern()::matches))) {
            return Verdict.fail(
                            "Log group %s has no metric filter that matches %s".formatted(group.name(), watched.what()))
                    .expected("a metric filter, an alarm on it and a confirmed subscriber");
        }
        for (JsonNode event : watched.must()) {
            var trouble = troubleWith(event, filters);
            if (trouble.isPresent()) {
                return trouble.get();
            }
        }
        return Verdict.pass();
    }

    private Optional<Verdict.Fail> troubleWith(JsonNode event, List<Filter> filters) {
        var matching = filters.stream()
                .filter(filter -> filter.pattern().matches(event))
                .toList();
        if (matching.isEmpty()) {
            return Optional.of(Verdict.fail("No metric filter of log group %s matches %s"
                            .formatted(group.name(), event.path("eventName").asString("")))
                    .expected("filters for " + watched.what()));
        }
        var ends = matching.stream()
                .map(filter -> Reading.attempt(() -> FilterEnd.trouble(inventory, group.region(), filter.model())
                        .map(trouble -> trouble.after(filter.step(event)))))
                .toList();
        if (ends.stream()
                .anyMatch(end -> end instanceof Reading.Known<Optional<Verdict.Fail>>(var none) && none.isEmpty())) {
            return Optional.empty();
        }
        ends.forEach(Reading::orElseThrow);
        return ends.getFirst().orElseThrow();
    }

    /** A filter that also counts what happens every day rings all the time, or is set so that it never does. */
    private boolean isQuietOtherwise(Filter filter) {
        return watched.mustNot().stream().noneMatch(filter.pattern()::matches);
    }

    /** A metric filter with its pattern, understood once. */
    private record Filter(MetricFilter model, EventPattern pattern) {

        Step step(JsonNode event) {
            return new Step(
                    "metric filter",
                    model.filterName(),
                    "matches %s: %s".formatted(event.path("eventName").asString(""), model.filterPattern()));
        }

        static Filter of(MetricFilter model) {
            return new Filter(model, EventPattern.parse(Reading.required(model.filterPattern(), "filterPattern")));
        }
    }
}

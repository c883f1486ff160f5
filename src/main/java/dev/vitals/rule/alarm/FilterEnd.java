package dev.vitals.rule.alarm;

import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.rule.Verdict;
import dev.vitals.rule.Verdict.Step;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricFilter;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricTransformation;

/** Which alarms watch a metric filter's metrics, and who hears of them. */
final class FilterEnd {

    private FilterEnd() {}

    static Optional<Verdict.Fail> trouble(Inventory inventory, String region, MetricFilter filter) {
        var alarms = inventory.all(MetricAlarm.class, region).stream()
                .map(Resource::config)
                .filter(alarm -> watches(alarm, filter))
                .toList();
        if (alarms.isEmpty()) {
            return Optional.of(
                    Verdict.fail("Metric filter %s has no alarm on its metric".formatted(filter.filterName()))
                            .expected("an alarm that notifies a confirmed subscriber"));
        }
        var ears = alarms.stream()
                .map(alarm -> Reading.attempt(() -> AlarmActions.trouble(alarm, inventory)
                        .map(trouble -> trouble.after(new Step("alarm", alarm.alarmName(), metrics(filter))))))
                .toList();
        if (ears.stream()
                .anyMatch(ear -> ear instanceof Reading.Known<Optional<Verdict.Fail>>(var none) && none.isEmpty())) {
            return Optional.empty();
        }
        ears.forEach(Reading::orElseThrow);
        return ears.getFirst().orElseThrow();
    }

    private static String metrics(MetricFilter filter) {
        return filter.metricTransformations().stream()
                .map(metric -> metric.metricNamespace() + " " + metric.metricName())
                .sorted()
                .collect(Collectors.joining(", ", "watches ", ""));
    }

    private static boolean watches(MetricAlarm alarm, MetricFilter filter) {
        return filter.metricTransformations().stream().anyMatch(metric -> isOf(alarm, metric));
    }

    private static boolean isOf(MetricAlarm alarm, MetricTransformation metric) {
        return metric.metricName().equals(alarm.metricName())
                        && metric.metricNamespace().equals(alarm.namespace())
                || alarm.metrics().stream()
                        .anyMatch(query -> query.metricStat() != null
                                && metric.metricName()
                                        .equals(query.metricStat().metric().metricName())
                                && metric.metricNamespace()
                                        .equals(query.metricStat().metric().namespace()));
    }
}

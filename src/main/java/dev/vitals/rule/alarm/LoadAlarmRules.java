package dev.vitals.rule.alarm;

import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricStat;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.rds.model.DBInstance;

/** Alarms on the load of what holds PHI: an overloaded server is one that is not available. */
class LoadAlarmRules {

    private static final Verdict NO_PHI = Verdict.notApplicable("Not tagged as holding PHI");
    private static final String GROUP_TAG = "aws:autoscaling:groupName";

    @Rule(
            id = "cloudwatch-alarm-cpu-utilization",
            title = "An alarm watches the load of the instance",
            severity = Severity.LOW,
            safeguards = {"164.308(a)(1)(ii)(D)", "164.308(a)(7)(i)", "164.312(b)"},
            version = 2)
    Verdict instanceLoad(Resource<Instance> instance, Inventory inventory, Settings settings) {
        var state = Reading.required(instance.config().state(), "State").name();
        if (!settings.marks().holdsPhi(instance.tags())) {
            return NO_PHI;
        }
        if (state != InstanceStateName.RUNNING) {
            return Verdict.notApplicable("The instance is not running");
        }
        var group = instance.tags().getOrDefault(GROUP_TAG, "");
        var dimensions = Map.of("InstanceId", instance.id(), "AutoScalingGroupName", group);
        return isWatched(inventory, instance.region(), "AWS/EC2", dimensions)
                ? Verdict.pass()
                : Verdict.fail("Instance %s has no alarm on its CPU load that notifies anybody"
                                .formatted(instance.id()))
                        .expected("an alarm on CPUUtilization with an action");
    }

    @Rule(
            id = "cloudwatch-alarm-cpu-utilization-rds",
            title = "An alarm watches the load of the database",
            severity = Severity.LOW,
            safeguards = {"164.308(a)(1)(ii)(D)", "164.308(a)(7)(i)", "164.312(b)"},
            version = 2)
    Verdict databaseLoad(Resource<DBInstance> database, Inventory inventory, Settings settings) {
        var id = Reading.required(database.config().dbInstanceIdentifier(), "DBInstanceIdentifier");
        if (!settings.marks().holdsPhi(database.tags())) {
            return NO_PHI;
        }
        var cluster = database.config().dbClusterIdentifier();
        var dimensions = Map.of("DBInstanceIdentifier", id, "DBClusterIdentifier", cluster == null ? "" : cluster);
        return isWatched(inventory, database.region(), "AWS/RDS", dimensions)
                ? Verdict.pass()
                : Verdict.fail("Database %s has no alarm on its CPU load that notifies anybody".formatted(id))
                        .expected("an alarm on CPUUtilization with an action");
    }

    /** One alarm that was seen is enough; without one the list must be whole. */
    private static boolean isWatched(
            Inventory inventory, String region, String namespace, Map<String, String> dimensions) {
        return inventory.seen(MetricAlarm.class, region).stream()
                        .anyMatch(alarm -> watches(alarm.config(), namespace, dimensions))
                || inventory.all(MetricAlarm.class, region).stream()
                        .anyMatch(alarm -> watches(alarm.config(), namespace, dimensions));
    }

    private static boolean watches(MetricAlarm alarm, String namespace, Map<String, String> wanted) {
        return Boolean.TRUE.equals(alarm.actionsEnabled())
                && !alarm.alarmActions().isEmpty()
                && (isLoad(alarm.namespace(), alarm.metricName(), alarm.dimensions(), namespace, wanted)
                        || alarm.metrics().stream()
                                .map(MetricDataQuery::metricStat)
                                .filter(Objects::nonNull)
                                .map(MetricStat::metric)
                                .anyMatch(metric -> isLoad(
                                        metric.namespace(),
                                        metric.metricName(),
                                        metric.dimensions(),
                                        namespace,
                                        wanted)));
    }

    /** Also of alarms on anomalies, which name their metric in an expression. */
    private static boolean isLoad(
            @Nullable String namespace,
            @Nullable String metric,
            List<Dimension> dimensions,
            String service,
            Map<String, String> wanted) {
        return service.equals(namespace)
                && "CPUUtilization".equals(metric)
                && dimensions.stream()
                        .anyMatch(dimension -> !dimension.value().isEmpty()
                                && dimension.value().equals(wanted.get(dimension.name())));
    }
}

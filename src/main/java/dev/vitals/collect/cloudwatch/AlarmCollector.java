package dev.vitals.collect.cloudwatch;

import dev.vitals.aws.Operation;
import dev.vitals.collect.Collector;
import dev.vitals.collect.Sweep;
import dev.vitals.inventory.ResourceKind;
import java.util.List;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.AlarmType;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.DescribeAlarmsResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;

/** The alarms of a region. */
final class AlarmCollector implements Collector {

    private static final int PAGE = 100;

    @Override
    public String service() {
        return "cloudwatch";
    }

    @Override
    public Reach reach() {
        return Reach.EACH_REGION;
    }

    @Override
    public List<ResourceKind<?>> kinds() {
        return List.of(AlarmKinds.METRIC, AlarmKinds.COMPOSITE);
    }

    @Override
    public List<Operation> operations() {
        return List.of(Operation.of("cloudwatch", "DescribeAlarms"));
    }

    @Override
    public void collect(Sweep sweep) {
        // One pass over the pages for both: AWS gives both kinds with each page.
        var pages = sweep.readAll(() -> sweep.client(CloudWatchClient.class)
                .describeAlarmsPaginator(request ->
                        request.maxRecords(PAGE).alarmTypes(AlarmType.METRIC_ALARM, AlarmType.COMPOSITE_ALARM)));
        sweep.<MetricAlarm>list(
                AlarmKinds.METRIC,
                () -> pages.orElseThrow().stream()
                        .map(DescribeAlarmsResponse::metricAlarms)
                        .flatMap(List::stream)
                        .toList());
        sweep.<CompositeAlarm>list(
                AlarmKinds.COMPOSITE,
                () -> pages.orElseThrow().stream()
                        .map(DescribeAlarmsResponse::compositeAlarms)
                        .flatMap(List::stream)
                        .toList());
    }
}

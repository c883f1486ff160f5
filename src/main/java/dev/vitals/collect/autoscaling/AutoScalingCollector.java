package dev.vitals.collect.autoscaling;

import dev.vitals.aws.Operation;
import dev.vitals.collect.Collector;
import dev.vitals.collect.Sweep;
import dev.vitals.inventory.ResourceKind;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.LaunchConfiguration;
import software.amazon.awssdk.services.autoscaling.model.TagDescription;

/** Auto Scaling groups of a region and what they launch. User data is not kept: it may hold credentials. */
final class AutoScalingCollector implements Collector {

    static final ResourceKind<AutoScalingGroup> GROUP = ResourceKind.of(
                    "AWS::AutoScaling::AutoScalingGroup",
                    AutoScalingGroup.class,
                    AutoScalingGroup::autoScalingGroupName,
                    (place, group) -> group.autoScalingGroupARN())
            .tagged(group -> group.tags().stream()
                    .collect(Collectors.toMap(
                            TagDescription::key,
                            tag -> tag.value() == null ? "" : tag.value(),
                            (first, second) -> first)))
            .ignoring("Instances", "DesiredCapacity", "Status");

    static final ResourceKind<LaunchConfiguration> LAUNCH_CONFIGURATION = ResourceKind.of(
            "AWS::AutoScaling::LaunchConfiguration",
            LaunchConfiguration.class,
            LaunchConfiguration::launchConfigurationName,
            (place, launch) -> launch.launchConfigurationARN());

    @Override
    public String service() {
        return "autoscaling";
    }

    @Override
    public Reach reach() {
        return Reach.EACH_REGION;
    }

    @Override
    public List<ResourceKind<?>> kinds() {
        return List.of(GROUP, LAUNCH_CONFIGURATION);
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.of("autoscaling", "DescribeAutoScalingGroups"),
                Operation.of("autoscaling", "DescribeLaunchConfigurations"));
    }

    @Override
    public void collect(Sweep sweep) {
        var scaling = sweep.client(AutoScalingClient.class);
        sweep.list(
                GROUP,
                () -> scaling.describeAutoScalingGroupsPaginator(page -> page.maxRecords(100))
                        .autoScalingGroups());
        sweep.list(
                LAUNCH_CONFIGURATION,
                () -> scaling.describeLaunchConfigurationsPaginator(page -> page.maxRecords(100))
                        .launchConfigurations(),
                launch -> launch.toBuilder().userData(null).build());
    }
}

package dev.vitals.rule.workload;

import dev.vitals.collect.beanstalk.BeanstalkEnvironment;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.LaunchConfiguration;
import software.amazon.awssdk.services.ec2.model.Subnet;

/** Auto Scaling groups and environments of Elastic Beanstalk. */
class ScalingRules {

    @Rule(
            id = "autoscaling-group-elb-health-check",
            title = "The group asks its load balancer who is healthy",
            severity = Severity.LOW,
            safeguards = {
                "164.308(a)(1)(ii)(B)",
                "164.308(a)(7)(i)",
                "164.308(a)(7)(ii)(A)",
                "164.308(a)(7)(ii)(B)",
                "164.308(a)(7)(ii)(C)",
                "164.312(b)"
            },
            version = 2)
    Verdict healthCheck(AutoScalingGroup group) {
        var type = Reading.required(group.healthCheckType(), "HealthCheckType");
        boolean balanced = !group.loadBalancerNames().isEmpty()
                || !group.targetGroupARNs().isEmpty()
                || group.trafficSources().stream().anyMatch(source -> isBalancer(source.type()));
        if (!balanced) {
            return Verdict.notApplicable("No load balancer stands before the group");
        }
        return List.of(type.split(",")).contains("ELB")
                ? Verdict.pass()
                : Verdict.fail("Group %s does not use the load balancer's health check"
                                .formatted(group.autoScalingGroupName()))
                        .at("HealthCheckType", type)
                        .expected("ELB");
    }

    /** A launch configuration that says nothing leaves it to the subnets of the groups that use it. */
    @Rule(
            id = "autoscaling-launch-config-no-public-ip",
            title = "Launched instances get no public address",
            severity = Severity.HIGH,
            safeguards = {
                "164.308(a)(3)(i)",
                "164.308(a)(3)(ii)(B)",
                "164.308(a)(4)(ii)(A)",
                "164.308(a)(4)(ii)(C)",
                "164.312(a)(1)",
                "164.312(e)(1)"
            })
    Verdict noPublicAddress(Resource<LaunchConfiguration> launch, Inventory inventory) {
        var name = Reading.required(launch.config().launchConfigurationName(), "LaunchConfigurationName");
        var assigns = launch.config().associatePublicIpAddress();
        if (Boolean.TRUE.equals(assigns)) {
            return fail(name, "gives instances public addresses", "AssociatePublicIpAddress", "true");
        }
        if (Boolean.FALSE.equals(assigns)) {
            return Verdict.pass();
        }
        return inventory.all(AutoScalingGroup.class, launch.region()).stream()
                .map(Resource::config)
                .filter(group -> name.equals(group.launchConfigurationName()) && group.vpcZoneIdentifier() != null)
                .flatMap(group -> Stream.of(group.vpcZoneIdentifier().split(",")))
                .filter(subnet -> mapsPublic(subnet.strip(), launch.region(), inventory))
                .sorted()
                .findFirst()
                .<Verdict>map(subnet -> fail(
                        name,
                        "leaves it to %s, which gives instances public addresses".formatted(subnet),
                        "AssociatePublicIpAddress",
                        "not set"))
                .orElseGet(Verdict::pass);
    }

    @Rule(
            id = "elasticbeanstalk-managed-updates",
            title = "The platform is updated by itself",
            severity = Severity.MEDIUM,
            safeguards = {"164.308(a)(5)(ii)(A)", "164.308(a)(5)(ii)(B)"})
    Verdict managedUpdates(BeanstalkEnvironment environment) {
        return option(environment, "aws:elasticbeanstalk:managedactions/ManagedActionsEnabled", "true")
                ? Verdict.pass()
                : Verdict.fail("Environment %s does not update its platform by itself".formatted(environment.name()))
                        .at("options.ManagedActionsEnabled", "false")
                        .expected("true");
    }

    @Rule(
            id = "elasticbeanstalk-enhanced-health",
            title = "The environment reports its health in detail",
            severity = Severity.LOW,
            safeguards = {"164.312(b)"})
    Verdict enhancedHealth(BeanstalkEnvironment environment) {
        return option(environment, "aws:elasticbeanstalk:healthreporting:system/SystemType", "enhanced")
                ? Verdict.pass()
                : Verdict.fail("Environment %s reports only basic health".formatted(environment.name()))
                        .at("options.SystemType", "basic")
                        .expected("enhanced");
    }

    /** VPC Lattice, the other source of traffic, has health checks of its own. */
    private static boolean isBalancer(@Nullable String kind) {
        return kind == null || kind.startsWith("elb");
    }

    private static boolean option(BeanstalkEnvironment environment, String name, String wanted) {
        return wanted.equalsIgnoreCase(environment.options().orElseThrow().get(name));
    }

    private static boolean mapsPublic(String subnet, String region, Inventory inventory) {
        return inventory
                .find(Subnet.class, region, subnet)
                .value()
                .map(found -> Reading.required(found.config().mapPublicIpOnLaunch(), "MapPublicIpOnLaunch"))
                .orElse(false);
    }

    private static Verdict fail(String name, String what, String member, String found) {
        return Verdict.fail("Launch configuration %s %s".formatted(name, what))
                .at(member, found)
                .expected("false");
    }
}

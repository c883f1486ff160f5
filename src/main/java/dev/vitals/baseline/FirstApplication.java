package dev.vitals.baseline;

import static dev.vitals.baseline.Deviation.weaker;

import java.util.List;
import java.util.stream.Stream;

/** The sample application of the first edition. */
final class FirstApplication {

    private static final String STACK = "ApplicationTemplate";
    private static final String BUCKET = "AWS::S3::Bucket";
    private static final String GROUP = "AWS::EC2::SecurityGroup";
    private static final String ALARM = "AWS::CloudWatch::Alarm";

    private FirstApplication() {}

    static List<Part> tiers() {
        var policies = Stream.of("UpWeb", "DownWeb", "UpApp", "DownApp")
                .map(name -> Part.told(STACK, "rAutoScaling" + name, "AWS::AutoScaling::ScalingPolicy"));
        return Stream.concat(Stream.of("Web", "App").flatMap(FirstApplication::tier), policies)
                .toList();
    }

    static List<Part> groups() {
        return List.of(
                Part.of(STACK, "rSecurityGroupWeb", GROUP, GroupChecks.opensOnly("443-443")),
                Part.of(STACK, "rSecurityGroupWebInstance", GROUP, instances())
                        .checking(GroupChecks.closedToEverywhere()),
                Part.of(STACK, "rSecurityGroupApp", GROUP, GroupChecks.opensOnly("443-443"))
                        .checking(GroupChecks.closedToEverywhere()),
                Part.of(STACK, "rSecurityGroupAppInstance", GROUP, instances())
                        .checking(GroupChecks.closedToEverywhere()),
                Part.of(STACK, "rSecurityGroupRDS", GROUP, GroupChecks.opensOnly("3306-3306"))
                        .checking(GroupChecks.fromGroupsOnly()));
    }

    static List<Part> database() {
        return List.of(
                Part.of(
                        STACK,
                        "rRDSInstanceMySQL",
                        "AWS::RDS::DBInstance",
                        Checks.same("Engine", "Engine", "mariadb"),
                        Checks.on("MultiAZ", "Multi-AZ"),
                        Checks.on("StorageEncrypted", "Storage encryption"),
                        Checks.off("PubliclyAccessible", "Public access")),
                Part.of(STACK, "rDBSubnetGroup", "AWS::RDS::DBSubnetGroup"));
    }

    static List<Part> loadAlarms() {
        return Stream.of("Web", "App")
                .flatMap(tier -> Stream.of(
                        load(
                                "rCWAlarmHighCPU" + tier,
                                "GreaterThanThreshold",
                                Checks.atMost("Threshold", "Threshold", 50, "%")),
                        load(
                                "rCWAlarmLowCPU" + tier,
                                "LessThanThreshold",
                                Checks.same("Threshold", "Threshold", "10.0"))))
                .toList();
    }

    static List<Part> buckets() {
        return List.of(
                Part.of(STACK, "rS3ELBAccessLogs", BUCKET),
                Part.of(STACK, "rS3AccessLogsPolicy", "AWS::S3::BucketPolicy")
                        .keptWith("rS3ELBAccessLogs", BUCKET, "policy"),
                Part.of(STACK, "rWebContentBucket", BUCKET, BucketChecks.VERSIONED, BucketChecks.kept(2555)),
                Part.of(
                                STACK,
                                "rWebContentS3Policy",
                                "AWS::S3::BucketPolicy",
                                BucketChecks.DENIES_PLAIN_HTTP,
                                BucketChecks.DENIES_UNENCRYPTED_PUTS)
                        .keptWith("rWebContentBucket", BUCKET, "policy"));
    }

    private static Stream<Part> tier(String tier) {
        return Stream.of(
                Part.of(
                        STACK,
                        "rELB" + tier,
                        "AWS::ElasticLoadBalancing::LoadBalancer",
                        Checks.on("attributes.AccessLog.Enabled", "Access logs"),
                        Checks.same(
                                "description.Scheme", "Scheme", tier.equals("Web") ? "internet-facing" : "internal")),
                Part.of(
                        STACK,
                        "rAutoScalingGroup" + tier,
                        "AWS::AutoScaling::AutoScalingGroup",
                        Checks.held("HealthCheckType", "Health check", "ELB"),
                        Checks.atLeast("MinSize", "Fewest instances", 2, "", "not set")),
                Part.of(
                        STACK,
                        "rAutoScalingConfig" + tier,
                        "AWS::AutoScaling::LaunchConfiguration",
                        Checks.when(
                                "Data volume",
                                config -> config.items("BlockDeviceMappings")
                                        .noneMatch(disk -> disk.isTrue("Ebs.Encrypted")),
                                weaker("Data volume", "not encrypted", "encrypted"))));
    }

    private static Check instances() {
        return GroupChecks.opensOnly("443-443", "80-80", "22-22");
    }

    private static Part load(String logicalId, String comparison, Check threshold) {
        return Part.of(
                STACK,
                logicalId,
                ALARM,
                Checks.held("MetricName", "Metric", "CPUUtilization"),
                Checks.held("Namespace", "Namespace", "AWS/EC2"),
                Checks.held("ComparisonOperator", "Comparison", comparison),
                threshold,
                Checks.on("ActionsEnabled", "Actions"),
                Checks.when(
                        "Alarm action",
                        config -> config.texts("AlarmActions").isEmpty(),
                        weaker("Alarm action", "none", "a scaling policy")));
    }
}

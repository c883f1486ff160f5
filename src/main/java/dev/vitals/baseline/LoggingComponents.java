package dev.vitals.baseline;

import static dev.vitals.baseline.Deviation.weaker;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the second edition's logging stack deploys. */
final class LoggingComponents {

    static final int RETENTION = 90;

    private static final String STACK = "LogStack";
    private static final String LOGS = "AWSLoggingBucket";
    private static final String TRAIL = "AWSCloudTrailBucket";
    private static final String TOPIC = "SNSSecurityAlarmTopic";
    private static final String GROUP = "CloudTrailLogGroup";
    private static final String BUCKET = "AWS::S3::Bucket";
    private static final String CLOUDTRAIL = "cloudtrail.amazonaws.com";
    private static final AlarmParts.Names NAMES = new AlarmParts.Names(STACK, GROUP, TOPIC);

    /** Logical ids of filter and alarm, the metric between them, and the filter's pattern, by the alarm's name. */
    private static final Map<String, List<String>> ALARMS = Map.of(
            "cloudtrail-change-alarm", List.of("CloudTrailChange", "CloudTrailChange", AlarmPatterns.CLOUDTRAIL),
            "iam-create-access-key-alarm",
                    List.of("IAMCreateAccessKey", "IAMCreateAccessKey", AlarmPatterns.ACCESS_KEY),
            "iam-policy-change-alarm", List.of("IAMPolicyChanges", "IAMPolicyChange", AlarmPatterns.IAM_POLICY),
            "iam-root-activity-alarm", List.of("IAMRootActivity", "IAMRootActivity", AlarmPatterns.ROOT),
            "network-acl-changes-alarm", List.of("NetworkACLChanges", "NetworkACLChanges", AlarmPatterns.NETWORK_ACL),
            "security-group-changes-alarm",
                    List.of("SecurityGroupChanges", "SecurityGroupChanges", AlarmPatterns.SECURITY_GROUP),
            "unauthorized-attempts-alarm",
                    List.of("UnauthorizedAttempts", "UnauthorizedAttempts", AlarmPatterns.UNAUTHORIZED));

    private LoggingComponents() {}

    static List<Part> logBucket() {
        return List.of(Part.of(
                        STACK,
                        LOGS,
                        BUCKET,
                        BucketChecks.TAKES_LOGS,
                        BucketChecks.ENCRYPTED,
                        BucketChecks.VERSIONED,
                        BucketChecks.kept(2555, "STANDARD_IA after 90 days", "GLACIER after 180 days"))
                .tagged("AWS Logging Bucket", "Security"));
    }

    static List<Part> logBucketPolicy() {
        return List.of(policy("AWSLoggingBucketPolicy", LOGS, "AWS Logging Bucket"));
    }

    static List<Part> trailBucket() {
        return List.of(Part.of(
                        STACK,
                        TRAIL,
                        BUCKET,
                        BucketChecks.TAKES_LOGS,
                        BucketChecks.ENCRYPTED,
                        BucketChecks.VERSIONED,
                        BucketChecks.logged("cloudtraillogs-"))
                .tagged("AWS CloudTrail Bucket", "Security"));
    }

    static List<Part> trailBucketPolicy() {
        return List.of(policy("AWSCloudTrailBucketPolicy", TRAIL, "AWS CloudTrail Bucket")
                .checking(
                        BucketChecks.allows(CLOUDTRAIL, "s3:GetBucketAcl"),
                        BucketChecks.allows(CLOUDTRAIL, "s3:PutObject")));
    }

    static List<Part> trail() {
        return List.of(Part.of(STACK, "CloudTrailTrail", "AWS::CloudTrail::Trail", trailChecks())
                .checking(Checks.set("trail.SnsTopicARN", "Topic", "the security alarm topic")));
    }

    /** What both editions set on their trail. */
    static Check[] trailChecks() {
        return new Check[] {
            Checks.on("status.IsLogging", "Logging"),
            Checks.on("trail.LogFileValidationEnabled", "Log file validation"),
            Checks.on("trail.IncludeGlobalServiceEvents", "Global service events"),
            Checks.set("trail.CloudWatchLogsLogGroupArn", "Delivery to CloudWatch Logs", "the trail’s log group")
        };
    }

    static List<Part> logGroup() {
        return List.of(Part.of(STACK, GROUP, "AWS::Logs::LogGroup", retention()));
    }

    /** Ninety days unless another number was given when deploying. */
    static Check retention() {
        return Checks.atLeast("group.retentionInDays", "Retention", RETENTION, "days", "without an end");
    }

    static List<Part> roles() {
        return List.of(
                Part.of(STACK, "CloudWatchRole", "AWS::IAM::Role", trusts(CLOUDTRAIL), writesLogsOnly()),
                Part.of(STACK, "CloudTrailRole", "AWS::IAM::Role", trusts("ec2.amazonaws.com")),
                Part.told(STACK, "CloudTrailInstanceProfile", "AWS::IAM::InstanceProfile"));
    }

    static List<Part> topic() {
        return List.of(
                topic(STACK, TOPIC),
                Part.of(STACK, "SNSSecurityAlarmTopicPolicy", "AWS::SNS::TopicPolicy", publishes())
                        .keptWith(TOPIC, "AWS::SNS::Topic", "attributes.Policy"));
    }

    /** A topic with one subscriber by mail. */
    static Part topic(String stack, String logicalId) {
        return Part.of(stack, logicalId, "AWS::SNS::Topic", new Check("Subscriber", subject -> {
            var confirmed = subject.config().texts("confirmed");
            var pending = subject.config().text("pending").orElse("0");
            return confirmed.isEmpty()
                    ? Stream.of(weaker(
                            "Subscriber", "none confirmed, %s pending".formatted(pending), "one address for mail"))
                    : Stream.empty();
        }));
    }

    /** The filter and the alarm of one of the seven, by the alarm's name. */
    static List<Part> alarm(String name) {
        var names = ALARMS.get(name);
        var metric = AlarmPatterns.METRICS.get(names.get(2));
        return List.of(
                AlarmParts.filter(NAMES, "MetricFilter" + names.get(0), metric, names.get(2)),
                AlarmParts.alarm(NAMES, "CloudWatchAlarm" + names.get(1), metric, 1));
    }

    static Check trusts(String service) {
        return new Check(
                "Trust",
                subject -> Statement.of(subject.config().document("AssumeRolePolicyDocument"))
                                .anyMatch(statement -> statement.isForService(service))
                        ? Stream.empty()
                        : Stream.of(Deviation.other("Trust", "not " + service, service)));
    }

    private static Part policy(String logicalId, String bucket, String name) {
        return Part.of(
                        STACK,
                        logicalId,
                        "AWS::S3::BucketPolicy",
                        BucketChecks.DENIES_PLAIN_HTTP,
                        BucketChecks.DENIES_DELETE,
                        BucketChecks.DENIES_UNENCRYPTED_PUTS)
                .keptWith(bucket, BUCKET, "policy")
                .tagged(name, "Security");
    }

    private static Check publishes() {
        return new Check(
                "Topic policy",
                subject -> Statement.of(subject.config().document("attributes.Policy"))
                                .anyMatch(statement ->
                                        statement.isForService(CLOUDTRAIL) && statement.covers("SNS:Publish"))
                        ? Stream.empty()
                        : Stream.of(weaker("Topic policy", "CloudTrail may not publish", "CloudTrail may publish")));
    }

    private static Check writesLogsOnly() {
        var deployed = List.of("logs:CreateLogStream", "logs:PutLogEvents");
        return new Check("Permissions", subject -> {
            var more = subject.scene().all("AWS::IAM::Policy").stream()
                    .filter(policy -> policy.resourceId()
                            .startsWith("role/" + subject.thing().resourceId() + "/"))
                    .flatMap(policy -> Statement.of(policy.config().document("document")))
                    .flatMap(statement -> statement.actions().stream())
                    .filter(action -> !deployed.contains(action))
                    .toList();
            return more.isEmpty()
                    ? Stream.empty()
                    : Stream.of(weaker("Permissions", String.join(", ", more) + " too", String.join(", ", deployed)));
        });
    }
}

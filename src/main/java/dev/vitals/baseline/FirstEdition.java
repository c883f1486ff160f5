package dev.vitals.baseline;

import static dev.vitals.baseline.Deviation.other;
import static dev.vitals.baseline.Deviation.weaker;

import java.util.List;
import java.util.stream.Stream;

/** Accounts, logs and rules as the first edition deploys them; its network and application stand beside this. */
final class FirstEdition {

    private static final String IAM = "IamTemplate";
    private static final String LOGGING = "LoggingTemplate";
    private static final String RULES = "ConfigRulesTemplate";
    private static final String BUCKET = "AWS::S3::Bucket";
    private static final String POLICY = "AWS::S3::BucketPolicy";
    private static final String CLOUDTRAIL = "cloudtrail.amazonaws.com";
    private static final String TOPIC = "rSecurityAlarmTopic";
    private static final String GROUP = "rCloudTrailLogGroup";
    private static final String MFA = "aws:MultiFactorAuthPresent";

    /** Denied calls are many: the first edition alarms from the fifth in five minutes. */
    private static final int DENIED_CALLS = 5;

    private FirstEdition() {}

    static List<Part> roleGroups() {
        var groups = Stream.of(
                        "rSysAdmin",
                        "rIAMAdminGroup",
                        "rInstanceOpsGroup",
                        "rReadOnlyAdminGroup",
                        "rReadOnlyBillingGroup")
                .map(id -> Part.of(IAM, id, "AWS::IAM::Group"));
        var roles = Stream.of("rSysAdminRole", "rIAMAdminRole", "rInstanceOpsRole", "rReadOnlyAdminRole")
                .map(id -> Part.of(IAM, id, "AWS::IAM::Role", LoggingComponents.trusts("ec2.amazonaws.com")));
        var profiles = Stream.of("rSysAdminProfile", "rIAMAdminProfile", "rInstanceOpsProfile", "rReadOnlyAdminProfile")
                .map(id -> Part.told(IAM, id, "AWS::IAM::InstanceProfile"));
        var strong = Stream.of("rSysAdminPolicy", "rIAMAdminPolicy")
                .map(id -> Part.of(IAM, id, "AWS::IAM::ManagedPolicy", asksForMfa()));
        var plain = Stream.of("rInstanceOpsPolicy", "rReadOnlyAdminPolicy", "rReadOnlyBillingPolicy")
                .map(id -> Part.of(IAM, id, "AWS::IAM::ManagedPolicy"));
        return Stream.of(groups, roles, profiles, strong, plain)
                .flatMap(parts -> parts)
                .toList();
    }

    static List<Part> buckets() {
        return List.of(
                Part.of(
                        LOGGING,
                        "rArchiveLogsBucket",
                        BUCKET,
                        BucketChecks.TAKES_LOGS,
                        BucketChecks.VERSIONED,
                        BucketChecks.kept(2555)),
                closed("rArchiveLogsBucketPolicy", "rArchiveLogsBucket"),
                Part.of(
                        LOGGING,
                        "rCloudTrailBucket",
                        BUCKET,
                        BucketChecks.VERSIONED,
                        BucketChecks.logged("cloudtraillogs")),
                closed("rCloudTrailS3Policy", "rCloudTrailBucket")
                        .checking(
                                BucketChecks.allows(CLOUDTRAIL, "s3:GetBucketAcl"),
                                BucketChecks.allows(CLOUDTRAIL, "s3:PutObject")));
    }

    static List<Part> trail() {
        return List.of(
                Part.of(LOGGING, "rCloudTrailLoggingLocal", "AWS::CloudTrail::Trail", LoggingComponents.trailChecks()),
                Part.of(LOGGING, GROUP, "AWS::Logs::LogGroup", LoggingComponents.retention()));
    }

    static List<Part> alarms() {
        var names = new AlarmParts.Names(LOGGING, GROUP, TOPIC);
        return Stream.concat(
                        Stream.of(LoggingComponents.topic(LOGGING, TOPIC)),
                        Stream.of(
                                        pair(names, "rIAMPolicyChanges", "MetricFilter", AlarmPatterns.IAM_POLICY, 1),
                                        pair(names, "rNetworkAclChanges", "MetricFilter", AlarmPatterns.NETWORK_ACL, 1),
                                        pair(
                                                names,
                                                "rSecurityGroupChanges",
                                                "MetricFilter",
                                                AlarmPatterns.SECURITY_GROUP,
                                                1),
                                        pair(names, "rIAMCreateAccessKey", "", AlarmPatterns.ACCESS_KEY, 1),
                                        pair(names, "rCloudTrailChange", "", AlarmPatterns.CLOUDTRAIL, 1),
                                        two(names, "rIAMRootActivity", "rRootActivityAlarm", AlarmPatterns.ROOT, 1),
                                        two(
                                                names,
                                                "rUnauthorizedAttempts",
                                                "rUnauthorizedAttemptAlarm",
                                                AlarmPatterns.UNAUTHORIZED,
                                                DENIED_CALLS))
                                .flatMap(parts -> parts))
                .toList();
    }

    static List<Part> rules() {
        return List.of(
                ConfigRuleParts.named(
                        RULES, "rConfigRuleForSSH", "check-for-unrestricted-ssh-access", "INCOMING_SSH_DISABLED"),
                ConfigRuleParts.named(
                        RULES,
                        "rConfigRuleForUnrestrictedPorts",
                        "check-for-unrestricted-ports",
                        "RESTRICTED_INCOMING_TRAFFIC",
                        ConfigRuleParts.parameter("blockedPort1", "3389")),
                ConfigRuleParts.named(
                        RULES, "rConfigRuleForRequiredTags", "check-ec2-for-required-tag", "REQUIRED_TAGS"),
                ConfigRuleParts.named(RULES, "rConfigRuleForAMICompliance", "check-for-ami-compliance", null),
                ConfigRuleParts.named(RULES, "rConfigRuleForCloudTrail", "check-whether-cloudtrail-is-enabled", null),
                Part.of(RULES, "rComplianceValidationFunction", "AWS::Lambda::Function")
                        .optionally());
    }

    private static Part closed(String logicalId, String bucket) {
        return Part.of(
                        LOGGING,
                        logicalId,
                        POLICY,
                        BucketChecks.DENIES_PLAIN_HTTP,
                        BucketChecks.DENIES_DELETE,
                        BucketChecks.DENIES_UNENCRYPTED_PUTS)
                .keptWith(bucket, BUCKET, "policy");
    }

    private static Stream<Part> pair(
            AlarmParts.Names names, String prefix, String ending, String pattern, int threshold) {
        return two(names, prefix + ending, prefix + "Alarm", pattern, threshold);
    }

    private static Stream<Part> two(
            AlarmParts.Names names, String filter, String alarm, String pattern, int threshold) {
        var metric = AlarmPatterns.METRICS.get(pattern);
        return Stream.of(
                AlarmParts.filter(names, filter, metric, pattern), AlarmParts.alarm(names, alarm, metric, threshold));
    }

    private static Check asksForMfa() {
        return new Check("MFA", subject -> {
            var document = subject.config()
                    .items("PolicyVersionList")
                    .filter(version -> version.isTrue("IsDefaultVersion"))
                    .findFirst();
            if (document.isEmpty()) {
                return Stream.of(other("Policy", "without a version in force", "one version"));
            }
            var free = Statement.of(document.get().document("Document"))
                    .filter(statement -> statement.effect().equals("Allow"))
                    .anyMatch(statement -> !statement.hasCondition(MFA, "true"));
            return free
                    ? Stream.of(weaker("MFA", "not asked for by every grant", "asked for by every grant"))
                    : Stream.empty();
        });
    }
}

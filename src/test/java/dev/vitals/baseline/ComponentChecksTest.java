package dev.vitals.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.StringNode;

/** What counts as weaker, and the twin that does not. */
class ComponentChecksTest {

    private static final String RULE = """
            {"rule": {"ConfigRuleName": "%s", "ConfigRuleState": "ACTIVE", "InputParameters": "%s",
                      "Source": {"SourceIdentifier": "%s"}}}""";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ACCESS_KEYS_ROTATED | access-keys-rotated | {'maxAccessKeyAge':'90'} | PRESENT
            ACCESS_KEYS_ROTATED | access-keys-rotated | {'maxAccessKeyAge':'180'} | WEAKENED
            ACCESS_KEYS_ROTATED | access-keys-rotated | {'maxAccessKeyAge':'30'} | DRIFTED
            ACCESS_KEYS_ROTATED | access-keys-rotated | {} | WEAKENED
            RESTRICTED_INCOMING_TRAFFIC | restricted-common-ports | 21 20 3389 3306 4333 | DRIFTED
            RESTRICTED_INCOMING_TRAFFIC | restricted-common-ports | 20 21 22 3306 4333 | WEAKENED
            IAM_PASSWORD_POLICY | iam-password-policy | {'MaxPasswordAge':'90'} | WEAKENED
            """)
    void holdsTheParametersOfARuleAgainstThoseOfThePack(String source, String name, String parameters, State state) {
        var json = RULE.formatted(name, ports(parameters).replace("'", "\\\""), source);
        assertThat(Deployed.second()
                        .holding(ConfigRuleParts.TYPE, name + "-conformance-pack-1", json)
                        .component("Config rule " + name)
                        .state())
                .isEqualTo(state);
    }

    @Test
    void takesTheRuleOfThePackBeforeOneOfTheSameNameAndNoneOfAnotherSource() {
        var own = RULE.formatted("restricted-ssh", "{}", "INCOMING_SSH_DISABLED");
        var both = Deployed.second()
                .holding(ConfigRuleParts.TYPE, "restricted-ssh", own)
                .holding(ConfigRuleParts.TYPE, "restricted-ssh-conformance-pack-1", own);
        assertThat(both.part("Config rule restricted-ssh", "restricted-ssh")
                        .thing()
                        .resourceId())
                .endsWith("-conformance-pack-1");
        assertThat(Deployed.second()
                        .holding(ConfigRuleParts.TYPE, "restricted-ssh", own)
                        .part("Config rule restricted-ssh", "restricted-ssh")
                        .how())
                .contains("outside of the pack");
        assertThat(Deployed.second()
                        .holding(
                                ConfigRuleParts.TYPE,
                                "restricted-ssh",
                                RULE.formatted("restricted-ssh", "{}", "REQUIRED_TAGS"))
                        .component("Config rule restricted-ssh")
                        .state())
                .isEqualTo(State.MISSING);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 300, Sum, arn:topic, PRESENT",
        "5, 300, Sum, arn:topic, WEAKENED",
        "1, 900, Sum, arn:topic, WEAKENED",
        "1, 300, Maximum, arn:topic, WEAKENED",
        "1, 300, Sum, '', WEAKENED",
        "1, 300, Sum, arn:other, DRIFTED",
        "1, 60, Sum, arn:topic, DRIFTED"
    })
    void holdsAnAlarmAgainstWhatItWatchesAndWhomItTells(
            int threshold, int period, String statistic, String action, State state) {
        var json = """
                {"AlarmName": "network-acl-changes-alarm", "Namespace": "CloudTrailMetrics", "Threshold": %d,
                 "MetricName": "NetworkAclEventCount", "Period": %d, "Statistic": "%s", "EvaluationPeriods": 1,
                 "ComparisonOperator": "GreaterThanOrEqualToThreshold", "ActionsEnabled": true, "AlarmActions": [%s]}""".formatted(threshold, period, statistic, action.isEmpty() ? "" : "\"" + action + "\"");
        assertThat(Deployed.second()
                        .listing("LogStack", "SNSSecurityAlarmTopic", "arn:topic", "IN_SYNC")
                        .listing("LogStack", "CloudWatchAlarmNetworkACLChanges", "acl-alarm", "NOT_CHECKED")
                        .holding("AWS::CloudWatch::Alarm", "acl-alarm", json)
                        .part("Metric filter + alarm network-acl-changes-alarm", "CloudWatchAlarmNetworkACLChanges")
                        .state())
                .isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            { ($.errorCode = "AccessDenied") || ($.errorCode = "UnauthorizedOperation") } ; PRESENT
            { ($.errorCode = "AccessDenied") } ; WEAKENED
            { ($.errorCode = AccessDenied) || ($.errorCode = UnauthorizedOperation) || ($.errorCode = Throttled) } ; DRIFTED
            ERROR ; WEAKENED
            """)
    void holdsAPatternAgainstEveryEventThatItMatched(String pattern, State state) {
        assertThat(filter("Metric filter + alarm unauthorized-attempts-alarm", "UnauthorizedAttempts", pattern))
                .isEqualTo(state);
    }

    @Test
    void takesAPatternThatAsksForMoreAtOnceForNarrower() {
        var root = AlarmPatterns.ROOT;
        var component = "Metric filter + alarm iam-root-activity-alarm";
        assertThat(filter(component, "IAMRootActivity", root)).isEqualTo(State.PRESENT);
        assertThat(filter(component, "IAMRootActivity", root.replace("}", " && ($.awsRegion = us-east-1)}")))
                .isEqualTo(State.WEAKENED);
    }

    @Test
    void holdsAClosedVpcAgainstTheInternet() {
        var vpc = Deployed.second()
                .listing("ProdStack", "ProductionVPC", "vpc-1", "IN_SYNC")
                .holding("AWS::EC2::VPC", "vpc-1", "{\"State\": \"available\"}")
                .holding("AWS::EC2::InternetGateway", "igw-9", "{\"Attachments\": [{\"VpcId\": \"vpc-9\"}]}");
        assertThat(vpc.part("Production VPC", "ProductionVPC").state()).isEqualTo(State.PRESENT);
        assertThat(vpc.holding("AWS::EC2::InternetGateway", "igw-1", "{\"Attachments\": [{\"VpcId\": \"vpc-1\"}]}")
                        .part("Production VPC", "ProductionVPC")
                        .deviations())
                .extracting(Deviation::sentence)
                .containsExactly("Internet gateway: igw-1, deployed with none");
        assertThat(Deployed.second()
                        .listing("ProdStack", "ProductionVPC", "vpc-1", "IN_SYNC")
                        .holding("AWS::EC2::VPC", "vpc-1", "{\"State\": \"available\"}")
                        .closed("AWS::EC2::InternetGateway")
                        .part("Production VPC", "ProductionVPC")
                        .state())
                .as("without the list of gateways nobody knows")
                .isEqualTo(State.UNREADABLE);
    }

    @ParameterizedTest
    @CsvSource({"TransitGatewayId, tgw-1, PRESENT", "GatewayId, igw-1, WEAKENED", "NatGatewayId, nat-1, DRIFTED"})
    void holdsTheDefaultRouteAgainstWhereItLed(String member, String target, State state) {
        var json =
                "{\"Routes\": [{\"DestinationCidrBlock\": \"0.0.0.0/0\", \"%s\": \"%s\"}]}".formatted(member, target);
        assertThat(Deployed.second()
                        .listing("ProdStack", "ProductionPrivateRouteTable1", "rtb-1", "NOT_CHECKED")
                        .holding("AWS::EC2::RouteTable", "rtb-1", json)
                        .part("Production VPC", "ProductionPrivateRouteTable1")
                        .state())
                .isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({"2555, 90, 180, PRESENT", "365, 90, 180, WEAKENED", "3650, 90, 180, DRIFTED", "2555, 30, 180, DRIFTED"})
    void holdsALifecycleAgainstHowLongObjectsWereKept(int expiry, int first, int second, State state) {
        var json = """
                {"grants": [{"Grantee": {"URI": "http://acs.amazonaws.com/groups/s3/LogDelivery"}}],
                 "encryption": [{"ApplyServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}}],
                 "versioning": {"enabled": true},
                 "lifecycle": [{"Status": "Enabled", "Expiration": {"Days": %d},
                    "Transitions": [{"Days": %d, "StorageClass": "STANDARD_IA"},
                                    {"Days": %d, "StorageClass": "GLACIER"}]}]}""".formatted(expiry, first, second);
        assertThat(Deployed.second()
                        .listing("LogStack", "AWSLoggingBucket", "logs", "NOT_CHECKED")
                        .holding("AWS::S3::Bucket", "logs", json)
                        .component("General log bucket")
                        .state())
                .isEqualTo(state);
    }

    @Test
    void holdsTheFirstEditionsDatabaseGroupsAndAclsAgainstWhatWasDeployed() {
        var first = Deployed.first()
                .listing("ApplicationTemplate", "rRDSInstanceMySQL", "Web-DB", "IN_SYNC")
                .holding(
                        "AWS::RDS::DBInstance",
                        "web-db",
                        "{\"Engine\": \"mariadb\", \"MultiAZ\": false, \"StorageEncrypted\": true}")
                .listing("ApplicationTemplate", "rSecurityGroupRDS", "sg-db", "IN_SYNC")
                .holding("AWS::EC2::SecurityGroup", "sg-db", """
                        {"IpPermissions": [{"IpProtocol": "tcp", "FromPort": 3306, "ToPort": 3306,
                                            "IpRanges": [{"CidrIp": "10.0.0.0/8"}]}]}""")
                .listing("ProductionVpcTemplate", "rNACLPrivate", "acl-1", "IN_SYNC")
                .holding("AWS::EC2::NetworkAcl", "acl-1", """
                        {"Entries": [
                          {"Egress": false, "RuleAction": "allow", "CidrBlock": "0.0.0.0/0", "Protocol": "6",
                           "PortRange": {"From": 1024, "To": 65535}},
                          {"Egress": false, "RuleAction": "allow", "CidrBlock": "0.0.0.0/0", "Protocol": "6",
                           "PortRange": {"From": 3389, "To": 3389}},
                          {"Egress": true, "RuleAction": "allow", "CidrBlock": "0.0.0.0/0", "Protocol": "-1"}]}""");
        assertThat(sentences(first, "Database", "rRDSInstanceMySQL"))
                .containsExactly("Multi-AZ: off, deployed with on");
        assertThat(sentences(first, "Security groups", "rSecurityGroupRDS"))
                .containsExactly("Sources: 10.0.0.0/8, deployed with the application’s security group");
        assertThat(sentences(first, "Network ACLs", "rNACLPrivate"))
                .containsExactly("Open to everywhere: 3389-3389, deployed with 22 and 1024 to 65535");
    }

    @Test
    void holdsTheFirstEditionsAdministratorsAgainstMfa() {
        var policy = """
                {"PolicyVersionList": [{"IsDefaultVersion": true, "Document":
                  "{\\"Statement\\": [{\\"Effect\\": \\"Allow\\", \\"Action\\": \\"iam:*\\" %s}]}"}]}""";
        var asked =
                ", \\\\\\\"Condition\\\\\\\": {\\\\\\\"Bool\\\\\\\": {\\\\\\\"aws:MultiFactorAuthPresent\\\\\\\": \\\\\\\"true\\\\\\\"}}"
                        .replace("\\\\\\", "\\");
        assertThat(administrators(policy.formatted(asked))).isEqualTo(State.PRESENT);
        assertThat(administrators(policy.formatted(""))).isEqualTo(State.WEAKENED);
    }

    /** Five ports, written as a list of numbers, as the parameters that they are. */
    private static String ports(String parameters) {
        if (parameters.startsWith("{")) {
            return parameters;
        }
        var ports = parameters.split(" ");
        return IntStream.rangeClosed(1, ports.length)
                .mapToObj(number -> "'blockedPort%d':'%s'".formatted(number, ports[number - 1]))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static State administrators(String json) {
        return Deployed.first()
                .listing("IamTemplate", "rIAMAdminPolicy", "arn:aws:iam::1:policy/admins", "IN_SYNC")
                .holding("AWS::IAM::ManagedPolicy", "arn:aws:iam::1:policy/admins", json)
                .part("Role groups", "rIAMAdminPolicy")
                .state();
    }

    private static State filter(String component, String suffix, String pattern) {
        var json = """
                {"logGroupName": "trail", "filterPattern": %s,
                 "metricTransformations": [{"metricName": "%s", "metricNamespace": "CloudTrailMetrics"}]}""".formatted(
                        StringNode.valueOf(pattern),
                        suffix.equals("IAMRootActivity") ? "RootUserPolicyEventCount" : "UnauthorizedAttemptCount");
        return Deployed.second()
                .listing("LogStack", "CloudTrailLogGroup", "trail", "IN_SYNC")
                .listing("LogStack", "MetricFilter" + suffix, "filter", "NOT_CHECKED")
                .holding("AWS::Logs::MetricFilter", "filter", json)
                .part(component, "MetricFilter" + suffix)
                .state();
    }

    private static List<String> sentences(Deployed deployed, String component, String logicalId) {
        return deployed.part(component, logicalId).deviations().stream()
                .map(Deviation::sentence)
                .toList();
    }
}

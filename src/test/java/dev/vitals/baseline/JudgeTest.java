package dev.vitals.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.StringNode;

class JudgeTest {

    private static final String GROUP = "AWS::Logs::LogGroup";
    private static final String BUCKET = "AWS::S3::Bucket";
    private static final String NINETY = "{\"group\": {\"logGroupName\": \"trail\", \"retentionInDays\": 90}}";
    private static final String CLOSED_POLICY = """
            {"Statement": [
              {"Effect": "Deny", "Principal": "*", "Action": "s3:*",
               "Condition": {"Bool": {"aws:SecureTransport": "false"}}},
              {"Effect": "Deny", "Principal": "*", "Action": "s3:Delete*"},
              {"Effect": "Deny", "Principal": "*", "Action": "s3:PutObject",
               "Condition": {"StringNotEquals": {"s3:x-amz-server-side-encryption": "AES256"}}}]}""";

    @Test
    void isPresentAsItWasDeployed() {
        var standing = logGroup("IN_SYNC", NINETY).component("CloudTrail log group");
        assertThat(standing.state()).isEqualTo(State.PRESENT);
        assertThat(standing.parts()).singleElement().satisfies(part -> {
            assertThat(part.thing()).isNotNull();
            assertThat(part.deviations()).isEmpty();
            assertThat(part.how()).contains("unchanged");
        });
    }

    @Test
    void isWeakenedAndSaysWhatIsThereAndWhatWasDeployed() {
        var part = logGroup("IN_SYNC", NINETY.replace("90", "30")).part("CloudTrail log group", "CloudTrailLogGroup");
        assertThat(part.state()).isEqualTo(State.WEAKENED);
        assertThat(part.deviations())
                .extracting(Deviation::sentence)
                .containsExactly("Retention: 30 days, deployed with 90 days");
    }

    @Test
    void isDriftedWhereCloudFormationSaysSoOrWhereItChangedWithoutBeingWeaker() {
        assertThat(logGroup("MODIFIED", NINETY)
                        .component("CloudTrail log group")
                        .state())
                .isEqualTo(State.DRIFTED);
        assertThat(logGroup("NOT_CHECKED", NINETY.replace("90", "731"))
                        .component("CloudTrail log group")
                        .state())
                .isEqualTo(State.DRIFTED);
        assertThat(logGroup("MODIFIED", NINETY.replace("90", "30"))
                        .component("CloudTrail log group")
                        .state())
                .as("weaker is worse than changed")
                .isEqualTo(State.WEAKENED);
    }

    @Test
    void isPresentWithMoreThanTheDefaultWhereSomebodyChoseItWhenDeploying() {
        assertThat(logGroup("IN_SYNC", NINETY.replace("90", "731"))
                        .component("CloudTrail log group")
                        .state())
                .isEqualTo(State.PRESENT);
    }

    @Test
    void isMissingWhereItsStackListsWhatIsNoLongerThere() {
        var part = Deployed.second()
                .listing("LogStack", "CloudTrailLogGroup", "trail", "IN_SYNC")
                .part("CloudTrail log group", "CloudTrailLogGroup");
        assertThat(part.state()).isEqualTo(State.MISSING);
        assertThat(part.how()).contains("trail", "no longer there");
    }

    @Test
    void isMissingWhereNoStackListsIt() {
        assertThat(Deployed.second().component("CloudTrail log group").state()).isEqualTo(State.MISSING);
        assertThat(Deployed.second()
                        .without("LogStack")
                        .part("CloudTrail log group", "CloudTrailLogGroup")
                        .how())
                .contains("no stack LogStack");
    }

    @Test
    void isNeverMissingWhereTheListWasNotWhole() {
        var listed = Deployed.second()
                .listing("LogStack", "CloudTrailLogGroup", "trail", "IN_SYNC")
                .closed(GROUP)
                .part("CloudTrail log group", "CloudTrailLogGroup");
        assertThat(listed.state()).isEqualTo(State.UNREADABLE);
        assertThat(listed.how()).contains("access denied", "AccessDenied");
        assertThat(Deployed.second()
                        .without("LogStack")
                        .closed(BUCKET)
                        .component("General log bucket")
                        .state())
                .as("it could be known by its tags")
                .isEqualTo(State.UNREADABLE);
        assertThat(Deployed.second()
                        .closed(ConfigRuleParts.TYPE)
                        .component("Config rule restricted-ssh")
                        .state())
                .isEqualTo(State.UNREADABLE);
    }

    @Test
    void isNotReadableWhereTheStacksResourcesAreNot() {
        var deployed = Deployed.second().refusing("LogStack");
        assertThat(deployed.component("CloudTrail log group").state()).isEqualTo(State.UNREADABLE);
        assertThat(deployed.component("Trail roles").parts())
                .allMatch(part -> part.state() == State.UNREADABLE)
                .allMatch(part -> part.how().contains("ListStackResources"));
    }

    @Test
    void isNotReadableWhereAPropertyIsNot() {
        var part = bucket("{\"versioning\": {\"$unreadable\": \"DENIED\", \"detail\": \"s3:GetBucketVersioning\"}}")
                .part("CloudTrail bucket", "AWSCloudTrailBucket");
        assertThat(part.deviations())
                .filteredOn(deviation -> deviation.kind() == Deviation.Kind.UNREADABLE)
                .extracting(Deviation::sentence)
                .containsExactly("Versioning could not be read: access denied (s3:GetBucketVersioning)");
        assertThat(part.state()).as("what is surely weaker counts").isEqualTo(State.WEAKENED);
    }

    @Test
    void knowsARetainedBucketByItsTwoTagsWhenItsStackIsGone() {
        var alike = Deployed.second()
                .without("LogStack")
                .holding(BUCKET, "kept", "{}", "Name", "AWS Logging Bucket", "Purpose", "Security");
        assertThat(alike.part("General log bucket", "AWSLoggingBucket").how()).contains("tags");
        assertThat(alike.component("General log bucket").state()).isEqualTo(State.WEAKENED);
        var named = Deployed.second().without("LogStack").holding(BUCKET, "own", "{}", "Name", "AWS Logging Bucket");
        assertThat(named.component("General log bucket").state())
                .as("a name alone is nobody's")
                .isEqualTo(State.MISSING);
    }

    @Test
    void doesNotTakeWhatWasDeployedOnlyOnRequestForMissing() {
        assertThat(Deployed.second().component("AutoDetect helpers").state()).isEqualTo(State.NOT_CHOSEN);
        assertThat(Deployed.first()
                        .without("ConfigRulesTemplate")
                        .component("Config rules")
                        .state())
                .isEqualTo(State.NOT_CHOSEN);
    }

    @Test
    void takesTheRegionsOwnRecorderForTheOneThatTheQuickStartWasToldNotToMake() {
        var recorder = """
                {"recorder": {"name": "default", "roleARN": "arn", "recordingGroup": {"allSupported": true}},
                 "status": {"recording": %s}}""";
        assertThat(Deployed.second()
                        .holding("AWS::Config::ConfigurationRecorder", "default", recorder.formatted("true"))
                        .component("Configuration recorder")
                        .state())
                .isEqualTo(State.PRESENT);
        assertThat(Deployed.second()
                        .holding("AWS::Config::ConfigurationRecorder", "default", recorder.formatted("false"))
                        .component("Configuration recorder")
                        .state())
                .isEqualTo(State.WEAKENED);
        assertThat(Deployed.second().component("Configuration recorder").state())
                .isEqualTo(State.MISSING);
    }

    @Test
    void takesCloudFormationsWordForWhatVitalsDoesNotRead() {
        assertThat(gateway("IN_SYNC").state()).isEqualTo(State.PRESENT);
        assertThat(gateway("NOT_CHECKED").parts().getFirst().how()).contains("never checked for drift");
        assertThat(gateway("MODIFIED").state()).isEqualTo(State.DRIFTED);
        assertThat(gateway("DELETED").state()).isEqualTo(State.MISSING);
    }

    @Test
    void looksForAPolicyWithItsBucket() {
        assertThat(bucket("{\"policy\": null}")
                        .part("CloudTrail bucket policy", "AWSCloudTrailBucketPolicy")
                        .state())
                .isEqualTo(State.MISSING);
        assertThat(bucket("{\"policy\": {\"$unreadable\": \"DENIED\", \"detail\": \"s3:GetBucketPolicy\"}}")
                        .part("CloudTrail bucket policy", "AWSCloudTrailBucketPolicy")
                        .state())
                .isEqualTo(State.UNREADABLE);
        var denies = "{\"policy\": %s}".formatted(StringNode.valueOf(CLOSED_POLICY));
        assertThat(bucket(denies)
                        .part("CloudTrail bucket policy", "AWSCloudTrailBucketPolicy")
                        .deviations())
                .extracting(Deviation::property)
                .as("CloudTrail may no longer write; all else is as deployed")
                .containsExactly("Policy for cloudtrail.amazonaws.com", "Policy for cloudtrail.amazonaws.com");
    }

    @Test
    void standsAsTheWorstOfItsResources() {
        var standing = Deployed.second()
                .listing("MgmtStack", "ManagementDMZSubnet1", "subnet-1", "IN_SYNC")
                .holding("AWS::EC2::Subnet", "subnet-1", "{\"MapPublicIpOnLaunch\": true, \"AvailabilityZone\": \"a\"}")
                .component("Management subnets");
        assertThat(standing.state()).isEqualTo(State.MISSING);
        assertThat(standing.mixture()).isEqualTo("3 missing, 1 present");
        assertThat(standing.shown()).hasSize(3);
    }

    @Test
    void holdsTheStacksThemselvesAgainstWhatWasDeployed() {
        assertThat(Deployed.second()
                        .component("Root stack with six nested stacks")
                        .state())
                .isEqualTo(State.PRESENT);
        assertThat(Deployed.second()
                        .without("TgwStack")
                        .part("Root stack with six nested stacks", "TgwStack")
                        .state())
                .isEqualTo(State.MISSING);
    }

    @Test
    void namesTheStacksThatWereNeverCheckedForDrift() {
        var standing = DeploymentStanding.of(
                Deployed.second().scene().deployment(), Deployed.second().state(), ComponentCatalogue.load());
        assertThat(standing.neverChecked()).hasSize(7).contains("qs", "qs-LogStack");
        assertThat(standing.only("present").components()).allMatch(one -> one.state() == State.PRESENT);
        assertThat(standing.byStack().keySet())
                .containsExactly("entrypoint", "config", "logging", "management", "prod", "dev", "transit-gateway");
        assertThat(standing.configRules()).hasSize(82);
    }

    private static Deployed logGroup(String drift, String json) {
        return Deployed.second()
                .listing("LogStack", "CloudTrailLogGroup", "trail", drift)
                .holding(GROUP, "trail", json);
    }

    private static Deployed bucket(String json) {
        return Deployed.second()
                .listing("LogStack", "AWSCloudTrailBucket", "trail-bucket", "IN_SYNC")
                .listing("LogStack", "AWSCloudTrailBucketPolicy", "qs-AWSCloudTrailBucketPolicy-1", "IN_SYNC")
                .holding(BUCKET, "trail-bucket", json);
    }

    private static ComponentStanding gateway(String drift) {
        return Deployed.second()
                .listing("TgwStack", "HIPAATransitGateway", "tgw-1", drift)
                .component("Transit gateway");
    }
}

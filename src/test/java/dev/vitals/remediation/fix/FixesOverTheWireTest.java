package dev.vitals.remediation.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.aws.AwsAccess;
import dev.vitals.aws.AwsSession;
import dev.vitals.aws.CallLog;
import dev.vitals.aws.Connection;
import dev.vitals.aws.Pacer;
import dev.vitals.rule.Settings;
import dev.vitals.support.MotoServer;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.OperationType;
import software.amazon.awssdk.services.ec2.model.PermissionGroup;
import software.amazon.awssdk.services.ec2.model.SnapshotAttributeName;
import software.amazon.awssdk.services.ec2.model.VolumeType;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every fix on a real emulator: what was planned comes true and nothing else, and it can be taken back. */
class FixesOverTheWireTest {

    private static final String REGION = "us-east-1";
    private static final String ACCOUNT = "123456789012";
    private static final Settings SETTINGS = Settings.defaults();

    private MotoServer aws;

    @BeforeEach
    void emptyAccount() {
        aws = MotoServer.empty();
    }

    @Test
    void revokesTheOffendingIngressRuleAndNothingElse() {
        var ec2 = aws.client(Ec2Client.builder(), REGION);
        var group = group(ec2, "front-desk");
        var twin = group(ec2, "back-office");
        for (String id : new String[] {group, twin}) {
            ec2.authorizeSecurityGroupIngress(request -> request.groupId(id)
                    .ipPermissions(
                            tcp(22, "0.0.0.0/0", "everybody"), tcp(22, "10.1.2.0/24", "the office"),
                            tcp(443, "0.0.0.0/0", "patients"), ipv6(22)));
        }
        var target = target("ec2-security-group-no-public-ssh", group);
        Supplier<Object> others = () -> ec2.describeSecurityGroups().securityGroups().stream()
                .filter(each -> !each.groupId().equals(group))
                .toList();

        leaves(
                others,
                () -> plannedMadeAndTakenBack(new IngressFix(), target, after -> {
                    assertThat(ingress(ec2, group))
                            .containsExactlyInAnyOrder("22 10.1.2.0/24 the office", "443 0.0.0.0/0 patients");
                }));
        assertThat(ingress(ec2, group))
                .containsExactlyInAnyOrder(
                        "22 10.1.2.0/24 the office",
                        "443 0.0.0.0/0 patients",
                        "22 0.0.0.0/0 everybody",
                        "22 ::/0 null");
    }

    @Test
    void planNothingForAGroupThatDoesNotOffend() {
        var ec2 = aws.client(Ec2Client.builder(), REGION);
        var target = target("ec2-security-group-no-public-ssh", group(ec2, "quiet"));

        assertThatThrownBy(() -> wanted(new IngressFix(), target)).isInstanceOf(FixRefusedException.class);
    }

    @Test
    void blocksPublicAccessOfOneBucket() {
        var s3 = bucket("records", "leaflets");
        var fix = new BucketPublicAccessFix();
        Supplier<Object> twin = () -> fix.read(target("s3-bucket-public-access-block", "leaflets"), region(fix));

        leaves(
                twin,
                () -> plannedMadeAndTakenBack(fix, target("s3-bucket-public-access-block", "records"), after -> {
                    var block = s3.getPublicAccessBlock(request -> request.bucket("records"))
                            .publicAccessBlockConfiguration();
                    assertThat(block.blockPublicAcls()).isTrue();
                    assertThat(block.restrictPublicBuckets()).isTrue();
                }));
    }

    @Test
    void switchesVersioningOnAndSuspendsItAgain() {
        var s3 = bucket("records", "leaflets");
        plannedMadeAndTakenBack(new BucketVersioningFix(), target("s3-bucket-versioning", "records"), after -> {
            assertThat(s3.getBucketVersioning(request -> request.bucket("records"))
                            .statusAsString())
                    .isEqualTo("Enabled");
            assertThat(s3.getBucketVersioning(request -> request.bucket("leaflets"))
                            .statusAsString())
                    .isNull();
        });
    }

    @Test
    void givesABucketADefaultEncryption() {
        bucket("records");
        plannedMadeAndTakenBack(
                new BucketEncryptionFix(),
                target("s3-bucket-default-encryption", "records"),
                after -> assertThat(after.path("SSEAlgorithm").asString()).isEqualTo("AES256"));
    }

    @Test
    void encryptsNewVolumesOfOneRegion() {
        var elsewhere = aws.client(Ec2Client.builder(), "eu-west-1");
        plannedMadeAndTakenBack(
                new EbsEncryptionFix(),
                target("ec2-ebs-default-encryption", REGION),
                after -> assertThat(elsewhere
                                .getEbsEncryptionByDefault(request -> {})
                                .ebsEncryptionByDefault())
                        .isFalse());
    }

    @Test
    void takesThePublicAddressOfADatabase() {
        var rds = aws.client(RdsClient.builder(), REGION);
        for (String name : new String[] {"patients", "twin"}) {
            rds.createDBInstance(request -> request.dbInstanceIdentifier(name)
                    .dbInstanceClass("db.t3.micro")
                    .engine("postgres")
                    .masterUsername("admin")
                    .masterUserPassword("not-a-secret-1")
                    .allocatedStorage(20)
                    .publiclyAccessible(true));
        }
        plannedMadeAndTakenBack(
                new DatabasePublicAccessFix(),
                target("rds-instance-not-public", "patients"),
                after -> assertThat(rds.describeDBInstances(request -> request.dbInstanceIdentifier("twin"))
                                .dbInstances()
                                .getFirst()
                                .publiclyAccessible())
                        .isTrue());
    }

    @Test
    void switchesLogFileValidationOn() {
        bucket("trails");
        var trails = aws.client(CloudTrailClient.builder(), REGION);
        var arn = trails.createTrail(request -> request.name("main").s3BucketName("trails"))
                .trailARN();
        plannedMadeAndTakenBack(
                new TrailValidationFix(), target("cloudtrail-log-file-validation", "main", arn, "{}"), after -> {});
    }

    @Test
    void rotatesAKey() {
        var kms = aws.client(KmsClient.builder(), REGION);
        var key = kms.createKey(request -> {}).keyMetadata();
        plannedMadeAndTakenBack(
                new KeyRotationFix(), target("kms-key-rotation", key.keyId(), key.arn(), "{}"), after -> {});
    }

    @Test
    void setsTheRetentionThatTheSettingAsksFor() {
        var logs = aws.client(CloudWatchLogsClient.builder(), REGION);
        logs.createLogGroup(request -> request.logGroupName("/app"));
        logs.createLogGroup(request -> request.logGroupName("/app/twin"));
        plannedMadeAndTakenBack(new LogRetentionFix(), target("logs-log-group-retention", "/app"), after -> {
            assertThat(after.path("retentionInDays").asInt())
                    .isGreaterThanOrEqualTo(SETTINGS.retention().logGroupDays());
            assertThat(logs.describeLogGroups(request -> request.logGroupNamePrefix("/app/twin"))
                            .logGroups()
                            .getFirst()
                            .retentionInDays())
                    .isNull();
        });
    }

    @Test
    void stopsSharingASnapshotWithEverybodyButNotWithThePartner() {
        var ec2 = aws.client(Ec2Client.builder(), REGION);
        var volume = ec2.createVolume(
                request -> request.size(1).availabilityZone(REGION + "a").volumeType(VolumeType.GP3));
        var snapshot = ec2.createSnapshot(request -> request.volumeId(volume.volumeId()))
                .snapshotId();
        ec2.modifySnapshotAttribute(request -> request.snapshotId(snapshot)
                .attribute(SnapshotAttributeName.CREATE_VOLUME_PERMISSION)
                .operationType(OperationType.ADD)
                .groupNames(PermissionGroup.ALL.toString()));
        ec2.modifySnapshotAttribute(request -> request.snapshotId(snapshot)
                .attribute(SnapshotAttributeName.CREATE_VOLUME_PERMISSION)
                .operationType(OperationType.ADD)
                .userIds("111122223333"));
        plannedMadeAndTakenBack(
                new SnapshotSharingFix(),
                target("ec2-ebs-snapshot-not-public", snapshot),
                after -> assertThat(ec2.describeSnapshotAttribute(request -> request.snapshotId(snapshot)
                                        .attribute(SnapshotAttributeName.CREATE_VOLUME_PERMISSION))
                                .createVolumePermissions())
                        .singleElement()
                        .satisfies(left -> assertThat(left.userId()).isEqualTo("111122223333")));
    }

    @Test
    void stopsSharingADatabaseSnapshotWithEverybodyButNotWithThePartner() {
        var rds = aws.client(RdsClient.builder(), REGION);
        rds.createDBInstance(request -> request.dbInstanceIdentifier("patients")
                .dbInstanceClass("db.t3.micro")
                .engine("postgres")
                .masterUsername("admin")
                .masterUserPassword("not-a-secret-1")
                .allocatedStorage(20));
        var arn = rds.createDBSnapshot(
                        request -> request.dbInstanceIdentifier("patients").dbSnapshotIdentifier("nightly"))
                .dbSnapshot()
                .dbSnapshotArn();
        rds.modifyDBSnapshotAttribute(request ->
                request.dbSnapshotIdentifier("nightly").attributeName("restore").valuesToAdd("all", "111122223333"));
        plannedMadeAndTakenBack(
                new DatabaseSnapshotSharingFix(),
                target("rds-snapshot-not-public", "nightly", arn, "{}"),
                after -> assertThat(FixJson.texts(after, "restore")).containsExactly("111122223333"));
    }

    @Test
    void deactivatesOneKeyOfTwo() {
        var iam = aws.client(IamClient.builder(), REGION);
        iam.createUser(request -> request.userName("ci"));
        var old = iam.createAccessKey(request -> request.userName("ci"))
                .accessKey()
                .accessKeyId();
        var young = iam.createAccessKey(request -> request.userName("ci"))
                .accessKey()
                .accessKeyId();
        var target = target("iam-access-key-rotated", old, "arn:" + old, "{\"userName\": \"ci\"}");
        plannedMadeAndTakenBack(
                new AccessKeyFix(),
                target,
                after -> assertThat(iam.listAccessKeys(request -> request.userName("ci"))
                                .accessKeyMetadata())
                        .filteredOn(key -> key.accessKeyId().equals(young))
                        .singleElement()
                        .satisfies(key -> assertThat(key.statusAsString()).isEqualTo("Active")));
    }

    @Test
    void recordsTheTrafficOfAVpc() {
        bucket("flow-logs");
        var ec2 = aws.client(Ec2Client.builder(), REGION);
        var vpc =
                ec2.createVpc(request -> request.cidrBlock("10.0.0.0/16")).vpc().vpcId();
        var fix = new FlowLogFix();
        var target = target("vpc-flow-logs-enabled", vpc);
        assertThatThrownBy(() -> wanted(fix, target)).hasMessageContaining("Where to is needed");
        var before = fix.read(target, region(fix));
        var after =
                fix.wanted(target, before, new FixAnswers(Map.of("destination", "arn:aws:s3:::flow-logs")), SETTINGS);

        fix.change(target, region(fix), before, after);
        assertThat(fix.isAs(after, fix.read(target, region(fix)))).isTrue();
        fix.change(target, region(fix), after, before);
        assertThat(fix.isRestored(before, fix.read(target, region(fix)))).isTrue();
    }

    @Test
    void callsNothingThatItDoesNotDeclare() {
        var kms = aws.client(KmsClient.builder(), REGION);
        var key = kms.createKey(request -> {}).keyMetadata();
        var target = target("kms-key-rotation", key.keyId(), key.arn(), "{}");

        assertThatThrownBy(() -> new KeyRotationFix().read(target, region(new AccessKeyFix())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("was not declared");
    }

    private void plannedMadeAndTakenBack(Fix fix, FixTarget target, java.util.function.Consumer<JsonNode> then) {
        var region = region(fix);
        var before = fix.read(target, region);
        var after = fix.wanted(target, before, FixAnswers.NONE, SETTINGS);
        assertThat(fix.tryOut(target, region, before, after)).isEmpty();
        assertThat(fix.read(target, region)).as("a trial changes nothing").isEqualTo(before);

        fix.change(target, region, before, after);
        assertThat(fix.isAs(after, fix.read(target, region))).as("as planned").isTrue();
        then.accept(after);

        fix.change(target, region, after, before);
        assertThat(fix.isRestored(before, fix.read(target, region)))
                .as("as it was")
                .isTrue();
    }

    private static void leaves(Supplier<Object> others, Runnable work) {
        var before = others.get();
        work.run();
        assertThat(others.get()).as("the neighbours").isEqualTo(before);
    }

    private JsonNode wanted(Fix fix, FixTarget target) {
        return fix.wanted(target, fix.read(target, region(fix)), FixAnswers.NONE, SETTINGS);
    }

    private AwsSession region(Fix fix) {
        var connection = new Connection(
                null,
                "testing",
                "testing",
                "arn:aws:iam::%s:role/vitals-fix".formatted(ACCOUNT),
                null,
                aws.endpoint(),
                REGION);
        return new AwsAccess(new Pacer(1))
                .openTagged(connection, "vitals-fix", Map.of("vitals-plan", "4711"), fix.operations(), new CallLog());
    }

    private S3Client bucket(String... names) {
        var s3 = aws.client(S3Client.builder().forcePathStyle(true), REGION);
        for (String name : names) {
            s3.createBucket(request -> request.bucket(name));
            s3.deleteBucketEncryption(request -> request.bucket(name));
        }
        return s3;
    }

    private static FixTarget target(String rule, String id) {
        return target(rule, id, "arn:aws:x:::" + id, "{}");
    }

    private static FixTarget target(String rule, String id, String arn, String config) {
        return new FixTarget(
                rule,
                ACCOUNT,
                REGION,
                "AWS::Any::Type",
                id,
                arn,
                JsonMapper.shared().readTree(config));
    }

    private static String group(Ec2Client ec2, String name) {
        return ec2.createSecurityGroup(request -> request.groupName(name).description(name))
                .groupId();
    }

    private static IpPermission tcp(int port, String cidr, String description) {
        return IpPermission.builder()
                .ipProtocol("tcp")
                .fromPort(port)
                .toPort(port)
                .ipRanges(range -> range.cidrIp(cidr).description(description))
                .build();
    }

    private static IpPermission ipv6(int port) {
        return IpPermission.builder()
                .ipProtocol("tcp")
                .fromPort(port)
                .toPort(port)
                .ipv6Ranges(range -> range.cidrIpv6("::/0"))
                .build();
    }

    private static java.util.List<String> ingress(Ec2Client ec2, String group) {
        return ec2
                .describeSecurityGroupRules(request ->
                        request.filters(filter -> filter.name("group-id").values(group)))
                .securityGroupRules()
                .stream()
                .filter(rule -> !rule.isEgress())
                .map(rule -> rule.fromPort() + " " + (rule.cidrIpv4() == null ? rule.cidrIpv6() : rule.cidrIpv4()) + " "
                        + rule.description())
                .toList();
    }
}

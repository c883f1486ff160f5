package dev.vitals.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.support.MotoServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command line against a real emulator of AWS: faults are found, good twins are not. */
class ScanOverTheWireTest {

    private static final String ACCOUNT = "123456789012";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    Path folder;

    private MotoServer aws;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void startEmpty() {
        aws = MotoServer.empty();
        System.setProperty("aws.accessKeyId", "testing");
        System.setProperty("aws.secretAccessKey", "testing");
    }

    @AfterEach
    void forgetCredentials() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    @Test
    void findsTheOpenGroupAndTheUnencryptedVolumeAndNeitherTwin() {
        var ec2 = aws.client(Ec2Client.builder(), "us-east-1");
        var vpc =
                ec2.createVpc(request -> request.cidrBlock("10.0.0.0/16")).vpc().vpcId();
        var open = group(ec2, vpc, "open", "0.0.0.0/0");
        var twin = group(ec2, vpc, "twin", "10.0.0.0/8");
        var plain = volume(ec2, false);
        var sealed = volume(ec2, true);

        var status = scan("--regions", "us-east-1", "--fail-on", "high");

        assertThat(status).as(err.toString()).isEqualTo(1);
        assertThat(verdict("ec2-security-group-no-public-ssh", open)).isEqualTo("fail");
        assertThat(verdict("ec2-security-group-no-public-ssh", twin)).isEqualTo("pass");
        assertThat(verdict("ec2-ebs-volume-encrypted", plain)).isEqualTo("fail");
        assertThat(verdict("ec2-ebs-volume-encrypted", sealed)).isEqualTo("pass");
        assertThat(err.toString()).contains("calls made");
    }

    @Test
    void findsThePublicBucketAndTheOpenDatabaseAndNeitherTwin() {
        var s3 = aws.client(S3Client.builder().forcePathStyle(true), "us-east-1");
        bucket(s3, "charts-open", policy("Allow", "charts-open", ""));
        bucket(
                s3,
                "charts-closed",
                policy("Deny", "charts-closed", ",\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"false\"}}"));
        s3.putBucketVersioning(request -> request.bucket("charts-closed")
                .versioningConfiguration(versioning -> versioning.status(BucketVersioningStatus.ENABLED)));
        var rds = aws.client(RdsClient.builder(), "us-east-1");
        database(rds, "open", true, false);
        database(rds, "closed", false, true);

        assertThat(scan("--regions", "us-east-1")).as(err.toString()).isZero();

        assertThat(verdict("s3-bucket-no-public-read", "charts-open")).isEqualTo("fail");
        assertThat(verdict("s3-bucket-no-public-read", "charts-closed")).isEqualTo("pass");
        assertThat(verdict("s3-bucket-tls-only", "charts-open")).isEqualTo("fail");
        assertThat(verdict("s3-bucket-tls-only", "charts-closed")).isEqualTo("pass");
        assertThat(verdict("s3-bucket-versioning", "charts-open")).isEqualTo("fail");
        assertThat(verdict("s3-bucket-versioning", "charts-closed")).isEqualTo("pass");
        assertThat(verdict("rds-instance-not-public", "open")).isEqualTo("fail");
        assertThat(verdict("rds-instance-not-public", "closed")).isEqualTo("pass");
        assertThat(verdict("rds-storage-encrypted", "open")).isEqualTo("fail");
        assertThat(verdict("rds-storage-encrypted", "closed")).isEqualTo("pass");
    }

    @Test
    void judgesTheTrailAndTheBucketThatKeepsIt() {
        var s3 = aws.client(S3Client.builder().forcePathStyle(true), "us-east-1");
        s3.createBucket(request -> request.bucket("trail-logs"));
        s3.createBucket(request -> request.bucket("other"));
        var trails = aws.client(CloudTrailClient.builder(), "us-east-1");

        assertThat(scan("--regions", "us-east-1")).as(err.toString()).isZero();
        assertThat(verdict("cloudtrail-enabled", ACCOUNT)).isEqualTo("fail");

        trails.createTrail(request -> request.name("main")
                .s3BucketName("trail-logs")
                .isMultiRegionTrail(true)
                .enableLogFileValidation(true));
        trails.startLogging(request -> request.name("main"));
        out.getBuffer().setLength(0);
        assertThat(scan("--regions", "us-east-1")).as(err.toString()).isZero();

        assertThat(verdict("cloudtrail-enabled", ACCOUNT)).isEqualTo("pass");
        assertThat(verdict("cloudtrail-multi-region", ACCOUNT)).isEqualTo("pass");
        assertThat(verdict("cloudtrail-log-file-validation", "main")).isEqualTo("pass");
        assertThat(verdict("cloudtrail-kms-encrypted", "main")).isEqualTo("fail");
        assertThat(verdict("cloudtrail-bucket-versioning", "trail-logs")).isEqualTo("fail");
        assertThat(verdict("cloudtrail-bucket-versioning", "other")).isEqualTo("not_applicable");
    }

    @Test
    void asksTheStacksOfTheQuickStartAndNoOthersForTheirResources() throws IOException {
        var formation = aws.client(CloudFormationClient.builder(), "us-east-1");
        stack(formation, "hipaa", "HIPAA Compliance");
        stack(formation, "shop", "Shop");

        assertThat(scan("--regions", "us-east-1", "--record", folder.toString()))
                .as(err.toString())
                .isZero();

        try (var files = Files.list(folder.resolve("cloudformation/us-east-1"))) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith("ListStackResources")))
                    .singleElement()
                    .satisfies(file -> assertThat(Files.readString(file))
                            .contains("\"LogicalResourceId\"", "\"Trail\"", "hipaa-trail"));
        }
    }

    @Test
    void scansARecordingToTheSameVerdicts() {
        var ec2 = aws.client(Ec2Client.builder(), "us-east-1");
        group(
                ec2,
                ec2.createVpc(request -> request.cidrBlock("10.0.0.0/16")).vpc().vpcId(),
                "open",
                "0.0.0.0/0");
        var recording = folder.resolve("recording").toString();

        assertThat(scan("--regions", "us-east-1", "--record", recording))
                .as(err.toString())
                .isZero();
        var live = decided();
        out.getBuffer().setLength(0);
        assertThat(run("scan", "--recording", recording)).as(err.toString()).isZero();

        assertThat(decided()).isNotEmpty().isEqualTo(live);
    }

    @Test
    void endsWithTwoAndASentenceWhenTheRegionIsUnknown() {
        assertThat(scan("--regions", "us-middle-9")).isEqualTo(2);
        assertThat(err.toString()).contains("There is no AWS region 'us-middle-9'");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void endsWithTwoAndASentenceWhenNothingAnswers() {
        assertThat(run("scan", "--endpoint-url", "http://127.0.0.1:9", "--regions", "us-east-1"))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("Nothing answers as AWS at http://127.0.0.1:9")
                .doesNotContain("\tat ");
    }

    @Test
    void refusesRulesThatDoNotExist() {
        assertThat(scan("--rules", "no-such-rule")).isEqualTo(2);
        assertThat(err.toString()).contains("No such rule: no-such-rule");
    }

    private int scan(String... options) {
        return run(
                Stream.concat(Stream.of("scan", "--endpoint-url", aws.endpoint().toString()), Stream.of(options))
                        .toArray(String[]::new));
    }

    private int run(String... arguments) {
        return CommandLineStart.run(new PrintWriter(out), new PrintWriter(err), Clock.systemUTC(), arguments);
    }

    private String verdict(String rule, String resource) {
        return lines().stream()
                .filter(line -> line.get("rule").asString().equals(rule))
                .filter(line -> line.get("resourceId").asString().equals(resource))
                .map(line -> line.get("verdict").asString())
                .findFirst()
                .orElse("none");
    }

    /** What was said with certainty: unknown ones may name different causes live and replayed. */
    private List<String> decided() {
        return lines().stream()
                .filter(line -> !line.get("verdict").asString().equals("unknown"))
                .map(line -> line.get("rule").asString() + " "
                        + line.get("resourceId").asString() + " "
                        + line.get("verdict").asString())
                .sorted()
                .toList();
    }

    private List<JsonNode> lines() {
        return out.toString().lines().map(JSON::readTree).toList();
    }

    private static String group(Ec2Client ec2, String vpc, String name, String source) {
        var id = ec2.createSecurityGroup(
                        request -> request.groupName(name).description(name).vpcId(vpc))
                .groupId();
        ec2.authorizeSecurityGroupIngress(request -> request.groupId(id)
                .ipPermissions(permission ->
                        permission.ipProtocol("tcp").fromPort(22).toPort(22).ipRanges(range -> range.cidrIp(source))));
        return id;
    }

    private static void stack(CloudFormationClient formation, String name, String type) {
        formation.createStack(request -> request.stackName(name).templateBody("""
                {"Resources": {"Trail": {"Type": "AWS::Logs::LogGroup", "Properties": {"LogGroupName": "%s-trail"}}},
                 "Outputs": {"TemplateType": {"Value": "%s"}}}""".formatted(name, type)));
    }

    private static void bucket(S3Client s3, String name, String policy) {
        s3.createBucket(request -> request.bucket(name));
        s3.putBucketPolicy(request -> request.bucket(name).policy(policy));
    }

    private static String policy(String effect, String bucket, String condition) {
        return """
                {"Version":"2012-10-17","Statement":[{"Effect":"%s","Principal":"*","Action":"s3:*",
                 "Resource":["arn:aws:s3:::%s","arn:aws:s3:::%s/*"]%s}]}""".formatted(effect, bucket, bucket, condition);
    }

    private static void database(RdsClient rds, String name, boolean open, boolean encrypted) {
        rds.createDBInstance(request -> request.dbInstanceIdentifier(name)
                .dbInstanceClass("db.t3.micro")
                .engine("postgres")
                .allocatedStorage(20)
                .masterUsername("clinic")
                .masterUserPassword("not-a-real-one")
                .publiclyAccessible(open)
                .storageEncrypted(encrypted));
    }

    private static String volume(Ec2Client ec2, boolean encrypted) {
        return ec2.createVolume(request ->
                        request.availabilityZone("us-east-1a").size(1).encrypted(encrypted))
                .volumeId();
    }
}

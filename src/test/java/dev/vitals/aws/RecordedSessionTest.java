package dev.vitals.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Place;
import dev.vitals.inventory.UnreadableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.s3.S3Client;

class RecordedSessionTest {

    @TempDir
    Path folder;

    private AwsSession session;

    @BeforeEach
    void open() {
        session = new RecordedSession(Recording.in(folder), new Place("aws", "111122223333", "us-east-1"));
    }

    @Test
    void answersACallAndItsPaginatorFromTheFile() throws IOException {
        file("ec2/us-east-1/DescribeSecurityGroups.json", """
                {"SecurityGroups": [{"GroupId": "sg-1", "IpPermissions": [{"IpProtocol": "tcp", "FromPort": 22,
                 "ToPort": 22, "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}]}], "SomethingNew": {"a": 1}}""");
        var ec2 = session.client(Ec2Client.class);

        assertThat(ec2.describeSecurityGroups().securityGroups())
                .extracting(SecurityGroup::groupId)
                .containsExactly("sg-1");
        assertThat(ec2.describeSecurityGroupsPaginator(request -> request.maxResults(1000))
                        .securityGroups())
                .hasSize(1)
                .allSatisfy(group -> assertThat(group.ipPermissions()
                                .getFirst()
                                .ipRanges()
                                .getFirst()
                                .cidrIp())
                        .isEqualTo("0.0.0.0/0"));
    }

    @Test
    void keysCallsByTheirParameters() throws IOException {
        file("s3/global/GetBucketPolicy-charts.json", """
                {"Policy": "{}"}""");

        assertThat(session.client(S3Client.class)
                        .getBucketPolicy(r -> r.bucket("charts"))
                        .policy())
                .isEqualTo("{}");
        assertThat(failureOf(() -> session.client(S3Client.class).getBucketPolicy(r -> r.bucket("other")))
                        .cause())
                .isEqualTo(Cause.UNSUPPORTED);
    }

    @Test
    void replaysErrorsWithTheirCodeAndTheOperation() throws IOException {
        file("s3/us-east-1/GetBucketPolicy-charts.error.json", """
                {"Code": "AccessDenied", "Message": "no", "StatusCode": 403}""");

        var failure = failureOf(() -> session.client(S3Client.class).getBucketPolicy(r -> r.bucket("charts")));

        assertThat(failure.cause()).isEqualTo(Cause.DENIED);
        assertThat(failure.detail()).isEqualTo("s3:GetBucketPolicy answered AccessDenied");
    }

    @Test
    void tellsAnOrganizationPolicyFromAMissingPermission() throws IOException {
        file("ec2/us-east-1/DescribeVolumes.error.json", """
                {"Code": "UnauthorizedOperation", "StatusCode": 403, "Message":
                 "You are not authorized to perform this operation with an explicit deny in a service control policy"}""");

        assertThat(failureOf(() -> session.client(Ec2Client.class).describeVolumes())
                        .cause())
                .isEqualTo(Cause.DENIED_BY_ORGANIZATION_POLICY);
    }

    @Test
    void namesABrokenFileAndABrokenMember() throws IOException {
        file("ec2/us-east-1/DescribeVolumes.json", "{\"Volumes\": [");
        file("ec2/us-east-1/DescribeVpcs.json", "{\"Vpcs\": [{\"IsDefault\": [1]}]}");

        assertThatThrownBy(() -> session.client(Ec2Client.class).describeVolumes())
                .isInstanceOfSatisfying(
                        UnreadableException.class,
                        broken -> assertThat(broken.why()).isEqualTo(Cause.MALFORMED))
                .hasMessageContaining("ec2/us-east-1/DescribeVolumes.json");
        assertThatThrownBy(() -> session.client(Ec2Client.class).describeVpcs())
                .hasMessageContaining("Vpcs[0].IsDefault");
    }

    @Test
    void staysInsideItsFolderWhateverABucketIsCalled() {
        assertThat(CallKey.fileName(
                        "GetBucketPolicy",
                        software.amazon.awssdk.services.s3.model.GetBucketPolicyRequest.builder()
                                .bucket("../../../secret")
                                .build()))
                .doesNotContain("/", "..");
    }

    @Test
    void refusesAFolderThatIsNoRecordingWithASentence() {
        assertThatThrownBy(() -> RecordedAccount.of(Recording.in(folder)))
                .isInstanceOf(CannotConnectException.class)
                .hasMessageContaining("recording.json");
    }

    private static AwsFailure failureOf(Runnable call) {
        try {
            call.run();
            throw new AssertionError("the call should have failed");
        } catch (AwsServiceException failure) {
            return AwsFailure.of(failure);
        }
    }

    private void file(String name, String text) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}

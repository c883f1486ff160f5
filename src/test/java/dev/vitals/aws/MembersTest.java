package dev.vitals.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.aws.Members.Member;
import dev.vitals.collect.CollectorCatalogue;
import dev.vitals.collect.s3.S3Bucket;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;

class MembersTest {

    @Test
    void followsTheModelIntoListsAndObjects() {
        assertThat(Members.of(SecurityGroup.class))
                .contains(
                        new Member("GroupId", "text"),
                        new Member("IpPermissions", "list"),
                        new Member("IpPermissions[].FromPort", "number"),
                        new Member("IpPermissions[].IpRanges[].CidrIp", "text"));
    }

    @Test
    void followsTheReadingsOfABundle() {
        assertThat(Members.of(S3Bucket.class))
                .contains(
                        new Member("name", "text"),
                        new Member("policy", "text"),
                        new Member("versioning.enabled", "true or false"),
                        new Member("publicAccessBlock.BlockPublicAcls", "true or false"),
                        new Member("encryption[].BucketKeyEnabled", "true or false"),
                        new Member("tags", "map"),
                        new Member("tags{}", "text"));
    }

    @Test
    void knowsMembersOfEveryKind() {
        assertThat(CollectorCatalogue.discover().kinds())
                .allSatisfy(kind -> assertThat(Members.of(kind.config()))
                        .isNotEmpty()
                        .hasSizeLessThanOrEqualTo(500)
                        .doesNotHaveDuplicates());
    }
}

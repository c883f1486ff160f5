package dev.vitals.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.collect.CollectorCatalogue;
import dev.vitals.collect.iam.ServiceUse;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.support.Blank;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.cloudtrail.model.Trail;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.s3.model.Bucket;

class SdkJsonTest {

    record Chart(String name, Reading<Bucket> bucket, Reading<String> policy, Reading<Boolean> locked) {}

    @Test
    void bringsModelsBackAsTheyWere() {
        bringsBack(SecurityGroup.builder()
                .groupId("sg-1")
                .ipPermissions(IpPermission.builder()
                        .ipProtocol("tcp")
                        .fromPort(22)
                        .ipRanges(range -> range.cidrIp("0.0.0.0/0"))
                        .build())
                .tags(tag -> tag.key("a").value("b"))
                .build());
        bringsBack(DBInstance.builder()
                .dbInstanceIdentifier("charts")
                .publiclyAccessible(false)
                .instanceCreateTime(Instant.parse("2026-01-02T03:04:05Z"))
                .dbSubnetGroup(group -> group.vpcId("vpc-1"))
                .build());
        bringsBack(Trail.builder().name("main").logFileValidationEnabled(true).build());
        bringsBack(Bucket.builder().name("b").creationDate(Instant.EPOCH).build());
        bringsBack(LogGroup.builder()
                .logGroupName("l")
                .retentionInDays(30)
                .creationTime(5L)
                .build());
    }

    @Test
    void printsWhatTheCommandLineOfAwsPrints() {
        var group =
                SecurityGroup.builder().groupId("sg-1").ipPermissions(List.of()).build();

        assertThat(SdkJson.toJson(group).toString()).isEqualTo("{\"GroupId\":\"sg-1\",\"IpPermissions\":[]}");
    }

    @Test
    void keepsAbsentAndUnreadableApartInBundles() {
        var chart = new Chart(
                "one",
                Reading.known(Bucket.builder().name("b").build()),
                Reading.absent(),
                Reading.unreadable(Cause.DENIED, "s3:GetLock answered AccessDenied"));

        assertThat(SdkJson.toJson(chart).toString()).isEqualTo("""
                        {"name":"one","bucket":{"Name":"b"},"policy":null,\
                        "locked":{"$unreadable":"DENIED","detail":"s3:GetLock answered AccessDenied"}}""");
    }

    @Test
    void bringsBundlesBackWithEveryKindOfReading() {
        var chart = new Chart(
                "one",
                Reading.known(Bucket.builder().name("b").build()),
                Reading.absent(),
                Reading.unreadable(Cause.DENIED, "s3:GetLock answered AccessDenied"));
        assertThat(SdkJson.read(SdkJson.toJson(chart), Chart.class)).isEqualTo(chart);

        var use = new ServiceUse(
                "arn:aws:iam::111122223333:role/app",
                Reading.known(List.of(
                        new ServiceUse.Service("s3", Reading.known(Instant.parse("2026-01-02T03:04:05Z"))),
                        new ServiceUse.Service("sqs", Reading.absent()))));
        assertThat(SdkJson.read(SdkJson.toJson(use), ServiceUse.class)).isEqualTo(use);
    }

    @TestFactory
    Stream<DynamicTest> bringsEveryKindOfResourceBack() {
        return CollectorCatalogue.discover().kinds().stream()
                .map(kind -> DynamicTest.dynamicTest(
                        kind.type() + " " + kind.config().getSimpleName(), () -> {
                            var blank = Blank.of(kind.config());
                            assertThat(SdkJson.read(SdkJson.toJson(blank), kind.config()))
                                    .isEqualTo(blank);
                        }));
    }

    @Test
    void whatABundleDidNotHoldInItsDayIsNotKnownOfThatDay() throws Exception {
        var kept = (tools.jackson.databind.node.ObjectNode)
                SdkJson.toJson(new Chart("one", Reading.absent(), Reading.absent(), Reading.absent()));
        kept.remove("locked");
        assertThat(SdkJson.read(kept, Chart.class).locked().isReadable()).isFalse();
        kept.remove("name");
        assertThatThrownBy(() -> SdkJson.read(kept, Chart.class)).isInstanceOf(UnreadableException.class);
    }

    @SuppressWarnings("unchecked")
    private static <T extends SdkPojo> void bringsBack(T model) {
        assertThat(SdkJson.fromJson(SdkJson.toJson(model), (Class<T>) model.getClass()))
                .isEqualTo(model);
    }
}

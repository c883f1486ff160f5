package dev.vitals.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.vitals.inventory.Cause;
import dev.vitals.support.Inventories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * What looks like a short answer and is a broken one: taken for an empty list it would close every finding of it. It is
 * named as what it is, in the protocol of each service.
 */
class CutOffAnswerTest {

    private final FaultySession.Line line = new FaultySession.Line();

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"EXPIRED_TOKEN", "EMPTY_PAGE", "VANISHED"})
    void isNeverAnEmptyList(Fault fault) {
        assertThat(cause(fault, "kinesis", "ListStreams"))
                .isEqualTo(fault.cause().orElseThrow());
        assertThat(cause(fault, "dynamodb", "ListTables"))
                .isEqualTo(fault.cause().orElseThrow());
        assertThat(cause(fault, "ec2", "DescribeVpcs")).isEqualTo(fault.cause().orElseThrow());
        assertThat(cause(fault, "rds", "DescribeDBInstances"))
                .isEqualTo(fault.cause().orElseThrow());
        assertThat(cause(fault, "s3", "ListBuckets")).isEqualTo(fault.cause().orElseThrow());
    }

    @Test
    void isAskedForAgainWhereItBrokeOff() {
        assertThat(cause(Fault.CUT_OFF, "ec2", "DescribeVpcs")).isEqualTo(Cause.BROKEN_OFF);
        assertThat(FaultySession.sent(line)).as("requests of XML").isGreaterThan(1);
        assertThat(cause(Fault.CUT_OFF, "s3", "ListBuckets")).isEqualTo(Cause.BROKEN_OFF);
        assertThat(FaultySession.sent(line)).as("requests of S3").isGreaterThan(1);
        assertThat(cause(Fault.CUT_OFF, "dynamodb", "ListTables")).isEqualTo(Cause.BROKEN_OFF);
        assertThat(FaultySession.sent(line)).as("requests of JSON").isGreaterThan(1);
    }

    private Cause cause(Fault fault, String service, String name) {
        var session = new FaultySession(
                        new AnsweringSession(Inventories.HOME, null),
                        line,
                        Operation.of(service, name),
                        fault,
                        new FaultySession.Trace())
                .in(Inventories.REGION);
        var failure = catchThrowable(() -> {
            switch (service) {
                case "dynamodb" -> session.client(DynamoDbClient.class).listTables();
                case "kinesis" -> session.client(KinesisClient.class).listStreams();
                case "ec2" -> session.client(Ec2Client.class).describeVpcs();
                case "rds" -> session.client(RdsClient.class).describeDBInstances();
                default -> session.client(S3Client.class).listBuckets();
            }
        });
        assertThat(failure).as("%s of %s:%s", fault, service, name).isNotNull();
        return AwsFailure.of(failure).cause();
    }
}

package dev.vitals.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.vitals.inventory.Cause;
import dev.vitals.support.Inventories;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;

/** What looks like a short answer and is a broken one: taken for an empty list it would close every finding of it. */
class CutOffAnswerTest {

    private final FaultySession.Line line = new FaultySession.Line();

    @ParameterizedTest
    @EnumSource(names = {"CUT_OFF", "CUT_TO_NOTHING", "BROKEN", "FOREIGN"})
    void isNeverAnEmptyList(Fault fault) {
        assertThat(cause(fault, "dynamodb", "ListTables")).isIn(fault.causes());
        assertThat(cause(fault, "ec2", "DescribeVpcs")).isIn(fault.causes());
        assertThat(cause(fault, "rds", "DescribeDBInstances")).isIn(fault.causes());
        assertThat(cause(fault, "s3", "ListBuckets")).isIn(fault.causes());
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
                case "ec2" -> session.client(Ec2Client.class).describeVpcs();
                case "rds" -> session.client(RdsClient.class).describeDBInstances();
                default -> session.client(S3Client.class).listBuckets();
            }
        });
        assertThat(failure).as("%s of %s:%s", fault, service, name).isNotNull();
        return AwsFailure.of(failure).cause();
    }
}

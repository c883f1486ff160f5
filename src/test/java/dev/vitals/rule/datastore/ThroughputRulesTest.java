package dev.vitals.rule.datastore;

import static dev.vitals.support.Inventories.ACCOUNT;
import static dev.vitals.support.Inventories.REGION;
import static dev.vitals.support.Inventories.denied;
import static dev.vitals.support.Inventories.holding;
import static dev.vitals.support.Inventories.labelled;
import static dev.vitals.support.Judged.verdict;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.collect.dynamodb.DynamoDbLimits;
import dev.vitals.collect.dynamodb.DynamoDbTable;
import dev.vitals.collect.firehose.DeliveryStream;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.Settings;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dax.model.Cluster;
import software.amazon.awssdk.services.dynamodb.model.DescribeLimitsResponse;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;

class ThroughputRulesTest {

    private static final Settings SETTINGS = Settings.defaults();

    private final ThroughputRules rules = new ThroughputRules();

    @Test
    void measuresTablesAgainstTheAccountsLimits() {
        verdict(rules.throughput(table(800, 10), holding(limits(Reading.known(1000L))), SETTINGS))
                .fails("Table visits takes 800 units of reads, near the account's limit");
        verdict(rules.throughput(table(799, 799), holding(limits(Reading.known(1000L))), SETTINGS))
                .passes();
        verdict(rules.throughput(
                        labelled(
                                REGION,
                                "visits",
                                new DynamoDbTable(
                                        "visits",
                                        Reading.known(TableDescription.builder()
                                                .billingModeSummary(b -> b.billingMode("PAY_PER_REQUEST"))
                                                .build()),
                                        no())),
                        denied(),
                        SETTINGS))
                .isNotApplicable();
        assertThatThrownBy(() -> rules.throughput(table(1, 1), denied(), SETTINGS))
                .isInstanceOf(UnreadableException.class);
    }

    @Test
    void readsAcceleratorsAndDeliveryStreams() {
        verdict(rules.accelerator(Cluster.builder().clusterName("c").build()))
                .fails("DAX cluster c is not encrypted at rest");
        verdict(rules.accelerator(Cluster.builder()
                        .clusterName("c")
                        .sseDescription(s -> s.status("ENABLED"))
                        .build()))
                .passes();
        verdict(rules.deliveryStream(stream("DirectPut", null))).fails("Delivery stream s is not encrypted");
        verdict(rules.deliveryStream(stream("DirectPut", "ENABLED"))).passes();
        verdict(rules.deliveryStream(stream("DirectPut", "ENABLING"))).passes();
        verdict(rules.deliveryStream(stream("DirectPut", "DISABLING"))).failsSaying("not encrypted");
        verdict(rules.deliveryStream(stream("KinesisStreamAsSource", null))).isNotApplicable();
        assertThatThrownBy(() -> rules.deliveryStream(new DeliveryStream("s", no())))
                .isInstanceOf(UnreadableException.class);
    }

    private static DeliveryStream stream(String type, String status) {
        return new DeliveryStream(
                "s",
                Reading.known(DeliveryStreamDescription.builder()
                        .deliveryStreamType(type)
                        .deliveryStreamEncryptionConfiguration(e -> e.status(status))
                        .build()));
    }

    private static Resource<DynamoDbTable> table(long reads, long writes) {
        return labelled(
                REGION,
                "visits",
                new DynamoDbTable(
                        "visits",
                        Reading.known(TableDescription.builder()
                                .provisionedThroughput(
                                        p -> p.readCapacityUnits(reads).writeCapacityUnits(writes))
                                .build()),
                        no()));
    }

    private static Resource<DynamoDbLimits> limits(Reading<Long> most) {
        return labelled(
                REGION,
                ACCOUNT,
                new DynamoDbLimits(
                        ACCOUNT,
                        most.map(units -> DescribeLimitsResponse.builder()
                                .tableMaxReadCapacityUnits(units)
                                .tableMaxWriteCapacityUnits(units)
                                .build())));
    }

    private static <T> Reading<T> no() {
        return Reading.unreadable(Cause.DENIED, "refused");
    }
}

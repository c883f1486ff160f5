package dev.vitals.rule.datastore;

import dev.vitals.collect.dynamodb.DynamoDbLimits;
import dev.vitals.collect.dynamodb.DynamoDbTable;
import dev.vitals.collect.firehose.DeliveryStream;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import java.util.EnumSet;
import java.util.Set;
import software.amazon.awssdk.services.dax.model.Cluster;
import software.amazon.awssdk.services.dax.model.SSEStatus;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamEncryptionStatus;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamType;

/** Accelerators of tables, delivery streams, and how near tables are to the limits of the account. */
class ThroughputRules {

    /** Encryption comes with the making of the cluster: what is still being made has it already. */
    private static final Set<SSEStatus> ON = EnumSet.of(SSEStatus.ENABLED, SSEStatus.ENABLING);

    private static final Set<DeliveryStreamEncryptionStatus> ENCRYPTS =
            EnumSet.of(DeliveryStreamEncryptionStatus.ENABLED, DeliveryStreamEncryptionStatus.ENABLING);

    @Rule(
            id = "dynamodb-dax-encrypted",
            title = "The accelerator is encrypted at rest",
            severity = Severity.HIGH,
            safeguards = {
                "164.308(a)(4)(ii)(A)",
                "164.312(a)(2)(iv)",
                "164.312(c)(1)",
                "164.312(e)(2)(ii)",
                "164.314(b)(1)",
                "164.314(b)(2)",
                "164.314(b)(2)(i)",
                "164.314(b)(2)(ii)",
                "164.314(b)(2)(iii)",
                "164.314(b)(2)(iv)"
            },
            version = 2)
    Verdict accelerator(Cluster cluster) {
        var name = Reading.required(cluster.clusterName(), "ClusterName");
        boolean encrypted = cluster.sseDescription() != null
                && ON.contains(cluster.sseDescription().status());
        return encrypted
                ? Verdict.pass()
                : Verdict.fail("DAX cluster %s is not encrypted at rest".formatted(name))
                        .at("SSEDescription.Status", "DISABLED")
                        .expected("ENABLED");
    }

    /**
     * What a stream reads from Kinesis is encrypted there. Where it delivers to S3 every object is encrypted by the bucket,
     * whatever the stream asks for; other destinations have rules of their own.
     */
    @Rule(
            id = "firehose-stream-encrypted",
            title = "The delivery stream is encrypted",
            severity = Severity.HIGH,
            safeguards = {"164.312(a)(2)(iv)", "164.312(e)(2)(ii)"},
            version = 2)
    Verdict deliveryStream(DeliveryStream stream) {
        var description = stream.description().orElseThrow();
        var type = Reading.required(description.deliveryStreamType(), "DeliveryStreamType");
        if (type == DeliveryStreamType.KINESIS_STREAM_AS_SOURCE || type == DeliveryStreamType.MSK_AS_SOURCE) {
            return Verdict.notApplicable("The stream that this one reads from is encrypted or not by itself");
        }
        var encryption = description.deliveryStreamEncryptionConfiguration();
        return encryption != null && ENCRYPTS.contains(encryption.status())
                ? Verdict.pass()
                : Verdict.fail("Delivery stream %s is not encrypted".formatted(stream.name()))
                        .at(
                                "description.DeliveryStreamEncryptionConfiguration.Status",
                                encryption == null ? "not set" : encryption.statusAsString())
                        .expected("ENABLED");
    }

    @Rule(
            id = "dynamodb-throughput-below-account-limit",
            title = "The table is far from the account's limits",
            severity = Severity.LOW,
            safeguards = {"164.308(a)(7)(i)"})
    Verdict throughput(Resource<DynamoDbTable> resource, Inventory inventory, Settings settings) {
        var table = resource.config().table().orElseThrow();
        var name = resource.config().name();
        if (isOnDemand(table)) {
            return Verdict.notApplicable("The table is billed on demand");
        }
        var provisioned = Reading.required(table.provisionedThroughput(), "ProvisionedThroughput");
        var limits = inventory
                .find(DynamoDbLimits.class, resource.region(), resource.account())
                .orElseThrow()
                .config()
                .limits()
                .orElseThrow();
        int percent = settings.horizons().throughputPercent();
        long reads = Reading.required(provisioned.readCapacityUnits(), "ReadCapacityUnits");
        long writes = Reading.required(provisioned.writeCapacityUnits(), "WriteCapacityUnits");
        if (reads * 100
                >= percent * Reading.required(limits.tableMaxReadCapacityUnits(), "TableMaxReadCapacityUnits")) {
            return near(name, reads, "reads", percent);
        }
        return writes * 100
                        >= percent * Reading.required(limits.tableMaxWriteCapacityUnits(), "TableMaxWriteCapacityUnits")
                ? near(name, writes, "writes", percent)
                : Verdict.pass();
    }

    private static boolean isOnDemand(TableDescription table) {
        return table.billingModeSummary() != null
                && table.billingModeSummary().billingMode() == BillingMode.PAY_PER_REQUEST;
    }

    private static Verdict near(String table, long units, String of, int percent) {
        return Verdict.fail("Table %s takes %d units of %s, near the account's limit".formatted(table, units, of))
                .at("table.ProvisionedThroughput", units)
                .expected("less than %d percent of the limit".formatted(percent));
    }
}

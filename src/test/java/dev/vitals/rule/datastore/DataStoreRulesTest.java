package dev.vitals.rule.datastore;

import static dev.vitals.support.Inventories.REGION;
import static dev.vitals.support.Judged.verdict;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.collect.dynamodb.DynamoDbTable;
import dev.vitals.collect.kinesis.KinesisStream;
import dev.vitals.collect.sqs.SqsQueue;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.ResourceKey;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Verdict;
import dev.vitals.support.Inventories;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableTarget;
import software.amazon.awssdk.services.databasemigration.model.ReplicationInstance;
import software.amazon.awssdk.services.dynamodb.model.ContinuousBackupsDescription;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.efs.model.FileSystemDescription;
import software.amazon.awssdk.services.elasticache.model.ReplicationGroup;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;

class DataStoreRulesTest {

    private static final Settings SETTINGS = Settings.defaults();

    private final TableRules tables = new TableRules();
    private final StoreRules stores = new StoreRules();
    private final StreamRules streams = new StreamRules();

    @Test
    void wantsTablesRecoverableAndUnderAKeyOfTheAccount() {
        verdict(tables.recoverable(table(t -> {}, "DISABLED"))).fails("Table visits has no point-in-time recovery");
        verdict(tables.recoverable(table(t -> {}, "ENABLED"))).passes();
        verdict(tables.kmsKey(table(t -> {}, "ENABLED"))).fails("Table visits is encrypted with a key that AWS owns");
        verdict(tables.kmsKey(
                        table(t -> t.sseDescription(s -> s.status("ENABLED").sseType("KMS")), "ENABLED")))
                .passes();
    }

    @Test
    void asksForScalingOnlyWhereCapacityIsProvisioned() {
        var onDemand = table(t -> t.billingModeSummary(b -> b.billingMode("PAY_PER_REQUEST")), "ENABLED");
        var provisioned = table(t -> {}, "ENABLED");
        verdict(scales(onDemand, Inventories.denied())).passes();
        verdict(scales(provisioned, Inventories.empty()))
                .fails("Table visits has a fixed capacity for reads and writes");
        verdict(scales(provisioned, targets("dynamodb:table:ReadCapacityUnits")))
                .fails("Table visits has a fixed capacity for writes");
        verdict(scales(provisioned, targets("dynamodb:table:ReadCapacityUnits", "dynamodb:table:WriteCapacityUnits")))
                .passes();
        assertThatThrownBy(() -> scales(provisioned, Inventories.denied())).isInstanceOf(UnreadableException.class);
    }

    @Test
    void readsFileSystemsCachesAndReplicationInstances() {
        verdict(stores.fileSystemEncrypted(file(false))).fails("File system fs-1 is not encrypted");
        verdict(stores.fileSystemEncrypted(file(true))).passes();
        verdict(stores.cacheBackedUp(cache(14), SETTINGS))
                .fails("Replication group sessions keeps snapshots for 14 days");
        verdict(stores.cacheBackedUp(cache(15), SETTINGS)).passes();
        verdict(stores.replicationNotPublic(replication(true, "arn:key")))
                .fails("Replication instance mover is publicly accessible");
        verdict(stores.replicationNotPublic(replication(false, "arn:key"))).passes();
        verdict(stores.replicationEncrypted(replication(false, ""))).fails("Replication instance mover has no KMS key");
        verdict(stores.replicationEncrypted(replication(false, "arn:key"))).passes();
    }

    @Test
    void readsStreamsAndQueues() {
        verdict(streams.streamEncrypted(stream("NONE"))).fails("Stream vitals is not encrypted");
        verdict(streams.streamEncrypted(stream("KMS"))).passes();
        verdict(streams.queueEncrypted(queue(Map.of("SqsManagedSseEnabled", "false"))))
                .fails("Queue orders is not encrypted");
        verdict(streams.queueEncrypted(queue(Map.of("SqsManagedSseEnabled", "true"))))
                .passes();
        verdict(streams.queueEncrypted(queue(Map.of("KmsMasterKeyId", "alias/orders"))))
                .passes();
        assertThatThrownBy(() -> streams.queueEncrypted(new SqsQueue("https://sqs/1/orders", refused())))
                .isInstanceOf(UnreadableException.class);
    }

    @Test
    void tellsAPublicQueueFromOneForATopicOfOurs() {
        var open = "{'Statement':[{'Sid':'all','Effect':'Allow','Principal':'*','Action':'sqs:*','Resource':'*'}]}";
        var narrowed = "{'Statement':[{'Effect':'Allow','Principal':'*','Action':'sqs:SendMessage','Resource':'*',"
                + "'Condition':{'StringEquals':{'aws:SourceAccount':'111122223333'}}}]}";
        verdict(streams.queueNotPublic(queue(Map.of("Policy", open.replace('\'', '"')))))
                .fails("Queue orders: its policy lets everyone in (statement all)");
        verdict(streams.queueNotPublic(queue(Map.of("Policy", narrowed.replace('\'', '"')))))
                .passes();
        verdict(streams.queueNotPublic(queue(Map.of()))).passes();
    }

    private Verdict scales(DynamoDbTable table, Inventory inventory) {
        var key = new ResourceKey(Inventories.ACCOUNT, REGION, "AWS::DynamoDB::Table", table.name());
        return tables.scales(new Resource<>(key, "arn", table.name(), Map.of(), table), inventory);
    }

    private static Inventory targets(String... dimensions) {
        var inventory = Inventories.empty();
        for (String dimension : dimensions) {
            var id = "table/visits|" + dimension;
            inventory.add(new Resource<>(
                    new ResourceKey(Inventories.ACCOUNT, REGION, "AWS::ApplicationAutoScaling::ScalableTarget", id),
                    "arn",
                    id,
                    Map.of(),
                    ScalableTarget.builder().resourceId("table/visits").build()));
        }
        return inventory;
    }

    private static DynamoDbTable table(Consumer<TableDescription.Builder> set, String recovery) {
        var table = TableDescription.builder().tableName("visits");
        set.accept(table);
        return new DynamoDbTable(
                "visits",
                Reading.known(table.build()),
                Reading.known(ContinuousBackupsDescription.builder()
                        .pointInTimeRecoveryDescription(on -> on.pointInTimeRecoveryStatus(recovery))
                        .build()));
    }

    private static FileSystemDescription file(boolean encrypted) {
        return FileSystemDescription.builder()
                .fileSystemId("fs-1")
                .encrypted(encrypted)
                .build();
    }

    private static ReplicationGroup cache(int days) {
        return ReplicationGroup.builder()
                .replicationGroupId("sessions")
                .snapshotRetentionLimit(days)
                .build();
    }

    private static ReplicationInstance replication(boolean isPublic, String key) {
        return ReplicationInstance.builder()
                .replicationInstanceIdentifier("mover")
                .replicationInstanceArn("arn")
                .publiclyAccessible(isPublic)
                .kmsKeyId(key)
                .build();
    }

    private static KinesisStream stream(String encryption) {
        return new KinesisStream(
                "vitals",
                Reading.known(StreamDescriptionSummary.builder()
                        .encryptionType(encryption)
                        .build()));
    }

    private static SqsQueue queue(Map<String, String> attributes) {
        return new SqsQueue("https://sqs.us-east-1.amazonaws.com/111122223333/orders", Reading.known(attributes));
    }

    private static <T> Reading<T> refused() {
        return Reading.unreadable(Cause.DENIED, "refused");
    }
}

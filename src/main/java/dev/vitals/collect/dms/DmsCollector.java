package dev.vitals.collect.dms;

import dev.vitals.aws.Operation;
import dev.vitals.collect.Collector;
import dev.vitals.collect.Sweep;
import dev.vitals.inventory.ResourceKind;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.databasemigration.DatabaseMigrationClient;
import software.amazon.awssdk.services.databasemigration.model.ReplicationInstance;

/** Replication instances of a region. */
final class DmsCollector implements Collector {

    static final ResourceKind<ReplicationInstance> INSTANCE = ResourceKind.of(
                    "AWS::DMS::ReplicationInstance",
                    ReplicationInstance.class,
                    ReplicationInstance::replicationInstanceIdentifier,
                    (place, instance) -> String.valueOf(instance.replicationInstanceArn()))
            .ignoring("ReplicationInstanceStatus", "FreeUntil");

    @Override
    public String service() {
        return "dms";
    }

    @Override
    public Reach reach() {
        return Reach.EACH_REGION;
    }

    @Override
    public List<ResourceKind<?>> kinds() {
        return List.of(INSTANCE);
    }

    @Override
    public List<Operation> operations() {
        return Stream.of("DescribeReplicationInstances")
                .map(name -> Operation.of("databasemigration", name, "dms:" + name))
                .toList();
    }

    @Override
    public void collect(Sweep sweep) {
        var dms = sweep.client(DatabaseMigrationClient.class);
        sweep.list(
                INSTANCE,
                () -> () -> dms.describeReplicationInstancesPaginator(page -> page.maxRecords(100)).stream()
                        .flatMap(page -> page.replicationInstances().stream())
                        .iterator());
    }
}

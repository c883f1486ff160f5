package dev.vitals.collect.rds;

import dev.vitals.aws.Operation;
import dev.vitals.collect.Collector;
import dev.vitals.collect.Sweep;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.ResourceKind;
import dev.vitals.inventory.UnreadableException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;
import software.amazon.awssdk.services.rds.model.DBSnapshot;

/** Databases of a region with their manual snapshots; automated ones cannot be shared. */
final class RdsCollector implements Collector {

    private static final int PAGE = 100;
    private static final String RESTORE = "restore";

    @Override
    public String service() {
        return "rds";
    }

    @Override
    public Reach reach() {
        return Reach.EACH_REGION;
    }

    @Override
    public List<ResourceKind<?>> kinds() {
        return List.of(RdsKinds.INSTANCE, RdsKinds.CLUSTER, RdsKinds.SNAPSHOT, RdsKinds.SUBNET_GROUP);
    }

    @Override
    public List<Operation> operations() {
        return Stream.of(
                        "DescribeDBInstances",
                        "DescribeDBClusters",
                        "DescribeDBSubnetGroups",
                        "DescribeDBSnapshots",
                        "DescribeDBSnapshotAttributes",
                        "DescribeDBClusterSnapshots",
                        "DescribeDBClusterSnapshotAttributes")
                .map(name -> Operation.of("rds", name))
                .toList();
    }

    @Override
    public void collect(Sweep sweep) {
        var rds = sweep.client(RdsClient.class);
        sweep.list(
                RdsKinds.INSTANCE,
                () -> rds.describeDBInstancesPaginator(page -> page.maxRecords(PAGE))
                        .dbInstances());
        sweep.list(
                RdsKinds.CLUSTER,
                () -> rds.describeDBClustersPaginator(page -> page.maxRecords(PAGE))
                        .dbClusters());
        sweep.list(
                RdsKinds.SUBNET_GROUP,
                () -> rds.describeDBSubnetGroupsPaginator(page -> page.maxRecords(PAGE))
                        .dbSubnetGroups());
        sweep.list(RdsKinds.SNAPSHOT, () -> snapshots(rds), snapshot -> switch (snapshot) {
            case DBSnapshot ofInstance -> bundle(sweep, rds, ofInstance);
            case DBClusterSnapshot ofCluster -> bundle(sweep, rds, ofCluster);
            default -> throw new IllegalStateException("neither kind of snapshot");
        });
    }

    private static List<Object> snapshots(RdsClient rds) {
        var all = new ArrayList<Object>();
        rds.describeDBSnapshotsPaginator(page -> page.snapshotType("manual").maxRecords(PAGE))
                .dbSnapshots()
                .forEach(all::add);
        rds.describeDBClusterSnapshotsPaginator(
                        page -> page.snapshotType("manual").maxRecords(PAGE))
                .dbClusterSnapshots()
                .forEach(all::add);
        return all;
    }

    private static RdsSnapshot bundle(Sweep sweep, RdsClient rds, DBSnapshot snapshot) {
        var id = snapshot.dbSnapshotIdentifier();
        return new RdsSnapshot(
                id,
                String.valueOf(snapshot.dbSnapshotArn()),
                String.valueOf(snapshot.dbInstanceIdentifier()),
                false,
                sweep.read(snapshot::encrypted),
                sweep.read(() -> rds
                        .describeDBSnapshotAttributes(request -> request.dbSnapshotIdentifier(id))
                        .dbSnapshotAttributesResult()
                        .dbSnapshotAttributes()
                        .stream()
                        .filter(attribute -> RESTORE.equals(attribute.attributeName()))
                        .findFirst()
                        .orElseThrow(RdsCollector::notReturned)
                        .attributeValues()));
    }

    private static RdsSnapshot bundle(Sweep sweep, RdsClient rds, DBClusterSnapshot snapshot) {
        var id = snapshot.dbClusterSnapshotIdentifier();
        return new RdsSnapshot(
                id,
                String.valueOf(snapshot.dbClusterSnapshotArn()),
                String.valueOf(snapshot.dbClusterIdentifier()),
                true,
                sweep.read(snapshot::storageEncrypted),
                sweep.read(() -> rds
                        .describeDBClusterSnapshotAttributes(request -> request.dbClusterSnapshotIdentifier(id))
                        .dbClusterSnapshotAttributesResult()
                        .dbClusterSnapshotAttributes()
                        .stream()
                        .filter(attribute -> RESTORE.equals(attribute.attributeName()))
                        .findFirst()
                        .orElseThrow(RdsCollector::notReturned)
                        .attributeValues()));
    }

    /** AWS always returns the attribute, empty where nobody may restore. */
    private static UnreadableException notReturned() {
        return new UnreadableException(Cause.MALFORMED, "the attribute 'restore' was not returned");
    }
}

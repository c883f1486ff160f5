package dev.vitals.collect.elasticache;

import dev.vitals.aws.Operation;
import dev.vitals.collect.Collector;
import dev.vitals.collect.Sweep;
import dev.vitals.inventory.ResourceKind;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.elasticache.model.ReplicationGroup;

/** Replication groups (Redis, Valkey) of a region. */
final class ElastiCacheCollector implements Collector {

    static final ResourceKind<ReplicationGroup> GROUP = ResourceKind.of(
                    "AWS::ElastiCache::ReplicationGroup",
                    ReplicationGroup.class,
                    ReplicationGroup::replicationGroupId,
                    (place, group) -> place.arn("elasticache", "replicationgroup:" + group.replicationGroupId()))
            .ignoring("Status");

    @Override
    public String service() {
        return "elasticache";
    }

    @Override
    public Reach reach() {
        return Reach.EACH_REGION;
    }

    @Override
    public List<ResourceKind<?>> kinds() {
        return List.of(GROUP);
    }

    @Override
    public List<Operation> operations() {
        return Stream.of("DescribeReplicationGroups")
                .map(name -> Operation.of("elasticache", name))
                .toList();
    }

    @Override
    public void collect(Sweep sweep) {
        var cache = sweep.client(ElastiCacheClient.class);
        sweep.list(
                GROUP,
                () -> cache.describeReplicationGroupsPaginator(page -> page.maxRecords(100))
                        .replicationGroups());
    }
}

package dev.vitals.collect.dax;

import dev.vitals.aws.Operation;
import dev.vitals.collect.Collector;
import dev.vitals.collect.Pages;
import dev.vitals.collect.Sweep;
import dev.vitals.inventory.ResourceKind;
import java.util.List;
import software.amazon.awssdk.services.dax.DaxClient;
import software.amazon.awssdk.services.dax.model.Cluster;
import software.amazon.awssdk.services.dax.model.DescribeClustersResponse;

/** Clusters of a region. */
final class DaxCollector implements Collector {

    static final ResourceKind<Cluster> CLUSTER = ResourceKind.of(
                    "AWS::DAX::Cluster", Cluster.class, Cluster::clusterName, (place, cluster) -> cluster.clusterArn())
            .ignoring("Status", "ActiveNodes", "Nodes");

    @Override
    public String service() {
        return "dax";
    }

    @Override
    public Reach reach() {
        return Reach.EACH_REGION;
    }

    @Override
    public List<ResourceKind<?>> kinds() {
        return List.of(CLUSTER);
    }

    @Override
    public List<Operation> operations() {
        return List.of(Operation.of("dax", "DescribeClusters"));
    }

    @Override
    public void collect(Sweep sweep) {
        var dax = sweep.client(DaxClient.class);
        sweep.list(
                CLUSTER,
                () -> Pages.of(
                        token -> dax.describeClusters(request -> request.nextToken(token)),
                        DescribeClustersResponse::nextToken,
                        DescribeClustersResponse::clusters));
    }
}

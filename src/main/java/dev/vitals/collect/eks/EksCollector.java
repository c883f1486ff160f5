package dev.vitals.collect.eks;

import dev.vitals.aws.Operation;
import dev.vitals.collect.Collector;
import dev.vitals.collect.Sweep;
import dev.vitals.inventory.ResourceKind;
import java.util.List;
import software.amazon.awssdk.services.eks.EksClient;

/** Clusters of a region. */
final class EksCollector implements Collector {

    static final ResourceKind<EksCluster> CLUSTER = ResourceKind.of(
            "AWS::EKS::Cluster",
            EksCluster.class,
            EksCluster::name,
            (place, cluster) -> place.arn("eks", "cluster/" + cluster.name()));

    @Override
    public String service() {
        return "eks";
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
        return List.of(Operation.of("eks", "ListClusters"), Operation.of("eks", "DescribeCluster"));
    }

    @Override
    public void collect(Sweep sweep) {
        var eks = sweep.client(EksClient.class);
        sweep.list(
                CLUSTER,
                () -> eks.listClustersPaginator(page -> page.maxResults(100)).clusters(),
                name -> new EksCluster(
                        name,
                        sweep.read(() -> eks.describeCluster(request -> request.name(name))
                                .cluster())));
    }
}

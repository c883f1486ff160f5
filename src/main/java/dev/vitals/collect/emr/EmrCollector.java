package dev.vitals.collect.emr;

import dev.vitals.aws.Operation;
import dev.vitals.collect.Collector;
import dev.vitals.collect.Sweep;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.ResourceKind;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.emr.EmrClient;
import software.amazon.awssdk.services.emr.model.Cluster;
import software.amazon.awssdk.services.emr.model.ClusterState;
import software.amazon.awssdk.services.emr.model.ClusterSummary;
import software.amazon.awssdk.services.emr.model.Instance;
import software.amazon.awssdk.services.emr.model.InstanceCollectionType;
import software.amazon.awssdk.services.emr.model.InstanceFleetType;
import software.amazon.awssdk.services.emr.model.InstanceGroupType;
import software.amazon.awssdk.services.emr.model.InstanceState;

/** Clusters of a region that run; ended ones hold nothing any more. */
final class EmrCollector implements Collector {

    static final ResourceKind<EmrCluster> CLUSTER = ResourceKind.of(
                    "AWS::EMR::Cluster",
                    EmrCluster.class,
                    EmrCluster::id,
                    (place, cluster) -> place.arn("elasticmapreduce", "cluster/" + cluster.id()))
            .named(EmrCluster::name)
            .ignoring("Status", "NormalizedInstanceHours");

    @Override
    public String service() {
        return "emr";
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
        return List.of(
                Operation.of("emr", "ListClusters", "elasticmapreduce:ListClusters"),
                Operation.of("emr", "DescribeCluster", "elasticmapreduce:DescribeCluster"),
                Operation.of("emr", "ListInstances", "elasticmapreduce:ListInstances"),
                Operation.of("emr", "DescribeSecurityConfiguration", "elasticmapreduce:DescribeSecurityConfiguration"));
    }

    @Override
    public void collect(Sweep sweep) {
        var emr = sweep.client(EmrClient.class);
        sweep.list(
                CLUSTER,
                () -> emr.listClustersPaginator(page -> page.clusterStates(
                                ClusterState.STARTING,
                                ClusterState.BOOTSTRAPPING,
                                ClusterState.RUNNING,
                                ClusterState.WAITING))
                        .clusters(),
                cluster -> bundle(sweep, emr, cluster));
    }

    private static EmrCluster bundle(Sweep sweep, EmrClient emr, ClusterSummary summary) {
        var cluster =
                sweep.read(() -> emr.describeCluster(request -> request.clusterId(summary.id())).cluster().toBuilder()
                        .configurations(List.of())
                        .build());
        return new EmrCluster(
                summary.id(),
                String.valueOf(summary.name()),
                cluster,
                sweep.read(() -> addresses(emr, cluster.orElseThrow())),
                security(sweep, emr, cluster));
    }

    private static List<String> addresses(EmrClient emr, Cluster cluster) {
        boolean fleets = cluster.instanceCollectionType() == InstanceCollectionType.INSTANCE_FLEET;
        return emr
                .listInstancesPaginator(request -> {
                    request.clusterId(cluster.id()).instanceStates(InstanceState.RUNNING);
                    if (fleets) {
                        request.instanceFleetType(InstanceFleetType.MASTER);
                    } else {
                        request.instanceGroupTypes(InstanceGroupType.MASTER);
                    }
                })
                .instances()
                .stream()
                .map(Instance::publicIpAddress)
                .filter(Objects::nonNull)
                .filter(address -> !address.isBlank())
                .sorted()
                .toList();
    }

    private static Reading<String> security(Sweep sweep, EmrClient emr, Reading<Cluster> cluster) {
        if (cluster instanceof Reading.Known<Cluster>(Cluster known) && known.securityConfiguration() == null) {
            return Reading.absent();
        }
        return sweep.read(() -> emr.describeSecurityConfiguration(
                        request -> request.name(cluster.orElseThrow().securityConfiguration()))
                .securityConfiguration());
    }
}

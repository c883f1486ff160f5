package dev.vitals.collect.redshift;

import dev.vitals.aws.Operation;
import dev.vitals.collect.Collector;
import dev.vitals.collect.Sweep;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.ResourceKind;
import dev.vitals.inventory.UnreadableException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.redshift.RedshiftClient;
import software.amazon.awssdk.services.redshift.model.Cluster;
import software.amazon.awssdk.services.redshift.model.Parameter;

/** Clusters of a region; a parameter group is read once, however many clusters use it. */
final class RedshiftCollector implements Collector {

    static final ResourceKind<RedshiftCluster> CLUSTER = ResourceKind.of(
                    "AWS::Redshift::Cluster",
                    RedshiftCluster.class,
                    RedshiftCluster::name,
                    (place, cluster) -> place.arn("redshift", "cluster:" + cluster.name()))
            .tagged(cluster -> tags(cluster.cluster()))
            .ignoring(
                    "ClusterStatus",
                    "ClusterAvailabilityStatus",
                    "NextMaintenanceWindowStartTime",
                    "ExpectedNextSnapshotScheduleTime",
                    "TotalStorageCapacityInMegaBytes");

    @Override
    public String service() {
        return "redshift";
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
        return Stream.of("DescribeClusters", "DescribeLoggingStatus", "DescribeClusterParameters")
                .map(name -> Operation.of("redshift", name))
                .toList();
    }

    @Override
    public void collect(Sweep sweep) {
        var redshift = sweep.client(RedshiftClient.class);
        var groups = new ConcurrentHashMap<String, Reading<Boolean>>();
        sweep.list(
                CLUSTER,
                () -> redshift.describeClustersPaginator(page -> page.maxRecords(100))
                        .clusters(),
                cluster -> new RedshiftCluster(
                        cluster,
                        sweep.read(() -> redshift.describeLoggingStatus(
                                        request -> request.clusterIdentifier(cluster.clusterIdentifier()))
                                .loggingEnabled()),
                        requiresTls(sweep, redshift, cluster, groups)));
    }

    /** A cluster has one group, and AWS always names it. */
    private static Reading<Boolean> requiresTls(
            Sweep sweep, RedshiftClient redshift, Cluster cluster, Map<String, Reading<Boolean>> known) {
        if (cluster.clusterParameterGroups().isEmpty()) {
            return Reading.unreadable(Cause.MALFORMED, "ClusterParameterGroups was not returned");
        }
        var group = cluster.clusterParameterGroups().getFirst().parameterGroupName();
        return known.computeIfAbsent(
                group,
                name ->
                        sweep.read(() -> redshift
                                .describeClusterParametersPaginator(request -> request.parameterGroupName(name))
                                .parameters()
                                .stream()
                                .filter(parameter -> "require_ssl".equals(parameter.parameterName()))
                                .map(Parameter::parameterValue)
                                .map("true"::equalsIgnoreCase)
                                .findFirst()
                                .orElseThrow(() -> new UnreadableException(
                                        Cause.MALFORMED, "the parameter require_ssl was not returned"))));
    }

    private static TreeMap<String, String> tags(Cluster cluster) {
        var tags = new TreeMap<String, String>();
        cluster.tags().forEach(tag -> tags.put(tag.key(), tag.value() == null ? "" : tag.value()));
        return tags;
    }
}

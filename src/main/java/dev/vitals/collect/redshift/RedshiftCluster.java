package dev.vitals.collect.redshift;

import dev.vitals.inventory.Reading;
import software.amazon.awssdk.services.redshift.model.Cluster;

/**
 * A cluster.
 *
 * @param logs whether audit logging is on (DescribeLoggingStatus)
 * @param requiresTls the parameter {@code require_ssl} of its group; absent where the group has none
 */
public record RedshiftCluster(Cluster cluster, Reading<Boolean> logs, Reading<Boolean> requiresTls) {

    public String name() {
        return String.valueOf(cluster.clusterIdentifier());
    }
}

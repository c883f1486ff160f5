package dev.vitals.collect.emr;

import dev.vitals.inventory.Reading;
import java.util.List;
import software.amazon.awssdk.services.emr.model.Cluster;

/**
 * A cluster that runs.
 *
 * @param cluster DescribeCluster, without what steps and configurations hold
 * @param primaryAddresses public addresses of running primary nodes (ListInstances)
 * @param securityConfiguration as JSON; absent where the cluster has none
 */
public record EmrCluster(
        String id,
        String name,
        Reading<Cluster> cluster,
        Reading<List<String>> primaryAddresses,
        Reading<String> securityConfiguration) {}

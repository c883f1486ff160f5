package dev.vitals.collect.eks;

import dev.vitals.inventory.Reading;
import software.amazon.awssdk.services.eks.model.Cluster;

/** A cluster (DescribeCluster).  */
public record EksCluster(String name, Reading<Cluster> cluster) {}

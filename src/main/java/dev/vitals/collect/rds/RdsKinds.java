package dev.vitals.collect.rds;

import dev.vitals.inventory.ResourceKind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBSubnetGroup;
import software.amazon.awssdk.services.rds.model.Tag;

/** The kinds of resources of RDS. */
public final class RdsKinds {

    public static final ResourceKind<DBInstance> INSTANCE = ResourceKind.of(
                    "AWS::RDS::DBInstance",
                    DBInstance.class,
                    DBInstance::dbInstanceIdentifier,
                    (place, database) -> place.arn("rds", "db:" + database.dbInstanceIdentifier()))
            .tagged(database -> tags(database.tagList()))
            .ignoring("LatestRestorableTime", "DBInstanceStatus");

    public static final ResourceKind<DBCluster> CLUSTER = ResourceKind.of(
                    "AWS::RDS::DBCluster",
                    DBCluster.class,
                    DBCluster::dbClusterIdentifier,
                    (place, cluster) -> place.arn("rds", "cluster:" + cluster.dbClusterIdentifier()))
            .tagged(cluster -> tags(cluster.tagList()))
            .ignoring("LatestRestorableTime", "EarliestRestorableTime", "Status");

    public static final ResourceKind<RdsSnapshot> SNAPSHOT = ResourceKind.of(
            "AWS::RDS::DBSnapshot", RdsSnapshot.class, RdsSnapshot::uniqueId, (place, snapshot) -> snapshot.arn());

    public static final ResourceKind<DBSubnetGroup> SUBNET_GROUP = ResourceKind.of(
            "AWS::RDS::DBSubnetGroup",
            DBSubnetGroup.class,
            DBSubnetGroup::dbSubnetGroupName,
            (place, group) -> place.arn("rds", "subgrp:" + group.dbSubnetGroupName()));

    public static final ResourceKind<ParameterGroup> PARAMETER_GROUP = ResourceKind.of(
            "AWS::RDS::DBParameterGroup",
            ParameterGroup.class,
            ParameterGroup::name,
            (place, group) -> group.name().startsWith("cluster:")
                    ? place.arn("rds", "cluster-pg:" + group.name().substring("cluster:".length()))
                    : place.arn("rds", "pg:" + group.name()));

    private RdsKinds() {}

    private static Map<String, String> tags(List<Tag> tags) {
        var map = new TreeMap<String, String>();
        tags.forEach(tag -> map.put(tag.key(), tag.value() == null ? "" : tag.value()));
        return map;
    }
}

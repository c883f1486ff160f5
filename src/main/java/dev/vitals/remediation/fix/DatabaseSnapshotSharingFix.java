package dev.vitals.remediation.fix;

import dev.vitals.aws.AwsSession;
import dev.vitals.aws.Operation;
import dev.vitals.rule.Settings;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.rds.RdsClient;
import tools.jackson.databind.JsonNode;

/** A database snapshot that the world may no longer restore. */
final class DatabaseSnapshotSharingFix implements Fix {
    private static final String VALUES = "restore";
    private static final String ALL = "all";

    @Override
    public String id() {
        return "rds-snapshot-not-public";
    }

    @Override
    public String title() {
        return "Stop sharing the snapshot with everybody";
    }

    @Override
    public Set<String> rules() {
        return Set.of("rds-snapshot-not-public");
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.of("rds", "DescribeDBSnapshotAttributes"),
                Operation.of("rds", "ModifyDBSnapshotAttribute"),
                Operation.of("rds", "DescribeDBClusterSnapshotAttributes"),
                Operation.of("rds", "ModifyDBClusterSnapshotAttribute"));
    }

    @Override
    public String caveat() {
        return "Accounts that are named one by one keep their access. Copies that others have made stay theirs.";
    }

    @Override
    public JsonNode read(FixTarget target, AwsSession region) {
        return FixJson.of(VALUES, isOfCluster(target) ? ofCluster(target, region) : ofInstance(target, region));
    }

    private static List<String> ofInstance(FixTarget target, AwsSession region) {
        return region
                .client(RdsClient.class)
                .describeDBSnapshotAttributes(request -> request.dbSnapshotIdentifier(name(target)))
                .dbSnapshotAttributesResult()
                .dbSnapshotAttributes()
                .stream()
                .filter(attribute -> VALUES.equals(attribute.attributeName()))
                .flatMap(attribute -> attribute.attributeValues().stream())
                .toList();
    }

    private static List<String> ofCluster(FixTarget target, AwsSession region) {
        return region
                .client(RdsClient.class)
                .describeDBClusterSnapshotAttributes(request -> request.dbClusterSnapshotIdentifier(name(target)))
                .dbClusterSnapshotAttributesResult()
                .dbClusterSnapshotAttributes()
                .stream()
                .filter(attribute -> VALUES.equals(attribute.attributeName()))
                .flatMap(attribute -> attribute.attributeValues().stream())
                .toList();
    }

    private static boolean isOfCluster(FixTarget target) {
        return target.arn().contains(":cluster-snapshot:");
    }

    /** The last part of the ARN: a cluster's snapshot has the ARN for its id. */
    private static String name(FixTarget target) {
        return target.arn().substring(target.arn().lastIndexOf("snapshot:") + "snapshot:".length());
    }

    @Override
    public JsonNode wanted(FixTarget target, JsonNode before, FixAnswers answers, Settings settings) {
        var now = FixJson.texts(before, VALUES);
        if (!now.contains(ALL)) {
            throw new FixRefusedException("Snapshot %s is not shared with everybody.".formatted(name(target)));
        }
        return FixJson.of(
                VALUES, now.stream().filter(value -> !value.equals(ALL)).toList());
    }

    @Override
    public void change(FixTarget target, AwsSession region, JsonNode from, JsonNode to) {
        var rds = region.client(RdsClient.class);
        var isShared = FixJson.texts(to, VALUES).contains(ALL);
        if (isOfCluster(target)) {
            rds.modifyDBClusterSnapshotAttribute(request -> request.dbClusterSnapshotIdentifier(name(target))
                    .attributeName(VALUES)
                    .valuesToAdd(isShared ? List.of(ALL) : List.of())
                    .valuesToRemove(isShared ? List.of() : List.of(ALL)));
        } else {
            rds.modifyDBSnapshotAttribute(request -> request.dbSnapshotIdentifier(name(target))
                    .attributeName(VALUES)
                    .valuesToAdd(isShared ? List.of(ALL) : List.of())
                    .valuesToRemove(isShared ? List.of() : List.of(ALL)));
        }
    }
}

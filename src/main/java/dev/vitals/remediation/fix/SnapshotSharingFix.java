package dev.vitals.remediation.fix;

import dev.vitals.aws.AwsSession;
import dev.vitals.aws.Operation;
import dev.vitals.rule.Settings;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateVolumePermission;
import software.amazon.awssdk.services.ec2.model.OperationType;
import software.amazon.awssdk.services.ec2.model.PermissionGroup;
import software.amazon.awssdk.services.ec2.model.SnapshotAttributeName;
import tools.jackson.databind.JsonNode;

/** A snapshot that the world may no longer restore. */
final class SnapshotSharingFix implements Fix {
    private static final String GROUPS = "Groups";
    private static final String ALL = "all";

    @Override
    public String id() {
        return "ec2-ebs-snapshot-not-public";
    }

    @Override
    public String title() {
        return "Stop sharing the snapshot with everybody";
    }

    @Override
    public Set<String> rules() {
        return Set.of("ec2-ebs-snapshot-not-public");
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.of("ec2", "DescribeSnapshotAttribute"), Operation.of("ec2", "ModifySnapshotAttribute"));
    }

    @Override
    public String caveat() {
        return "Accounts that are named one by one keep their access. Copies that others have made stay theirs.";
    }

    @Override
    public JsonNode read(FixTarget target, AwsSession region) {
        return FixJson.of(
                GROUPS,
                region
                        .client(Ec2Client.class)
                        .describeSnapshotAttribute(request -> request.snapshotId(target.id())
                                .attribute(SnapshotAttributeName.CREATE_VOLUME_PERMISSION))
                        .createVolumePermissions()
                        .stream()
                        .filter(permission -> permission.group() != null)
                        .map(CreateVolumePermission::groupAsString)
                        .toList());
    }

    @Override
    public JsonNode wanted(FixTarget target, JsonNode before, FixAnswers answers, Settings settings) {
        if (!FixJson.texts(before, GROUPS).contains(ALL)) {
            throw new FixRefusedException("Snapshot %s is not shared with everybody.".formatted(target.id()));
        }
        return FixJson.of(GROUPS, List.of());
    }

    @Override
    public boolean canTry() {
        return true;
    }

    @Override
    public Optional<String> tryOut(FixTarget target, AwsSession region, JsonNode from, JsonNode to) {
        return DryRun.of(() -> modify(target, region, to, true));
    }

    @Override
    public void change(FixTarget target, AwsSession region, JsonNode from, JsonNode to) {
        modify(target, region, to, false);
    }

    private static void modify(FixTarget target, AwsSession region, JsonNode to, boolean isTrial) {
        var operation = FixJson.texts(to, GROUPS).contains(ALL) ? OperationType.ADD : OperationType.REMOVE;
        region.client(Ec2Client.class)
                .modifySnapshotAttribute(request -> request.snapshotId(target.id())
                        .attribute(SnapshotAttributeName.CREATE_VOLUME_PERMISSION)
                        .operationType(operation)
                        .groupNames(PermissionGroup.ALL.toString())
                        .dryRun(isTrial));
    }
}

package dev.vitals.collect.ec2;

import dev.vitals.inventory.Reading;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.CreateVolumePermission;
import software.amazon.awssdk.services.ec2.model.Snapshot;

/**
 * A snapshot of the account's own, and who may make volumes of it.
 *
 * @param restorableBy DescribeSnapshotAttribute, createVolumePermission
 */
public record EbsSnapshot(Snapshot snapshot, Reading<List<CreateVolumePermission>> restorableBy) {

    public String id() {
        return String.valueOf(snapshot.snapshotId());
    }
}

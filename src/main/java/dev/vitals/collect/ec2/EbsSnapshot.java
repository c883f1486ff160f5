package dev.vitals.collect.ec2;

import dev.vitals.inventory.Reading;
import software.amazon.awssdk.services.ec2.model.Snapshot;

/**
 * A snapshot of the account's own.
 *
 * @param restorableByAll whether every AWS account may make volumes of it (DescribeSnapshots restorable by all, and
 *     DescribeSnapshotAttribute of those)
 */
public record EbsSnapshot(Snapshot snapshot, Reading<Boolean> restorableByAll) {

    public String id() {
        return String.valueOf(snapshot.snapshotId());
    }
}

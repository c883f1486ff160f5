package dev.vitals.collect.ec2;

import dev.vitals.aws.Operation;
import dev.vitals.collect.Collector;
import dev.vitals.collect.Sweep;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.ResourceKind;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.PermissionGroup;
import software.amazon.awssdk.services.ec2.model.Snapshot;
import software.amazon.awssdk.services.ec2.model.SnapshotAttributeName;

/** What runs in a region and what it is stored on. */
final class ComputeCollector implements Collector {

    private static final int PAGE = 1000;

    @Override
    public String service() {
        return "ec2";
    }

    @Override
    public Reach reach() {
        return Reach.EACH_REGION;
    }

    @Override
    public List<ResourceKind<?>> kinds() {
        return List.of(
                Ec2Kinds.INSTANCE, Ec2Kinds.VOLUME, Ec2Kinds.SNAPSHOT, Ec2Kinds.IMAGE, Ec2Kinds.EBS_ENCRYPTION_DEFAULT);
    }

    @Override
    public List<Operation> operations() {
        return Stream.of(
                        "DescribeInstances",
                        "DescribeVolumes",
                        "DescribeImages",
                        "DescribeSnapshots",
                        "DescribeSnapshotAttribute",
                        "GetEbsEncryptionByDefault")
                .map(name -> Operation.of("ec2", name))
                .toList();
    }

    @Override
    public void collect(Sweep sweep) {
        var ec2 = sweep.client(Ec2Client.class);
        sweep.list(
                Ec2Kinds.INSTANCE,
                () -> ec2.describeInstancesPaginator(page -> page.maxResults(PAGE)).reservations().stream()
                        .flatMap(reservation -> reservation.instances().stream())
                        .filter(ComputeCollector::stillExists)
                        .toList());
        sweep.list(
                Ec2Kinds.VOLUME,
                () -> ec2.describeVolumesPaginator(page -> page.maxResults(500)).volumes());
        snapshots(sweep, ec2);
        var own = sweep.place().account();
        sweep.list(
                Ec2Kinds.IMAGE,
                () -> ec2.describeImagesPaginator(page -> page.owners("self").maxResults(PAGE)).images().stream()
                        .filter(image -> own.equals(image.ownerId()))
                        .toList());
        sweep.list(
                Ec2Kinds.EBS_ENCRYPTION_DEFAULT,
                () -> List.of(new EbsEncryptionDefault(
                        sweep.place().account(),
                        sweep.read(() ->
                                ec2.getEbsEncryptionByDefault(request -> {}).ebsEncryptionByDefault()))));
    }

    /** Asks for our own and filters again: not everything that answers as AWS honours the owner. */
    private static void snapshots(Sweep sweep, Ec2Client ec2) {
        var own = sweep.place().account();
        var shared = shared(sweep, ec2);
        sweep.list(
                Ec2Kinds.SNAPSHOT,
                () ->
                        ec2
                                .describeSnapshotsPaginator(
                                        page -> page.ownerIds("self").maxResults(PAGE))
                                .snapshots()
                                .stream()
                                .filter(snapshot -> own.equals(snapshot.ownerId()))
                                .toList(),
                snapshot -> new EbsSnapshot(snapshot, isShared(sweep, ec2, snapshot.snapshotId(), shared)));
    }

    /**
     * Ids of our own that AWS calls public: one list in place of a call for each of what may be thousands. AWS has
     * nearly always none; whatever ignores the filter names too many, so that each one named is asked again.
     */
    private static Reading<Set<String>> shared(Sweep sweep, Ec2Client ec2) {
        return sweep.read(() -> ec2
                .describeSnapshotsPaginator(
                        page -> page.ownerIds("self").restorableByUserIds("all").maxResults(PAGE))
                .snapshots()
                .stream()
                .map(Snapshot::snapshotId)
                .collect(Collectors.toSet()));
    }

    private static Reading<Boolean> isShared(Sweep sweep, Ec2Client ec2, String id, Reading<Set<String>> shared) {
        if (shared instanceof Reading.Known<Set<String>>(var named) && !named.contains(id)) {
            return Reading.known(false);
        }
        return sweep.read(() -> ec2
                .describeSnapshotAttribute(
                        request -> request.snapshotId(id).attribute(SnapshotAttributeName.CREATE_VOLUME_PERMISSION))
                .createVolumePermissions()
                .stream()
                .anyMatch(permission -> permission.group() == PermissionGroup.ALL));
    }

    /** AWS lists terminated instances for an hour or so; they hold nothing any more. */
    private static boolean stillExists(Instance instance) {
        return instance.state() == null || instance.state().name() != InstanceStateName.TERMINATED;
    }
}

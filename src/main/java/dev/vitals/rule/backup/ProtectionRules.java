package dev.vitals.rule.backup;

import dev.vitals.collect.dynamodb.DynamoDbTable;
import dev.vitals.collect.efs.EfsBackupPolicy;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import dev.vitals.rule.rds.Replicas;
import java.util.Objects;
import java.util.Set;
import software.amazon.awssdk.services.backup.model.ProtectedResource;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceBlockDeviceMapping;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.ec2.model.VolumeAttachment;
import software.amazon.awssdk.services.efs.model.FileSystemDescription;
import software.amazon.awssdk.services.fsx.model.FileSystem;
import software.amazon.awssdk.services.fsx.model.FileSystemType;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;

/** That what holds data is protected by AWS Backup. */
class ProtectionRules {

    /** Tags by which AWS marks instances that it replaces by new ones: of Auto Scaling and of EMR. */
    private static final Set<String> REPLACED = Set.of("aws:autoscaling:groupName", "aws:elasticmapreduce:job-flow-id");

    /** A backup of an instance holds its volumes too. */
    @Rule(
            id = "ec2-ebs-volume-in-backup-plan",
            title = "The volume is protected by AWS Backup",
            severity = Severity.MEDIUM,
            safeguards = {
                "164.308(a)(7)(i)",
                "164.308(a)(7)(ii)(A)",
                "164.308(a)(7)(ii)(B)",
                "164.308(a)(7)(ii)(C)",
                "164.310(d)(2)(iv)",
                "164.312(a)(2)(ii)"
            },
            version = 2)
    Verdict volume(Resource<Volume> volume, Inventory inventory) {
        var id = Reading.required(volume.config().volumeId(), "VolumeId");
        if (Protected.is(volume.arn(), volume.region(), inventory)) {
            return Verdict.pass();
        }
        for (VolumeAttachment use : volume.config().attachments()) {
            var instance = inventory
                    .find(Instance.class, volume.region(), use.instanceId())
                    .value();
            if (instance.isPresent() && isReplaced(instance.get())) {
                return Verdict.notApplicable("AWS replaces the instance of this volume by a new one");
            }
            if (instance.isPresent() && Protected.is(instance.get().arn(), volume.region(), inventory)) {
                return Verdict.pass();
            }
        }
        return Protected.verdict("Volume", id, volume.arn(), volume.region(), inventory);
    }

    /** Backups of all its volumes are as good as one of the instance. */
    @Rule(
            id = "ec2-instance-in-backup-plan",
            title = "The instance is protected by AWS Backup",
            severity = Severity.MEDIUM,
            safeguards = {
                "164.308(a)(7)(i)",
                "164.308(a)(7)(ii)(A)",
                "164.308(a)(7)(ii)(B)",
                "164.308(a)(7)(ii)(C)",
                "164.310(d)(2)(iv)",
                "164.312(a)(2)(ii)"
            },
            version = 2)
    Verdict instance(Resource<Instance> instance, Inventory inventory) {
        var id = Reading.required(instance.config().instanceId(), "InstanceId");
        if (isReplaced(instance)) {
            return Verdict.notApplicable("AWS replaces this instance by a new one");
        }
        var volumes = instance.config().blockDeviceMappings().stream()
                .map(InstanceBlockDeviceMapping::ebs)
                .filter(Objects::nonNull)
                .map(disk -> inventory
                        .find(Volume.class, instance.region(), disk.volumeId())
                        .value())
                .toList();
        boolean everyVolume = !volumes.isEmpty()
                && volumes.stream()
                        .allMatch(disk ->
                                disk.isPresent() && Protected.is(disk.get().arn(), instance.region(), inventory));
        return everyVolume
                ? Verdict.pass()
                : Protected.verdict("Instance", id, instance.arn(), instance.region(), inventory);
    }

    @Rule(
            id = "rds-in-backup-plan",
            title = "The database is protected by AWS Backup",
            severity = Severity.MEDIUM,
            safeguards = {
                "164.308(a)(4)(ii)(A)",
                "164.308(a)(7)(i)",
                "164.308(a)(7)(ii)(A)",
                "164.308(a)(7)(ii)(B)",
                "164.308(a)(7)(ii)(C)",
                "164.310(d)(2)(iv)",
                "164.312(a)(2)(ii)"
            },
            version = 2)
    Verdict database(Resource<DBInstance> database, Inventory inventory) {
        var id = Reading.required(database.config().dbInstanceIdentifier(), "DBInstanceIdentifier");
        if (database.config().dbClusterIdentifier() != null) {
            return Verdict.notApplicable("Backups of the cluster hold this instance");
        }
        return Replicas.isReplica(database.config()) && !Protected.is(database.arn(), database.region(), inventory)
                ? Replicas.SOURCE_DECIDES
                : Protected.verdict("Database", id, database.arn(), database.region(), inventory);
    }

    @Rule(
            id = "rds-aurora-in-backup-plan",
            title = "The cluster is protected by AWS Backup",
            severity = Severity.MEDIUM,
            safeguards = {
                "164.308(a)(7)(i)",
                "164.308(a)(7)(ii)(A)",
                "164.308(a)(7)(ii)(B)",
                "164.308(a)(7)(ii)(C)",
                "164.310(d)(2)(iv)",
                "164.312(a)(2)(ii)"
            })
    Verdict cluster(Resource<DBCluster> cluster, Inventory inventory) {
        var id = Reading.required(cluster.config().dbClusterIdentifier(), "DBClusterIdentifier");
        return Protected.verdict("Cluster", id, cluster.arn(), cluster.region(), inventory);
    }

    @Rule(
            id = "dynamodb-table-in-backup-plan",
            title = "The table is protected by AWS Backup",
            severity = Severity.MEDIUM,
            safeguards = {
                "164.308(a)(7)(i)",
                "164.308(a)(7)(ii)(A)",
                "164.308(a)(7)(ii)(B)",
                "164.308(a)(7)(ii)(C)",
                "164.310(d)(2)(iv)",
                "164.312(a)(2)(ii)"
            })
    Verdict table(Resource<DynamoDbTable> table, Inventory inventory) {
        return Protected.verdict("Table", table.config().name(), table.arn(), table.region(), inventory);
    }

    @Rule(
            id = "fsx-in-backup-plan",
            title = "The file system is protected by AWS Backup",
            severity = Severity.MEDIUM,
            safeguards = {
                "164.308(a)(7)(i)",
                "164.308(a)(7)(ii)(A)",
                "164.308(a)(7)(ii)(B)",
                "164.308(a)(7)(ii)(C)",
                "164.310(d)(2)(iv)",
                "164.312(a)(2)(ii)"
            },
            version = 2)
    Verdict fsx(Resource<FileSystem> files, Inventory inventory) {
        var id = Reading.required(files.config().fileSystemId(), "FileSystemId");
        if (files.config().fileSystemType() == FileSystemType.ONTAP) {
            return volumes(files, inventory);
        }
        var lustre = files.config().lustreConfiguration();
        return lustre != null && String.valueOf(lustre.deploymentTypeAsString()).startsWith("SCRATCH")
                ? Verdict.notApplicable("Scratch file systems cannot be backed up")
                : Protected.verdict("File system", id, files.arn(), files.region(), inventory);
    }

    @Rule(
            id = "efs-backup-enabled",
            title = "The file system is backed up",
            severity = Severity.MEDIUM,
            safeguards = {
                "164.308(a)(7)(i)",
                "164.308(a)(7)(ii)(A)",
                "164.308(a)(7)(ii)(B)",
                "164.308(a)(7)(ii)(C)",
                "164.310(d)(2)(iv)",
                "164.312(a)(2)(ii)"
            })
    Verdict efs(Resource<FileSystemDescription> files, Inventory inventory) {
        var id = Reading.required(files.config().fileSystemId(), "FileSystemId");
        var policy = Reading.attempt(() -> inventory
                .find(EfsBackupPolicy.class, files.region(), id)
                .orElseThrow()
                .config()
                .status()
                .orElse("DISABLED"));
        if (policy instanceof Reading.Known<String>(var status) && status.startsWith("ENABL")
                || Protected.is(files.arn(), files.region(), inventory)) {
            return Verdict.pass();
        }
        return Verdict.fail("File system %s is not backed up".formatted(id))
                .at("status", policy.orElseThrow())
                .expected("a backup policy that is enabled, or a backup plan that selects it");
    }

    private static boolean isReplaced(Resource<Instance> instance) {
        return REPLACED.stream().anyMatch(instance.tags()::containsKey);
    }

    /** File systems of ONTAP are backed up volume by volume, never as a whole. */
    private static Verdict volumes(Resource<FileSystem> files, Inventory inventory) {
        var id = Reading.required(files.config().fileSystemId(), "FileSystemId");
        boolean kept = inventory.seen(ProtectedResource.class, files.region()).stream()
                .anyMatch(resource -> resource.id().contains(":volume/" + id + "/"));
        return kept ? Verdict.pass() : Protected.verdict("File system", id, files.arn(), files.region(), inventory);
    }
}

package dev.vitals.rule.backup;

import static dev.vitals.support.Inventories.REGION;
import static dev.vitals.support.Inventories.denied;
import static dev.vitals.support.Inventories.empty;
import static dev.vitals.support.Inventories.holding;
import static dev.vitals.support.Inventories.labelled;
import static dev.vitals.support.Judged.verdict;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.collect.dynamodb.DynamoDbTable;
import dev.vitals.collect.efs.EfsBackupPolicy;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.UnreadableException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.backup.model.ProtectedResource;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.efs.model.FileSystemDescription;
import software.amazon.awssdk.services.fsx.model.FileSystem;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;

class ProtectionRulesTest {

    private final ProtectionRules rules = new ProtectionRules();

    @Test
    void takesABackupOfTheInstanceForOneOfItsVolumes() {
        var volume = labelled(
                REGION,
                "vol-1",
                Volume.builder()
                        .volumeId("vol-1")
                        .attachments(a -> a.instanceId("i-1"))
                        .build());
        var instance =
                labelled(REGION, "i-1", Instance.builder().instanceId("i-1").build());
        verdict(rules.volume(volume, holding(instance))).fails("Volume vol-1 is not protected by AWS Backup");
        verdict(rules.volume(volume, holding(instance, kept("i-1")))).passes();
        verdict(rules.volume(volume, holding(kept("vol-1")))).passes();
        assertThatThrownBy(() -> rules.volume(volume, denied())).isInstanceOf(UnreadableException.class);
    }

    @Test
    void takesBackupsOfAllVolumesForOneOfTheInstance() {
        var disk = Instance.builder()
                .instanceId("i-1")
                .blockDeviceMappings(b -> b.ebs(e -> e.volumeId("vol-1")))
                .build();
        var volume =
                labelled(REGION, "vol-1", Volume.builder().volumeId("vol-1").build());
        verdict(rules.instance(labelled(REGION, "i-1", disk), holding(volume)))
                .fails("Instance i-1 is not protected by AWS Backup");
        verdict(rules.instance(labelled(REGION, "i-1", disk), holding(volume, kept("vol-1"))))
                .passes();
        verdict(rules.instance(labelled(REGION, "i-1", disk, "aws:autoscaling:groupName", "web"), empty()))
                .isNotApplicable();
        verdict(rules.instance(labelled(REGION, "i-1", disk, "aws:elasticmapreduce:job-flow-id", "j-1"), empty()))
                .isNotApplicable();
        assertThatThrownBy(() -> rules.instance(labelled(REGION, "i-1", disk), denied()))
                .isInstanceOf(UnreadableException.class);
    }

    @Test
    void readsDatabasesAndLeavesInstancesOfAClusterToIt() {
        var database = labelled(
                REGION, "db", DBInstance.builder().dbInstanceIdentifier("db").build());
        var member = labelled(
                REGION,
                "db",
                DBInstance.builder()
                        .dbInstanceIdentifier("db")
                        .dbClusterIdentifier("c")
                        .build());
        var cluster = labelled(
                REGION, "c", DBCluster.builder().dbClusterIdentifier("c").build());
        verdict(rules.database(database, empty())).fails("Database db is not protected by AWS Backup");
        verdict(rules.database(database, holding(kept("db")))).passes();
        verdict(rules.database(member, empty())).isNotApplicable();
        var replica = labelled(
                REGION,
                "copy",
                DBInstance.builder()
                        .dbInstanceIdentifier("copy")
                        .readReplicaSourceDBInstanceIdentifier("db")
                        .build());
        verdict(rules.database(replica, empty())).isNotApplicable();
        verdict(rules.database(replica, holding(kept("copy")))).passes();
        assertThatThrownBy(() -> rules.database(replica, denied())).isInstanceOf(UnreadableException.class);
        verdict(rules.cluster(cluster, empty())).fails("Cluster c is not protected by AWS Backup");
        verdict(rules.cluster(cluster, holding(kept("c")))).passes();
    }

    @Test
    void readsTablesAndFileSystems() {
        var table = labelled(REGION, "visits", new DynamoDbTable("visits", no(), no()));
        verdict(rules.table(table, empty())).fails("Table visits is not protected by AWS Backup");
        verdict(rules.table(table, holding(kept("visits")))).passes();
        var files = labelled(
                REGION, "fs-1", FileSystem.builder().fileSystemId("fs-1").build());
        var scratch = labelled(
                REGION,
                "fs-2",
                FileSystem.builder()
                        .fileSystemId("fs-2")
                        .lustreConfiguration(l -> l.deploymentType("SCRATCH_2"))
                        .build());
        verdict(rules.fsx(files, empty())).fails("File system fs-1 is not protected by AWS Backup");
        verdict(rules.fsx(files, holding(kept("fs-1")))).passes();
        var ontap = labelled(
                REGION,
                "fs-3",
                FileSystem.builder()
                        .fileSystemId("fs-3")
                        .fileSystemType("ONTAP")
                        .build());
        verdict(rules.fsx(ontap, empty())).fails("File system fs-3 is not protected by AWS Backup");
        verdict(rules.fsx(ontap, holding(kept("aws:fsx:us-east-1:1:volume/fs-3/fsvol-1"))))
                .passes();
        verdict(rules.fsx(scratch, empty())).isNotApplicable();
    }

    @Test
    void takesThePolicyOfAFileSystemForABackup() {
        var files = labelled(
                REGION,
                "fs-1",
                FileSystemDescription.builder().fileSystemId("fs-1").build());
        verdict(rules.efs(files, holding(policy(Reading.known("ENABLED"))))).passes();
        verdict(rules.efs(files, holding(policy(Reading.absent())))).fails("File system fs-1 is not backed up");
        verdict(rules.efs(files, holding(policy(no()), kept("fs-1")))).passes();
        assertThatThrownBy(() -> rules.efs(files, holding(policy(no())))).isInstanceOf(UnreadableException.class);
    }

    private static Resource<EfsBackupPolicy> policy(Reading<String> status) {
        return labelled(REGION, "fs-1", new EfsBackupPolicy("fs-1", status));
    }

    private static Resource<ProtectedResource> kept(String id) {
        return labelled(
                REGION,
                "arn:" + id,
                ProtectedResource.builder().resourceArn("arn:" + id).build());
    }

    private static <T> Reading<T> no() {
        return Reading.unreadable(Cause.DENIED, "refused");
    }
}

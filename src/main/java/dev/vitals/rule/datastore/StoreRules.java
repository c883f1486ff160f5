package dev.vitals.rule.datastore;

import dev.vitals.inventory.Reading;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import software.amazon.awssdk.services.databasemigration.model.ReplicationInstance;
import software.amazon.awssdk.services.efs.model.FileSystemDescription;
import software.amazon.awssdk.services.elasticache.model.ReplicationGroup;

/** File systems, caches and what moves databases about. */
class StoreRules {

    @Rule(
            id = "efs-encrypted",
            title = "The file system is encrypted",
            severity = Severity.HIGH,
            safeguards = {"164.308(a)(1)(ii)(B)", "164.308(a)(4)(ii)(A)", "164.312(a)(2)(iv)", "164.312(e)(2)(ii)"})
    Verdict fileSystemEncrypted(FileSystemDescription system) {
        return Reading.required(system.encrypted(), "Encrypted")
                ? Verdict.pass()
                : Verdict.fail("File system %s is not encrypted".formatted(system.fileSystemId()))
                        .at("Encrypted", false)
                        .expected("true");
    }

    @Rule(
            id = "elasticache-redis-backup",
            title = "The cache is backed up for long enough",
            severity = Severity.MEDIUM,
            safeguards = {
                "164.308(a)(1)(ii)(B)",
                "164.308(a)(7)(i)",
                "164.308(a)(7)(ii)(A)",
                "164.308(a)(7)(ii)(B)",
                "164.308(a)(7)(ii)(C)",
                "164.310(d)(2)(iv)",
                "164.312(a)(2)(ii)"
            })
    Verdict cacheBackedUp(ReplicationGroup group, Settings settings) {
        int days = Reading.required(group.snapshotRetentionLimit(), "SnapshotRetentionLimit");
        int least = settings.limits().cacheSnapshots();
        return days >= least
                ? Verdict.pass()
                : Verdict.fail("Replication group %s keeps snapshots for %d days"
                                .formatted(group.replicationGroupId(), days))
                        .at("SnapshotRetentionLimit", days)
                        .expected("at least %d days".formatted(least));
    }

    @Rule(
            id = "dms-replication-instance-not-public",
            title = "The replication instance is not public",
            severity = Severity.CRITICAL,
            safeguards = {
                "164.308(a)(1)(ii)(B)",
                "164.308(a)(3)(i)",
                "164.308(a)(4)(ii)(A)",
                "164.308(a)(4)(ii)(C)",
                "164.312(a)(1)",
                "164.312(e)(1)"
            })
    Verdict replicationNotPublic(ReplicationInstance instance) {
        return Reading.required(instance.publiclyAccessible(), "PubliclyAccessible")
                ? Verdict.fail("Replication instance %s is publicly accessible"
                                .formatted(instance.replicationInstanceIdentifier()))
                        .at("PubliclyAccessible", true)
                        .expected("false")
                : Verdict.pass();
    }

    @Rule(
            id = "dms-replication-instance-encrypted",
            title = "The replication instance has a KMS key",
            severity = Severity.MEDIUM,
            safeguards = {"164.312(a)(2)(iv)", "164.312(e)(2)(ii)"})
    Verdict replicationEncrypted(ReplicationInstance instance) {
        Reading.required(instance.replicationInstanceArn(), "ReplicationInstanceArn");
        return instance.kmsKeyId() != null && !instance.kmsKeyId().isBlank()
                ? Verdict.pass()
                : Verdict.fail("Replication instance %s has no KMS key"
                                .formatted(instance.replicationInstanceIdentifier()))
                        .at("KmsKeyId", "not set")
                        .expected("a KMS key");
    }
}

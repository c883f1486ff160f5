package dev.vitals.rule.compute;

import dev.vitals.collect.account.AwsRegion;
import dev.vitals.collect.ec2.EbsEncryptionDefault;
import dev.vitals.collect.ec2.EbsSnapshot;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import software.amazon.awssdk.services.ec2.model.Volume;

/** Whether block storage is encrypted and kept to ourselves. */
class EbsRules {

    @Rule(
            id = "ec2-ebs-volume-encrypted",
            title = "The volume is encrypted",
            severity = Severity.HIGH,
            safeguards = {
                "164.308(a)(1)(ii)(B)",
                "164.308(a)(4)(ii)(A)",
                "164.312(a)(2)(iv)",
                "164.312(c)(1)",
                "164.312(c)(2)",
                "164.312(e)(2)(ii)",
                "164.314(b)(1)",
                "164.314(b)(2)",
                "164.314(b)(2)(i)",
                "164.314(b)(2)(ii)",
                "164.314(b)(2)(iii)",
                "164.314(b)(2)(iv)"
            })
    Verdict volumeEncrypted(Volume volume) {
        return Reading.required(volume.encrypted(), "Encrypted")
                ? Verdict.pass()
                : Verdict.fail("Volume %s is not encrypted".formatted(volume.volumeId()))
                        .at("Encrypted", false)
                        .expected("true");
    }

    @Rule(
            id = "ec2-ebs-default-encryption",
            title = "New volumes of the region are encrypted by default",
            severity = Severity.MEDIUM,
            safeguards = {
                "164.308(a)(1)(ii)(B)",
                "164.308(a)(4)(ii)(A)",
                "164.312(a)(2)(iv)",
                "164.312(c)(1)",
                "164.312(e)(2)(ii)",
                "164.314(b)(1)",
                "164.314(b)(2)",
                "164.314(b)(2)(i)",
                "164.314(b)(2)(ii)",
                "164.314(b)(2)(iii)",
                "164.314(b)(2)(iv)"
            })
    Verdict encryptedByDefault(AwsRegion region, Inventory inventory) {
        var settings = inventory.all(EbsEncryptionDefault.class, region.region());
        return settings.getFirst().config().enabled().orElse(false)
                ? Verdict.pass()
                : Verdict.fail("New volumes in %s are not encrypted by default".formatted(region.region()))
                        .at("EbsEncryptionByDefault", false)
                        .expected("true");
    }

    @Rule(
            id = "ec2-ebs-snapshot-not-public",
            title = "The snapshot cannot be restored by everyone",
            severity = Severity.CRITICAL,
            safeguards = {
                "164.308(a)(1)(ii)(B)",
                "164.308(a)(3)(i)",
                "164.308(a)(4)(ii)(C)",
                "164.312(a)(1)",
                "164.312(e)(1)"
            })
    Verdict snapshotNotPublic(EbsSnapshot snapshot) {
        return snapshot.restorableByAll().orElseThrow()
                ? Verdict.fail("Snapshot %s can be restored by every AWS account".formatted(snapshot.id()))
                        .at("restorableByAll", true)
                        .expected("named accounts, or none")
                : Verdict.pass();
    }

    @Rule(
            id = "ec2-ebs-snapshot-encrypted",
            title = "The snapshot is encrypted",
            severity = Severity.HIGH,
            safeguards = {"164.312(a)(2)(iv)"})
    Verdict snapshotEncrypted(EbsSnapshot snapshot) {
        return Reading.required(snapshot.snapshot().encrypted(), "Encrypted")
                ? Verdict.pass()
                : Verdict.fail("Snapshot %s is not encrypted".formatted(snapshot.id()))
                        .at("snapshot.Encrypted", false)
                        .expected("true");
    }
}

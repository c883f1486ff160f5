package dev.vitals.rule.compute;

import static dev.vitals.support.Inventories.ACCOUNT;
import static dev.vitals.support.Inventories.REGION;
import static dev.vitals.support.Inventories.holding;
import static dev.vitals.support.Inventories.labelled;
import static dev.vitals.support.Judged.verdict;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.collect.account.AwsRegion;
import dev.vitals.collect.ec2.EbsEncryptionDefault;
import dev.vitals.collect.ec2.EbsSnapshot;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.Settings;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Snapshot;
import software.amazon.awssdk.services.ec2.model.Volume;

class EbsRulesTest {

    private static final Settings SETTINGS = Settings.defaults();

    private final EbsRules rules = new EbsRules();

    @Test
    void readsVolumesAndTheDefaultOfTheRegion() {
        var here = new AwsRegion(ACCOUNT, REGION);
        verdict(rules.volumeEncrypted(
                        Volume.builder().volumeId("vol-1").encrypted(false).build()))
                .fails("Volume vol-1 is not encrypted");
        verdict(rules.volumeEncrypted(
                        Volume.builder().volumeId("vol-1").encrypted(true).build()))
                .passes();
        assertThatThrownBy(() -> rules.volumeEncrypted(Volume.builder().build()))
                .isInstanceOf(UnreadableException.class);
        verdict(rules.encryptedByDefault(here, holding(byDefault(Reading.known(false)))))
                .fails("New volumes in us-east-1 are not encrypted by default");
        verdict(rules.encryptedByDefault(here, holding(byDefault(Reading.known(true)))))
                .passes();
        assertThatThrownBy(() ->
                        rules.encryptedByDefault(here, holding(byDefault(Reading.unreadable(Cause.DENIED, "")))))
                .isInstanceOf(UnreadableException.class);
    }

    @Test
    void knowsAnAccountThatMayRestoreASnapshotFromEverybody() {
        verdict(rules.snapshotNotPublic(sharedWith(Reading.known(false)))).passes();
        verdict(rules.snapshotNotPublic(sharedWith(Reading.known(true))))
                .fails("Snapshot snap-1 can be restored by every AWS account");
        assertThatThrownBy(() -> rules.snapshotNotPublic(sharedWith(Reading.unreadable(Cause.DENIED, ""))))
                .isInstanceOf(UnreadableException.class);
    }

    private static EbsSnapshot sharedWith(Reading<Boolean> everybody) {
        return new EbsSnapshot(Snapshot.builder().snapshotId("snap-1").build(), everybody);
    }

    @Test
    void asksForDedicatedHardwareOnlyWhereThePolicyDoes() {
        var tenancy = new TenancyRules();
        var shared = labelled(
                REGION,
                "i-1",
                Instance.builder()
                        .instanceId("i-1")
                        .placement(p -> p.tenancy("default"))
                        .build(),
                "phi",
                "true");
        var own = labelled(
                REGION,
                "i-1",
                Instance.builder()
                        .instanceId("i-1")
                        .placement(p -> p.tenancy("dedicated"))
                        .build(),
                "phi",
                "true");
        verdict(tenancy.dedicatedTenancy(shared, SETTINGS)).isNotApplicable();
        verdict(tenancy.dedicatedTenancy(shared, asking())).fails("PHI instance i-1 runs on shared hardware");
        verdict(tenancy.dedicatedTenancy(own, asking())).passes();
    }

    private static Settings asking() {
        return SETTINGS.with("marks.dedicatedTenancy", true);
    }

    private static Resource<EbsEncryptionDefault> byDefault(Reading<Boolean> on) {
        return labelled(REGION, ACCOUNT, new EbsEncryptionDefault(ACCOUNT, on));
    }
}

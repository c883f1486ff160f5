package dev.vitals.rule.cloudtrail;

import static dev.vitals.support.Inventories.ACCOUNT;
import static dev.vitals.support.Inventories.REGION;
import static dev.vitals.support.Inventories.denied;
import static dev.vitals.support.Inventories.empty;
import static dev.vitals.support.Inventories.holding;
import static dev.vitals.support.Inventories.labelled;
import static dev.vitals.support.Judged.verdict;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.collect.account.AwsAccount;
import dev.vitals.collect.cloudtrail.CloudTrailTrail;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.UnreadableException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudtrail.model.GetTrailStatusResponse;
import software.amazon.awssdk.services.cloudtrail.model.Trail;

class TrailSettingsTest {

    private final TrailRules rules = new TrailRules();

    @Test
    void wantsATrailOfAllRegions() {
        var here = new AwsAccount(ACCOUNT);
        verdict(rules.multiRegion(here, empty())).failsSaying("No trail of all regions is logging");
        verdict(rules.multiRegion(
                        here,
                        holding(labelled(
                                REGION,
                                "t",
                                trail(t -> t.isMultiRegionTrail(true).includeGlobalServiceEvents(true))))))
                .passes();
        verdict(rules.multiRegion(here, holding(labelled(REGION, "t", trail(t -> t.isMultiRegionTrail(false))))))
                .failsSaying("No trail");
        assertThatThrownBy(() -> rules.multiRegion(here, denied())).isInstanceOf(UnreadableException.class);
    }

    @Test
    void readsValidationAndEncryption() {
        verdict(rules.logFileValidation(trail(t -> t.logFileValidationEnabled(false))))
                .fails("Trail t does not validate its log files");
        verdict(rules.logFileValidation(trail(t -> t.logFileValidationEnabled(true))))
                .passes();
        verdict(rules.kmsEncrypted(trail(t -> {}))).fails("Trail t is not encrypted with a KMS key");
        verdict(rules.kmsEncrypted(trail(t -> t.kmsKeyId("k")))).passes();
        assertThatThrownBy(() -> rules.logFileValidation(trail(t -> {}))).isInstanceOf(UnreadableException.class);
    }

    private static CloudTrailTrail trail(Consumer<Trail.Builder> set) {
        var trail = Trail.builder().name("t");
        set.accept(trail);
        return new CloudTrailTrail(
                trail.build(),
                Reading.known(GetTrailStatusResponse.builder().isLogging(true).build()));
    }
}

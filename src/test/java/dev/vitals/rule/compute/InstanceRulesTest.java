package dev.vitals.rule.compute;

import static dev.vitals.support.Judged.verdict;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.collect.ec2.EbsSnapshot;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Verdict;
import dev.vitals.support.Inventories;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.Snapshot;

class InstanceRulesTest {

    private final InstanceRules rules = new InstanceRules();

    @Test
    void acceptsTokensOrNoMetadataServiceAtAll() {
        verdict(metadata("enabled", "optional"))
                .fails("Instance i-1 hands out its credentials without a token (IMDSv1)");
        verdict(metadata("enabled", "required")).passes();
        verdict(metadata("disabled", "optional")).passes();
        assertThatThrownBy(() -> rules.tokens(instance().build())).isInstanceOf(UnreadableException.class);
    }

    @Test
    void asksForAProfileAndAVpc() {
        verdict(rules.hasProfile(running().build())).fails("Instance i-1 has no IAM profile");
        verdict(rules.hasProfile(
                        running().iamInstanceProfile(own -> own.arn("arn")).build()))
                .passes();
        verdict(rules.inVpc(running().build())).fails("Instance i-1 does not run in a VPC");
        verdict(rules.inVpc(running().vpcId("vpc-1").build())).passes();
    }

    @Test
    void tellsDetailedFromBasicMonitoring() {
        verdict(rules.detailedMonitoring(
                        instance().monitoring(on -> on.state("disabled")).build()))
                .fails("Instance i-1 is monitored every five minutes only");
        verdict(rules.detailedMonitoring(
                        instance().monitoring(on -> on.state("enabled")).build()))
                .passes();
    }

    @Test
    void doesNotBelieveThatACurrentTypeIsNotEbsOptimised() {
        verdict(ebs("t3.large", false)).passes();
        verdict(ebs("m3.xlarge", false)).fails("Instance i-1 (m3.xlarge) shares its bandwidth with its volumes");
        verdict(ebs("c3.2xlarge", true)).passes();
        verdict(ebs("t2.micro", false)).isNotApplicable();
    }

    @Test
    void countsFromTheDayThatAnInstanceWasStopped() {
        verdict(stopped("User initiated (2026-09-01 10:00:00 GMT)"))
                .fails("Instance i-1 has been stopped since 2026-09-01, longer than 30 days");
        verdict(stopped("User initiated (2026-10-20 10:00:00 GMT)")).passes();
        assertThatThrownBy(() -> stopped("")).isInstanceOf(UnreadableException.class);
        verdict(rules.notLongStopped(running().build(), Inventories.empty(), Settings.defaults()))
                .passes();
    }

    @Test
    void wantsInstancesReplaced() {
        verdict(launched("2026-03-01T00:00:00Z")).fails("Instance i-1 has run since 2026-03-01, longer than 180 days");
        verdict(launched("2026-10-01T00:00:00Z")).passes();
    }

    @Test
    void readsWhetherASnapshotIsEncrypted() {
        var ebs = new EbsRules();
        verdict(ebs.snapshotEncrypted(
                        snapshot(Snapshot.builder().snapshotId("snap-1").encrypted(false))))
                .fails("Snapshot snap-1 is not encrypted");
        verdict(ebs.snapshotEncrypted(
                        snapshot(Snapshot.builder().snapshotId("snap-1").encrypted(true))))
                .passes();
    }

    private static EbsSnapshot snapshot(Snapshot.Builder snapshot) {
        return new EbsSnapshot(snapshot.build(), Reading.known(false));
    }

    private Verdict metadata(String endpoint, String tokens) {
        return rules.tokens(instance()
                .metadataOptions(options -> options.httpEndpoint(endpoint).httpTokens(tokens))
                .build());
    }

    private Verdict ebs(String type, boolean on) {
        return rules.ebsOptimized(instance().instanceType(type).ebsOptimized(on).build(), Settings.defaults());
    }

    private Verdict stopped(String reason) {
        var instance = instance()
                .state(state -> state.name(InstanceStateName.STOPPED))
                .stateTransitionReason(reason)
                .build();
        return rules.notLongStopped(instance, Inventories.empty(), Settings.defaults());
    }

    private Verdict launched(String when) {
        return rules.notTooOld(
                running().launchTime(Instant.parse(when)).build(), Inventories.empty(), Settings.defaults());
    }

    private static Instance.Builder running() {
        return instance().state(state -> state.name(InstanceStateName.RUNNING));
    }

    private static Instance.Builder instance() {
        return Instance.builder().instanceId("i-1");
    }
}

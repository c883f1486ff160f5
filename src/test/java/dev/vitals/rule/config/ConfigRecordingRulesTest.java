package dev.vitals.rule.config;

import static dev.vitals.support.Inventories.OTHER_REGION;
import static dev.vitals.support.Inventories.REGION;
import static dev.vitals.support.Judged.verdict;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.collect.account.AwsRegion;
import dev.vitals.collect.config.ConfigRecorder;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.ResourceKind;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.support.Inventories;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.config.model.ConfigurationRecorder;
import software.amazon.awssdk.services.config.model.ConfigurationRecorderStatus;
import software.amazon.awssdk.services.config.model.RecordingGroup;

class ConfigRecordingRulesTest {

    private static final ResourceKind<ConfigRecorder> KIND = ResourceKind.of(
            "AWS::Config::ConfigurationRecorder", ConfigRecorder.class, ConfigRecorder::name, (place, one) -> "arn");
    private static final AwsRegion HERE = new AwsRegion(Inventories.ACCOUNT, REGION);
    private static final AwsRegion THERE = new AwsRegion(Inventories.ACCOUNT, OTHER_REGION);

    private final ConfigRecordingRules rules = new ConfigRecordingRules();
    private final Inventory inventory = Inventories.empty();

    @Test
    void demandsARecorderInEveryRegion() {
        put(REGION, group(true, true), running("SUCCESS"));

        verdict(rules.recorderEnabled(HERE, inventory)).passes();
        verdict(rules.recorderEnabled(THERE, inventory)).fails("AWS Config has no recorder in us-west-2");
    }

    @Test
    void seesARecorderThatIsStoppedOrFails() {
        put(REGION, group(true, true), Reading.known(status(false, "SUCCESS")));
        put(OTHER_REGION, group(true, false), running("Failure"));

        verdict(rules.recorderEnabled(HERE, inventory)).fails("Recorder default of AWS Config is stopped in us-east-1");
        verdict(rules.recorderEnabled(THERE, inventory)).fails("Recorder default of AWS Config fails in us-west-2");
    }

    @Test
    void demandsEveryType() {
        put(REGION, group(false, false), running("SUCCESS"));

        verdict(rules.recorderEnabled(HERE, inventory))
                .fails("Recorder default of AWS Config records only some types in us-east-1");
    }

    @Test
    void wantsGlobalTypesOnceAndOnlyOnce() {
        put(REGION, group(true, false), running("SUCCESS"));
        put(OTHER_REGION, group(true, true), running("SUCCESS"));
        verdict(rules.recorderEnabled(HERE, inventory)).passes();

        put(OTHER_REGION, group(true, false), running("SUCCESS"));
        verdict(rules.recorderEnabled(HERE, inventory)).failsSaying("global types");
        verdict(rules.recorderEnabled(THERE, inventory)).passes();
    }

    @Test
    void doesNotGuessWhetherItRecords() {
        put(REGION, group(true, true), Reading.unreadable(Cause.DENIED, "refused"));
        assertThatThrownBy(() -> rules.recorderEnabled(HERE, inventory)).isInstanceOf(UnreadableException.class);
        assertThatThrownBy(() -> rules.recorderEnabled(HERE, Inventories.denied()))
                .isInstanceOf(UnreadableException.class);
    }

    private void put(String region, RecordingGroup group, Reading<ConfigurationRecorderStatus> status) {
        var recorder = ConfigurationRecorder.builder()
                .name("default")
                .recordingGroup(group)
                .build();
        inventory.add(Inventories.resource(KIND, region, new ConfigRecorder(recorder, status)));
    }

    private static RecordingGroup group(boolean all, boolean global) {
        return RecordingGroup.builder()
                .allSupported(all)
                .includeGlobalResourceTypes(global)
                .build();
    }

    private static Reading<ConfigurationRecorderStatus> running(String last) {
        return Reading.known(status(true, last));
    }

    private static ConfigurationRecorderStatus status(boolean recording, String last) {
        return ConfigurationRecorderStatus.builder()
                .name("default")
                .recording(recording)
                .lastStatus(last)
                .build();
    }
}

package dev.vitals.rule.config;

import dev.vitals.collect.account.AwsRegion;
import dev.vitals.collect.config.ConfigRecorder;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.config.model.RecorderStatus;
import software.amazon.awssdk.services.config.model.RecordingGroup;
import software.amazon.awssdk.services.config.model.RecordingStrategyType;

/** Whether AWS Config records what happens to resources. */
class ConfigRecordingRules {

    @Rule(
            id = "config-recorder-enabled",
            title = "AWS Config records every type of resource",
            severity = Severity.HIGH,
            safeguards = {"164.308(a)(1)(i)", "164.308(a)(1)(ii)(A)", "164.308(a)(3)(i)"})
    Verdict recorderEnabled(AwsRegion region, Inventory inventory) {
        var recorders = inventory.all(ConfigRecorder.class, region.region());
        if (recorders.isEmpty()) {
            return Verdict.fail("AWS Config has no recorder in %s".formatted(region.region()))
                    .expected("a recorder that is on and records every type");
        }
        var troubles = new ArrayList<Verdict>();
        var unread = new ArrayList<Reading<Verdict>>();
        for (Resource<ConfigRecorder> recorder : recorders) {
            switch (Reading.attempt(() -> judge(recorder.config(), region.region()))) {
                case Reading.Known<Verdict>(Verdict.Fail fail) -> troubles.add(fail);
                case Reading.Known<Verdict> holds -> {
                    return globalTypes(region, inventory);
                }
                case Reading<Verdict> other -> unread.add(other);
            }
        }
        return unread.isEmpty() ? troubles.getFirst() : unread.getFirst().orElseThrow();
    }

    private static Verdict judge(ConfigRecorder recorder, String region) {
        var status = recorder.status().orElseThrow();
        if (!Reading.required(status.recording(), "recording")) {
            return Verdict.fail("Recorder %s of AWS Config is stopped in %s".formatted(recorder.name(), region))
                    .at("status.recording", false)
                    .expected("true");
        }
        if (status.lastStatus() == RecorderStatus.FAILURE) {
            return Verdict.fail("Recorder %s of AWS Config fails in %s".formatted(recorder.name(), region))
                    .at("status.lastStatus", status.lastStatusAsString())
                    .expected("SUCCESS");
        }
        var group = Reading.required(recorder.recorder().recordingGroup(), "recordingGroup");
        return recordsAll(group)
                ? Verdict.pass()
                : Verdict.fail("Recorder %s of AWS Config records only some types in %s"
                                .formatted(recorder.name(), region))
                        .at("recorder.recordingGroup.allSupported", false)
                        .expected("every supported type");
    }

    private static boolean recordsAll(RecordingGroup group) {
        if (group.recordingStrategy() != null && group.recordingStrategy().useOnly() != null) {
            return group.recordingStrategy().useOnly() == RecordingStrategyType.ALL_SUPPORTED_RESOURCE_TYPES;
        }
        return Reading.required(group.allSupported(), "allSupported");
    }

    /** IAM is recorded once is enough; the first region in scope answers for it. */
    private static Verdict globalTypes(AwsRegion region, Inventory inventory) {
        if (!region.region().equals(inventory.regions().getFirst())
                || hasGlobalTypes(inventory.seen(ConfigRecorder.class))
                || hasGlobalTypes(inventory.all(ConfigRecorder.class))) {
            return Verdict.pass();
        }
        return Verdict.fail("No recorder of AWS Config records the global types (IAM users, roles, policies)")
                .at("recorder.recordingGroup.includeGlobalResourceTypes", false)
                .expected("true in one region");
    }

    private static boolean hasGlobalTypes(List<Resource<ConfigRecorder>> recorders) {
        return recorders.stream()
                .map(recorder -> recorder.config().recorder().recordingGroup())
                .anyMatch(group -> group != null && Boolean.TRUE.equals(group.includeGlobalResourceTypes()));
    }
}

package dev.vitals.rule.config;

import dev.vitals.collect.account.AwsRegion;
import dev.vitals.collect.config.ConfigChannel;
import dev.vitals.collect.config.ConfigConformancePack;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Resource;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.config.model.ConformancePackState;
import software.amazon.awssdk.services.config.model.DeliveryStatus;

/** That AWS Config delivers, and judges by the HIPAA pack. */
class ConfigDeliveryRules {

    @Rule(
            id = "config-delivery-healthy",
            title = "The last deliveries succeeded",
            severity = Severity.MEDIUM,
            safeguards = {"164.308(a)(1)(ii)(D)", "164.312(b)"})
    Verdict delivers(ConfigChannel channel) {
        var status = channel.status().orElseThrow();
        var failed = new ArrayList<String>();
        if (status.configSnapshotDeliveryInfo() != null) {
            note(
                    failed,
                    "snapshot",
                    status.configSnapshotDeliveryInfo().lastStatus(),
                    status.configSnapshotDeliveryInfo().lastErrorCode());
        }
        if (status.configHistoryDeliveryInfo() != null) {
            note(
                    failed,
                    "history",
                    status.configHistoryDeliveryInfo().lastStatus(),
                    status.configHistoryDeliveryInfo().lastErrorCode());
        }
        if (status.configStreamDeliveryInfo() != null) {
            note(
                    failed,
                    "stream",
                    status.configStreamDeliveryInfo().lastStatus(),
                    status.configStreamDeliveryInfo().lastErrorCode());
        }
        return failed.isEmpty()
                ? Verdict.pass()
                : Verdict.fail("AWS Config could not deliver by channel %s: %s"
                                .formatted(channel.name(), String.join(", ", failed)))
                        .at("status", String.join(", ", failed))
                        .expected("Success");
    }

    @Rule(
            id = "config-hipaa-conformance-pack-deployed",
            title = "A HIPAA conformance pack is deployed",
            severity = Severity.LOW,
            safeguards = {"164.308(a)(1)(i)", "164.308(a)(3)(i)", "164.308(a)(8)"})
    Verdict pack(AwsRegion region, Inventory inventory) {
        var packs = inventory.all(ConfigConformancePack.class, region.region()).stream()
                .map(Resource::config)
                .filter(ConfigDeliveryRules::isHipaa)
                .toList();
        if (packs.isEmpty()) {
            return Verdict.fail("No HIPAA conformance pack is deployed in %s".formatted(region.region()))
                    .expected("the pack Operational Best Practices for HIPAA Security");
        }
        return packs.stream()
                .filter(pack ->
                        pack.status().orElseThrow().conformancePackState() != ConformancePackState.CREATE_COMPLETE)
                .findFirst()
                .<Verdict>map(pack -> Verdict.fail("Conformance pack %s is in the state %s"
                                .formatted(
                                        pack.name(), pack.status().orElseThrow().conformancePackStateAsString()))
                        .at(
                                "status.ConformancePackState",
                                pack.status().orElseThrow().conformancePackStateAsString())
                        .expected("CREATE_COMPLETE"))
                .orElseGet(Verdict::pass);
    }

    private static boolean isHipaa(ConfigConformancePack pack) {
        var template = pack.pack().templateSSMDocumentDetails();
        return pack.name().toLowerCase(Locale.ROOT).contains("hipaa")
                || template != null
                        && String.valueOf(template.documentName())
                                .toLowerCase(Locale.ROOT)
                                .contains("hipaa");
    }

    /** What was never tried, or does not apply, has not failed. */
    private static void note(List<String> failed, String what, @Nullable DeliveryStatus status, @Nullable String code) {
        if (status == DeliveryStatus.FAILURE) {
            failed.add(code == null ? what : what + " (" + code + ")");
        }
    }
}

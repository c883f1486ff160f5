package dev.vitals.rule.backup;

import dev.vitals.inventory.Inventory;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Verdict;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.backup.model.ProtectedResource;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceTagMapping;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.Tag;

/** Whether AWS Backup keeps something, and whether that something holds PHI. */
final class Protected {

    private Protected() {}

    static boolean is(String arn, String region, Inventory inventory) {
        return inventory.find(ProtectedResource.class, region, arn).value().isPresent();
    }

    /** Pass, or what is missing: the same words for all kinds. */
    static Verdict verdict(String kind, String name, String arn, String region, Inventory inventory) {
        return is(arn, region, inventory)
                ? Verdict.pass()
                : Verdict.fail("%s %s is not protected by AWS Backup".formatted(kind, name))
                        .expected("a backup plan that selects it, with at least one backup made");
    }

    /**
     * Whether the tags of an ARN say that it holds PHI. What has no tags is not in the list of tagged resources.
     *
     * @throws dev.vitals.inventory.UnreadableException when tagged resources could not be listed
     */
    static boolean holdsPhi(String arn, String region, Inventory inventory, Settings settings) {
        return inventory
                .find(ResourceTagMapping.class, region, arn)
                .value()
                .map(resource -> settings.marks()
                        .holdsPhi(resource.config().tags().stream()
                                .collect(Collectors.toMap(Tag::key, Tag::value, (first, second) -> first))))
                .orElse(false);
    }
}

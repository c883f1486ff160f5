package dev.vitals.rule.cloudtrail;

import dev.vitals.collect.cloudtrail.CloudTrailTrail;
import dev.vitals.collect.cloudtrail.TrailSelectors;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudtrail.model.AdvancedEventSelector;
import software.amazon.awssdk.services.cloudtrail.model.AdvancedFieldSelector;
import software.amazon.awssdk.services.cloudtrail.model.DataResource;
import software.amazon.awssdk.services.cloudtrail.model.GetEventSelectorsResponse;
import software.amazon.awssdk.services.cloudtrail.model.ReadWriteType;

/** What trails that log record, taken together. What is surely recorded is enough; only where something is missing must every trail be readable. */
final class Recorded {

    private final Inventory inventory;

    Recorded(Inventory inventory) {
        this.inventory = inventory;
    }

    /** Whether some trail that logs has selectors of which {@code records} holds. */
    boolean by(Predicate<GetEventSelectorsResponse> records) {
        var seen = trails(inventory.seen(CloudTrailTrail.class)).toList();
        if (seen.stream()
                .anyMatch(selectors -> selectors instanceof Reading.Known<GetEventSelectorsResponse>(var known)
                        && records.test(known))) {
            return true;
        }
        return trails(inventory.all(CloudTrailTrail.class)).map(Reading::orElseThrow).toList().stream()
                .anyMatch(records);
    }

    /** Management events, those that only read and those that write. */
    static boolean management(GetEventSelectorsResponse selectors, boolean read) {
        return selectors.eventSelectors().stream()
                        .anyMatch(selector -> Boolean.TRUE.equals(selector.includeManagementEvents())
                                && selector.excludeManagementEventSources().isEmpty()
                                && covers(selector.readWriteType(), read))
                || selectors.advancedEventSelectors().stream()
                        .anyMatch(selector -> is(selector, "eventCategory", "Management")
                                && covers(selector, read)
                                && hasOnly(selector, Set.of("eventCategory", "readOnly")));
    }

    /** Reads or writes of the objects of a bucket; of every bucket where {@code bucket} is empty. */
    static boolean objects(GetEventSelectorsResponse selectors, String bucket, boolean read) {
        return selectors.eventSelectors().stream()
                        .filter(selector -> covers(selector.readWriteType(), read))
                        .flatMap(selector -> selector.dataResources().stream())
                        .anyMatch(data -> holds(data, bucket))
                || selectors.advancedEventSelectors().stream()
                        .anyMatch(selector -> isOf(selector, "AWS::S3::Object")
                                && covers(selector, read)
                                && reaches(selector, bucket));
    }

    /** Data events of a kind of resource whose name starts so, all of them. */
    static boolean data(GetEventSelectorsResponse selectors, String typePrefix) {
        return selectors.advancedEventSelectors().stream()
                .anyMatch(selector -> field(selector, "resources.type")
                        .map(field -> field.equalsValue().stream().anyMatch(type -> type.startsWith(typePrefix)))
                        .orElse(false));
    }

    private Stream<Reading<GetEventSelectorsResponse>> trails(List<Resource<CloudTrailTrail>> trails) {
        return trails.stream()
                .filter(trail -> !(trail.config().status() instanceof Reading.Known<?>)
                        || Boolean.TRUE.equals(
                                trail.config().status().orElseThrow().isLogging()))
                .map(trail -> Reading.attempt(() -> {
                    trail.config().status().orElseThrow();
                    return inventory
                            .find(TrailSelectors.class, trail.region(), trail.id())
                            .orElseThrow()
                            .config()
                            .selectors()
                            .orElseThrow();
                }));
    }

    private static boolean holds(DataResource data, String bucket) {
        return "AWS::S3::Object".equals(data.type())
                && data.values().stream()
                        .anyMatch(value -> value.matches("arn:[^:]*:s3(:::)?")
                                || !bucket.isEmpty() && value.endsWith(":::" + bucket + "/"));
    }

    private static boolean isOf(AdvancedEventSelector selector, String type) {
        return is(selector, "eventCategory", "Data") && is(selector, "resources.type", type);
    }

    private static boolean reaches(AdvancedEventSelector selector, String bucket) {
        if (!hasOnly(selector, Set.of("eventCategory", "resources.type", "readOnly", "resources.ARN"))) {
            return false;
        }
        return field(selector, "resources.ARN")
                .map(arn -> arn.startsWith().stream().anyMatch(value -> begins(value, bucket)))
                .orElse(true);
    }

    /** A prefix that all objects of the bucket have, or, where {@code bucket} is empty, those of every bucket. */
    private static boolean begins(String prefix, String bucket) {
        int name = prefix.indexOf(":::");
        return name >= 0
                && (bucket.isEmpty() ? prefix.endsWith(":::") : (bucket + "/").startsWith(prefix.substring(name + 3)));
    }

    private static boolean covers(@Nullable ReadWriteType type, boolean read) {
        return type == ReadWriteType.ALL || type == (read ? ReadWriteType.READ_ONLY : ReadWriteType.WRITE_ONLY);
    }

    private static boolean covers(AdvancedEventSelector selector, boolean read) {
        return field(selector, "readOnly")
                .map(only -> only.equalsValue().contains(String.valueOf(read)))
                .orElse(true);
    }

    private static boolean is(AdvancedEventSelector selector, String name, String value) {
        return field(selector, name)
                .map(field -> field.equalsValue().contains(value))
                .orElse(false);
    }

    private static boolean hasOnly(AdvancedEventSelector selector, Set<String> names) {
        return selector.fieldSelectors().stream().allMatch(field -> names.contains(field.field()));
    }

    private static Optional<AdvancedFieldSelector> field(AdvancedEventSelector selector, String name) {
        return selector.fieldSelectors().stream()
                .filter(field -> name.equals(field.field()))
                .findFirst();
    }
}

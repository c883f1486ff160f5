package dev.vitals.rule.bucket;

import dev.vitals.collect.s3.S3Bucket;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Place;
import dev.vitals.inventory.Resource;
import dev.vitals.rule.Settings;
import java.util.List;

/** Buckets whose tags say that they hold PHI. */
public final class PhiBuckets {

    private PhiBuckets() {}

    /**
     * Those of the account.
     *
     * @throws dev.vitals.inventory.UnreadableException when the buckets, or the tags of one, could not be read
     */
    public static List<S3Bucket> of(Inventory inventory, Settings settings) {
        return inventory.all(S3Bucket.class, Place.GLOBAL).stream()
                .map(Resource::config)
                .filter(bucket ->
                        bucket.tags().value().map(settings.marks()::holdsPhi).orElse(false))
                .toList();
    }

    /** Those that live in a region. */
    public static List<S3Bucket> of(Inventory inventory, Settings settings, String region) {
        return of(inventory, settings).stream()
                .filter(bucket -> bucket.region().equals(region))
                .toList();
    }
}

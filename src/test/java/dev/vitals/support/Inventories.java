package dev.vitals.support;

import dev.vitals.collect.CollectorCatalogue;
import dev.vitals.collect.account.AwsAccount;
import dev.vitals.collect.account.AwsRegion;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Place;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.ResourceKey;
import dev.vitals.inventory.ResourceKind;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;

/** Inventories for rule tests: one account, two regions, a fixed day. */
public final class Inventories {

    public static final String ACCOUNT = "111122223333";
    public static final String REGION = "us-east-1";
    public static final String OTHER_REGION = "us-west-2";
    public static final Instant READ_AT = Instant.parse("2026-11-01T06:00:00Z");
    public static final Place HOME = new Place("aws", ACCOUNT, Place.GLOBAL);

    private static final CollectorCatalogue COLLECTORS = Catalogues.COLLECTORS;

    private Inventories() {}

    /** Nothing was read but that the account and its regions exist. */
    public static Inventory unread() {
        var inventory = new Inventory(HOME, List.of(REGION, OTHER_REGION), READ_AT);
        inventory.add(AwsAccount.ACCOUNT.resource(HOME, new AwsAccount(ACCOUNT)));
        inventory.complete(AwsAccount.class, Place.GLOBAL);
        for (String region : inventory.regions()) {
            inventory.add(AwsRegion.REGION.resource(HOME.in(region), new AwsRegion(ACCOUNT, region)));
            inventory.complete(AwsRegion.class, region);
        }
        return inventory;
    }

    /** Every list of every collector was read to its end and held nothing. */
    public static Inventory empty() {
        var inventory = unread();
        COLLECTORS
                .collectors()
                .forEach(collector -> collector.kinds().forEach(kind -> {
                    switch (collector.reach()) {
                        case ONCE_PER_ACCOUNT -> inventory.complete(kind.config(), Place.GLOBAL);
                        case EACH_REGION ->
                            inventory.regions().forEach(region -> inventory.complete(kind.config(), region));
                    }
                }));
        return inventory;
    }

    /** Every list of every collector was refused. */
    public static Inventory denied() {
        var inventory = unread();
        COLLECTORS
                .collectors()
                .forEach(collector -> collector.kinds().forEach(kind -> {
                    switch (collector.reach()) {
                        case ONCE_PER_ACCOUNT -> deny(inventory, kind, Place.GLOBAL);
                        case EACH_REGION -> inventory.regions().forEach(region -> deny(inventory, kind, region));
                    }
                }));
        return inventory;
    }

    /** A resource of {@link #REGION} (or {@link Place#GLOBAL}). */
    public static <T> Resource<T> resource(ResourceKind<T> kind, String region, T config) {
        return kind.resource(HOME.in(region), config);
    }

    /**
     * A resource of whatever kind, for kinds that only their collector knows; its ARN is {@code arn:} and its id.
     *
     * @param tags keys and values in turn
     */
    public static <T> Resource<T> labelled(String region, String id, T config, String... tags) {
        var labels = new TreeMap<String, String>();
        for (int at = 0; at < tags.length; at += 2) {
            labels.put(tags[at], tags[at + 1]);
        }
        var key = new ResourceKey(ACCOUNT, region, config.getClass().getSimpleName(), id);
        return new Resource<>(key, "arn:" + id, id, labels, config);
    }

    /** Everything was read, and this is what there is. */
    public static Inventory holding(Resource<?>... resources) {
        var inventory = empty();
        for (Resource<?> resource : resources) {
            inventory.add(resource);
        }
        return inventory;
    }

    private static void deny(Inventory inventory, ResourceKind<?> kind, String region) {
        inventory.incomplete(kind.config(), region, Cause.DENIED, "the list was refused");
    }
}

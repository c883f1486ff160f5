package dev.vitals.support;

import dev.vitals.collect.CollectorCatalogue;
import dev.vitals.collect.account.AwsAccount;
import dev.vitals.collect.account.AwsRegion;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Place;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.ResourceKind;
import java.time.Instant;
import java.util.List;

/** Inventories for rule tests: one account, two regions, a fixed day. */
public final class Inventories {

    public static final String ACCOUNT = "111122223333";
    public static final String REGION = "us-east-1";
    public static final String OTHER_REGION = "us-west-2";
    public static final Instant READ_AT = Instant.parse("2026-11-01T06:00:00Z");
    public static final Place HOME = new Place("aws", ACCOUNT, Place.GLOBAL);

    private static final CollectorCatalogue COLLECTORS = CollectorCatalogue.discover();

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

    private static void deny(Inventory inventory, ResourceKind<?> kind, String region) {
        inventory.incomplete(kind.config(), region, Cause.DENIED, "the list was refused");
    }
}

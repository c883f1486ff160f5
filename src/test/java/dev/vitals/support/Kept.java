package dev.vitals.support;

import dev.vitals.aws.SdkJson;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.InventoryStore;
import dev.vitals.inventory.ListCoverage;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.ResourceKind;
import dev.vitals.inventory.ScanWrite;
import dev.vitals.inventory.StoredResource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a scan read, stored as a scan stores it, without verdicts. */
public final class Kept {

    private Kept() {}

    /** A scan of an account. */
    public static ScanWrite scan(String account, Instant at) {
        return new ScanWrite(UUID.randomUUID(), account, at);
    }

    /** Stores an inventory and how whole each of its lists was. */
    public static void write(TestDatabase database, Inventory inventory, List<ResourceKind<?>> kinds, Instant at) {
        var byConfig = kinds.stream()
                .collect(Collectors.<ResourceKind<?>, Class<?>, ResourceKind<?>>toMap(
                        ResourceKind::config, Function.identity()));
        var lists = new ArrayList<ListCoverage>();
        inventory.eachList((config, region, listed) ->
                lists.add(ListCoverage.of(byConfig.get(config).type(), region, listed)));
        new InventoryStore(database.sql(), database.copy(), database.transactions())
                .write(
                        scan(inventory.account(), at),
                        inventory.resources().stream().map(resource -> stored(resource, byConfig)),
                        ListCoverage.perType(lists));
    }

    private static StoredResource stored(Resource<?> resource, Map<Class<?>, ResourceKind<?>> byConfig) {
        var kind = byConfig.get(resource.config().getClass());
        return StoredResource.of(resource, SdkJson.toJson(resource.config()), kind.volatileMembers());
    }
}

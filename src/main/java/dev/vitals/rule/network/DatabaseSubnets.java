package dev.vitals.rule.network;

import dev.vitals.inventory.Inventory;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.rds.model.DBSubnetGroup;
import software.amazon.awssdk.services.rds.model.Subnet;

/** The subnets in which databases may be placed. */
final class DatabaseSubnets {

    private DatabaseSubnets() {}

    /**
     * Ids of the subnets of every database subnet group of a region.
     *
     * @throws dev.vitals.inventory.UnreadableException when the groups were not all listed
     */
    static Set<String> of(Inventory inventory, String region) {
        return inventory.all(DBSubnetGroup.class, region).stream()
                .flatMap(group -> group.config().subnets().stream())
                .map(Subnet::subnetIdentifier)
                .collect(Collectors.toUnmodifiableSet());
    }
}

package dev.vitals.rule.network;

import dev.vitals.inventory.Reading;
import dev.vitals.rule.Verdict.Step;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.Subnet;
import software.amazon.awssdk.services.rds.model.VpcSecurityGroupMembership;

/**
 * Where the internet could knock at a database instance: the subnets of its zone. Public addresses of databases are IPv4
 * only, whatever they speak inside.
 */
final class DatabaseDoors {

    private DatabaseDoors() {}

    /**
     * None where it is not publicly accessible.
     *
     * @throws dev.vitals.inventory.UnreadableException when that was not read
     */
    static List<Door> of(DBInstance database) {
        if (!Reading.required(database.publiclyAccessible(), "PubliclyAccessible")) {
            return List.of();
        }
        var within = Reading.required(database.dbSubnetGroup(), "DBSubnetGroup");
        var groups = database.vpcSecurityGroups().stream()
                .map(VpcSecurityGroupMembership::vpcSecurityGroupId)
                .sorted()
                .toList();
        var guarded = Reading.required(groups.isEmpty() ? null : groups, "VpcSecurityGroups");
        return inItsZone(database, within.subnets()).stream()
                .map(subnet -> door(database, subnet.subnetIdentifier(), within.vpcId(), guarded))
                .toList();
    }

    static int port(DBInstance database) {
        return Reading.required(
                database.endpoint() == null ? null : database.endpoint().port(), "Endpoint.Port");
    }

    /** All of the group's subnets where the zone is not known. */
    private static List<Subnet> inItsZone(DBInstance database, List<Subnet> subnets) {
        var zones = Stream.of(database.availabilityZone(), database.secondaryAvailabilityZone())
                .filter(Objects::nonNull)
                .toList();
        var near = subnets.stream()
                .filter(subnet -> subnet.subnetAvailabilityZone() != null
                        && zones.contains(subnet.subnetAvailabilityZone().name()))
                .toList();
        return near.isEmpty() ? subnets : near;
    }

    private static Door door(DBInstance database, String subnet, String vpc, List<String> groups) {
        var name = String.valueOf(database.dbInstanceIdentifier());
        var end = new Step("database", name, "publicly accessible in " + subnet);
        return new Door(subnet, vpc, false, groups, name + " (" + subnet + ")", end);
    }
}

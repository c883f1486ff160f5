package dev.vitals.rule.network;

import dev.vitals.inventory.Reading;
import dev.vitals.rule.Verdict.Step;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;

/**
 * An interface with its addresses, whether an instance or the list of interfaces told of it.
 *
 * @param ipv4 public addresses of it and of its secondary private ones
 * @param ipv6 addresses and delegated prefixes, routed or not
 */
record Addressed(
        String id,
        @Nullable String subnet,
        @Nullable String vpc,
        List<GroupIdentifier> groups,
        List<String> ipv4,
        List<String> ipv6) {

    /** The interfaces of an instance. */
    static List<Addressed> of(Instance instance) {
        return instance.networkInterfaces().stream().map(Addressed::of).toList();
    }

    /** The doors of an instance. */
    static List<Door> doors(Instance instance) {
        return of(instance).stream().flatMap(Addressed::doors).toList();
    }

    static Addressed of(NetworkInterface card) {
        var secondary = card.privateIpAddresses().stream().map(address -> address.association());
        return new Addressed(
                String.valueOf(card.networkInterfaceId()),
                card.subnetId(),
                card.vpcId(),
                card.groups(),
                Stream.concat(Stream.ofNullable(card.association()), secondary.filter(Objects::nonNull))
                        .map(address -> address.publicIp())
                        .filter(Objects::nonNull)
                        .toList(),
                Stream.concat(
                                card.ipv6Addresses().stream().map(address -> address.ipv6Address()),
                                card.ipv6Prefixes().stream().map(prefix -> prefix.ipv6Prefix()))
                        .toList());
    }

    private static Addressed of(InstanceNetworkInterface card) {
        var secondary = card.privateIpAddresses().stream().map(address -> address.association());
        return new Addressed(
                String.valueOf(card.networkInterfaceId()),
                card.subnetId(),
                card.vpcId(),
                card.groups(),
                Stream.concat(Stream.ofNullable(card.association()), secondary.filter(Objects::nonNull))
                        .map(address -> address.publicIp())
                        .filter(Objects::nonNull)
                        .toList(),
                Stream.concat(
                                card.ipv6Addresses().stream().map(address -> address.ipv6Address()),
                                card.ipv6Prefixes().stream().map(prefix -> prefix.ipv6Prefix()))
                        .toList());
    }

    /** Addresses that the internet could send to. */
    Stream<String> routable() {
        return Stream.concat(ipv4.stream(), ipv6.stream().filter(Addressed::isRouted));
    }

    /** One door for each family: the first address stands for all, as they share the subnet and the groups. */
    Stream<Door> doors() {
        return Stream.of(
                        ipv4.stream().findFirst(),
                        ipv6.stream().filter(Addressed::isRouted).findFirst())
                .flatMap(found -> found.stream())
                .map(this::door);
    }

    private Door door(String address) {
        return new Door(
                Reading.required(subnet, "SubnetId"),
                vpc,
                address.contains(":"),
                ids(),
                id + " (" + address + ")",
                new Step("public address", address, "of " + id + " in " + subnet));
    }

    /** AWS guards every interface by a group at least; only what it runs itself goes without. */
    private List<String> ids() {
        return Reading.required(groups.isEmpty() ? null : groups, "Groups").stream()
                .map(GroupIdentifier::groupId)
                .sorted()
                .toList();
    }

    /** Private IPv6 addresses (fd00::/8) are not routed; those of 2000::/3 are. */
    private static boolean isRouted(String address) {
        return Cidr.of(address.contains("/") ? address : address + "/128")
                .filter(cidr -> cidr.ipv6() && cidr.first().shiftRight(125).intValue() == 1)
                .isPresent();
    }
}

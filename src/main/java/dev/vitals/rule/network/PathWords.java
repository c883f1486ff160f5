package dev.vitals.rule.network;

import dev.vitals.rule.Verdict.Step;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.model.NetworkAclEntry;
import software.amazon.awssdk.services.ec2.model.Route;

/** The deciding entries of a path's stations, in words that are the same as long as the entries are. */
final class PathWords {

    private PathWords() {}

    /** "0.0.0.0/0 leads to igw-1; subnet-1 is associated with the table". */
    static Step route(Routing table, String subnet, List<Route> routes) {
        var use = table.isOfVpc(subnet)
                ? "it is the main table, which " + subnet + " uses"
                : subnet + " is associated with it";
        return new Step(
                "route table",
                String.valueOf(table.table().routeTableId()),
                "%s to %s; %s"
                        .formatted(
                                joined(routes, Routing::destination) + (routes.size() == 1 ? " leads" : " lead"),
                                routes.getFirst().gatewayId(),
                                use));
    }

    /** "entry 100" or "entries 100, 110". */
    static String numbers(List<NetworkAclEntry> entries) {
        return (entries.size() == 1 ? "entry " : "entries ")
                + joined(entries, entry -> String.valueOf(entry.ruleNumber()));
    }

    /** "entry 100 allows TCP 22 from 0.0.0.0/0". */
    static String entries(List<NetworkAclEntry> entries, String preposition) {
        return entries.stream()
                .map(entry -> "entry %d allows %s %s %s"
                        .formatted(entry.ruleNumber(), AclWalk.ports(entry).words(), preposition, AclWalk.cidr(entry)))
                .collect(Collectors.joining(" and "));
    }

    static String groups(List<GroupWalk.Gate> gates) {
        return joined(gates, gate -> String.valueOf(gate.group().groupId()));
    }

    /** "web opens TCP 22 to 0.0.0.0/0". */
    static String openings(List<GroupWalk.Gate> gates) {
        return gates.stream()
                .map(gate -> "%s opens %s to %s"
                        .formatted(
                                gate.group().groupName(),
                                gate.opening().ports().words(),
                                gate.opening().cidr()))
                .collect(Collectors.joining(" and "));
    }

    private static <T> String joined(List<T> items, Function<T, String> word) {
        return items.stream().map(word).distinct().collect(Collectors.joining(", "));
    }
}

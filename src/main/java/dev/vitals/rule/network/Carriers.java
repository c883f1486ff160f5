package dev.vitals.rule.network;

import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Reading.Absent;
import dev.vitals.inventory.Reading.Known;
import dev.vitals.inventory.Reading.Unreadable;
import dev.vitals.rule.Verdict.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * In which subnets interfaces carry a group, and whether those are public. An open group is wrong wherever it is carried;
 * this tells whether the internet finds a way to it today. Subnets are named and not interfaces, so that instances that
 * come and go change nothing.
 */
record Carriers(String group, String region, Inventory inventory) {

    private static final int NAMED = 8;
    private static final String LABEL = "carried in";

    /** The steps that tell it, the same as long as the same subnets carry the group. */
    List<Step> steps() {
        var graph = NetworkGraph.of(inventory, region);
        return switch (Reading.attempt(() -> graph.subnetsOf(group))) {
            case Known<Set<String>>(var subnets)
            when subnets.isEmpty() ->
                List.of(new Step(LABEL, "no subnet", "no network interface carries the group now"));
            case Known<Set<String>>(var subnets) -> named(subnets, graph);
            case Absent<Set<String>>() -> List.of();
            case Unreadable<Set<String>>(var cause, var detail) ->
                List.of(new Step(LABEL, "unknown", "the network interfaces could not be read: " + detail));
        };
    }

    private static List<Step> named(Set<String> subnets, NetworkGraph graph) {
        var steps = new ArrayList<>(
                subnets.stream().limit(NAMED).map(subnet -> step(subnet, graph)).toList());
        if (subnets.size() > NAMED) {
            steps.add(new Step(LABEL, "further subnets", (subnets.size() - NAMED) + " more"));
        }
        return steps;
    }

    private static Step step(String subnet, NetworkGraph graph) {
        var vpc = graph.interfacesIn(subnet).getFirst().vpcId();
        var words = Reading.attempt(() -> graph.table(subnet, vpc)
                .toInternet()
                .map(route ->
                        "a public subnet: %s leads to %s".formatted(Routing.destination(route), route.gatewayId()))
                .orElse("a private subnet: no route to an internet gateway, so that the internet has no way in"));
        return new Step(
                LABEL, subnet, words instanceof Known<String>(var known) ? known : "its routes could not be read");
    }
}

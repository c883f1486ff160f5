package dev.vitals.rule.network;

import dev.vitals.collect.elb.ClassicLoadBalancer;
import dev.vitals.collect.elbv2.LoadBalancerV2;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.Verdict.Step;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;

/**
 * A TCP port that a load balancer takes, and the ports that it forwards to as they are: a database does not hide behind
 * another number. What an application load balancer forwards is the web, whatever its port.
 */
record Listening(int port, Reading<List<Integer>> behind) {

    /** Listeners that take no TCP; the ports of the settings are TCP ports. */
    private static final Set<String> NO_TCP = Set.of("UDP", "QUIC", "GENEVE");

    static List<Listening> of(ClassicLoadBalancer balancer) {
        return balancer.description().listenerDescriptions().stream()
                .map(described -> described.listener())
                .map(listener -> new Listening(
                        Reading.required(listener.loadBalancerPort(), "LoadBalancerPort"),
                        Reading.known(List.of(Reading.required(listener.instancePort(), "InstancePort")))))
                .toList();
    }

    /** The listeners of a load balancer whose list of them was read. */
    static List<Listening> of(LoadBalancerV2 balancer, Inventory inventory, String region) {
        var passesOn = balancer.balancer().type() == LoadBalancerTypeEnum.NETWORK;
        return balancer.listeners().orElseThrow().stream()
                .filter(listener -> !NO_TCP.contains(String.valueOf(listener.protocolAsString())))
                .map(listener -> new Listening(
                        Reading.required(listener.port(), "Port"),
                        passesOn
                                ? Reading.attempt(() -> targets(listener, inventory, region))
                                : Reading.known(List.of())))
                .toList();
    }

    /** Whether a sensitive port is taken or forwarded to, as far as that was read. */
    boolean leadsTo(List<Integer> sensitive) {
        return sensitive.contains(port)
                || behind.isReadable() && behind.orElseThrow().stream().anyMatch(sensitive::contains);
    }

    /** What a sentence adds to the load balancer's name where it forwards to other ports: ", which forwards to TCP 22,". */
    String words() {
        var others = others();
        return others.isEmpty() ? "" : ", which forwards to TCP " + others + ",";
    }

    Step step() {
        var others = others();
        var to = others.isEmpty() ? "answers what comes in" : "forwards to TCP " + others;
        return new Step("listener", "TCP " + port, to);
    }

    private String others() {
        return behind.isReadable()
                ? behind.orElseThrow().stream()
                        .filter(other -> other != port)
                        .map(String::valueOf)
                        .collect(Collectors.joining(", "))
                : "";
    }

    private static List<Integer> targets(Listener listener, Inventory inventory, String region) {
        return listener.defaultActions().stream()
                .flatMap(Listening::groups)
                .distinct()
                .map(arn -> inventory
                        .find(TargetGroup.class, region, arn)
                        .value()
                        .orElseThrow(() -> new UnreadableException(
                                Cause.UNSUPPORTED, arn + " is not among the account's target groups")))
                .map(group -> group.config().port())
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
    }

    private static Stream<String> groups(Action action) {
        var several = action.forwardConfig() == null
                ? Stream.<String>empty()
                : action.forwardConfig().targetGroups().stream().map(TargetGroupTuple::targetGroupArn);
        return Stream.concat(Stream.ofNullable(action.targetGroupArn()), several);
    }
}

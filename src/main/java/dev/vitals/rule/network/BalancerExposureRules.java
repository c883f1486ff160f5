package dev.vitals.rule.network;

import dev.vitals.collect.elb.ClassicLoadBalancer;
import dev.vitals.collect.elbv2.LoadBalancerV2;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import dev.vitals.rule.Verdict.Step;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.elasticloadbalancing.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancing.model.ListenerDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerTypeEnum;

/** Whether the internet reaches a sensitive port through a load balancer. */
class BalancerExposureRules {

    /** Listeners that take no TCP; ports of the settings are TCP ports. */
    private static final Set<String> NO_TCP = Set.of("UDP", "QUIC", "GENEVE");

    @Rule(
            id = "elbv2-no-effective-internet-exposure",
            title = "No sensitive port of the load balancer can be reached from the internet",
            severity = Severity.CRITICAL,
            safeguards = {"164.308(a)(3)(i)", "164.308(a)(4)(ii)(A)", "164.312(a)(1)", "164.312(e)(1)"})
    Verdict noEffectiveExposure(Resource<LoadBalancerV2> resource, Inventory inventory, Settings settings) {
        var bundle = resource.config();
        var name = Reading.required(bundle.balancer().loadBalancerName(), "LoadBalancerName");
        if (bundle.balancer().type() == LoadBalancerTypeEnum.GATEWAY) {
            return Verdict.notApplicable("A gateway load balancer listens to no port");
        }
        var path = InternetPath.first(
                BalancerDoors.of(bundle),
                NetworkGraph.of(inventory, resource.region()),
                ports(bundle, settings.ports().sensitive()));
        if (path.isEmpty()) {
            return Verdict.pass();
        }
        bundle.listeners().orElseThrow();
        BalancerDoors.requireOpen(bundle);
        return path.get()
                .behind(new Step("listener", "TCP " + path.get().port(), "takes what reaches " + name))
                .proves("Load balancer " + name)
                .at("listeners", path.get().words());
    }

    /** A port behind the load balancer is reached as well: a database does not hide behind another number. */
    @Rule(
            id = "elb-classic-no-effective-internet-exposure",
            title = "No sensitive port can be reached from the internet through the classic load balancer",
            severity = Severity.CRITICAL,
            safeguards = {"164.308(a)(3)(i)", "164.308(a)(4)(ii)(A)", "164.312(a)(1)", "164.312(e)(1)"})
    Verdict noEffectiveClassicExposure(
            Resource<ClassicLoadBalancer> resource, Inventory inventory, Settings settings) {
        var bundle = resource.config();
        var name = Reading.required(bundle.description().loadBalancerName(), "LoadBalancerName");
        var sensitive = settings.ports().sensitive();
        var listeners = bundle.description().listenerDescriptions().stream()
                .map(ListenerDescription::listener)
                .filter(listener ->
                        sensitive.contains(listener.loadBalancerPort()) || sensitive.contains(listener.instancePort()))
                .toList();
        return InternetPath.first(
                        BalancerDoors.of(bundle),
                        NetworkGraph.of(inventory, resource.region()),
                        listeners.stream().map(Listener::loadBalancerPort).toList())
                .<Verdict>map(path -> {
                    var behind = listeners.stream()
                            .filter(listener -> path.port() == listener.loadBalancerPort())
                            .findFirst()
                            .orElseThrow()
                            .instancePort();
                    return path.behind(new Step(
                                    "listener",
                                    "TCP " + path.port(),
                                    "forwards to TCP %d of the instances".formatted(behind)))
                            .proves("Classic load balancer %s, which forwards to TCP %d,".formatted(name, behind))
                            .at("description.ListenerDescriptions", path.words());
                })
                .orElseGet(Verdict::pass);
    }

    /** The sensitive ones among the ports that are listened to; all of them where the listeners were not read. */
    private static List<Integer> ports(LoadBalancerV2 bundle, List<Integer> sensitive) {
        if (!bundle.listeners().isReadable()) {
            return sensitive;
        }
        var taken = bundle.listeners().orElseThrow().stream()
                .filter(listener -> !NO_TCP.contains(String.valueOf(listener.protocolAsString())))
                .map(listener -> Reading.required(listener.port(), "Port"))
                .toList();
        return sensitive.stream().filter(taken::contains).toList();
    }
}

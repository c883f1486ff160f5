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
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerTypeEnum;

/** Whether the internet reaches a sensitive port through a load balancer. */
class BalancerExposureRules {

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
        var graph = NetworkGraph.of(inventory, resource.region());
        var doors = BalancerDoors.of(bundle);
        var sensitive = settings.ports().sensitive();
        if (!bundle.listeners().isReadable()) {
            return InternetPath.first(doors, graph, sensitive).isEmpty() ? Verdict.pass() : unread(bundle.listeners());
        }
        var listeners = Listening.of(bundle, inventory, resource.region());
        var proven = reached(doors, graph, listeners, listener -> listener.leadsTo(sensitive));
        if (proven.isPresent()) {
            BalancerDoors.requireOpen(bundle);
            return proven.get().proves("Load balancer " + name);
        }
        reached(doors, graph, listeners, listener -> !listener.behind().isReadable())
                .ifPresent(unsure -> unread(unsure.listener().behind()));
        return Verdict.pass();
    }

    /** A port behind the load balancer is reached as well: a database does not hide behind another number. */
    @Rule(
            id = "elb-classic-no-effective-internet-exposure",
            title = "No sensitive port can be reached from the internet through the classic load balancer",
            severity = Severity.CRITICAL,
            safeguards = {"164.308(a)(3)(i)", "164.308(a)(4)(ii)(A)", "164.312(a)(1)", "164.312(e)(1)"})
    Verdict noEffectiveClassicExposure(Resource<ClassicLoadBalancer> resource, Inventory inventory, Settings settings) {
        var bundle = resource.config();
        var name = Reading.required(bundle.description().loadBalancerName(), "LoadBalancerName");
        var sensitive = settings.ports().sensitive();
        return reached(
                        BalancerDoors.of(bundle),
                        NetworkGraph.of(inventory, resource.region()),
                        Listening.of(bundle),
                        listener -> listener.leadsTo(sensitive))
                .<Verdict>map(found -> found.proves("Classic load balancer " + name))
                .orElseGet(Verdict::pass);
    }

    /** A listener that the internet reaches, and how. */
    private record Reached(Listening listener, InternetPath path) {

        Verdict proves(String subject) {
            return path.behind(listener.step())
                    .proves(subject + listener.words())
                    .at("listeners", path.words());
        }
    }

    private static Optional<Reached> reached(
            List<Door> doors, NetworkGraph graph, List<Listening> listeners, Predicate<Listening> wanted) {
        var candidates = listeners.stream().filter(wanted).toList();
        return InternetPath.first(
                        doors, graph, candidates.stream().map(Listening::port).toList())
                .flatMap(path -> candidates.stream()
                        .filter(listener -> listener.port() == path.port())
                        .findFirst()
                        .map(listener -> new Reached(listener, path)));
    }

    /** An open path is there; what decides about it was not read. */
    private static Verdict unread(Reading<?> reading) {
        reading.orElseThrow();
        return Verdict.pass();
    }
}

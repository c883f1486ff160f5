package dev.vitals.rule.network;

import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;

/** Ports that stand open to the world without anybody having said that they may. */
class OpenPortRules {

    /** On these the proxies listen that bring enclaves their traffic, as their samples and guides set them up. */
    private static final Set<Integer> WEB = Set.of(80, 443);

    private static final Verdict NO_ENCLAVE = Verdict.notApplicable("The instance hosts no enclaves");

    @Rule(
            id = "ec2-security-group-only-authorized-ports",
            title = "Only authorised ports are open to the world",
            severity = Severity.HIGH,
            safeguards = {"164.308(a)(1)(ii)(B)", "164.312(e)(1)"},
            version = 2)
    Verdict authorized(Resource<SecurityGroup> resource, Inventory inventory, Settings settings) {
        var group = resource.config();
        var id = Reading.required(group.groupId(), "GroupId");
        var allowed = Set.copyOf(settings.ports().world());
        return Opening.of(group).stream()
                .filter(opening -> !isIcmp(opening.ports()))
                .filter(opening -> goesBeyond(opening.ports(), allowed))
                .findFirst()
                .<Verdict>map(opening -> Verdict.fail("%s (%s) opens %s to %s, which is not authorised"
                                .formatted(
                                        id, group.groupName(), opening.ports().words(), opening.cidr()))
                        .at(opening.field(), opening.cidr())
                        .expected("ports " + settings.ports().world() + " only")
                        .proving(new Carriers(id, resource.region(), inventory).steps()))
                .orElseGet(Verdict::pass);
    }

    @Rule(
            id = "ec2-enclave-host-no-open-nonstandard-ports",
            title = "The enclave's host answers the internet on 80 and 443 only",
            severity = Severity.HIGH,
            safeguards = {"164.312(e)(1)"},
            version = 2)
    Verdict nonstandard(Resource<Instance> instance, Inventory inventory) {
        if (!hostsEnclaves(instance)) {
            return NO_ENCLAVE;
        }
        var graph = NetworkGraph.of(inventory, instance.region());
        return reached(instance, graph, turns(instance, graph));
    }

    @Rule(
            id = "ec2-enclave-host-no-vsock-proxy-exposed",
            title = "No proxy of the enclave answers the internet",
            severity = Severity.HIGH,
            safeguards = {"164.312(e)(1)"},
            version = 2)
    Verdict proxies(Resource<Instance> instance, Inventory inventory, Settings settings) {
        return hostsEnclaves(instance)
                ? reached(
                        instance,
                        NetworkGraph.of(inventory, instance.region()),
                        settings.lists().ports("enclave"))
                : NO_ENCLAVE;
    }

    private static Verdict reached(Resource<Instance> instance, NetworkGraph graph, List<Integer> ports) {
        return InternetPath.first(Addressed.doors(instance.config()), graph, ports)
                .<Verdict>map(path -> path.proves("Enclave host " + instance.id())
                        .at("NetworkInterfaces", path.words())
                        .expected("no path from the internet to this port"))
                .orElseGet(Verdict::pass);
    }

    private static boolean hostsEnclaves(Resource<Instance> instance) {
        var options = Reading.required(instance.config().enclaveOptions(), "EnclaveOptions");
        return Reading.required(options.enabled(), "EnclaveOptions.Enabled");
    }

    /**
     * The ports at which an answer can change: where a range of a group or of an ACL begins or has just ended, on every
     * interface and not the first alone. Between two of them all ports fare alike, so that trying these tries them all.
     */
    private static List<Integer> turns(Resource<Instance> instance, NetworkGraph graph) {
        var ends = Addressed.doors(instance.config()).stream()
                .flatMap(graph::ports)
                .flatMap(ports -> Stream.of(ports.from(), ports.to() + 1));
        return Stream.concat(ends, Stream.concat(Stream.of(1), WEB.stream().map(port -> port + 1)))
                .filter(port -> port >= 1 && port <= Ports.HIGHEST && !WEB.contains(port))
                .distinct()
                .sorted()
                .toList();
    }

    /** Whether a range holds a port that is not among the allowed ones. */
    private static boolean goesBeyond(Ports ports, Set<Integer> allowed) {
        int first = Math.max(ports.from(), 1);
        long permitted = allowed.stream()
                .filter(port -> first <= port && port <= ports.to())
                .count();
        return permitted < ports.to() - first + 1;
    }

    private static boolean isIcmp(Ports ports) {
        return Set.of("icmp", "icmpv6", "1", "58").contains(ports.protocol());
    }
}

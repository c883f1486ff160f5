package dev.vitals.rule.network;

import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.GroupIdentifier;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;

/** Ports that stand open to the world without anybody having said that they may. */
class OpenPortRules {

    /** On these the proxies listen that bring enclaves their traffic, as their samples and guides set them up. */
    private static final List<Integer> VSOCK_PROXIES =
            List.of(3128, 5000, 5005, 8000, 8001, 8002, 8003, 8004, 8005, 8080, 8443, 9000);

    private static final Set<Integer> WEB = Set.of(80, 443);
    private static final Verdict NO_ENCLAVE = Verdict.notApplicable("The instance hosts no enclaves");

    @Rule(
            id = "ec2-security-group-only-authorized-ports",
            title = "Only authorised ports are open to the world",
            severity = Severity.HIGH,
            safeguards = {"164.308(a)(1)(ii)(B)", "164.312(e)(1)"})
    Verdict authorized(SecurityGroup group, Settings settings) {
        var id = Reading.required(group.groupId(), "GroupId");
        var allowed = Set.copyOf(settings.ports().world());
        return Opening.of(group).stream()
                .filter(opening -> !isIcmp(opening.ports()))
                .filter(opening -> beyond(opening.ports(), allowed).isPresent())
                .findFirst()
                .<Verdict>map(opening -> Verdict.fail("%s (%s) opens %s to %s, which is not authorised"
                                .formatted(
                                        id, group.groupName(), opening.ports().words(), opening.cidr()))
                        .at(opening.field(), opening.cidr())
                        .expected("ports " + settings.ports().world() + " only"))
                .orElseGet(Verdict::pass);
    }

    @Rule(
            id = "ec2-enclave-host-no-open-nonstandard-ports",
            title = "The enclave's host answers the internet on 80 and 443 only",
            severity = Severity.HIGH,
            safeguards = {"164.312(e)(1)"})
    Verdict nonstandard(Resource<Instance> instance, Inventory inventory) {
        if (!hostsEnclaves(instance)) {
            return NO_ENCLAVE;
        }
        var candidates = instance.config().securityGroups().stream()
                .map(GroupIdentifier::groupId)
                .flatMap(id -> inventory.find(SecurityGroup.class, instance.region(), id).value().stream())
                .flatMap(group -> Opening.of(group.config()).stream())
                .flatMap(opening -> beyond(opening.ports(), WEB).stream())
                .distinct()
                .sorted()
                .toList();
        return reached(instance, inventory, candidates);
    }

    @Rule(
            id = "ec2-enclave-host-no-vsock-proxy-exposed",
            title = "No proxy of the enclave answers the internet",
            severity = Severity.HIGH,
            safeguards = {"164.312(e)(1)"})
    Verdict proxies(Resource<Instance> instance, Inventory inventory) {
        return hostsEnclaves(instance) ? reached(instance, inventory, VSOCK_PROXIES) : NO_ENCLAVE;
    }

    private static Verdict reached(Resource<Instance> instance, Inventory inventory, List<Integer> ports) {
        return InternetPath.to(instance, inventory, ports)
                .<Verdict>map(path -> Verdict.fail("Enclave host %s answers the internet on TCP %d: %s"
                                .formatted(instance.id(), path.port(), path.hops()))
                        .at("NetworkInterfaces", path.hops())
                        .expected("no path from the internet to this port"))
                .orElseGet(Verdict::pass);
    }

    private static boolean hostsEnclaves(Resource<Instance> instance) {
        var options = Reading.required(instance.config().enclaveOptions(), "EnclaveOptions");
        return Reading.required(options.enabled(), "EnclaveOptions.Enabled");
    }

    /** The first port of a range that is not among the allowed ones. */
    private static Optional<Integer> beyond(Ports ports, Set<Integer> allowed) {
        for (int port = Math.max(ports.from(), 1); port <= ports.to(); port++) {
            if (!allowed.contains(port)) {
                return Optional.of(port);
            }
        }
        return Optional.empty();
    }

    private static boolean isIcmp(Ports ports) {
        return Set.of("icmp", "icmpv6", "1", "58").contains(ports.protocol());
    }
}

package dev.vitals.rule.network;

import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceStatus;

/** Whether the internet reaches an instance or another interface, in name and in fact. */
class ExposureRules {

    @Rule(
            id = "ec2-instance-no-public-ip",
            title = "The instance has no public address",
            severity = Severity.HIGH,
            safeguards = {
                "164.308(a)(1)(ii)(B)",
                "164.308(a)(3)(i)",
                "164.308(a)(4)(ii)(A)",
                "164.308(a)(4)(ii)(C)",
                "164.312(a)(1)",
                "164.312(e)(1)"
            },
            version = 2)
    Verdict noPublicAddress(Resource<Instance> instance, Settings settings) {
        var id = Reading.required(instance.config().instanceId(), "InstanceId");
        if (settings.marks().isEdge(instance.tags())) {
            return Verdict.notApplicable("Tagged as a host that is meant to face the internet");
        }
        if (instance.config().publicIpAddress() != null) {
            return Verdict.fail("%s has the public address %s"
                            .formatted(id, instance.config().publicIpAddress()))
                    .at("PublicIpAddress", instance.config().publicIpAddress())
                    .expected("no public address");
        }
        return Addressed.of(instance.config()).stream()
                .flatMap(Addressed::routable)
                .findFirst()
                .<Verdict>map(address -> Verdict.fail("%s has the %s %s"
                                .formatted(
                                        id,
                                        address.contains(":") ? "routable IPv6 address" : "public address",
                                        address))
                        .at("NetworkInterfaces", address)
                        .expected("no public address"))
                .orElseGet(Verdict::pass);
    }

    @Rule(
            id = "ec2-instance-no-effective-internet-exposure",
            title = "No sensitive port of the instance can be reached from the internet",
            severity = Severity.CRITICAL,
            safeguards = {"164.308(a)(3)(i)", "164.308(a)(4)(ii)(A)", "164.312(a)(1)", "164.312(e)(1)"},
            version = 2)
    Verdict noEffectiveExposure(Resource<Instance> instance, Inventory inventory, Settings settings) {
        var id = Reading.required(instance.config().instanceId(), "InstanceId");
        return InternetPath.first(
                        Addressed.doors(instance.config()),
                        NetworkGraph.of(inventory, instance.region()),
                        settings.ports().sensitive())
                .<Verdict>map(path -> path.proves(id).at("NetworkInterfaces", path.words()))
                .orElseGet(Verdict::pass);
    }

    /** For what lives in a VPC and is no instance: databases, functions, tasks, file systems, clusters. */
    @Rule(
            id = "ec2-network-interface-no-effective-internet-exposure",
            title = "No sensitive port of the network interface can be reached from the internet",
            severity = Severity.CRITICAL,
            safeguards = {"164.308(a)(3)(i)", "164.308(a)(4)(ii)(A)", "164.312(a)(1)", "164.312(e)(1)"})
    Verdict noEffectiveExposureOfInterface(Resource<NetworkInterface> card, Inventory inventory, Settings settings) {
        var id = Reading.required(card.config().networkInterfaceId(), "NetworkInterfaceId");
        var owner = InterfaceOwner.of(card, inventory);
        if (owner.isJudgedElsewhere()) {
            return Verdict.notApplicable(owner.reason());
        }
        if (Reading.required(card.config().status(), "Status") == NetworkInterfaceStatus.AVAILABLE) {
            return Verdict.notApplicable("Nothing is attached to the interface");
        }
        return InternetPath.first(
                        Addressed.of(card.config()).doors().toList(),
                        NetworkGraph.of(inventory, card.region()),
                        settings.ports().sensitive())
                .<Verdict>map(path -> path.proves(
                                "Interface " + id + " (" + card.config().description() + ")")
                        .at("Association", path.words()))
                .orElseGet(Verdict::pass);
    }
}

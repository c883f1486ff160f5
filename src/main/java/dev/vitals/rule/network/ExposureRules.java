package dev.vitals.rule.network;

import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import software.amazon.awssdk.services.ec2.model.Instance;

/** Whether the internet reaches an instance, in name and in fact. */
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
            })
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
        return instance.config().networkInterfaces().stream()
                .flatMap(card -> card.ipv6Addresses().stream())
                .findFirst()
                .<Verdict>map(address -> Verdict.fail(
                                "%s has the routable IPv6 address %s".formatted(id, address.ipv6Address()))
                        .at("NetworkInterfaces", address.ipv6Address())
                        .expected("no public address"))
                .orElseGet(Verdict::pass);
    }

    @Rule(
            id = "ec2-instance-no-effective-internet-exposure",
            title = "No sensitive port of the instance can be reached from the internet",
            severity = Severity.CRITICAL,
            safeguards = {"164.308(a)(3)(i)", "164.308(a)(4)(ii)(A)", "164.312(a)(1)", "164.312(e)(1)"})
    Verdict noEffectiveExposure(Resource<Instance> instance, Inventory inventory, Settings settings) {
        var id = Reading.required(instance.config().instanceId(), "InstanceId");
        return InternetPath.to(instance, inventory, settings.ports().sensitive())
                .<Verdict>map(path -> Verdict.fail(
                                "%s answers the internet on TCP %d: %s".formatted(id, path.port(), path.hops()))
                        .at("NetworkInterfaces", path.hops())
                        .expected("no path from the internet to a sensitive port"))
                .orElseGet(Verdict::pass);
    }
}

package dev.vitals.exposure;

import dev.vitals.inventory.ResourceKey;
import dev.vitals.page.AsOf;
import dev.vitals.rule.RuleBooks;
import dev.vitals.rule.network.WaysIn;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Draws how the internet reaches a resource, or what keeps it away, from what is kept of the account on a day. */
@Component
public class NetworkPictures {

    /** Rules whose findings are about such a way. */
    private static final Set<String> RULES = Set.of(
            "ec2-instance-no-effective-internet-exposure",
            "ec2-instance-no-public-ip",
            "ec2-network-interface-no-effective-internet-exposure",
            "elbv2-no-effective-internet-exposure",
            "elb-classic-no-effective-internet-exposure",
            "rds-instance-not-public");

    private final StoredNetwork network;
    private final RuleBooks books;

    NetworkPictures(StoredNetwork network, RuleBooks books) {
        this.network = network;
        this.books = books;
    }

    /** The picture for a finding of this rule; nothing for rules on other things. */
    public Optional<NetworkPicture> of(String rule, ResourceKey resource, AsOf asOf) {
        return RULES.contains(rule) ? of(resource, asOf) : Optional.empty();
    }

    /** The picture of a resource; nothing where it has no place in a network or was not there. */
    public Optional<NetworkPicture> of(ResourceKey resource, AsOf asOf) {
        if (!network.leadsTo(resource.type())) {
            return Optional.empty();
        }
        var sensitive = books.current().settings().ports().sensitive();
        return network.around(resource, asOf)
                .map(read -> WaysIn.to(read.resource(), read.inventory(), sensitive))
                .filter(ways -> !ways.isEmpty())
                .map(ways -> NetworkPicture.of(ways, sensitive));
    }
}

package dev.vitals.exposure;

import dev.vitals.aws.SdkJson;
import dev.vitals.collect.CollectorCatalogue;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.ListCoverage;
import dev.vitals.inventory.Place;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.ResourceKey;
import dev.vitals.inventory.ResourceKind;
import dev.vitals.inventory.StoredStates;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.page.AsOf;
import dev.vitals.rule.network.WaysIn;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import tools.jackson.databind.JsonNode;

/** Makes an inventory again of what is kept of one resource and of what stands between it and the internet. */
@Component
class StoredNetwork {

    /** Of a region there are a few hundred of these at most; all are read. */
    private static final Set<Class<?>> WIRING =
            Set.of(RouteTable.class, NetworkAcl.class, Subnet.class, InternetGateway.class, TargetGroup.class);

    private final StoredStates states;
    private final Map<String, ResourceKind<?>> ends;
    private final Map<String, ResourceKind<?>> wiring;
    private final Map<String, ResourceKind<?>> guards;

    StoredNetwork(StoredStates states, CollectorCatalogue collectors) {
        this.states = states;
        this.ends = kinds(collectors, WaysIn::lead);
        this.wiring = kinds(collectors, WIRING::contains);
        this.guards = kinds(collectors, SecurityGroup.class::equals);
    }

    /** A resource and the part of the region that it is reached through. */
    record Read(Resource<?> resource, Inventory inventory) {}

    boolean leadsTo(String type) {
        return ends.containsKey(type);
    }

    /** Nothing where the resource was not there on the day, or cannot be understood. */
    Optional<Read> around(ResourceKey key, AsOf asOf) {
        var kept = states.in(key.account(), key.region(), Set.of(key.type()), Set.of(key.id()), asOf);
        if (!leadsTo(key.type()) || kept.isEmpty()) {
            return Optional.empty();
        }
        var state = kept.getFirst();
        var inventory = new Inventory(
                new Place(partition(state.arn()), key.account(), Place.GLOBAL), List.of(key.region()), asOf.moment());
        var lists = new ArrayList<ListCoverage>(states.lists(key.account(), types(), asOf));
        lists.stream().filter(list -> list.region().equals(key.region())).forEach(list -> cover(inventory, list));
        states.in(key.account(), key.region(), wiring.keySet(), Set.of(), asOf)
                .forEach(each -> add(inventory, each, wiring));
        var groups = groups(state.config());
        if (!groups.isEmpty()) {
            states.in(key.account(), key.region(), guards.keySet(), groups, asOf)
                    .forEach(each -> add(inventory, each, guards));
        }
        return understood(state, ends).map(resource -> new Read(resource, inventory));
    }

    private Set<String> types() {
        var types = new HashSet<>(wiring.keySet());
        types.addAll(guards.keySet());
        return types;
    }

    private void cover(Inventory inventory, ListCoverage list) {
        var kind = wiring.getOrDefault(list.type(), guards.get(list.type()));
        if (list.cause() == null) {
            inventory.complete(kind.config(), list.region());
        } else {
            inventory.incomplete(kind.config(), list.region(), list.cause(), list.detail());
        }
    }

    /** What cannot be understood any more is missing from its list, and the list says so. */
    private static void add(Inventory inventory, StoredStates.State state, Map<String, ResourceKind<?>> kinds) {
        var config = kinds.get(state.key().type()).config();
        try {
            inventory.add(resource(state, config));
        } catch (UnreadableException malformed) {
            inventory.incomplete(config, state.key().region(), malformed.why(), malformed.detail());
        }
    }

    private static Optional<Resource<?>> understood(StoredStates.State state, Map<String, ResourceKind<?>> kinds) {
        try {
            return Optional.of(resource(state, kinds.get(state.key().type()).config()));
        } catch (UnreadableException malformed) {
            return Optional.empty();
        }
    }

    private static Resource<Object> resource(StoredStates.State state, Class<?> config) {
        return new Resource<>(
                state.key(), state.arn(), state.name(), state.tags(), SdkJson.read(state.config(), config));
    }

    /** Ids of security groups that a configuration names, wherever it does. */
    private static Set<String> groups(JsonNode config) {
        var found = new HashSet<String>();
        gather(config, found);
        return found;
    }

    private static void gather(JsonNode node, Set<String> found) {
        if (node.isString() && node.stringValue().matches("sg-\\w+")) {
            found.add(node.stringValue());
        }
        node.forEach(child -> gather(child, found));
    }

    private static String partition(String arn) {
        var parts = arn.split(":", 3);
        return parts.length == 3 && parts[0].equals("arn") ? parts[1] : "aws";
    }

    private static Map<String, ResourceKind<?>> kinds(CollectorCatalogue collectors, Predicate<Class<?>> wanted) {
        return collectors.kinds().stream()
                .filter(kind -> wanted.test(kind.config()))
                .collect(Collectors.toMap(ResourceKind::type, Function.identity()));
    }
}

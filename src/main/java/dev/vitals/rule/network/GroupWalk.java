package dev.vitals.rule.network;

import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.UnreadableException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;

/**
 * What security groups let in. The groups of one interface add up, none takes away, and answers leave by themselves; so
 * what some of them let in is let in whatever another one says that could not be read.
 */
final class GroupWalk {

    /** An opening and whose it is. */
    record Gate(SecurityGroup group, Opening opening) {}

    private record Question(List<String> groups, int port, boolean ipv6) {}

    private final Inventory inventory;
    private final String region;
    private final Map<String, List<Gate>> gates = new ConcurrentHashMap<>();
    private final Map<Question, Passage<Gate>> answers = new ConcurrentHashMap<>();

    GroupWalk(Inventory inventory, String region) {
        this.inventory = inventory;
        this.region = region;
    }

    /**
     * From where groups let TCP to a port in.
     *
     * @throws UnreadableException when those that were read do not open the port and another one was not read
     */
    Passage<Gate> letsIn(List<String> groups, int port, boolean ipv6) {
        var known = answers.computeIfAbsent(new Question(groups, port, ipv6), this::read);
        if (!known.isWorld()) {
            groups.forEach(id -> group(id).orElseThrow());
        }
        return known;
    }

    /** The ports of every opening of the groups that were read. */
    Stream<Ports> ports(List<String> groups) {
        return groups.stream()
                .flatMap(id -> gates(id).stream())
                .map(gate -> gate.opening().ports());
    }

    private Passage<Gate> read(Question asked) {
        var open = asked.groups().stream()
                .flatMap(id -> gates(id).stream())
                .filter(gate -> gate.opening().ports().reachTcp(asked.port()))
                .toList();
        return Passage.walk(asked.ipv6(), open, gate -> gate.opening().cidr(), any -> true);
    }

    private List<Gate> gates(String id) {
        return gates.computeIfAbsent(
                id,
                asked -> group(asked) instanceof Reading.Known<SecurityGroup>(var group)
                        ? Opening.ranges(group).stream()
                                .map(opening -> new Gate(group, opening))
                                .toList()
                        : List.of());
    }

    /** A group that a whole list does not hold is another account's, and nobody knows what it lets in. */
    private Reading<SecurityGroup> group(String id) {
        var found = inventory.find(SecurityGroup.class, region, id).map(Resource::config);
        return found instanceof Reading.Absent<SecurityGroup>()
                ? Reading.unreadable(Cause.UNSUPPORTED, id + " is not among the account's security groups")
                : found;
    }
}

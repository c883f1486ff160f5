package dev.vitals.rule.network;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.NetworkAclEntry;
import software.amazon.awssdk.services.ec2.model.RuleAction;

/**
 * A network ACL as AWS walks it: entries in the order of their numbers, the first that matches an address decides about
 * it, and what none matches is denied. So a deny of a narrow range does not shield from everybody else, and an allow of
 * one does not open to them.
 */
final class AclWalk {

    /** Answers go to a port above these: what clients ask from, in any system (RFC 6056). */
    private static final int FIRST_EPHEMERAL = 1024;

    private record Question(boolean egress, boolean ipv6, int port) {}

    private final NetworkAcl acl;
    private final List<NetworkAclEntry> ordered;
    private final Map<Question, Passage<NetworkAclEntry>> answers = new ConcurrentHashMap<>();

    AclWalk(NetworkAcl acl) {
        this.acl = acl;
        this.ordered = acl.entries().stream()
                .sorted(Comparator.comparing(
                        NetworkAclEntry::ruleNumber, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    String id() {
        return String.valueOf(acl.networkAclId());
    }

    /** From where TCP to a port is let in. */
    Passage<NetworkAclEntry> letsIn(int port, boolean ipv6) {
        return tcp(new Question(false, ipv6, port));
    }

    /** From where every port is let in by entries for all of them. */
    Passage<NetworkAclEntry> letsEverythingIn(boolean ipv6) {
        return walk(false, ipv6, Ports::reachEverything);
    }

    /** To where answers are let out, whatever ephemeral port they go to: who asks chooses it. */
    Passage<NetworkAclEntry> letsAnswersOut(boolean ipv6) {
        return answers.computeIfAbsent(
                new Question(true, ipv6, FIRST_EPHEMERAL - 1),
                any -> Stream.concat(
                                Stream.of(FIRST_EPHEMERAL),
                                ports().flatMap(ports -> Stream.of(ports.from(), ports.to() + 1)))
                        .filter(port -> port >= FIRST_EPHEMERAL && port <= Ports.HIGHEST)
                        .distinct()
                        .sorted()
                        .map(port -> walk(true, ipv6, ports -> ports.reachTcp(port)))
                        .reduce(Passage.closed(ipv6), Passage::or));
    }

    /** The entries that keep the world from a port; none where no entry speaks of it. */
    List<NetworkAclEntry> refusesIn(int port, boolean ipv6) {
        return refuses(false, ipv6, port);
    }

    /** The entries that keep answers from leaving; none where no entry speaks of them. */
    List<NetworkAclEntry> refusesAnswers(boolean ipv6) {
        return refuses(true, ipv6, FIRST_EPHEMERAL);
    }

    /** The ports of every entry. */
    Stream<Ports> ports() {
        return ordered.stream().map(AclWalk::ports);
    }

    static Ports ports(NetworkAclEntry entry) {
        var range = entry.portRange();
        return Ports.of(entry.protocol(), range == null ? null : range.from(), range == null ? null : range.to());
    }

    static String cidr(NetworkAclEntry entry) {
        return entry.cidrBlock() != null ? entry.cidrBlock() : String.valueOf(entry.ipv6CidrBlock());
    }

    private Passage<NetworkAclEntry> tcp(Question question) {
        return answers.computeIfAbsent(
                question, asked -> walk(asked.egress(), asked.ipv6(), ports -> ports.reachTcp(asked.port())));
    }

    private List<NetworkAclEntry> refuses(boolean egress, boolean ipv6, int port) {
        var denied =
                Passage.walk(ipv6, matching(egress, ports -> ports.reachTcp(port)), AclWalk::cidr, AclWalk::denies);
        return denied.isWorld() ? denied.deciding() : List.of();
    }

    private static boolean denies(NetworkAclEntry entry) {
        return entry.ruleAction() != RuleAction.ALLOW;
    }

    private Passage<NetworkAclEntry> walk(boolean egress, boolean ipv6, Predicate<Ports> meant) {
        return Passage.walk(ipv6, matching(egress, meant), AclWalk::cidr, entry -> !denies(entry));
    }

    private List<NetworkAclEntry> matching(boolean egress, Predicate<Ports> meant) {
        return ordered.stream()
                .filter(entry -> Boolean.valueOf(egress).equals(entry.egress()))
                .filter(entry -> meant.test(ports(entry)))
                .toList();
    }
}

package dev.vitals.rule.network;

import static dev.vitals.support.Inventories.REGION;
import static dev.vitals.support.Networks.any;
import static dev.vitals.support.Networks.entry;
import static dev.vitals.support.Networks.out;
import static dev.vitals.support.Networks.tcp;
import static dev.vitals.support.Wired.blackhole;
import static dev.vitals.support.Wired.instance;
import static dev.vitals.support.Wired.open;
import static dev.vitals.support.Wired.route;
import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.ec2.model.RuleAction.ALLOW;
import static software.amazon.awssdk.services.ec2.model.RuleAction.DENY;

import dev.vitals.collect.ec2.Ec2Kinds;
import dev.vitals.collect.rds.RdsKinds;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Verdict;
import dev.vitals.rule.network.Hop.Kind;
import dev.vitals.rule.network.Hop.Outcome;
import dev.vitals.support.Inventories;
import dev.vitals.support.Wired;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InternetGateway;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.rds.model.DBInstance;

class WaysInTest {

    private static final List<Integer> SENSITIVE = Settings.defaults().ports().sensitive();

    @Test
    void tellsTheDecidingEntryOfEveryStation() {
        var way = only(open().with(gateway("vpc-1")), "203.0.113.5");
        assertThat(way.outcome()).isEqualTo(Outcome.OPEN);
        assertThat(way.ports()).containsExactly(22);
        assertThat(way.hops())
                .extracting(Hop::kind, Hop::subject, Hop::detail)
                .containsExactly(
                        row(Kind.INTERNET, "anywhere", "whoever asks"),
                        row(Kind.GATEWAY, "igw-1", "attached to vpc-1"),
                        row(Kind.ROUTE, "rtb-1", "0.0.0.0/0 leads to igw-1; it is the main table, which subnet-1 uses"),
                        row(
                                Kind.ACL,
                                "acl-1",
                                "in: entry 100 allows every protocol and port from 0.0.0.0/0;"
                                        + " out: entry 100 allows every protocol and port to 0.0.0.0/0"),
                        row(Kind.GROUP, "sg-1", "web opens TCP 22 to 0.0.0.0/0"),
                        row(Kind.INTERFACE, "203.0.113.5", "of eni-1 in subnet-1"));
    }

    @Test
    void endsAtTheRouteThatLeadsNowhere() {
        assertThat(stop(open().with(gateway("vpc-1")).routes(route("10.0.0.0/16", "local"))))
                .isEqualTo(row(Kind.ROUTE, "rtb-1", "no route to a gateway for IPv4"));
        assertThat(stop(open().with(gateway("vpc-1")).routes(route("0.0.0.0/0", "nat-1"))))
                .isEqualTo(row(Kind.ROUTE, "rtb-1", "0.0.0.0/0 leads to nat-1, which lets nobody in"));
        assertThat(stop(open().with(gateway("vpc-1")).routes(blackhole("0.0.0.0/0", "igw-1"))))
                .isEqualTo(row(Kind.ROUTE, "rtb-1", "0.0.0.0/0 leads to igw-1, which is gone"));
        assertThat(stop(open().with(gateway("vpc-1")).routes(route("198.51.100.0/24", "igw-1"))))
                .isEqualTo(row(Kind.ROUTE, "rtb-1", "only 198.51.100.0/24 leads to a gateway for IPv4"));
    }

    @Test
    void endsAtTheGatewayThatIsNotThereOrBlocksPublicAccess() {
        assertThat(stop(open().with(gateway("vpc-2")).routes(route("10.0.0.0/16", "local"))))
                .isEqualTo(row(Kind.GATEWAY, "none", "no internet gateway is attached to vpc-1"));
        var blocked = open().with(gateway("vpc-1"))
                .subnet(subnet -> subnet.blockPublicAccessStates(
                        states -> states.internetGatewayBlockMode("block-bidirectional")));
        assertThat(stop(blocked))
                .isEqualTo(row(Kind.GATEWAY, "igw-1", "VPC Block Public Access keeps the internet out of subnet-1"));
    }

    @Test
    void endsAtTheAclEntryThatDeniesEitherDirection() {
        var in = open().acl(entry(100, DENY, "0.0.0.0/0", 0, 65535), any(100, ALLOW, "0.0.0.0/0", true));
        assertThat(stop(in)).isEqualTo(row(Kind.ACL, "acl-1", "in: entry 100 denies TCP 0-65535 from 0.0.0.0/0"));
        var out = open().acl(any(100, ALLOW, "0.0.0.0/0", false), out(90, DENY, "0.0.0.0/0", 1024, 65535));
        assertThat(stop(out))
                .isEqualTo(row(
                        Kind.ACL,
                        "acl-1",
                        "in: entry 100 allows every protocol and port from 0.0.0.0/0;"
                                + " out: entry 90 denies TCP 1024-65535 to 0.0.0.0/0"));
        var silent = open().acl(any(100, ALLOW, "10.0.0.0/8", false));
        assertThat(stop(silent)).isEqualTo(row(Kind.ACL, "acl-1", "in: entries allow it from 10.0.0.0/8 only"));
    }

    @Test
    void endsAtTheGroupThatOpensToSomeOnly() {
        var way = WaysIn.to(
                        instance("203.0.113.5"),
                        open().group(tcp(22, 22, "198.51.100.0/24")).inventory(),
                        SENSITIVE)
                .getFirst();
        assertThat(way.decisive().kind()).isEqualTo(Kind.GROUP);
        assertThat(way.decisive().detail()).isEqualTo("opens it to 198.51.100.0/24 only");
        assertThat(way.end().outcome()).isEqualTo(Outcome.UNREACHED);
    }

    @Test
    void tellsWhatWasNotReadInsteadOfGuessing() {
        var way = only(open().refusing(SecurityGroup.class), "203.0.113.5");
        assertThat(way.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(way.decisive().kind()).isEqualTo(Kind.GROUP);
        assertThat(way.decisive().detail()).isEqualTo("access denied: SecurityGroup refused");
        var shared = only(open().refusing(RouteTable.class), "203.0.113.5");
        assertThat(shared.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(shared.hops())
                .filteredOn(hop -> hop.outcome() == Outcome.UNKNOWN)
                .extracting(Hop::kind)
                .contains(Kind.ROUTE);
    }

    @Test
    void stopsAtAClosedStationWhateverElseWasNotRead() {
        var way = WaysIn.to(
                        instance("203.0.113.5"),
                        open().refusing(RouteTable.class)
                                .group(tcp(22, 22, "10.0.0.0/8"))
                                .inventory(),
                        SENSITIVE)
                .getFirst();
        assertThat(way.outcome()).isEqualTo(Outcome.BLOCKED);
        assertThat(way.decisive().kind()).isEqualTo(Kind.GROUP);
    }

    @Test
    void followsBothFamiliesEachByItsOwnEntries() {
        var ways = WaysIn.to(
                instance("203.0.113.5", "2600::5"),
                open().with(gateway("vpc-1"))
                        .routes(route("0.0.0.0/0", "igw-1"), route("::/0", "eigw-1"))
                        .inventory(),
                SENSITIVE);
        assertThat(ways)
                .extracting(Way::ipv6, Way::outcome)
                .containsExactly(Tuple.tuple(false, Outcome.OPEN), Tuple.tuple(true, Outcome.BLOCKED));
        assertThat(ways.getLast().decisive().detail()).isEqualTo("::/0 leads to eigw-1, which lets nobody in");
    }

    @Test
    void alsoFollowsThePortsThatAGroupOpensByName() {
        var way = only(open().group(tcp(443, 443, "0.0.0.0/0")), "203.0.113.5");
        assertThat(way.ports()).containsExactly(443);
        assertThat(way.outcome()).isEqualTo(Outcome.OPEN);
    }

    @Test
    void tellsThatThereIsNothingToKnockAt() {
        var way = only(open());
        assertThat(way.outcome()).isEqualTo(Outcome.BLOCKED);
        assertThat(way.hops()).extracting(Hop::kind).containsExactly(Kind.INTERNET, Kind.INTERFACE);
        assertThat(way.end().detail()).isEqualTo("it has no public address");
    }

    @Test
    void reachesADatabaseOnlyWhereItIsPubliclyAccessible() {
        var group = open().group(tcp(5432, 5432, "0.0.0.0/0"));
        var ways = WaysIn.to(database(true), group.inventory(), SENSITIVE);
        assertThat(ways).singleElement().satisfies(way -> {
            assertThat(way.outcome()).isEqualTo(Outcome.OPEN);
            assertThat(way.ports()).containsExactly(5432);
        });
        assertThat(WaysIn.to(database(false), group.inventory(), SENSITIVE))
                .singleElement()
                .satisfies(way -> assertThat(way.outcome()).isEqualTo(Outcome.BLOCKED));
        assertThat(WaysIn.to(database(null), group.inventory(), SENSITIVE))
                .singleElement()
                .satisfies(way -> assertThat(way.outcome()).isEqualTo(Outcome.UNKNOWN));
    }

    static List<Wired> variations() {
        var all = new ArrayList<>(List.of(
                open(),
                open().routes(route("0.0.0.0/0", "nat-1")),
                open().routes(route("0.0.0.0/1", "igw-1"), route("::/0", "igw-1")),
                open().routes(route("0.0.0.0/1", "igw-1")).group(tcp(22, 22, "128.0.0.0/1")),
                open().acl(entry(100, DENY, "0.0.0.0/0", 22, 22), any(110, ALLOW, "0.0.0.0/0", false)),
                open().group(tcp(22, 22, "0.0.0.0/1"), tcp(22, 22, "128.0.0.0/1")),
                open().edge(route("10.0.1.0/24", "eni-9")),
                open().edge(blackhole("10.0.1.0/24", "eni-9")),
                open().with(gateway("vpc-2"))));
        Wired.stations().forEach(list -> all.add(open().refusing(list)));
        Wired.stations().forEach(list -> all.add(open().refusing(list).routes(route("0.0.0.0/0", "nat-1"))));
        return all;
    }

    /** The picture and the rule are two readings of one graph; they may never say different things. */
    @ParameterizedTest
    @MethodSource("variations")
    void saysWhatTheRuleSays(Wired wired) {
        for (String address : List.of("203.0.113.9", "2600::5")) {
            var inventory = wired.inventory();
            var said = WaysIn.to(instance(address), inventory, SENSITIVE)
                    .getFirst()
                    .outcome();
            assertThat(said).isEqualTo(judged(instance(address), inventory));
        }
    }

    private static Outcome judged(Resource<Instance> instance, Inventory inventory) {
        try {
            return new ExposureRules().noEffectiveExposure(instance, inventory, Settings.defaults())
                            instanceof Verdict.Fail
                    ? Outcome.OPEN
                    : Outcome.BLOCKED;
        } catch (UnreadableException unread) {
            return Outcome.UNKNOWN;
        }
    }

    private static Way only(Wired wired, String... addresses) {
        var ways = WaysIn.to(instance(addresses), wired.inventory(), SENSITIVE);
        assertThat(ways).hasSize(1);
        return ways.getFirst();
    }

    private static Tuple stop(Wired wired) {
        var way = only(wired, "203.0.113.5");
        assertThat(way.outcome()).isEqualTo(Outcome.BLOCKED);
        return row(
                way.decisive().kind(), way.decisive().subject(), way.decisive().detail());
    }

    private static Tuple row(Object... values) {
        return Tuple.tuple(values);
    }

    private static Resource<InternetGateway> gateway(String vpc) {
        return Inventories.resource(
                Ec2Kinds.INTERNET_GATEWAY,
                REGION,
                InternetGateway.builder()
                        .internetGatewayId("igw-1")
                        .attachments(use -> use.vpcId(vpc))
                        .build());
    }

    private static Resource<DBInstance> database(Boolean isPublic) {
        return Inventories.resource(
                RdsKinds.INSTANCE,
                REGION,
                DBInstance.builder()
                        .dbInstanceIdentifier("patients")
                        .publiclyAccessible(isPublic)
                        .endpoint(endpoint -> endpoint.port(5432))
                        .vpcSecurityGroups(use -> use.vpcSecurityGroupId("sg-1"))
                        .dbSubnetGroup(
                                within -> within.vpcId("vpc-1").subnets(subnet -> subnet.subnetIdentifier("subnet-1")))
                        .build());
    }
}

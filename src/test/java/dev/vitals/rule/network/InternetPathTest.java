package dev.vitals.rule.network;

import static dev.vitals.support.Judged.verdict;
import static dev.vitals.support.Networks.any;
import static dev.vitals.support.Networks.entry;
import static dev.vitals.support.Networks.out;
import static dev.vitals.support.Networks.tcp;
import static dev.vitals.support.Wired.blackhole;
import static dev.vitals.support.Wired.instance;
import static dev.vitals.support.Wired.open;
import static dev.vitals.support.Wired.route;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awssdk.services.ec2.model.RuleAction.ALLOW;
import static software.amazon.awssdk.services.ec2.model.RuleAction.DENY;

import dev.vitals.collect.ec2.Ec2Kinds;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Verdict;
import dev.vitals.support.Inventories;
import dev.vitals.support.Judged;
import dev.vitals.support.Wired;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceNetworkInterface;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.NetworkAcl;
import software.amazon.awssdk.services.ec2.model.NetworkAclEntry;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;

/** What a path from the internet needs at each station, and what looks like one and is none. */
class InternetPathTest {

    private static final NetworkAclEntry IN = any(100, ALLOW, "0.0.0.0/0", false);
    private static final NetworkAclEntry OUT = any(100, ALLOW, "0.0.0.0/0", true);
    private static final Resource<Instance> PUBLIC = instance("203.0.113.5");
    private static final Resource<Instance> IPV6 = instance("2600:1f18:1:1::5");

    @Test
    void namesTheStationsInTheOrderInWhichAPacketMeetsThem() {
        var fail = (Verdict.Fail) judge(PUBLIC, open().inventory());

        assertThat(fail.message())
                .isEqualTo("i-1 answers the internet on TCP 22: igw-1 → acl-1 entry 100 → sg-1 → eni-1 (203.0.113.5)");
        assertThat(fail.proof())
                .extracting(step -> step.label() + " " + step.subject() + ": " + step.detail())
                .containsExactly(
                        "internet gateway igw-1: of vpc-1",
                        "route table rtb-1: 0.0.0.0/0 leads to igw-1; it is the main table, which subnet-1 uses",
                        "network ACL, inbound acl-1: entry 100 allows every protocol and port from 0.0.0.0/0",
                        "security group sg-1: web opens TCP 22 to 0.0.0.0/0",
                        "public address 203.0.113.5: of eni-1 in subnet-1",
                        "network ACL, outbound acl-1: entry 100 allows every protocol and port to 0.0.0.0/0,"
                                + " so that answers leave");
    }

    @Test
    void followsIpv6OnItsOwn() {
        verdict(judge(IPV6, open().routes(route("::/0", "igw-1")).inventory()))
                .failsSaying("acl-1 entry 101", "2600:1f18:1:1::5");
        path(IPV6, open().routes(route("::/0", "eigw-1"), route("0.0.0.0/0", "igw-1")))
                .passes();
        path(IPV6, open().group(tcp(22, 22, "0.0.0.0/0"))).passes();
        path(instance("fd00::5"), open()).passes();
    }

    @Test
    void takesSecondaryAddressesAndDelegatedPrefixesForAddresses() {
        verdict(judge(
                        changed(card -> card.privateIpAddresses(
                                second -> second.association(found -> found.publicIp("203.0.113.6")))),
                        open().inventory()))
                .failsSaying("203.0.113.6");
        verdict(judge(
                        changed(card -> card.ipv6Prefixes(prefix -> prefix.ipv6Prefix("2600:1f18:1:1:1::/80"))),
                        open().inventory()))
                .failsSaying("2600:1f18:1:1:1::/80");
    }

    @Test
    void passesInAPrivateSubnetWhoseGroupIsOpen() {
        path(PUBLIC, open().routes(route("0.0.0.0/0", "nat-1"))).passes();
        path(PUBLIC, open().routes(route("10.0.0.0/16", "local"))).passes();
        path(instance(), open()).passes();
    }

    @Test
    void knowsWhichWaysLetNobodyIn() {
        path(PUBLIC, open().routes(route("0.0.0.0/0", "tgw-1"))).passes();
        path(PUBLIC, open().routes(route("0.0.0.0/0", "vgw-1"))).passes();
        path(PUBLIC, open().routes(route("0.0.0.0/0", "vpce-1"))).passes();
        path(PUBLIC, open().routes(route("0.0.0.0/0", "eni-9"))).passes();
        path(PUBLIC, open().routes(blackhole("0.0.0.0/0", "igw-1"))).passes();
        path(PUBLIC, open().routes(route("pl-1", "igw-1"))).passes();
        path(PUBLIC, open().routes(route("203.0.113.0/24", "igw-1"), route("0.0.0.0/0", "nat-1")))
                .passes();
    }

    @Test
    void letsTheLongestPrefixDecide() {
        path(PUBLIC, open().routes(route("0.0.0.0/0", "igw-1"), route("198.51.100.0/24", "vpce-1")))
                .failsSaying("igw-1");
        path(
                        PUBLIC,
                        open().routes(
                                        route("0.0.0.0/0", "igw-1"),
                                        route("0.0.0.0/1", "nat-1"),
                                        route("128.0.0.0/1", "nat-1")))
                .passes();
        path(
                        PUBLIC,
                        open().routes(
                                        route("0.0.0.0/0", "igw-1"),
                                        blackhole("0.0.0.0/1", "eni-9"),
                                        blackhole("128.0.0.0/1", "eni-9")))
                .passes();
        verdict(judge(
                        PUBLIC,
                        open().routes(route("0.0.0.0/2", "igw-1"), route("64.0.0.0/2", "igw-1"))
                                .inventory()))
                .failsSaying("igw-1");
    }

    @Test
    void prefersTheSubnetsOwnTable() {
        path(PUBLIC, open().ownRoutes(route("0.0.0.0/0", "nat-1"))).passes();
        path(PUBLIC, open().routes(route("0.0.0.0/0", "nat-1")).ownRoutes(route("0.0.0.0/0", "igw-1")))
                .failsSaying("igw-1");
    }

    @Test
    void passesWhereTheVpcBlocksPublicAccess() {
        path(
                        PUBLIC,
                        open().subnet(subnet -> subnet.blockPublicAccessStates(
                                states -> states.internetGatewayBlockMode("block-ingress"))))
                .passes();
        path(
                        PUBLIC,
                        open().subnet(subnet ->
                                subnet.blockPublicAccessStates(states -> states.internetGatewayBlockMode("off"))))
                .failsSaying("igw-1");
    }

    @Test
    void doesNotKnowWhatAFirewallAtTheGatewayLetsThrough() {
        var inspected = open().routes(route("0.0.0.0/0", "vpce-1")).edge(route("10.0.1.0/24", "vpce-1"));
        assertThatThrownBy(() -> judge(PUBLIC, inspected.inventory()))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("vpce-1 decides what reaches subnet-1");
        assertThatThrownBy(() -> judge(
                        PUBLIC,
                        open().edge(route("10.0.0.0/16", "local"), route("10.0.1.0/24", "eni-9"))
                                .inventory()))
                .isInstanceOf(UnreadableException.class);
        path(PUBLIC, inspected.group(tcp(443, 443, "0.0.0.0/0"))).passes();
        path(PUBLIC, open().edge(route("10.0.2.0/24", "vpce-1"), route("10.0.0.0/16", "local")))
                .failsSaying("igw-1");
        path(PUBLIC, open().edge(blackhole("10.0.1.0/24", "vpce-1"))).passes();
    }

    @Test
    void walksTheAclInTheOrderOfItsNumbers() {
        path(PUBLIC, open().acl(IN, OUT, entry(50, DENY, "0.0.0.0/0", 22, 22))).passes();
        path(PUBLIC, open().acl(IN, OUT, entry(150, DENY, "0.0.0.0/0", 22, 22))).failsSaying("entry 100");
        path(PUBLIC, open().acl(IN, OUT, any(50, DENY, "0.0.0.0/0", false))).passes();
        path(PUBLIC, open().acl(OUT)).passes();
    }

    @Test
    void isNotCalmedByADenyForSomebodyNorAlarmedByAnAllowForSomebody() {
        path(PUBLIC, open().acl(IN, OUT, any(50, DENY, "198.51.100.0/24", false)))
                .failsSaying("entry 100");
        path(PUBLIC, open().acl(IN, OUT, any(50, DENY, "0.0.0.0/1", false))).failsSaying("entry 100");
        path(PUBLIC, open().acl(any(100, ALLOW, "198.51.100.0/24", false), OUT)).passes();
        path(PUBLIC, open().acl(any(100, ALLOW, "64.0.0.0/2", false), OUT)).passes();
        path(PUBLIC, open().group(tcp(22, 22, "198.51.100.0/24"))).passes();
    }

    @Test
    void putsHalvesOfTheWorldTogether() {
        var halves = open().acl(any(100, ALLOW, "0.0.0.0/2", false), any(110, ALLOW, "64.0.0.0/2", false), OUT);
        verdict(judge(PUBLIC, halves.inventory())).failsSaying("acl-1 entries 100, 110");
        path(PUBLIC, open().group(tcp(22, 22, "0.0.0.0/1"), tcp(22, 22, "128.0.0.0/1")))
                .failsSaying("sg-1");
        path(PUBLIC, open().group(tcp(22, 22, "0.0.0.0/2"), tcp(0, 65535, "128.0.0.0/2")))
                .failsSaying("sg-1");
    }

    @Test
    void needsTheSameAddressesAtEveryStation() {
        var lower = open().group(tcp(22, 22, "0.0.0.0/1"));
        path(PUBLIC, lower.acl(IN, OUT, any(50, DENY, "0.0.0.0/1", false))).passes();
        path(PUBLIC, lower.acl(IN, OUT, any(50, DENY, "128.0.0.0/1", false))).failsSaying("sg-1");
    }

    @Test
    void passesWhereAnswersCannotLeave() {
        path(PUBLIC, open().acl(IN)).passes();
        path(PUBLIC, open().acl(IN, out(100, ALLOW, "0.0.0.0/0", 443, 443))).passes();
        path(PUBLIC, open().acl(IN, OUT, out(50, DENY, "0.0.0.0/0", 1024, 65535)))
                .passes();
        path(PUBLIC, open().acl(IN, out(100, ALLOW, "198.51.100.0/24", 1024, 65535)))
                .passes();
    }

    @Test
    void needsOnlySomeOfThePortsThatAnswersGoTo() {
        path(PUBLIC, open().acl(IN, OUT, out(50, DENY, "0.0.0.0/0", 1024, 60000)))
                .failsSaying("entry 100");
        path(PUBLIC, open().acl(IN, out(100, ALLOW, "0.0.0.0/0", 50000, 50000))).failsSaying("entry 100");
    }

    @Test
    void takesNeitherGroupsNorPrefixListsForTheWorld() {
        var referenced = IpPermission.builder()
                .ipProtocol("-1")
                .userIdGroupPairs(pair -> pair.groupId("sg-2"))
                .prefixListIds(list -> list.prefixListId("pl-1"))
                .build();
        path(PUBLIC, open().group(referenced)).passes();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "6", "tcp"})
    void readsEveryWayToWriteTcp(String protocol) {
        var permission = IpPermission.builder().ipProtocol(protocol).ipRanges(range -> range.cidrIp("0.0.0.0/0"));
        path(PUBLIC, open().group(permission.build())).failsSaying("sg-1");
        path(PUBLIC, open().group(permission.ipProtocol("udp").build())).passes();
    }

    @ParameterizedTest
    @MethodSource("dev.vitals.support.Wired#stations")
    void isUnknownWhileAStationOfAnOpenPathCouldNotBeRead(Class<?> station) {
        assertThatThrownBy(() -> judge(PUBLIC, open().refusing(station).inventory()))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining(station.getSimpleName());
    }

    @ParameterizedTest
    @MethodSource("dev.vitals.support.Wired#stations")
    void needsNoOtherStationWhereOneIsClosed(Class<?> station) {
        path(instance(), open().refusing(station)).passes();
        if (station != SecurityGroup.class) {
            path(PUBLIC, open().group().refusing(station)).passes();
        }
        if (station != NetworkAcl.class) {
            path(PUBLIC, open().acl(IN).refusing(station)).passes();
        }
        if (station != RouteTable.class) {
            path(PUBLIC, open().routes(route("0.0.0.0/0", "nat-1")).refusing(station))
                    .passes();
        }
    }

    @Test
    void doesNotTakeWhatTheAccountMayNotSeeForClosed() {
        assertThatThrownBy(() -> judge(
                        changed(card -> card.association(found -> found.publicIp("203.0.113.5"))
                                .groups(member -> member.groupId("sg-9"))),
                        open().inventory()))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("sg-9");
        assertThatThrownBy(() -> judge(
                        changed(card -> card.association(found -> found.publicIp("203.0.113.5"))
                                .subnetId("subnet-9")),
                        open().inventory()))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("subnet-9");
    }

    @Test
    void callsAPortReachedByOneGroupWhateverAnotherOneSays() {
        var both = changed(card -> card.association(found -> found.publicIp("203.0.113.5"))
                .groups(member -> member.groupId("sg-9"), member -> member.groupId("sg-1")));
        verdict(judge(both, open().inventory())).failsSaying("sg-1");
    }

    private static Verdict judge(Resource<Instance> instance, Inventory inventory) {
        return new ExposureRules().noEffectiveExposure(instance, inventory, Settings.defaults());
    }

    private static Judged path(Resource<Instance> instance, Wired wired) {
        return verdict(judge(instance, wired.inventory()));
    }

    private static Resource<Instance> changed(Consumer<InstanceNetworkInterface.Builder> change) {
        var instance = instance();
        var card = instance.config().networkInterfaces().getFirst().toBuilder();
        change.accept(card);
        return Inventories.resource(
                Ec2Kinds.INSTANCE,
                Inventories.REGION,
                instance.config().toBuilder().networkInterfaces(card.build()).build());
    }
}

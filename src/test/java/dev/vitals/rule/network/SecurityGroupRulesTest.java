package dev.vitals.rule.network;

import static dev.vitals.support.Judged.verdict;
import static dev.vitals.support.Networks.everything;
import static dev.vitals.support.Networks.group;
import static dev.vitals.support.Networks.tcp;
import static dev.vitals.support.Wired.card;
import static dev.vitals.support.Wired.open;
import static dev.vitals.support.Wired.route;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.inventory.Resource;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Verdict;
import dev.vitals.support.Inventories;
import dev.vitals.support.Wired;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;

class SecurityGroupRulesTest {

    private static final Settings SETTINGS = Settings.defaults();

    private final SecurityGroupRules rules = new SecurityGroupRules();

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0/0", "::/0", "0.0.0.0/1", "2000::/3"})
    void failsWhereTheWorldReachesSsh(String world) {
        verdict(noPublicSsh(group(tcp(22, 22, world))))
                .fails("sg-1 (web) opens SSH (TCP 22) to %s by a rule for TCP 22".formatted(world));
    }

    @Test
    void failsWhereARangeOrEveryProtocolContainsThePort() {
        verdict(noPublicSsh(group(tcp(0, 65535, "0.0.0.0/0")))).failsSaying("TCP 0-65535");
        verdict(noPublicRdp(group(everything("0.0.0.0/0")))).failsSaying("every protocol and port");
        verdict(noAllPortsPublic(group(everything("0.0.0.0/0")))).failsSaying("every port");
        verdict(noAllPortsPublic(group(tcp(0, 65535, "::/0")))).failsSaying("::/0");
    }

    @Test
    void passesForNamedAddressesGroupsAndPrefixLists() {
        var referenced = IpPermission.builder()
                .ipProtocol("tcp")
                .fromPort(22)
                .toPort(22)
                .userIdGroupPairs(pair -> pair.groupId("sg-2"))
                .prefixListIds(list -> list.prefixListId("pl-1"))
                .build();

        verdict(noPublicSsh(group(tcp(22, 22, "203.0.113.0/24"), referenced))).passes();
        verdict(noPublicSsh(group(tcp(443, 443, "0.0.0.0/0")))).passes();
        verdict(noAllPortsPublic(group(tcp(443, 443, "0.0.0.0/0")))).passes();
        verdict(noPublicSsh(group())).passes();
    }

    @Test
    void readsUdpAsUdp() {
        var udp = IpPermission.builder()
                .ipProtocol("udp")
                .fromPort(0)
                .toPort(65535)
                .ipRanges(range -> range.cidrIp("0.0.0.0/0"))
                .build();

        verdict(noPublicSsh(group(udp))).passes();
    }

    @Test
    void namesThePortOfTheListThatIsOpen() {
        verdict(noPublicDatabasePorts(group(tcp(5432, 5432, "0.0.0.0/0")))).failsSaying("TCP 5432");
        verdict(noPublicCommonPorts(group(tcp(20, 23, "::/0")))).failsSaying("TCP 20");
        verdict(noPublicCommonPorts(group(tcp(443, 443, "::/0")))).passes();
        verdict(noPublicDatabasePorts(group(tcp(5432, 5432, "10.0.0.0/8")))).passes();
    }

    @Test
    void saysNothingOfAGroupThatWasNotReturned() {
        assertThatThrownBy(() -> noPublicSsh(SecurityGroup.builder().build())).isInstanceOf(UnreadableException.class);
    }

    @Test
    void addsRangesUpToTheWorld() {
        verdict(noPublicSsh(group(quarters("0.0.0.0/2", "64.0.0.0/2"))))
                .fails("sg-1 (web) opens SSH (TCP 22) to 0.0.0.0/2, 64.0.0.0/2 by a rule for TCP 22");
        verdict(noPublicSsh(group(quarters("0.0.0.0/2", "10.0.0.0/8")))).passes();
    }

    @Test
    void tellsInWhichSubnetsTheOpenGroupIsCarried() {
        assertThat(carried(open())).containsExactly("subnet-1: a public subnet: 0.0.0.0/0 leads to igw-1");
        assertThat(carried(open().routes(route("0.0.0.0/0", "nat-1"))))
                .containsExactly("subnet-1: a private subnet: no route to an internet gateway,"
                        + " so that the internet has no way in");
        assertThat(carried(open().refusing(RouteTable.class)))
                .containsExactly("subnet-1: its routes could not be read");
        assertThat(carried(open().refusing(NetworkInterface.class)))
                .containsExactly("unknown: the network interfaces could not be read: NetworkInterface refused");
    }

    @Test
    void tellsThatNobodyCarriesTheOpenGroup() {
        var fail = (Verdict.Fail) noPublicSsh(group(tcp(22, 22, "0.0.0.0/0")));
        assertThat(fail.proof())
                .containsExactly(
                        new Verdict.Step("carried in", "no subnet", "no network interface carries the group now"));
    }

    @Test
    void saysTheSameWhenAnotherInterfaceOfTheSubnetCarriesIt() {
        assertThat(carried(open().with(card(eni -> eni.networkInterfaceId("eni-3")))))
                .isEqualTo(carried(open()));
    }

    private List<String> carried(Wired wired) {
        var group = resource(group(tcp(22, 22, "0.0.0.0/0")));
        var fail = (Verdict.Fail)
                rules.noPublicSsh(group, wired.with(card(any -> {})).inventory());
        return fail.proof().stream()
                .map(step -> step.subject() + ": " + step.detail())
                .toList();
    }

    private static IpPermission quarters(String first, String second) {
        return tcp(22, 22, first).toBuilder()
                .ipRanges(range -> range.cidrIp(first), range -> range.cidrIp(second))
                .build();
    }

    private Verdict noPublicSsh(SecurityGroup group) {
        return rules.noPublicSsh(resource(group), Inventories.empty());
    }

    private Verdict noPublicRdp(SecurityGroup group) {
        return rules.noPublicRdp(resource(group), Inventories.empty());
    }

    private Verdict noAllPortsPublic(SecurityGroup group) {
        return rules.noAllPortsPublic(resource(group), Inventories.empty());
    }

    private Verdict noPublicCommonPorts(SecurityGroup group) {
        return rules.noPublicCommonPorts(resource(group), Inventories.empty(), SETTINGS);
    }

    private Verdict noPublicDatabasePorts(SecurityGroup group) {
        return rules.noPublicDatabasePorts(resource(group), Inventories.empty(), SETTINGS);
    }

    private static Resource<SecurityGroup> resource(SecurityGroup group) {
        return Inventories.labelled(Inventories.REGION, "sg-1", group);
    }
}

package dev.vitals.rule.network;

import static dev.vitals.support.Judged.verdict;
import static dev.vitals.support.Networks.everything;
import static dev.vitals.support.Networks.group;
import static dev.vitals.support.Networks.tcp;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;

class SecurityGroupRulesTest {

    private static final Settings SETTINGS = Settings.defaults();

    private final SecurityGroupRules rules = new SecurityGroupRules();

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0/0", "::/0", "0.0.0.0/1", "2000::/3"})
    void failsWhereTheWorldReachesSsh(String world) {
        verdict(rules.noPublicSsh(group(tcp(22, 22, world))))
                .fails("sg-1 (web) opens SSH (TCP 22) to %s by a rule for TCP 22".formatted(world));
    }

    @Test
    void failsWhereARangeOrEveryProtocolContainsThePort() {
        verdict(rules.noPublicSsh(group(tcp(0, 65535, "0.0.0.0/0")))).failsSaying("TCP 0-65535");
        verdict(rules.noPublicRdp(group(everything("0.0.0.0/0")))).failsSaying("every protocol and port");
        verdict(rules.noAllPortsPublic(group(everything("0.0.0.0/0")))).failsSaying("every port");
        verdict(rules.noAllPortsPublic(group(tcp(0, 65535, "::/0")))).failsSaying("::/0");
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

        verdict(rules.noPublicSsh(group(tcp(22, 22, "203.0.113.0/24"), referenced)))
                .passes();
        verdict(rules.noPublicSsh(group(tcp(443, 443, "0.0.0.0/0")))).passes();
        verdict(rules.noAllPortsPublic(group(tcp(443, 443, "0.0.0.0/0")))).passes();
        verdict(rules.noPublicSsh(group())).passes();
    }

    @Test
    void readsUdpAsUdp() {
        var udp = IpPermission.builder()
                .ipProtocol("udp")
                .fromPort(0)
                .toPort(65535)
                .ipRanges(range -> range.cidrIp("0.0.0.0/0"))
                .build();

        verdict(rules.noPublicSsh(group(udp))).passes();
    }

    @Test
    void namesThePortOfTheListThatIsOpen() {
        verdict(rules.noPublicDatabasePorts(group(tcp(5432, 5432, "0.0.0.0/0")), SETTINGS))
                .failsSaying("TCP 5432");
        verdict(rules.noPublicCommonPorts(group(tcp(20, 23, "::/0")), SETTINGS)).failsSaying("TCP 20");
        verdict(rules.noPublicCommonPorts(group(tcp(443, 443, "::/0")), SETTINGS))
                .passes();
        verdict(rules.noPublicDatabasePorts(group(tcp(5432, 5432, "10.0.0.0/8")), SETTINGS))
                .passes();
    }

    @Test
    void saysNothingOfAGroupThatWasNotReturned() {
        assertThatThrownBy(() -> rules.noPublicSsh(SecurityGroup.builder().build()))
                .isInstanceOf(UnreadableException.class);
    }
}

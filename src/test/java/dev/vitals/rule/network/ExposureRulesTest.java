package dev.vitals.rule.network;

import static dev.vitals.support.Inventories.REGION;
import static dev.vitals.support.Judged.verdict;
import static dev.vitals.support.Networks.any;
import static dev.vitals.support.Networks.entry;
import static dev.vitals.support.Networks.tcp;
import static dev.vitals.support.Wired.card;
import static dev.vitals.support.Wired.instance;
import static dev.vitals.support.Wired.open;
import static dev.vitals.support.Wired.route;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static software.amazon.awssdk.services.ec2.model.RuleAction.ALLOW;
import static software.amazon.awssdk.services.ec2.model.RuleAction.DENY;

import dev.vitals.collect.ec2.Ec2Kinds;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Verdict;
import dev.vitals.support.Inventories;
import dev.vitals.support.Wired;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.NetworkAclEntry;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.NetworkInterfaceAssociation;
import software.amazon.awssdk.services.ec2.model.RouteTable;

class ExposureRulesTest {

    private static final Settings SETTINGS = Settings.defaults();

    private final ExposureRules rules = new ExposureRules();
    private final OpenPortRules ports = new OpenPortRules();

    @Test
    void namesThePublicAddress() {
        verdict(rules.noPublicAddress(instance("203.0.113.5"), SETTINGS))
                .fails("i-1 has the public address 203.0.113.5");
        verdict(rules.noPublicAddress(instance("2600::5"), SETTINGS))
                .fails("i-1 has the routable IPv6 address 2600::5");
        verdict(rules.noPublicAddress(instance("fd00::5"), SETTINGS)).passes();
        verdict(rules.noPublicAddress(instance(), SETTINGS)).passes();
    }

    @Test
    void findsThePortsOfAnEnclavesHostThatTheInternetReaches() {
        verdict(ports.nonstandard(enclaveHost(), behind(tcp(22, 22, "0.0.0.0/0"))))
                .failsSaying("Enclave host i-1 answers the internet on TCP 22: igw-1");
        verdict(ports.nonstandard(enclaveHost(), behind(tcp(443, 443, "0.0.0.0/0"))))
                .passes();
        verdict(ports.nonstandard(
                        enclaveHost(),
                        open().routes(route("0.0.0.0/0", "nat-1")).inventory()))
                .passes();
        verdict(ports.proxies(enclaveHost(), behind(tcp(8000, 9000, "0.0.0.0/0")), SETTINGS))
                .failsSaying("answers the internet on TCP 8000");
        verdict(ports.proxies(enclaveHost(), behind(tcp(22, 22, "0.0.0.0/0")), SETTINGS))
                .passes();
    }

    @Test
    void findsAnEnclavesPortBehindAnAclThatClosesTheFirstOnesOnly() {
        verdict(ports.nonstandard(enclaveHost(), behind(entry(50, DENY, "0.0.0.0/0", 1, 1023))))
                .failsSaying("answers the internet on TCP 1024");
        verdict(ports.nonstandard(enclaveHost(), behind(entry(50, DENY, "0.0.0.0/0", 1, 65535))))
                .passes();
    }

    @Test
    void findsTheInterfaceOfADatabaseOrAFunctionThatTheInternetReaches() {
        verdict(judge(card(any -> {}), open()))
                .fails("Interface eni-2 (AWS Lambda VPC ENI) answers the internet on TCP 22:"
                        + " igw-1 → acl-1 entry 100 → sg-1 → eni-2 (203.0.113.9)");
        verdict(judge(card(any -> {}), open().routes(route("0.0.0.0/0", "nat-1"))))
                .passes();
        verdict(judge(card(eni -> eni.association((NetworkInterfaceAssociation) null)), open()))
                .passes();
        assertThatThrownBy(() -> judge(card(any -> {}), open().refusing(RouteTable.class)))
                .isInstanceOf(UnreadableException.class);
    }

    @Test
    void leavesInterfacesToWhatTheyBelongTo() {
        var attached = card(eni -> eni.attachment(held -> held.instanceId("i-1")));
        verdict(judge(attached, open().with(instance("203.0.113.5")))).isNotApplicable();
        verdict(judge(attached, open().refusing(Instance.class))).failsSaying("eni-2");
        verdict(judge(card(eni -> eni.status("available")), open())).isNotApplicable();
        verdict(judge(card(eni -> eni.interfaceType("nat_gateway")), open())).isNotApplicable();
        verdict(judge(card(eni -> eni.description("ELB app/web/1").requesterManaged(true)), open()))
                .isNotApplicable();
        verdict(judge(card(eni -> eni.description("ELB app/web/1").requesterManaged(false)), open()))
                .failsSaying("eni-2");
    }

    /** The graph is made once for all interfaces: fifty thousand take seconds, where a walk of the lists took hours. */
    @Test
    void judgesFiftyThousandInterfaces() {
        var inventory = open().inventory();
        var cards = IntStream.range(0, 50_000)
                .mapToObj(number -> card(eni -> eni.networkInterfaceId("eni-" + number)))
                .toList();
        cards.forEach(inventory::add);
        assertTimeout(
                Duration.ofSeconds(30),
                () -> assertThat(cards)
                        .allSatisfy(card -> assertThat(rules.noEffectiveExposureOfInterface(card, inventory, SETTINGS))
                                .isInstanceOf(Verdict.Fail.class)));
    }

    private Verdict judge(Resource<NetworkInterface> card, Wired wired) {
        return rules.noEffectiveExposureOfInterface(card, wired.with(card).inventory(), SETTINGS);
    }

    private static Inventory behind(IpPermission ingress) {
        return open().group(ingress).inventory();
    }

    private static Inventory behind(NetworkAclEntry first) {
        return open().acl(first, any(100, ALLOW, "0.0.0.0/0", false), any(100, ALLOW, "0.0.0.0/0", true))
                .group(tcp(0, 65535, "0.0.0.0/0"))
                .inventory();
    }

    private static Resource<Instance> enclaveHost() {
        return Inventories.resource(
                Ec2Kinds.INSTANCE,
                REGION,
                instance("203.0.113.5").config().toBuilder()
                        .enclaveOptions(options -> options.enabled(true))
                        .build());
    }
}

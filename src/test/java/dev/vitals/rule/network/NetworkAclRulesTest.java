package dev.vitals.rule.network;

import static dev.vitals.support.Inventories.REGION;
import static dev.vitals.support.Judged.verdict;
import static dev.vitals.support.Networks.acl;
import static dev.vitals.support.Networks.any;
import static dev.vitals.support.Networks.entry;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static software.amazon.awssdk.services.ec2.model.RuleAction.ALLOW;
import static software.amazon.awssdk.services.ec2.model.RuleAction.DENY;

import dev.vitals.collect.ec2.Ec2Kinds;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.ResourceKind;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.Settings;
import dev.vitals.support.Inventories;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.model.DBSubnetGroup;

class NetworkAclRulesTest {

    private static final ResourceKind<DBSubnetGroup> GROUP = ResourceKind.of(
            "AWS::RDS::DBSubnetGroup", DBSubnetGroup.class, DBSubnetGroup::dbSubnetGroupName, (place, group) -> "arn");

    private final NetworkAclRules rules = new NetworkAclRules();

    @Test
    void failsWhereAnAllowForTheWorldComesFirst() {
        verdict(rules.noPublicAdminPorts(
                        acl(entry(200, DENY, "0.0.0.0/0", 22, 22), entry(100, ALLOW, "0.0.0.0/0", 0, 65535))))
                .fails("acl-1 lets TCP 22 in from 0.0.0.0/0 by its entry 100");
        verdict(rules.noPublicAdminPorts(acl(entry(100, ALLOW, "::/0", 3389, 3389))))
                .fails("acl-1 lets TCP 3389 in from ::/0 by its entry 100");
    }

    @Test
    void passesWhereADenyForTheWorldComesFirst() {
        verdict(rules.noPublicAdminPorts(acl(
                        any(200, ALLOW, "0.0.0.0/0", false),
                        entry(100, DENY, "0.0.0.0/0", 22, 22),
                        entry(101, DENY, "0.0.0.0/0", 3389, 3389))))
                .passes();
    }

    @Test
    void isNotCalmedByADenyForSomebody() {
        verdict(rules.noPublicAdminPorts(
                        acl(any(100, DENY, "198.51.100.0/24", false), any(200, ALLOW, "0.0.0.0/0", false))))
                .failsSaying("entry 200");
        verdict(rules.noPublicAdminPorts(acl(any(100, DENY, "0.0.0.0/1", false), any(200, ALLOW, "0.0.0.0/0", false))))
                .failsSaying("entry 200");
        verdict(rules.noPublicAdminPorts(acl(
                        any(100, DENY, "0.0.0.0/1", false),
                        any(101, DENY, "128.0.0.0/1", false),
                        any(200, ALLOW, "0.0.0.0/0", false))))
                .passes();
    }

    @Test
    void readsOutboundEntriesAsOutbound() {
        verdict(rules.noPublicAnyPort(acl(any(100, ALLOW, "0.0.0.0/0", true)))).passes();
        verdict(rules.noPublicAnyPort(acl(any(100, ALLOW, "0.0.0.0/0", false)))).failsSaying("every port");
        verdict(rules.noPublicAnyPort(acl(entry(100, ALLOW, "0.0.0.0/0", 443, 443))))
                .passes();
    }

    @Test
    void judgesDatabasePortsOnlyForAclsOfDatabaseSubnets() {
        var open = Inventories.resource(Ec2Kinds.NETWORK_ACL, REGION, acl(any(100, ALLOW, "0.0.0.0/0", false)));

        verdict(rules.noPublicDatabasePorts(open, databasesIn("subnet-1"), Settings.defaults()))
                .failsSaying("TCP 1433");
        verdict(rules.noPublicDatabasePorts(open, databasesIn("subnet-2"), Settings.defaults()))
                .isNotApplicable();
        assertThatThrownBy(() -> rules.noPublicDatabasePorts(open, Inventories.unread(), Settings.defaults()))
                .isInstanceOf(UnreadableException.class);
    }

    private static Inventory databasesIn(String subnet) {
        var inventory = Inventories.unread();
        inventory.add(Inventories.resource(
                GROUP,
                REGION,
                DBSubnetGroup.builder()
                        .dbSubnetGroupName("databases")
                        .subnets(member -> member.subnetIdentifier(subnet))
                        .build()));
        inventory.complete(DBSubnetGroup.class, REGION);
        return inventory;
    }
}

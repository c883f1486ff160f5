package dev.vitals.rule.alarm;

import dev.vitals.collect.account.AwsAccount;
import dev.vitals.inventory.Inventory;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;

/** Alarms on changes of the network. */
class NetworkAlarmRules {

    @Rule(
            id = "cloudwatch-metric-alarm-security-group-changes",
            title = "Somebody hears of changed security groups",
            severity = Severity.MEDIUM,
            safeguards = {
                "164.308(a)(1)(i)",
                "164.308(a)(1)(ii)(D)",
                "164.308(a)(5)(ii)(C)",
                "164.308(a)(6)(i)",
                "164.308(a)(6)(ii)",
                "164.312(a)(2)(i)",
                "164.312(b)"
            })
    Verdict securityGroupChanges(AwsAccount account, Inventory inventory) {
        return new AlarmChain(inventory, Watched.of("cloudwatch-metric-alarm-security-group-changes")).judge();
    }

    @Rule(
            id = "cloudwatch-metric-alarm-network-acl-changes",
            title = "Somebody hears of changed network ACLs",
            severity = Severity.MEDIUM,
            safeguards = {
                "164.308(a)(1)(i)",
                "164.308(a)(1)(ii)(D)",
                "164.308(a)(5)(ii)(C)",
                "164.308(a)(6)(i)",
                "164.308(a)(6)(ii)",
                "164.312(a)(2)(i)",
                "164.312(b)"
            })
    Verdict networkAclChanges(AwsAccount account, Inventory inventory) {
        return new AlarmChain(inventory, Watched.of("cloudwatch-metric-alarm-network-acl-changes")).judge();
    }

    @Rule(
            id = "cloudwatch-metric-alarm-network-gateway-changes",
            title = "Somebody hears of changed gateways",
            severity = Severity.MEDIUM,
            safeguards = {"164.308(a)(1)(ii)(D)", "164.308(a)(6)(i)", "164.308(a)(6)(ii)", "164.312(b)"})
    Verdict networkGatewayChanges(AwsAccount account, Inventory inventory) {
        return new AlarmChain(inventory, Watched.of("cloudwatch-metric-alarm-network-gateway-changes")).judge();
    }

    @Rule(
            id = "cloudwatch-metric-alarm-route-table-changes",
            title = "Somebody hears of changed route tables",
            severity = Severity.MEDIUM,
            safeguards = {"164.308(a)(1)(ii)(D)", "164.308(a)(6)(i)", "164.308(a)(6)(ii)", "164.312(b)"})
    Verdict routeTableChanges(AwsAccount account, Inventory inventory) {
        return new AlarmChain(inventory, Watched.of("cloudwatch-metric-alarm-route-table-changes")).judge();
    }

    @Rule(
            id = "cloudwatch-metric-alarm-vpc-changes",
            title = "Somebody hears of changed VPCs",
            severity = Severity.MEDIUM,
            safeguards = {"164.308(a)(1)(ii)(D)", "164.308(a)(6)(i)", "164.308(a)(6)(ii)", "164.312(b)"})
    Verdict vpcChanges(AwsAccount account, Inventory inventory) {
        return new AlarmChain(inventory, Watched.of("cloudwatch-metric-alarm-vpc-changes")).judge();
    }
}

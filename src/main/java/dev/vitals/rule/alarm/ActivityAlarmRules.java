package dev.vitals.rule.alarm;

import dev.vitals.collect.account.AwsAccount;
import dev.vitals.inventory.Inventory;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;

/** Alarms on what people do: signing in, root, refusals, keys. */
class ActivityAlarmRules {

    @Rule(
            id = "cloudwatch-metric-alarm-unauthorized-api-calls",
            title = "Somebody hears of denied calls",
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
    Verdict unauthorizedApiCalls(AwsAccount account, Inventory inventory) {
        return new AlarmChain(inventory, Watched.of("cloudwatch-metric-alarm-unauthorized-api-calls")).judge();
    }

    @Rule(
            id = "cloudwatch-metric-alarm-console-signin-without-mfa",
            title = "Somebody hears of console sign-ins without MFA",
            severity = Severity.HIGH,
            safeguards = {
                "164.308(a)(1)(ii)(D)",
                "164.308(a)(5)(ii)(C)",
                "164.308(a)(6)(ii)",
                "164.312(b)",
                "164.312(d)"
            })
    Verdict consoleSigninWithoutMfa(AwsAccount account, Inventory inventory) {
        return new AlarmChain(inventory, Watched.of("cloudwatch-metric-alarm-console-signin-without-mfa")).judge();
    }

    @Rule(
            id = "cloudwatch-metric-alarm-root-use",
            title = "Somebody hears of the use of root",
            severity = Severity.HIGH,
            safeguards = {
                "164.308(a)(1)(i)",
                "164.308(a)(1)(ii)(D)",
                "164.308(a)(5)(ii)(C)",
                "164.308(a)(6)(i)",
                "164.308(a)(6)(ii)",
                "164.312(a)(2)(i)",
                "164.312(b)"
            })
    Verdict rootUse(AwsAccount account, Inventory inventory) {
        return new AlarmChain(inventory, Watched.of("cloudwatch-metric-alarm-root-use")).judge();
    }

    @Rule(
            id = "cloudwatch-metric-alarm-console-signin-failures",
            title = "Somebody hears of failed console sign-ins",
            severity = Severity.HIGH,
            safeguards = {
                "164.308(a)(1)(ii)(D)",
                "164.308(a)(5)(ii)(C)",
                "164.308(a)(6)(i)",
                "164.308(a)(6)(ii)",
                "164.312(b)"
            })
    Verdict consoleSigninFailures(AwsAccount account, Inventory inventory) {
        return new AlarmChain(inventory, Watched.of("cloudwatch-metric-alarm-console-signin-failures")).judge();
    }

    @Rule(
            id = "cloudwatch-metric-alarm-access-key-created",
            title = "Somebody hears of new access keys",
            severity = Severity.MEDIUM,
            safeguards = {
                "164.308(a)(1)(i)",
                "164.308(a)(1)(ii)(D)",
                "164.308(a)(4)(ii)(C)",
                "164.308(a)(5)(ii)(C)",
                "164.308(a)(6)(i)",
                "164.308(a)(6)(ii)",
                "164.312(a)(2)(i)",
                "164.312(b)"
            })
    Verdict accessKeyCreated(AwsAccount account, Inventory inventory) {
        return new AlarmChain(inventory, Watched.of("cloudwatch-metric-alarm-access-key-created")).judge();
    }

    @Rule(
            id = "cloudwatch-metric-alarm-organizations-changes",
            title = "Somebody hears of changes of the organization",
            severity = Severity.LOW,
            safeguards = {"164.308(a)(1)(ii)(D)", "164.308(a)(6)(ii)", "164.312(b)"})
    Verdict organizationsChanges(AwsAccount account, Inventory inventory) {
        return new AlarmChain(inventory, Watched.of("cloudwatch-metric-alarm-organizations-changes")).judge();
    }
}

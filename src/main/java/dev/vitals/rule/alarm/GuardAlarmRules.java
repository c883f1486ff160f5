package dev.vitals.rule.alarm;

import dev.vitals.collect.account.AwsAccount;
import dev.vitals.inventory.Inventory;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;

/** Alarms on changes of what guards and records. */
class GuardAlarmRules {

    @Rule(
            id = "cloudwatch-metric-alarm-iam-policy-changes",
            title = "Somebody hears of changed IAM policies",
            severity = Severity.HIGH,
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
    Verdict iamPolicyChanges(AwsAccount account, Inventory inventory) {
        return new AlarmChain(inventory, Watched.of("cloudwatch-metric-alarm-iam-policy-changes")).judge();
    }

    @Rule(
            id = "cloudwatch-metric-alarm-cloudtrail-changes",
            title = "Somebody hears of changes of CloudTrail",
            severity = Severity.HIGH,
            safeguards = {
                "164.308(a)(1)(i)",
                "164.308(a)(1)(ii)(D)",
                "164.308(a)(5)(ii)(C)",
                "164.308(a)(6)(i)",
                "164.308(a)(6)(ii)",
                "164.312(a)(2)(i)",
                "164.312(b)",
                "164.312(c)(1)"
            })
    Verdict cloudtrailChanges(AwsAccount account, Inventory inventory) {
        return new AlarmChain(inventory, Watched.of("cloudwatch-metric-alarm-cloudtrail-changes")).judge();
    }

    @Rule(
            id = "cloudwatch-metric-alarm-config-changes",
            title = "Somebody hears of changes of AWS Config",
            severity = Severity.MEDIUM,
            safeguards = {"164.308(a)(1)(ii)(D)", "164.308(a)(6)(ii)", "164.312(b)"})
    Verdict configChanges(AwsAccount account, Inventory inventory) {
        return new AlarmChain(inventory, Watched.of("cloudwatch-metric-alarm-config-changes")).judge();
    }

    @Rule(
            id = "cloudwatch-metric-alarm-s3-bucket-policy-changes",
            title = "Somebody hears of changed bucket policies",
            severity = Severity.MEDIUM,
            safeguards = {"164.308(a)(1)(ii)(D)", "164.308(a)(6)(ii)", "164.312(b)"})
    Verdict s3BucketPolicyChanges(AwsAccount account, Inventory inventory) {
        return new AlarmChain(inventory, Watched.of("cloudwatch-metric-alarm-s3-bucket-policy-changes")).judge();
    }

    @Rule(
            id = "cloudwatch-metric-alarm-kms-key-disable-delete",
            title = "Somebody hears of keys that are disabled or deleted",
            severity = Severity.HIGH,
            safeguards = {"164.308(a)(1)(ii)(D)", "164.308(a)(6)(ii)", "164.312(a)(2)(iv)", "164.312(b)"})
    Verdict kmsKeyDisableDelete(AwsAccount account, Inventory inventory) {
        return new AlarmChain(inventory, Watched.of("cloudwatch-metric-alarm-kms-key-disable-delete")).judge();
    }
}

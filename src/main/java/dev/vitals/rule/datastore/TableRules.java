package dev.vitals.rule.datastore;

import dev.vitals.collect.dynamodb.DynamoDbTable;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableTarget;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryStatus;
import software.amazon.awssdk.services.dynamodb.model.SSEStatus;

/** DynamoDB tables. */
class TableRules {

    private static final List<String> BOTH_WAYS =
            List.of("dynamodb:table:ReadCapacityUnits", "dynamodb:table:WriteCapacityUnits");

    private static final Set<SSEStatus> ON = EnumSet.of(SSEStatus.ENABLED, SSEStatus.ENABLING, SSEStatus.UPDATING);

    @Rule(
            id = "dynamodb-table-pitr",
            title = "The table can be restored to any minute",
            severity = Severity.HIGH,
            safeguards = {
                "164.308(a)(1)(ii)(B)",
                "164.308(a)(7)(i)",
                "164.308(a)(7)(ii)(A)",
                "164.308(a)(7)(ii)(B)",
                "164.308(a)(7)(ii)(C)",
                "164.310(d)(2)(iv)",
                "164.312(a)(2)(ii)"
            })
    Verdict recoverable(DynamoDbTable table) {
        var recovery = Reading.required(
                table.backups().orElseThrow().pointInTimeRecoveryDescription(), "PointInTimeRecoveryDescription");
        var status = Reading.required(recovery.pointInTimeRecoveryStatus(), "PointInTimeRecoveryStatus");
        return status == PointInTimeRecoveryStatus.ENABLED
                ? Verdict.pass()
                : Verdict.fail("Table %s has no point-in-time recovery".formatted(table.name()))
                        .at("backups.PointInTimeRecoveryDescription.PointInTimeRecoveryStatus", status)
                        .expected("ENABLED");
    }

    @Rule(
            id = "dynamodb-table-kms-encrypted",
            title = "The table is encrypted with a KMS key",
            severity = Severity.MEDIUM,
            safeguards = {
                "164.308(a)(4)(ii)(A)",
                "164.312(a)(2)(iv)",
                "164.312(c)(1)",
                "164.312(e)(2)(ii)",
                "164.314(b)(1)",
                "164.314(b)(2)",
                "164.314(b)(2)(i)",
                "164.314(b)(2)(ii)",
                "164.314(b)(2)(iii)",
                "164.314(b)(2)(iv)"
            },
            version = 2)
    Verdict kmsKey(DynamoDbTable table) {
        // AWS leaves the block out for tables under its own key.
        var encryption = table.table().orElseThrow().sseDescription();
        var on = encryption != null && ON.contains(encryption.status());
        return on
                ? Verdict.pass()
                : Verdict.fail("Table %s is encrypted with a key that AWS owns".formatted(table.name()))
                        .at("table.SSEDescription", encryption == null ? "not set" : encryption.statusAsString())
                        .expected("a KMS key of the account");
    }

    @Rule(
            id = "dynamodb-table-autoscaling",
            title = "The table's capacity follows its load",
            severity = Severity.LOW,
            safeguards = {
                "164.308(a)(1)(ii)(B)",
                "164.308(a)(7)(i)",
                "164.308(a)(7)(ii)(A)",
                "164.308(a)(7)(ii)(B)",
                "164.308(a)(7)(ii)(C)"
            })
    Verdict scales(Resource<DynamoDbTable> resource, Inventory inventory) {
        var table = resource.config();
        var billing = table.table().orElseThrow().billingModeSummary();
        if (billing != null && billing.billingMode() == BillingMode.PAY_PER_REQUEST) {
            return Verdict.pass();
        }
        var missing = BOTH_WAYS.stream()
                .filter(way -> !isTarget(table.name(), way, resource.region(), inventory))
                .toList();
        return missing.isEmpty()
                ? Verdict.pass()
                : Verdict.fail("Table %s has a fixed capacity for %s"
                                .formatted(table.name(), missing.size() > 1 ? "reads and writes" : way(missing)))
                        .at("ScalableTarget", "none for " + String.join(", ", missing))
                        .expected("auto scaling of both, or billing on demand");
    }

    private static boolean isTarget(String table, String dimension, String region, Inventory inventory) {
        return inventory
                .find(ScalableTarget.class, region, "table/" + table + "|" + dimension)
                .value()
                .isPresent();
    }

    private static String way(List<String> missing) {
        return missing.getFirst().contains("Read") ? "reads" : "writes";
    }
}

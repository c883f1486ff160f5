package dev.vitals.rule.ssm;

import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ssm.model.ComplianceStatus;
import software.amazon.awssdk.services.ssm.model.InstanceInformation;
import software.amazon.awssdk.services.ssm.model.PingStatus;
import software.amazon.awssdk.services.ssm.model.ResourceComplianceSummaryItem;

/** Whether machines are managed, and what Systems Manager says of them. */
class ManagedRules {

    @Rule(
            id = "ssm-instance-managed",
            title = "The instance is managed by Systems Manager",
            severity = Severity.MEDIUM,
            safeguards = {"164.308(a)(1)(ii)(B)", "164.308(a)(5)(ii)(B)"})
    Verdict managed(Resource<Instance> resource, Inventory inventory) {
        var instance = resource.config();
        var state = Reading.required(instance.state(), "State").name();
        if (Reading.required(state, "State.Name") != InstanceStateName.RUNNING) {
            return Verdict.notApplicable("The instance does not run");
        }
        var managed = inventory
                .find(InstanceInformation.class, resource.region(), instance.instanceId())
                .value();
        if (managed.isEmpty()) {
            return Verdict.fail("Instance %s is not managed by Systems Manager".formatted(instance.instanceId()))
                    .expected("a managed instance");
        }
        var ping = Reading.required(managed.get().config().pingStatus(), "PingStatus");
        return ping == PingStatus.ONLINE
                ? Verdict.pass()
                : Verdict.fail("Instance %s has lost its connection to Systems Manager"
                                .formatted(instance.instanceId()))
                        .at("PingStatus", ping)
                        .expected("Online");
    }

    @Rule(
            id = "ssm-patch-compliant",
            title = "The machine misses no approved patch",
            severity = Severity.HIGH,
            safeguards = {"164.308(a)(1)(ii)(B)", "164.308(a)(5)(ii)(B)"})
    Verdict patched(ResourceComplianceSummaryItem item) {
        return judge(item, "Patch", "misses approved patches");
    }

    @Rule(
            id = "ssm-association-compliant",
            title = "State Manager keeps the machine as it should be",
            severity = Severity.MEDIUM,
            safeguards = {"164.308(a)(1)(ii)(B)", "164.308(a)(5)(ii)(B)"})
    Verdict associated(ResourceComplianceSummaryItem item) {
        return judge(item, "Association", "is not as its associations want it");
    }

    private static Verdict judge(ResourceComplianceSummaryItem item, String type, String what) {
        if (!type.equals(Reading.required(item.complianceType(), "ComplianceType"))) {
            return Verdict.notApplicable("It speaks of " + item.complianceType());
        }
        var status = Reading.required(item.status(), "Status");
        return status == ComplianceStatus.COMPLIANT
                ? Verdict.pass()
                : Verdict.fail("Machine %s %s".formatted(item.resourceId(), what))
                        .at("Status", item.statusAsString())
                        .expected("COMPLIANT");
    }
}

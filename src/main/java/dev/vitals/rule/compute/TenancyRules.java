package dev.vitals.rule.compute;

import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Tenancy;

/** Whether PHI runs on hardware of its own, where an organization's policy still asks for it. */
class TenancyRules {

    @Rule(
            id = "ec2-instance-dedicated-tenancy",
            title = "The PHI instance runs on dedicated hardware where the policy asks for it",
            severity = Severity.LOW,
            safeguards = {"164.308(a)(4)(ii)(A)", "164.312(a)(1)"})
    Verdict dedicatedTenancy(Resource<Instance> instance, Settings settings) {
        var placement = Reading.required(instance.config().placement(), "Placement");
        if (!settings.marks().dedicatedTenancy()) {
            return Verdict.notApplicable("The organization's policy does not ask for dedicated hardware");
        }
        if (!settings.marks().holdsPhi(instance.tags())) {
            return Verdict.notApplicable("Not tagged as holding PHI");
        }
        var tenancy = Reading.required(placement.tenancy(), "Placement.Tenancy");
        return tenancy == Tenancy.DEDICATED || tenancy == Tenancy.HOST
                ? Verdict.pass()
                : Verdict.fail("PHI instance %s runs on shared hardware".formatted(instance.id()))
                        .at("Placement.Tenancy", tenancy)
                        .expected("dedicated or host");
    }
}

package dev.vitals.rule.iam;

import static dev.vitals.rule.Verdict.fail;
import static dev.vitals.rule.Verdict.notApplicable;
import static dev.vitals.rule.Verdict.pass;

import dev.vitals.collect.iam.ServiceUse;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Place;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import dev.vitals.rule.policy.Decision;
import dev.vitals.rule.principal.AccountAccess;
import dev.vitals.rule.principal.IamPrincipal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.iam.model.RoleDetail;

/** Roles: what they are allowed and do not need. */
class RoleRules {

    @Rule(
            id = "iam-permissions-used",
            title = "Roles use the services that they are granted",
            severity = Severity.MEDIUM,
            version = 2,
            safeguards = {"164.308(a)(3)(ii)(B)", "164.308(a)(3)(ii)(C)", "164.308(a)(4)(ii)(C)"})
    Verdict permissionsUsed(RoleDetail role, Inventory inventory, Settings settings) {
        var arn = Reading.required(role.arn(), "Arn");
        if (Reading.required(role.path(), "Path").startsWith("/aws-service-role/")) {
            return notApplicable("the role belongs to a service of AWS");
        }
        int days = settings.ages().unusedPermission();
        var limit = inventory.readAt().minus(Duration.ofDays(days));
        var created = Reading.required(role.createDate(), "CreateDate");
        if (created.isAfter(limit)) {
            return notApplicable("the role was created on " + Names.day(created));
        }
        var unused = inEffect(unused(arn, inventory, limit), AccountAccess.alone(role, inventory));
        return unused.isEmpty()
                ? pass()
                : fail("Role %s has not used %s for more than %d days"
                                .formatted(role.roleName(), Names.some(unused), days))
                        .at("ServicesLastAccessed", String.join(", ", unused))
                        .expected("only services in use");
    }

    @Rule(
            id = "iam-production-write-restricted-by-tag",
            title = "Developers cannot write to production",
            severity = Severity.HIGH,
            version = 2,
            safeguards = {"164.308(a)(3)(ii)(A)", "164.308(a)(4)(ii)(B)", "164.308(a)(4)(ii)(C)", "164.312(a)(1)"})
    Verdict productionWriteRestricted(RoleDetail role, Inventory inventory, Settings settings) {
        var name = Reading.required(role.roleName(), "RoleName");
        if (!Names.listed(settings.access().developerPrincipals(), name)) {
            return notApplicable("the role is not listed as a developers' role");
        }
        return new ProductionWrite(settings.marks())
                .firstAllowed(AccountAccess.alone(role, inventory), inventory)
                .<Verdict>map(write -> fail("Role %s may call %s on %s"
                                .formatted(name, write.action(), write.described()))
                        .at("Action", write.action())
                        .expected("writes denied, or allowed only by aws:ResourceTag, where the tag says production"))
                .orElse(pass());
    }

    /** AWS counts what policies grant, without what a Deny or the permissions boundary takes away again. */
    private static List<String> inEffect(List<String> services, IamPrincipal role) {
        return services.stream()
                .filter(service -> !(role.decide(service + ":*", "*") instanceof Decision.Denied denied)
                        || denied.ground() == Decision.Ground.NOTHING_ALLOWS)
                .toList();
    }

    private static List<String> unused(String arn, Inventory inventory, Instant limit) {
        return inventory
                .find(ServiceUse.class, Place.GLOBAL, arn)
                .value()
                .orElseThrow(
                        () -> new UnreadableException(Cause.MALFORMED, "the last use of services was not returned"))
                .config()
                .services()
                .orElseThrow()
                .stream()
                .filter(service -> service.lastUsed()
                        .value()
                        .map(used -> used.isBefore(limit))
                        .orElse(true))
                .map(ServiceUse.Service::namespace)
                .sorted()
                .toList();
    }
}

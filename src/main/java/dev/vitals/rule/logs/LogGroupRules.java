package dev.vitals.rule.logs;

import dev.vitals.collect.logs.LogGroupState;
import dev.vitals.collect.logs.SensitiveData;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Stars;
import dev.vitals.rule.Verdict;
import dev.vitals.rule.lists.ListName;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.cloudwatchlogs.model.AccountPolicy;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroupClass;

/** How long log groups keep, with what key, and what must not stand in them. */
class LogGroupRules {

    @Rule(
            id = "logs-log-group-retention",
            title = "The log group keeps its events for long enough",
            severity = Severity.MEDIUM,
            safeguards = {"164.312(b)", "164.316(b)(2)(i)"})
    Verdict retention(LogGroupState group, Settings settings) {
        Reading.required(group.group().arn(), "arn");
        var days = group.group().retentionInDays();
        int least = settings.retention().logGroupDays();
        if (days == null) {
            return neverExpires(group, settings);
        }
        return days >= least
                ? Verdict.pass()
                : Verdict.fail("Log group %s keeps its events for %d days".formatted(group.name(), days))
                        .at("group.retentionInDays", days)
                        .expected("at least %d days".formatted(least));
    }

    /** AWS leaves the number out where events never expire: right where it is a decision, else an oversight. */
    private static Verdict neverExpires(LogGroupState group, Settings settings) {
        return settings.retention().keptForever().stream().anyMatch(name -> Stars.match(name, group.name()))
                ? Verdict.pass()
                : Verdict.fail("Log group %s never expires, and nobody has decided that".formatted(group.name()))
                        .expected("at least %d days, or a decision to keep its events for ever"
                                .formatted(settings.retention().logGroupDays()));
    }

    @Rule(
            id = "logs-log-group-kms-encrypted",
            title = "The log group is encrypted with a KMS key",
            severity = Severity.MEDIUM,
            safeguards = {"164.308(a)(1)(ii)(B)", "164.308(a)(4)(ii)(A)", "164.312(a)(2)(iv)", "164.312(e)(2)(ii)"})
    Verdict encrypted(LogGroupState group) {
        Reading.required(group.group().arn(), "arn");
        // AWS leaves the key out where it uses its own.
        return group.group().kmsKeyId() != null
                ? Verdict.pass()
                : Verdict.fail("Log group %s is not encrypted with a KMS key".formatted(group.name()))
                        .expected("a KMS key of yours");
    }

    @Rule(
            id = "logs-data-protection-policy",
            title = "A data protection policy covers the log group",
            severity = Severity.HIGH,
            safeguards = {"164.308(a)(1)(ii)(B)", "164.312(a)(2)(iv)", "164.312(c)(1)"},
            version = 2)
    Verdict protectedData(Resource<LogGroupState> group, Inventory inventory, Settings settings) {
        var kind = group.config().group().logGroupClass();
        if (kind != null && kind != LogGroupClass.STANDARD) {
            return Verdict.notApplicable("Data protection is for log groups of the class STANDARD only");
        }
        var wanted = new ProtectedData(settings.lists().of(ListName.DATA_IDENTIFIERS));
        var own = Reading.attempt(() ->
                group.config().protection().value().filter(wanted::isCoveredBy).isPresent());
        if (own instanceof Reading.Known<Boolean>(Boolean covered) && covered) {
            return Verdict.pass();
        }
        var together = inventory.all(AccountPolicy.class, group.region()).stream()
                .filter(policy -> ProtectedData.selects(
                        policy.config().selectionCriteria(), group.config().name()))
                .map(policy -> Reading.required(policy.config().policyDocument(), "policyDocument"))
                .collect(Collectors.joining("\n"));
        var all = together + "\n" + group.config().protection().value().orElse("");
        return wanted.isCoveredBy(all)
                ? Verdict.pass()
                : Verdict.fail("Log group %s has no data protection policy for %s"
                                .formatted(group.config().name(), wanted.missingFrom(all)))
                        .expected("identifiers of credentials, of persons and of health data");
    }

    @Rule(
            id = "logs-no-sensitive-data-found",
            title = "No credentials and no PHI stand in the log group",
            severity = Severity.HIGH,
            safeguards = {"164.308(a)(1)(ii)(D)", "164.308(a)(5)(ii)(D)", "164.312(a)(1)"})
    Verdict nothingSensitive(LogGroupState group) {
        var found = group.found().orElseThrow();
        return found.isEmpty()
                ? Verdict.pass()
                : Verdict.fail("Log group %s holds %s in a sample of its newest events"
                                .formatted(
                                        group.name(),
                                        found.stream().map(SensitiveData::words).collect(Collectors.joining(", "))))
                        .at("found[0]", found.getFirst())
                        .expected("none");
    }
}

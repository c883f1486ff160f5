package dev.vitals.rule.detection;

import dev.vitals.collect.account.AwsRegion;
import dev.vitals.collect.macie.MacieFinding;
import dev.vitals.collect.macie.MacieState;
import dev.vitals.collect.s3.S3Bucket;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import dev.vitals.rule.bucket.PhiBuckets;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Amazon Macie. */
class MacieRules {

    private static final Verdict OFF = Verdict.notApplicable("Macie is not switched on here");

    @Rule(
            id = "macie-enabled",
            title = "Macie is on where PHI is",
            severity = Severity.MEDIUM,
            safeguards = {"164.308(a)(1)(ii)(A)", "164.308(a)(1)(ii)(D)", "164.312(a)(1)"})
    Verdict enabled(AwsRegion region, Inventory inventory, Settings settings) {
        if (PhiBuckets.of(inventory, settings, region.region()).isEmpty()) {
            return Verdict.notApplicable("No bucket in this region is tagged as holding PHI");
        }
        var state = inventory.all(MacieState.class, region.region());
        var status = state.isEmpty()
                ? "not switched on"
                : state.getFirst().config().status().orElse("not switched on");
        return status.equals("ENABLED")
                ? Verdict.pass()
                : Verdict.fail("Macie is %s in %s".formatted(status.toLowerCase(Locale.ROOT), region.region()))
                        .at("status", status)
                        .expected("ENABLED");
    }

    @Rule(
            id = "macie-automated-discovery",
            title = "Macie looks for sensitive data by itself",
            severity = Severity.LOW,
            safeguards = {"164.308(a)(1)(ii)(A)"})
    Verdict discovers(Resource<MacieState> macie) {
        if (macie.config().status().isAbsent()) {
            return OFF;
        }
        var status = macie.config().discovery().orElse("DISABLED");
        return status.equals("ENABLED")
                ? Verdict.pass()
                : Verdict.fail("Macie does not look for sensitive data by itself in %s".formatted(macie.region()))
                        .at("discovery", status)
                        .expected("ENABLED");
    }

    /** Sensitive data where it is declared to be is no surprise; a PHI bucket that became public is one. */
    @Rule(
            id = "macie-no-open-high-findings",
            title = "No finding of weight is open",
            severity = Severity.HIGH,
            safeguards = {"164.308(a)(1)(ii)(D)", "164.308(a)(6)(ii)"})
    Verdict noneOpen(Resource<MacieState> macie, Inventory inventory, Settings settings) {
        if (macie.config().status().isAbsent()) {
            return OFF;
        }
        var open = macie.config().open().orElseThrow();
        var declared = open.isEmpty()
                ? Set.<String>of()
                : PhiBuckets.of(inventory, settings).stream()
                        .map(S3Bucket::name)
                        .collect(Collectors.toSet());
        var surprising = open.stream()
                .filter(finding -> !finding.type().startsWith("SensitiveData") || !declared.contains(finding.bucket()))
                .toList();
        if (surprising.isEmpty() && macie.config().more()) {
            throw new UnreadableException(Cause.TOO_MANY, "Macie reports more findings of weight than are read");
        }
        if (surprising.isEmpty()) {
            return Verdict.pass();
        }
        MacieFinding first = surprising.getFirst();
        return Verdict.fail("Macie found %s in bucket %s on %s%s"
                        .formatted(
                                first.type(),
                                first.bucket(),
                                first.createdAt().atOffset(ZoneOffset.UTC).toLocalDate(),
                                surprising.size() == 1 ? "" : ", and %d more".formatted(surprising.size() - 1)))
                .at("open", first.id())
                .expected("no open finding of severity high outside buckets declared to hold PHI");
    }
}

package dev.vitals.rule.iam;

import static dev.vitals.rule.Verdict.fail;
import static dev.vitals.rule.Verdict.notApplicable;
import static dev.vitals.rule.Verdict.pass;

import dev.vitals.collect.iam.AccessKey;
import dev.vitals.inventory.Inventory;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import java.time.Duration;

/** Long-lived keys of users. */
class AccessKeyRules {

    private static final String INACTIVE = "the key is not active";

    @Rule(
            id = "iam-access-key-rotated",
            title = "Active access keys are rotated",
            severity = Severity.HIGH,
            safeguards = {
                "164.308(a)(3)(ii)(C)",
                "164.308(a)(4)(ii)(B)",
                "164.308(a)(4)(ii)(C)",
                "164.308(a)(5)(ii)(D)",
                "164.312(d)"
            })
    Verdict rotated(AccessKey key, Inventory inventory, Settings settings) {
        if (!key.active().orElseThrow()) {
            return notApplicable(INACTIVE);
        }
        int days = settings.ages().accessKey();
        var created = key.created().orElseThrow();
        return created.isBefore(inventory.readAt().minus(Duration.ofDays(days)))
                ? fail("Access key %s of user %s was created on %s, more than %d days ago"
                                .formatted(key.accessKeyId(), key.userName(), Names.day(created), days))
                        .at("created", Names.day(created))
                        .expected("within " + days + " days")
                : pass();
    }

    @Rule(
            id = "iam-access-key-used",
            title = "Active access keys are in use",
            severity = Severity.MEDIUM,
            safeguards = {
                "164.308(a)(3)(i)",
                "164.308(a)(3)(ii)(B)",
                "164.308(a)(4)(ii)(B)",
                "164.308(a)(4)(ii)(C)",
                "164.308(a)(5)(ii)(D)",
                "164.312(a)(1)"
            })
    Verdict used(AccessKey key, Inventory inventory, Settings settings) {
        if (!key.active().orElseThrow()) {
            return notApplicable(INACTIVE);
        }
        int days = settings.ages().unusedCredential();
        var used = key.lastUsed().value();
        var since = used.orElseGet(() -> key.created().orElseThrow());
        if (!since.isBefore(inventory.readAt().minus(Duration.ofDays(days)))) {
            return pass();
        }
        return fail("Access key %s of user %s was %s %s, more than %d days ago"
                        .formatted(
                                key.accessKeyId(),
                                key.userName(),
                                used.isPresent() ? "last used on" : "never used since it was created on",
                                Names.day(since),
                                days))
                .at("lastUsed", used.map(Names::day).orElse("never"))
                .expected("within " + days + " days");
    }
}

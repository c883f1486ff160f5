package dev.vitals.rule.account;

import static dev.vitals.rule.Verdict.fail;
import static dev.vitals.rule.Verdict.pass;

import dev.vitals.collect.account.AwsAccount;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Place;
import dev.vitals.inventory.Resource;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import dev.vitals.rule.lists.ListName;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.artifact.model.CustomerAgreementState;
import software.amazon.awssdk.services.artifact.model.CustomerAgreementSummary;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceTagMapping;

/** What binds AWS as a business associate, and which of its services that covers. */
class AccountRules {

    /** These name and order what others hold; a tag on one of them says nothing of data in it. */
    private static final Set<String> LABELS_ONLY = Set.of("resource-groups", "tag", "ram", "oam", "budgets");

    @Rule(
            id = "account-baa-accepted",
            title = "A Business Associate Addendum with AWS is active",
            severity = Severity.CRITICAL,
            safeguards = {"164.308(b)(1)", "164.308(b)(3)", "164.314(a)(1)", "164.314(a)(2)(i)"})
    Verdict baaAccepted(AwsAccount account, Inventory inventory) {
        boolean accepted = inventory.seen(CustomerAgreementSummary.class, Place.GLOBAL).stream()
                .anyMatch(agreement -> isActiveBaa(agreement.config(), inventory));
        if (accepted) {
            return pass();
        }
        inventory.all(CustomerAgreementSummary.class, Place.GLOBAL);
        return fail("No Business Associate Addendum is active for account %s".formatted(inventory.account()))
                .expected("an active addendum of the account or its organization in AWS Artifact");
    }

    @Rule(
            id = "account-hipaa-eligible-services-only",
            title = "PHI lies only in HIPAA-eligible services",
            severity = Severity.HIGH,
            safeguards = {"164.308(a)(1)(ii)(B)", "164.308(b)(1)", "164.314(a)(1)"},
            version = 2)
    Verdict eligibleServicesOnly(AwsAccount account, Inventory inventory, Settings settings) {
        var eligible = settings.lists().of(ListName.ELIGIBLE_SERVICES);
        var outside = new TreeMap<String, String>();
        inventory.resources().stream()
                .filter(resource -> settings.marks().holdsPhi(resource.tags()))
                .map(Resource::arn)
                .forEach(arn -> {
                    var service = service(arn);
                    if (!eligible.holds(service) && !LABELS_ONLY.contains(service)) {
                        outside.merge(service, arn, (one, other) -> one.compareTo(other) < 0 ? one : other);
                    }
                });
        if (!outside.isEmpty()) {
            var first = outside.firstEntry();
            return fail("%s holds PHI in %s, which is not on the list of HIPAA-eligible services of %s"
                            .formatted(first.getValue(), String.join(", ", outside.keySet()), eligible.compiledOn()))
                    .at("ResourceARN", first.getValue())
                    .expected("a HIPAA-eligible service");
        }
        inventory.all(ResourceTagMapping.class);
        return pass();
    }

    private static boolean isActiveBaa(CustomerAgreementSummary agreement, Inventory inventory) {
        var name = String.valueOf(agreement.name()).toLowerCase(Locale.ROOT);
        return agreement.state() == CustomerAgreementState.ACTIVE
                && (name.contains("business associate") || name.matches(".*\\bbaa\\b.*"))
                && (agreement.effectiveEnd() == null || agreement.effectiveEnd().isAfter(inventory.readAt()));
    }

    /** The service that an ARN names. */
    private static String service(String arn) {
        var parts = arn.split(":", 4);
        return parts.length > 3 ? parts[2].toLowerCase(Locale.ROOT) : arn;
    }
}
